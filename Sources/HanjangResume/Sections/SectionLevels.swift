import HanjangCore
import HanjangMarkdown

/// Finds the level of the headings that are sections' titles.
struct SectionLevels {
  private let vocabulary: Vocabulary
  private let names: NameReader
  /// With bold lines as headings where no heading is a section's title.
  private(set) var blocks: [Block]
  /// 0 where the document has no sections.
  private(set) var level = 0
  /// The index of the heading that names the document or the person, where it isn't a section.
  private(set) var title: Int?
  /// Whether the document is known to be a 경력기술서.
  private var isCareer: Bool
  /// Whether its title says that it is a portfolio: what would be companies are projects.
  private(set) var isPortfolio = false

  init(_ blocks: [Block], vocabulary: Vocabulary, isCareer: Bool) {
    self.vocabulary = vocabulary
    names = NameReader(vocabulary: vocabulary)
    self.blocks = blocks
    self.isCareer = isCareer
    findTitle()
    level = highestOfTitles() ?? 0
    if level == 0 { readTitledLines() }
    let named = title.flatMap { names.reading(RichLine(blocks[$0].headingContent)).kind }
    if named == .career { self.isCareer = true }
    isPortfolio = named == .portfolio
    if level == 0 || isCareer, mayBeCareer { level = highestOfCompanies() ?? level }
  }

  // MARK: Titles

  /// The level with the most kinds of known titles; on a tie, the highest. A title that
  /// a level repeats, such as 기술 스택 under each project, isn't a section's.
  private func highestOfTitles() -> Int? {
    var kinds = [[SectionKind]](repeating: [], count: Self.levels)
    var counts = [[String: Int]](repeating: [:], count: Self.levels)
    for (index, block) in blocks.enumerated() where index != title {
      guard case .heading(let level, _, let content) = block.kind else { continue }
      counts[level][Vocabulary.key(content.plainText), default: 0] += 1
    }
    for (index, block) in blocks.enumerated() where index != title {
      guard case .heading(let level, _, let content) = block.kind else { continue }
      let text = content.plainText
      guard counts[level][Vocabulary.key(text)] ?? 0 < 3, let kind = vocabulary.section(text),
        !kinds[level].contains(kind)
      else { continue }
      kinds[level].append(kind)
    }
    return kinds.indices.filter { !kinds[$0].isEmpty }.min { left, right in
      (-Self.weight(kinds[left]), left) < (-Self.weight(kinds[right]), right)
    }
  }

  /// Heading levels, and one for none.
  private static let levels = 7

  /// Titles that stand under projects as well count half.
  private static func weight(_ kinds: [SectionKind]) -> Int {
    kinds.reduce(0) { sum, kind in
      switch kind {
      case .career, .education, .project, .awards, .certificates, .training, .opensource, .military,
        .languages, .activities, .letter:
        sum + 2
      case .contact, .summary, .skills, .publications, .links, .other, .generic: sum + 1
      }
    }
  }

  /// The first heading may be the document's title: 경력기술서, 자기소개서, 포트폴리오.
  private mutating func findTitle() {
    guard let index = blocks.firstIndex(where: { $0.headingLevel != nil }),
      let level = blocks[index].headingLevel
    else { return }
    let text = blocks[index].headingContent.plainText
    let reading = names.reading(RichLine(blocks[index].headingContent))
    if reading.name != nil, reading.kind != nil {
      title = index
      return
    }
    guard names.titleKind(text) != nil else { return }
    let isOnly = blocks.filter { $0.headingLevel ?? 7 <= level }.count == 1
    let hasDeeper = blocks.contains { $0.headingLevel ?? 0 > level }
    let hasOthers = blocks[(index + 1)...].contains { $0.headingLevel != nil }
    let isSection = vocabulary.section(text) != nil
    let isStrict = ["이력서", "경력기술서", "경력 기술서", "자기소개서", "포트폴리오"].contains {
      Vocabulary.withoutNumbering(text) == $0
    }
    if isOnly && hasDeeper || hasOthers && (!isSection || isStrict) { title = index }
  }

