import HanjangCore
import HanjangMarkdown

/// Cuts a document into its header and its sections.
struct SectionSplitter {
  struct Piece {
    var kind: SectionKind
    var heading: Block
    var body: [Block]

    var title: [Inline] { heading.headingContent }
  }

  private let vocabulary: Vocabulary
  private(set) var header: [Block] = []
  private(set) var pieces: [Piece] = []
  /// nil where no heading is a section's title.
  private(set) var level: Int?

  init(_ blocks: [Block], vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    var blocks = blocks
    level = sectionLevel(of: blocks)
    if level == nil {
      blocks = blocks.map { titled($0) }
      level = sectionLevel(of: blocks)
    }
    guard let level else {
      header = blocks
      return
    }
    let title = documentTitle(of: blocks)
    for (index, block) in blocks.enumerated() {
      guard index != title, let own = block.headingLevel,
        opens(block, own, level, after: blocks[(index + 1)...])
      else {
        add(block)
        continue
      }
      let kind = vocabulary.section(block.headingContent.plainText) ?? .generic
      if kind == .generic, pieces.isEmpty {
        header.append(block)
      } else {
        pieces.append(Piece(kind: kind, heading: block, body: []))
      }
    }
  }

  private mutating func add(_ block: Block) {
    if pieces.isEmpty { header.append(block) } else { pieces[pieces.count - 1].body.append(block) }
  }

  // MARK: Which headings open a section

  /// Of all levels the one with the most kinds of known titles; of equals the highest.
  private func sectionLevel(of blocks: [Block]) -> Int? {
    var kinds: [Int: Set<SectionKind>] = [:]
    for block in blocks {
      guard case .heading(let level, _, let content) = block.kind,
        let kind = vocabulary.section(content.plainText)
      else { continue }
      kinds[level, default: []].insert(kind)
    }
    if kinds.count > 1, let title = documentTitle(of: blocks),
      let level = blocks[title].headingLevel
    {
      kinds[level] = nil
    }
    return kinds.min { left, right in
      (-left.value.count, left.key) < (-right.value.count, right.key)
    }?.key
  }

  /// The only heading of its level may be the document's title: 자기소개서, 포트폴리오.
  private func documentTitle(of blocks: [Block]) -> Int? {
    guard let index = blocks.firstIndex(where: { $0.headingLevel != nil }),
      let level = blocks[index].headingLevel,
      blocks.filter({ $0.headingLevel ?? 7 <= level }).count == 1,
      NameReader(vocabulary: vocabulary).titleKind(blocks[index].headingContent.plainText) != nil,
      blocks.contains(where: { $0.headingLevel ?? 0 > level })
    else { return nil }
    return index
  }

  private func opens(
    _ block: Block, _ own: Int, _ level: Int, after rest: ArraySlice<Block>
  ) -> Bool {
    let text = block.headingContent.plainText
    guard !text.allSatisfy(\.isWhitespace) else { return false }
    let kind = vocabulary.section(text)
    if own > level { return kind.map { isSubsection($0) } ?? false }
    if kind != nil { return true }
    guard own == level, let current = pieces.last?.kind else { return true }
    let canHoldEntries = current.holdsEntries
    return !(canHoldEntries && looksLikeEntry(block, next: rest.first))
  }

  /// Under 기타 or an unknown title, deeper headings are sections of their own.
  private func isSubsection(_ kind: SectionKind) -> Bool {
    guard let current = pieces.last(where: { $0.heading.headingLevel ?? 0 <= level ?? 6 }) else {
      return false
    }
    guard [.other, .generic].contains(current.kind) || isMixed(current) else { return false }
    switch kind {
    case .education, .training, .awards, .certificates, .languages, .activities, .publications,
      .military, .skills, .links, .opensource, .career, .project:
      return true
    case .contact, .summary, .other, .letter, .generic: return false
    }
  }

  /// A title that joins kinds, such as `학력 및 자격증`, may have one of them below.
  private func isMixed(_ piece: Piece) -> Bool {
    let text = piece.title.plainText
    return ["및", "/", "·", "&", ",", " and "].contains { text.contains($0) }
      && ![.career, .project, .skills].contains(piece.kind)
  }

  /// A title with a date, or with the mark of an organisation; the date may be on the next line.
  private func looksLikeEntry(_ block: Block, next: Block?) -> Bool {
    let line = RichLine(block.headingContent)
    if PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary) != nil {
      return true
    }
    if line.text.contains("(주)") || line.text.contains("㈜") { return true }
    guard case .paragraph(let content)? = next?.kind else { return false }
    return RichLine.lines(of: content).prefix(2).contains { line in
      let found = PeriodExtraction.extract(from: line, in: .line, vocabulary: vocabulary)
      return found.map { $0.rest.scalars.count <= 60 } ?? false
    }
  }

  // MARK: Bold paragraphs as titles

  /// Where no heading is a section's title, a bold paragraph can be one.
  private func titled(_ block: Block) -> Block {
    guard case .paragraph(let content) = block.kind else { return block }
    let title = content.boldContent ?? bracketed(content)
    guard let title, vocabulary.section(title.plainText) != nil else { return block }
    return Block(
      .heading(level: 2, anchor: "section-\(block.range.start.line)", content: title),
      range: block.range)
  }

  /// `[경력]`, `■ 경력`, `<경력>`.
  private func bracketed(_ content: [Inline]) -> [Inline]? {
    let text = content.plainText
    guard text.count <= 24, let first = text.first, "[<■▶●◆【〈".contains(first) else { return nil }
    let line = RichLine(content)
    let inner = line.trimmed(line.all) { "[]<>■▶●◆【】〈〉 ".unicodeScalars.contains($0) }
    return line.slice(inner)
  }
}
