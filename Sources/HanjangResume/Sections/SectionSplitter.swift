import HanjangCore
import HanjangMarkdown

/// Cuts a document into its header and its sections.
struct SectionSplitter {
  struct Piece {
    var kind: SectionKind
    /// All kinds that the title joins.
    var kinds: [SectionKind]
    /// nil where entries stand in the document without a section's title.
    var heading: Block?
    var body: [Block]

    var title: [Inline] { heading?.headingContent ?? [] }
  }

  private let vocabulary: Vocabulary
  private(set) var header: [Block] = []
  private(set) var pieces: [Piece] = []
  /// Headings without text, which open nothing.
  private(set) var emptyHeadings: [Block] = []
  private let level: Int
  private let isPortfolio: Bool
  /// Whether headings with a period may be companies without a section above them: looked for only
  /// where a title is none that is known.
  private lazy var mayBeCareer = isCareer || levels.mayBeCareer
  private let isCareer: Bool
  private let levels: SectionLevels

  /// - Parameters:
  ///   - isCareer: whether the document is known to be a 경력기술서.
  ///   - isPortfolio: whether it is known to be a portfolio.
  ///   - hasContacts: whether front matter says how to reach the person.
  init(
    _ blocks: [Block], vocabulary: Vocabulary, isCareer: Bool = false, isPortfolio: Bool = false,
    hasContacts: Bool = false
  ) {
    self.vocabulary = vocabulary
    levels = SectionLevels(blocks, vocabulary: vocabulary, isCareer: isCareer)
    level = levels.level
    self.isCareer = isCareer || isPortfolio || hasContacts
    self.isPortfolio = isPortfolio || levels.isPortfolio
    guard level > 0 else {
      let untitled = UntitledSections(vocabulary).parts(of: blocks)
      header = untitled?.header ?? blocks
      pieces = untitled?.pieces ?? []
      return
    }
    let blocks = levels.blocks
    for (index, block) in blocks.enumerated() {
      guard index != levels.title, let own = block.headingLevel else {
        add(block)
        continue
      }
      if block.headingContent.plainText.allSatisfy(\.isWhitespace) {
        emptyHeadings.append(block)
      } else {
        place(block, own, after: blocks[(index + 1)...])
      }
    }
  }

  private mutating func add(_ block: Block) {
    if pieces.isEmpty { header.append(block) } else { pieces[pieces.count - 1].body.append(block) }
  }

  private mutating func place(_ block: Block, _ own: Int, after rest: ArraySlice<Block>) {
    let kinds = vocabulary.sectionKinds(block.headingContent.plainText)
    if opens(block, own, kinds.first, after: rest) {
      let loose = kinds.isEmpty ? looseKind(block, own, over: rest) : nil
      if let kind = kinds.first ?? loose ?? guessedKind(block, own, over: rest) {
        let kinds = kinds.isEmpty ? [kind] : kinds
        pieces.append(Piece(kind: kind, kinds: kinds, heading: block, body: []))
      } else if isCompany(block, own, after: rest) {
        let kind: SectionKind = isPortfolio ? .project : .career
        pieces.append(Piece(kind: kind, kinds: [kind], heading: nil, body: [block]))
      } else if pieces.isEmpty {
        header.append(block)
      } else {
        pieces.append(Piece(kind: .generic, kinds: [], heading: block, body: []))
      }
    } else {
      add(block)
    }
  }

  /// What a section with an unknown title holds, by what stands below it.
  private mutating func guessedKind(
    _ block: Block, _ own: Int, over rest: ArraySlice<Block>
  ) -> SectionKind? {
    guard mayBeCareer, !EntrySigns(vocabulary).isDated(block) else { return nil }
    return SectionGuess(vocabulary).kind(of: Array(rest.prefix { ($0.headingLevel ?? 7) > own }))
  }

  /// A title that ends in a section's word, where it isn't an entry.
  private func looseKind(
    _ block: Block, _ own: Int, over rest: ArraySlice<Block>
  ) -> SectionKind? {
    guard own <= level, !pieces.isEmpty || !header.isEmpty,
      let kind = vocabulary.looseSection(block.headingContent.plainText)
    else { return nil }
    guard kind == .career else { return kind }
    // `Technical Experience` over languages is none: a career has dates.
    let body = rest.prefix { ($0.headingLevel ?? own + 1) > own }
    let lines =
      body.compactMap { $0.headingLevel == nil ? nil : $0.plainText }
      + BlockText.lines(of: Array(body))
    let isDated = lines.contains { line in
      let found = PeriodScanner(Array(line.unicodeScalars)).periods()
      return found.contains(where: \.isRange)
        || !found.isEmpty && EntryMarks.kindInHistory(line) != nil
    }
    return isDated ? kind : nil
  }

