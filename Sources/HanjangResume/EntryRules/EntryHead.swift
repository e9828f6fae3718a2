import HanjangCore
import HanjangMarkdown

/// The lines that say what an entry is about and when: its title and what follows it directly.
struct EntryHead {
  let kind: SectionKind
  let vocabulary: Vocabulary
  var title: [Inline] = []
  private(set) var periods: [Period] = []
  var details: [[Inline]] = []
  private(set) var facts: [Fact] = []
  private(set) var claims: [Claim] = []
  /// What the head did not take.
  private(set) var body: [Block]
  /// Whether the period stood in the title.
  private(set) var isDatedByTitle = false
  /// Where the title's period stood, between two texts.
  private var cut: Int?
  /// Whether it stood in brackets with other text.
  private var leavesBracket = false

  /// - Parameter lines: the title, and lines of the same paragraph below it.
  init(
    _ lines: [RichLine], body: [Block], kind: SectionKind, vocabulary: Vocabulary,
    context: PeriodExtraction.Context = .title
  ) {
    self.kind = kind
    self.vocabulary = vocabulary
    self.body = body
    guard let first = lines.first else { return }
    let rest = readTitle(first, context: context)
    var following = Array(lines.dropFirst())
    readFollowing(&following)
    if !following.isEmpty { self.body.insert(Self.paragraph(following), at: 0) }
    if following.isEmpty { readBody() }
    if periods.isEmpty { readLabelledPeriod() }
    if periods.isEmpty { readPeriodOfSentence() }
    splitTitle(rest, isItem: context == .item)
    collectFacts()
  }

  // MARK: Title

  private mutating func readTitle(
    _ line: RichLine, context: PeriodExtraction.Context
  ) -> RichLine {
    guard let extraction = PeriodExtraction.extract(from: line, in: context, vocabulary: vocabulary)
    else { return line }
    // A title that is nothing but its date keeps it.
    guard !extraction.rest.isEmpty else { return line }
    periods = extraction.periods
    isDatedByTitle = true
    cut = extraction.cut
    leavesBracket = extraction.leavesBracket
    return extraction.rest
  }

  private mutating func splitTitle(_ line: RichLine, isItem: Bool) {
    let splitter = TitleSplitter(
      vocabulary: vocabulary, kind: kind, isItem: isItem, cut: cut, hasDatedBracket: leavesBracket)
    let (title, rest) = splitter.split(line)
    self.title = title.boldContent ?? title
    if !rest.isEmpty { details.insert(rest, at: 0) }
    if kind == .career { takeCompanyBelow(line) }
  }

  // MARK: Lines below

  /// Takes the lines of period, department and role from the front of `lines`.
  private mutating func readFollowing(_ lines: inout [RichLine]) {
    var taken = 0
    var found: [(periods: [Period], detail: RichLine)] = []
    var hasPeriod = !periods.isEmpty
    for (index, written) in lines.prefix(4).enumerated() {
      let line = written.withoutPictograms
      if !hasPeriod, let (periods, rest) = periodLine(line) {
        found.append((periods, rest))
        hasPeriod = true
      } else if isDetail(line)
        || !hasPeriod && index < 2 && isAbovePeriod(line, lines[(index + 1)...])
      {
        found.append(([], line))
      } else {
        break
      }
      taken += 1
    }
    // Without a period a line below the title is taken only if it says a role.
    while let last = found.last, last.periods.isEmpty, !isCertain(last.detail, hasPeriod: hasPeriod)
    {
      found.removeLast()
      taken -= 1
    }
    for (periods, detail) in found {
      self.periods += periods
      if !detail.isEmpty { details.append(detail.slice(detail.all)) }
    }
    for (index, line) in lines.prefix(taken).enumerated() {
      let isPeriod = !found[index].periods.isEmpty
      claim(line, rule: isPeriod ? 5 : 7, isPeriod ? "the period" : "a line of the entry's head")
    }
    lines.removeFirst(taken)
  }