  // MARK: Companies

  /// The highest level of headings that are companies by their dates.
  private func highestOfCompanies() -> Int? {
    let signs = EntrySigns(vocabulary)
    let levels = blocks.indices.compactMap { index -> Int? in
      guard index != title, let level = blocks[index].headingLevel,
        signs.isCompany(blocks[index], after: blocks[(index + 1)...])
      else { return nil }
      return level
    }
    guard let highest = levels.min() else { return nil }
    if level == 0, let above = levelAbove(highest) { return above }
    return level == 0 ? highest : min(level, highest)
  }

  /// The level of headings above the companies without known titles, if their contents identify them.
  private func levelAbove(_ companies: Int) -> Int? {
    let guess = SectionGuess(vocabulary)
    return blocks.indices.compactMap { index -> Int? in
      guard index != title, let own = blocks[index].headingLevel, own < companies else {
        return nil
      }
      let body = blocks[(index + 1)...].prefix { ($0.headingLevel ?? 7) > own }
      return guess.kind(of: Array(body)) == nil ? nil : own
    }.min()
  }

  /// Whether headings with a period may be companies: of a person who gives an address, too.
  var mayBeCareer: Bool {
    isCareer || ContactReader(vocabulary: vocabulary).reachesPerson(by: blocks)
  }

  // MARK: Lines as titles

  /// Where no heading is a section's title, bold lines are tried, and then lines that are nothing
  /// but a known title.
  /// Below the heading of the name, and above those of entries, such as `<summary>` makes.
  private var depthOfTitledLines: Int {
    let levels = blocks.compactMap(\.headingLevel)
    guard let lowest = levels.min() else { return 2 }
    let reader = TitledLines(vocabulary: vocabulary, level: 1, takesPlain: false)
    let first = blocks.firstIndex { block in
      block.headingLevel == nil && reader.titled(block).contains { $0.headingLevel != nil }
    }
    let inner = first.flatMap { blocks[$0...].compactMap(\.headingLevel).min() }
    return min(lowest + 1, max(1, (inner ?? 7) - 1))
  }

  private mutating func readTitledLines() {
    let depth = depthOfTitledLines
    for isBold in [true, false] {
      let reader = TitledLines(vocabulary: vocabulary, level: min(depth, 6), takesPlain: !isBold)
      var last: SectionKind?
      let titled = blocks.flatMap { block -> [Block] in
        // `**도구**` over names in one paragraph is a group of skills.
        if last == .skills, reader.isGroup(block) { return [block] }
        let titled = reader.titled(block)
        let titles = titled.filter { $0.headingLevel == reader.level }
        last = titles.last.flatMap { vocabulary.section($0.headingContent.plainText) } ?? last
        return titled
      }
      let kinds = Set(
        titled.filter { $0.headingLevel == reader.level }.compactMap {
          vocabulary.section($0.headingContent.plainText)
        })
      if kinds.count >= (isBold ? 1 : 2) {
        blocks = titled
        level = reader.level
        title = nil
        return
      }
    }
  }
}

/// Makes headings of lines that are a section's title by their look: `**경력**`, `[경력]`, `■ 경력`.
struct TitledLines {
  let vocabulary: Vocabulary
  let level: Int
  /// Whether a line without any mark counts as well.
  let takesPlain: Bool

  /// A title with lines below it in its paragraph, of a kind that groups of skills have too.
  func isGroup(_ block: Block) -> Bool {
    guard case .paragraph(let content) = block.kind else { return false }
    let lines = RichLine.lines(of: content)
    guard lines.count > 1, let title = title(of: lines[0]),
      !lines.dropFirst().contains(where: { self.title(of: $0) != nil })
    else { return false }
    return [.skills, .languages, .other].contains(vocabulary.section(title.plainText))
  }