  // MARK: Which headings open a section

  private func opens(
    _ block: Block, _ own: Int, _ kind: SectionKind?, after rest: ArraySlice<Block>
  ) -> Bool {
    if own > level { return kind.map { isSubsection($0) } ?? false }
    // Below a company that stands without a section: its projects.
    if let current = pieces.last, current.heading == nil, current.kind == .career,
      let company = current.body.first?.headingLevel, company < own
    {
      return false
    }
    if kind != nil { return true }
    // Below a section's title of a higher level stand its entries.
    if let current = pieces.last, current.kind.holdsEntries,
      let above = current.heading?.headingLevel, above < own
    {
      return false
    }
    guard let current = pieces.last, own == level || current.heading == nil else { return true }
    guard current.kind.holdsEntries else { return true }
    let signs = EntrySigns(vocabulary)
    switch current.kind {
    case .career, .project, .education, .opensource, .training, .activities:
      return !signs.isEntry(block, after: rest)
    case .contact, .summary, .skills, .awards, .certificates, .languages, .publications, .links,
      .military, .other, .letter, .generic:
      // Below an unknown title may stand dated lines of another kind.
      return !signs.isDated(block) && !signs.isDatedAlone(rest)
    }
  }

  /// A heading that is a company though no section stands above it.
  private mutating func isCompany(_ block: Block, _ own: Int, after rest: ArraySlice<Block>) -> Bool
  {
    guard mayBeCareer, own <= level else { return false }
    return EntrySigns(vocabulary).isCompany(block, after: rest)
  }

  /// Under 기타 or an unknown title, deeper headings are sections of their own.
  private func isSubsection(_ kind: SectionKind) -> Bool {
    guard let current = pieces.last(where: { $0.heading?.headingLevel ?? 0 <= level }) else {
      return false
    }
    let isMixed = current.kinds.count > 1 && ![.career, .project, .skills].contains(current.kind)
    guard [.other, .generic].contains(current.kind) || isMixed else { return false }
    switch kind {
    case .education, .training, .awards, .certificates, .languages, .activities, .publications,
      .military, .skills, .links, .opensource, .career, .project:
      return true
    case .contact, .summary, .other, .letter, .generic: return false
    }
  }
}

/// What tells an entry's heading from a section's title.
struct EntrySigns {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// A title with a date, or with the mark of an organisation; the date may stand below it.
  func isEntry(_ block: Block, after rest: ArraySlice<Block>) -> Bool {
    let line = RichLine(block.headingContent)
    if PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary) != nil {
      return true
    }
    if line.text.contains("(주)") || line.text.contains("㈜") { return true }
    return isDatedBelow(rest)
  }

  /// A title with a date in it.
  func isDated(_ block: Block) -> Bool {
    let line = RichLine(block.headingContent)
    return PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary) != nil
  }

  /// A title with a range of dates in or below it.
  func isCompany(_ block: Block, after rest: ArraySlice<Block>) -> Bool {
    let line = RichLine(block.headingContent)
    let periods =
      PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary)?.periods
      ?? periodsBelow(rest)
    return periods.contains { $0.end != .none }
  }

  /// Whether nothing but the date stands below a title.
  func isDatedAlone(_ rest: ArraySlice<Block>) -> Bool {
    guard let next = rest.first(where: \.isVisible), case .paragraph(let content) = next.kind,
      let line = RichLine.lines(of: content).first
    else { return false }
    let found = PeriodExtraction.extract(from: line, in: .line, vocabulary: vocabulary)
    return found?.rest.isEmpty ?? false
  }

  private func isDatedBelow(_ rest: ArraySlice<Block>) -> Bool { !periodsBelow(rest).isEmpty }

  private func periodsBelow(_ rest: ArraySlice<Block>) -> [Period] {
    guard let next = rest.first(where: { $0.isVisible && !$0.isPicture }),
      next.headingLevel == nil
    else { return [] }
    return EntryHead([RichLine([])], body: [next], kind: .career, vocabulary: vocabulary).periods
  }
}