  private mutating func claim(_ line: RichLine, rule: Int, _ became: String) {
    guard let position = line.range?.start else { return }
    claims.append(Claim(position: position, rule: rule, became: became))
  }

  private func isCertain(_ line: RichLine, hasPeriod: Bool) -> Bool {
    hasPeriod || vocabulary.isRole(line.text) || isAddress(line)
  }

  // MARK: Blocks below

  private mutating func readBody() {
    while let first = body.first, case .thematicBreak = first.kind { body.removeFirst() }
    if kind == .education { lowerDegreeHeading() }
    guard let first = body.first else { return }
    switch first.kind {
    case .paragraph where !hasSeveralRoles:
      if periods.isEmpty { joinParagraphsAbovePeriod() }
      guard case .paragraph(let content) = body.first?.kind ?? first.kind else { return }
      var lines = RichLine.lines(of: content)
      let count = lines.count
      readFollowing(&lines)
      replaceFirst(with: lines, of: count, in: first)
    case .quote(let blocks) where periods.isEmpty:
      readQuote(blocks)
    case .quote(let blocks) where kind == .career && blocks.count == 1:
      // `> 플랫폼팀 / 백엔드 개발자` below a title with its period.
      guard case .paragraph(let content) = blocks[0].kind else { return }
      let lines = RichLine.lines(of: content)
      guard lines.count == 1, isDetail(lines[0]) else { return }
      details.append(lines[0].slice(lines[0].all))
      claim(lines[0], rule: 7, "a line of the entry's head")
      body.removeFirst()
    case .list(let list) where periods.isEmpty:
      readItems(of: list)
    default: break
    }
  }

  /// The only heading below a school says the degree.
  private mutating func lowerDegreeHeading() {
    guard case .heading(_, _, let content)? = body.first?.kind,
      StudyReading.saysStudy(content.plainText), body.count(where: { $0.headingLevel != nil }) == 1
    else { return }
    body[0].kind = .paragraph(content)
  }

  /// Department or degree and the period may be paragraphs of one line each.
  private mutating func joinParagraphsAbovePeriod() {
    guard body.count > 1, case .paragraph(let upper) = body[0].kind,
      case .paragraph(let lower) = body[1].kind
    else { return }
    let (first, second) = (RichLine.lines(of: upper), RichLine.lines(of: lower))
    guard first.count == 1, let line = second.first, periodLine(first[0]) == nil,
      isDetail(first[0]) && periodLine(line) != nil || isAbovePeriod(first[0], [line])
    else { return }
    body.replaceSubrange(0...1, with: [Self.paragraph(first + second)])
  }

  private mutating func replaceFirst(with lines: [RichLine], of count: Int, in block: Block) {
    guard lines.count < count else { return }
    body.removeFirst()
    if lines.isEmpty {
      // The role may stand in a paragraph of its own below the period's.
      if !periods.isEmpty, details.isEmpty { readDetailParagraph() }
    } else {
      body.insert(Self.paragraph(lines), at: 0)
    }
  }

  private mutating func readDetailParagraph() {
    guard case .paragraph(let content)? = body.first?.kind else { return }
    let lines = RichLine.lines(of: content)
    guard lines.count == 1, isDetail(lines[0]) else { return }
    details.append(lines[0].slice(lines[0].all))
    body.removeFirst()
  }

  private mutating func readQuote(_ blocks: [Block]) {
    guard case .paragraph(let content)? = blocks.first?.kind else { return }
    var lines = RichLine.lines(of: content)
    let count = lines.count
    guard let first = lines.first, periodLine(first) != nil else { return }
    readFollowing(&lines)
    guard lines.count < count else { return }
    var rest = Array(blocks.dropFirst())
    if !lines.isEmpty { rest.insert(Self.paragraph(lines), at: 0) }
    let range = body[0].range
    body.removeFirst()
    if !rest.isEmpty { body.insert(Block(.quote(rest), range: range), at: 0) }
  }