  func titled(_ block: Block) -> [Block] {
    if !takesPlain, case .list(let list) = block.kind { return titled(list, block) }
    guard case .paragraph(let content) = block.kind, mayHoldTitle(content) else { return [block] }
    let lines = RichLine.lines(of: content)
    guard lines.contains(where: { title(of: $0) != nil }) else { return [block] }
    var result: [Block] = []
    var plain: [RichLine] = []
    func flush() {
      if !plain.isEmpty { result.append(EntryHead.paragraph(plain)) }
      plain = []
    }
    for line in lines {
      guard let title = title(of: line) else {
        plain.append(line)
        continue
      }
      flush()
      let range = line.range ?? block.range
      let anchor = "section-\(range.start.line)"
      result.append(
        Block(.heading(level: level, anchor: anchor, content: title), range: range))
    }
    flush()
    return result
  }

  /// A list of sections: items that are nothing but a known title, each over what it holds.
  private func titled(_ list: List, _ block: Block) -> [Block] {
    // `1. 경력` over a rule is a list of one item to Markdown.
    if list.items.count == 1, list.items[0].blocks.count == 1,
      case .paragraph(let content) = list.items[0].blocks[0].kind,
      vocabulary.section(content.plainText) != nil
    {
      let anchor = "section-\(block.range.start.line)"
      return [Block(.heading(level: level, anchor: anchor, content: content), range: block.range)]
    }
    let titles = list.items.map { item -> [Inline]? in
      guard item.blocks.count > 1, case .paragraph(let content)? = item.blocks.first?.kind,
        vocabulary.section((content.boldContent ?? content).plainText) != nil
      else { return nil }
      return content.boldContent ?? content
    }
    guard titles.count(where: { $0 != nil }) > 1 else { return [block] }
    var result: [Block] = []
    var plain = list
    plain.items = []
    func flush() {
      guard let first = plain.items.first else { return }
      result.append(Block(.list(plain), range: first.range))
      plain.items = []
    }
    for (item, title) in zip(list.items, titles) {
      guard let title else {
        plain.items.append(item)
        continue
      }
      flush()
      let anchor = "section-\(item.range.start.line)"
      result.append(
        Block(.heading(level: level, anchor: anchor, content: title), range: item.range))
      result += item.blocks.dropFirst()
    }
    flush()
    return result
  }

  private static let longestTitle = 40

  /// Whether a line may be short enough for a title: most paragraphs of running text have one line.
  private func mayHoldTitle(_ content: [Inline]) -> Bool {
    guard content.count == 1, case .text(let text) = content[0].kind else { return true }
    // A scalar has four bytes at most.
    return text.utf8.count <= 4 * Self.longestTitle
  }

  private func title(of line: RichLine) -> [Inline]? {
    guard line.scalars.count <= Self.longestTitle else { return nil }
    let title = line.inlines.boldContent ?? bracketed(line) ?? (takesPlain ? line.inlines : nil)
    guard let title, vocabulary.section(title.plainText) != nil else { return nil }
    return title
  }

  private static let marks: [Unicode.Scalar] = [
    "[", "]", "<", ">", "■", "▶", "●", "◆", "【", "】", "〈", "〉", "□", "○", "◇", "▷", "▪", "※", "=",
    "-", "*", "《", "》",
    "「", "」", "『", "』", "★", "☆", "✔", "►", "▣", "◈", "#",
  ]

  /// `[경력]`, `■ 경력`, `<경력>`, `1. 경력`, `경력:`.
  private func bracketed(_ line: RichLine) -> [Inline]? {
    let all = line.trimmed(line.all)
    guard let first = all.first, let last = all.last else { return nil }
    let isMarked =
      Self.marks.contains(line.scalars[first]) || line.scalars[first].digit != nil
      || line.scalars[first].isPictogram
    guard isMarked || line.scalars[last] == ":" else { return nil }
    let inner = line.trimmed(all) { Self.marks.contains($0) || $0.isSpace || $0 == ":" }
    return inner.isEmpty ? nil : line.slice(inner)
  }
}