  /// A list item that is only the period, first or behind a line of department and role.
  private mutating func readItems(of list: List) {
    var before: [[Inline]] = []
    // Items with a period each are roles or entries of their own.
    guard list.items.count(where: isDatedText) < 2 else { return }
    for (index, item) in list.items.prefix(3).enumerated() {
      guard item.blocks.count == 1, case .paragraph(let content)? = item.blocks.first?.kind else {
        return
      }
      let lines = RichLine.lines(of: content)
      guard lines.count == 1 else { return }
      if LabelledLine(lines[0]) == nil, let (periods, rest) = periodLine(lines[0]),
        rest.isEmpty || isDetail(rest)
      {
        self.periods = periods
        details += before
        if !rest.isEmpty { details.append(rest.slice(rest.all)) }
        for taken in list.items[..<index] {
          claims.append(
            Claim(position: taken.range.start, rule: 7, became: "a line of the entry's head"))
        }
        claims.append(Claim(position: item.range.start, rule: 5, became: "the period"))
        drop(index + 1, of: list)
        return
      }
      let next = list.items[(index + 1)...].first.flatMap { item -> RichLine? in
        guard item.blocks.count == 1, case .paragraph(let content)? = item.blocks.first?.kind else {
          return nil
        }
        return RichLine(content)
      }
      guard isDetail(lines[0]) || isAbovePeriod(lines[0], next.map { [$0] } ?? []) else { return }
      before.append(lines[0].slice(lines[0].all))
    }
  }

  private mutating func drop(_ count: Int, of list: List) {
    var list = list
    list.items.removeFirst(count)
    let range = body[0].range
    body.removeFirst()
    if !list.items.isEmpty { body.insert(Block(.list(list), range: range), at: 0) }
  }

  static func paragraph(_ lines: [RichLine]) -> Block {
    var content: [Inline] = []
    for line in lines {
      if let range = line.range, !content.isEmpty {
        content.append(Inline(.hardBreak, range: range))
      }
      content += line.inlines
    }
    return Block(.paragraph(content), range: lines.first?.range ?? SourceRange(line: 1, column: 1))
  }

  /// `An embedded store. (2021 – Present)`: in brackets at the end of a project's description.
  private mutating func readPeriodOfSentence() {
    guard kind == .project || kind == .opensource || kind == .activities,
      case .paragraph(let content)? = body.first?.kind
    else { return }
    var lines = RichLine.lines(of: content)
    guard let last = lines.last,
      let found = PeriodScanner.periods(in: last).last, found.isRange,
      last.text(found.range.upperBound..<last.scalars.count).drop(while: { ")].".contains($0) })
        .isEmpty,
      last.scalars.count > found.range.upperBound,
      let extraction = PeriodExtraction.extract(from: last, in: .line, vocabulary: vocabulary),
      !extraction.rest.isEmpty
    else { return }
    periods = extraction.periods
    claim(last, rule: 5, "the period")
    lines[lines.count - 1] = extraction.rest
    body[0] = Self.paragraph(lines)
  }

  // MARK: Labels

  /// `기간: 2020.01 ~ 2021.02` in a list, a quote, a paragraph or a table of the body.
  private mutating func readLabelledPeriod() {
    for index in factIndices {
      guard let found = LabelledPeriod(vocabulary: vocabulary).take(from: &body, at: index) else {
        continue
      }
      periods = found.periods
      claims.append(Claim(position: found.range.start, rule: 5, became: "the period"))
      return
    }
  }

  private mutating func collectFacts() {
    for index in factIndices.prefix(8) {
      facts += FactReader(vocabulary: vocabulary).facts(in: body[index])
    }
    if kind == .project || kind == .opensource { facts += headedFacts }
  }

  /// The blocks that may hold labels of the entry: those before a heading, or below one such as
  /// 기본 정보 or 개요.
  private var factIndices: [Int] {
    var indices: [Int] = []
    for (index, block) in body.enumerated() {
      guard block.headingLevel != nil else {
        indices.append(index)
        continue
      }
      let named = vocabulary.section(block.headingContent.plainText)
      guard indices.isEmpty, named == .contact || named == .summary else { break }
    }
    return indices
  }
}
