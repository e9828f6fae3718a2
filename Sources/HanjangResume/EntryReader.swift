import HanjangCore
import HanjangMarkdown

/// Finds the entries in a section's blocks.
struct EntryReader {
  let kind: SectionKind
  let vocabulary: Vocabulary
  private let mixing: [SectionKind]
  private(set) var claims: [Claim] = []

  /// - Parameter mixing: all kinds that the section's title joins, such as `수상 및 자격증`.
  init(kind: SectionKind, mixing: [SectionKind], vocabulary: Vocabulary) {
    self.kind = kind
    self.mixing = mixing
    self.vocabulary = vocabulary
  }

  mutating func parts(of blocks: [Block]) -> [Section.Part] {
    let levels = blocks.compactMap(\.headingLevel)
    guard let level = levels.min() else { return flatParts(blocks) }
    var parts: [Section.Part] = []
    var pieces = blocks.parted(atLevel: level)
    if pieces[0].heading == nil { parts += flatParts(pieces.removeFirst().body) }
    for piece in pieces {
      guard let heading = piece.heading, case .heading(_, let anchor, let content) = heading.kind
      else { continue }
      if content.plainText.allSatisfy(\.isWhitespace) {
        claim(heading.range, 1, "ignored: an empty heading")
        parts += self.parts(of: piece.body)
      } else if heading.entry == nil, isGroup(content, body: piece.body) {
        claim(heading.range, 4, "a heading over entries")
        parts.append(.group(title: content, anchor: anchor))
        parts += group(content, body: piece.body)
      } else {
        parts.append(.entry(entry(heading, content, anchor: anchor, body: piece.body)))
      }
    }
    return parts
  }

  /// The entries below a heading, of the kind that it names.
  private mutating func group(_ content: [Inline], body: [Block]) -> [Section.Part] {
    let own = vocabulary.section(content.plainText)
    guard let own, own.holdsEntries, own != kind, own != .career else { return parts(of: body) }
    var reader = EntryReader(kind: own, mixing: [own], vocabulary: vocabulary)
    let parts = reader.parts(of: body)
    claims += reader.claims
    return parts
  }

  private mutating func entry(
    _ heading: Block, _ content: [Inline], anchor: String, body: [Block]
  ) -> Entry {
    let title = RichLine(content.joiningLines).withoutPictograms
    var body = body
    var comment = heading.entry
    // Below the period's line, too.
    if comment == nil, body.count > 1, case .paragraph = body[0].kind, body[1].isEntryComment {
      comment = body.remove(at: 1).entry
    }
    var entry = entry([title], body: body, range: heading.range, comment: comment)
    entry.anchor = anchor
    entry.level = heading.headingLevel
    return entry
  }

  /// A heading without a period over headings that have one, where those are no roles or projects
  /// of one company.
  private func isGroup(_ content: [Inline], body: [Block]) -> Bool {
    let text = content.plainText
    let hasHeadings = body.contains { $0.headingLevel != nil }
    // `2023` over the projects of that year.
    if hasHeadings, isYear(text), body.first(where: \.isVisible)?.headingLevel != nil {
      return true
    }
    // `개인 프로젝트`, `자격증`: a title within its section.
    // A project may be called Paper: its period then stands below it.
    if let own = vocabulary.section(text), own.holdsEntries, own != .career || kind == .career,
      !isDatedBelow(body)
    {
      var reader = EntryReader(kind: own, mixing: [own], vocabulary: vocabulary)
      return reader.parts(of: body).contains { part in
        if case .entry = part { true } else { false }
      }
    }
    guard kind != .education,
      carriesPeriod([RichLine(content)], body: Array(body.prefix(1))) == false
    else { return false }
    guard let first = body.first(where: { $0.isVisible }), let level = first.headingLevel else {
      return false
    }
    let inner = body.parted(atLevel: level).filter { $0.heading != nil }
    let dated = inner.filter { piece in
      carriesPeriod([RichLine(piece.heading?.headingContent ?? [])], body: piece.body)
    }
    guard !dated.isEmpty, dated.count * 2 >= inner.count else { return false }
    if kind == .career {
      let splitter = TitleSplitter(vocabulary: vocabulary, kind: kind)
      return !inner.isEmpty
        && inner.allSatisfy { splitter.isOrganization($0.heading?.plainText ?? "") }
        || Self.employments.contains { content.plainText.contains($0) }
    }
    return true
  }

  private func isDatedBelow(_ body: [Block]) -> Bool {
    guard case .paragraph(let content)? = body.first(where: \.isVisible)?.kind,
      let line = RichLine.lines(of: content).first
    else { return false }
    return isPeriod(line)
  }

  private func isYear(_ text: String) -> Bool {
    let rest = text.filter { !$0.isNumber }
    return text.count - rest.count == 4 && ["", "년", "년도"].contains(BlockText.clean(rest))
  }

  private static let employments = [
    "정규직", "계약직", "인턴", "프리랜서", "파트타임", "아르바이트", "Full-time", "Part-time",
  ]

  // MARK: Without headings

  private mutating func flatParts(_ blocks: [Block]) -> [Section.Part] {
    var parts: [Section.Part] = []
    var open: (lines: [RichLine], body: [Block], range: SourceRange, comment: EntryComment?)?
    var waiting: EntryComment?
    var plain: [Block] = []
    func flushed() -> [Section.Part] { plain.isEmpty ? [] : [.blocks(plain)] }
    func close() {
      if let entry = open {
        parts.append(
          .entry(
            self.entry(
              entry.lines, body: entry.body, range: entry.range, comment: entry.comment)))
        open = nil
      }
    }
    for (index, block) in blocks.enumerated() {
      let following = Array(blocks[(index + 1)...].prefix(2))
      if let comment = block.entry, block.isEntryComment {
        let next = following.first.flatMap { next in
          entryLines(of: next, following: Array(following.dropFirst()), isOpen: false)
        }
        let isNear = following.first?.range.start.line == block.range.start.line + 1
        if let entry = open, entry.body.isEmpty, entry.comment == nil, next == nil || !isNear {
          open?.comment = comment
        } else if next != nil {
          waiting = comment
        } else {
          close()
          parts += flushed()
          plain = []
          open = ([], [], block.range, comment)
        }
      } else if let lines = entryLines(of: block, following: following, isOpen: open != nil) {
        close()
        parts += flushed()
        plain = []
        let several = severalEntries(lines, [])
        if let comment = waiting {
          open = (lines, [], block.range, comment)
          waiting = nil
        } else if several.count > 1 {
          parts += several.map { .entry(self.entry($0, body: [], range: block.range)) }
        } else if let many = separateEntries(lines) {
          parts += many.flatMap { line in
            severalEntries([line], []).map { lines in
              .entry(self.entry(lines, body: [], range: line.range ?? block.range))
            }
          }
        } else {
          open = (lines, [], block.range, nil)
        }
      } else if open != nil {
        open?.body.append(block)
      } else if let entries = entries(in: block) {
        parts += flushed()
        plain = []
        parts += entries.map { .entry($0) }
      } else if block.isVisible || !plain.isEmpty {
        plain.append(block)
      }
    }
    close()
    return parts + flushed()
  }

  /// The lines of a paragraph that begins an entry.
  private func entryLines(of block: Block, following: [Block], isOpen: Bool) -> [RichLine]? {
    guard case .paragraph(let content) = block.kind else { return nil }
    let lines = RichLine.lines(of: content)
    guard let first = lines.first, first.scalars.count <= 100 else { return nil }
    if isDated(first) { return lines }
    let isBold = first.inlines.boldContent != nil || startsBold(first)
    let bracketed = first.text.hasPrefix("[") && !isOpen
    guard isBold || bracketed else { return nil }
    if vocabulary.name(of: first.text, in: "labels", among: Self.labels) != nil { return nil }
    let below = lines.dropFirst().prefix(2)
    if below.contains(where: { isDated($0) || isPeriod($0) }) { return lines }
    return lines.count == 1 && followsPeriod(following) ? lines : nil
  }

  private static let labels = FactReader.names + ["outcome"]

  private func startsBold(_ line: RichLine) -> Bool {
    if case .marked(.strong, _)? = line.inlines.first?.kind { return true }
    return false
  }

  private func isDated(_ line: RichLine) -> Bool {
    guard
      let extraction = PeriodExtraction.extract(
        from: line, in: kind.holdsItems ? .item : .title, vocabulary: vocabulary)
    else { return false }
    if extraction.rest.isEmpty { return false }
    return !extraction.rest.text.hasSuffix("다.")
  }

  private func isPeriod(_ line: RichLine) -> Bool {
    let extraction = PeriodExtraction.extract(from: line, in: .line, vocabulary: vocabulary)
    return extraction?.rest.isEmpty ?? false
  }

  /// Whether what follows a title gives its period first.
  private func followsPeriod(_ blocks: [Block]) -> Bool {
    !EntryHead(
      [RichLine([])], body: Array(blocks.prefix(1)), kind: kind, vocabulary: vocabulary
    ).periods.isEmpty
  }

  /// Lines of one paragraph that are an entry each.
  private func separateEntries(_ lines: [RichLine]) -> [RichLine]? {
    guard lines.count > 1, lines.allSatisfy({ isDated($0) }) else { return nil }
    return lines
  }

  // MARK: Lists and tables

  private mutating func entries(in block: Block) -> [Entry]? {
    switch block.kind {
    case .list(let list): return entries(in: list)
    case .table(let table):
      let reader = TableReader(kind: kind, vocabulary: vocabulary)
      guard let entries = reader.entries(in: table) else { return nil }
      for entry in entries {
        if let range = entry.range {
          claim(range, 4, "an entry of a table: \(entry.title.plainText)")
        }
      }
      return entries
    default: return nil
    }
  }

  private mutating func entries(in list: List) -> [Entry]? {
    let heads = list.items.map { item -> (lines: [RichLine], body: [Block]) in
      let blocks = item.blocks.filter { !$0.isEntryComment }
      guard case .paragraph(let content)? = blocks.first?.kind else { return ([], blocks) }
      return (RichLine.lines(of: content), Array(blocks.dropFirst()))
    }
    let comments = list.items.map { $0.blocks.first(where: \.isEntryComment)?.entry }
    let isMarked = comments.contains { $0 != nil }
    let dated = heads.filter { carriesPeriod($0.lines, body: $0.body) }
    let isOneEach = kind.holdsItems && heads.allSatisfy { $0.lines.first?.scalars.count ?? 0 <= 90 }
    let isLabelled = heads.allSatisfy { head in
      head.lines.first.flatMap { LabelledLine($0) }.map { label in
        vocabulary.name(of: label.label, in: "labels", among: Self.labels) != nil
      } ?? false
    }
    guard isMarked || !dated.isEmpty || isOneEach, isMarked || !isLabelled,
      zip(heads, comments).allSatisfy({ !$0.lines.isEmpty || $1 != nil })
    else { return nil }
    guard isMarked || isOneEach || dated.count * 2 >= heads.count else { return nil }
    return heads.indices.flatMap { index in
      let (head, range) = (heads[index], list.items[index].range)
      if let comment = comments[index] {
        return [entry(head.lines, body: head.body, range: range, context: .item, comment: comment)]
      }
      return severalEntries(head.lines, head.body).map { lines in
        entry(lines, body: head.body, range: range, context: .item)
      }
    }
  }

  /// `정보처리기사 (2020.05), SQLD (2020.09)`: each with a date of its own.
  private func severalEntries(_ lines: [RichLine], _ body: [Block]) -> [[RichLine]] {
    guard kind.holdsItems, lines.count == 1, body.isEmpty else { return [lines] }
    var pieces: [RichLine] = []
    var rest = lines[0]
    while pieces.count < 50, let (left, right) = rest.halves(at: ", "), isDated(left),
      isDated(right)
    {
      pieces.append(left)
      rest = right
    }
    return (pieces + [rest]).map { [$0] }
  }

  /// Whether a period stands in the title, on a line below it or behind a label.
  private func carriesPeriod(_ lines: [RichLine], body: [Block]) -> Bool {
    if lines.prefix(3).contains(where: { line in
      PeriodExtraction.extract(
        from: line, in: kind.holdsItems ? .item : .title, vocabulary: vocabulary) != nil
    }) {
      return true
    }
    return !EntryHead(lines, body: body, kind: kind, vocabulary: vocabulary).periods.isEmpty
  }

  // MARK: One entry

  private mutating func entry(
    _ lines: [RichLine], body: [Block], range: SourceRange,
    context: PeriodExtraction.Context = .title, comment: EntryComment? = nil
  ) -> Entry {
    let stated = comment?.organization ?? ""
    let title = stated.isEmpty ? lines.first?.text ?? "" : stated
    let kind = EntryMarks(kind: self.kind, mixing: mixing).kind(of: title)
    let context = kind.holdsItems ? .item : context
    let head = EntryHead(lines, body: body, kind: kind, vocabulary: vocabulary, context: context)
    var entry = Entry(kind: kind, title: head.title, range: range)
    entry.periods = head.periods
    entry.details = head.details
    entry.facts = head.facts
    var reader = BodyReader(kind: kind, vocabulary: vocabulary)
    entry.parts = reader.parts(of: head.body)
    let overridden = comment.map { entry.take($0, at: range) }
    if entry.periods.isEmpty { entry.periods = entry.unionOfRoles }
    let dates = entry.periods.map { ", \($0.plain)" }.joined()
    claim(range, 4, "\(kind.rawValue) entry \(BlockText.clean(entry.title))\(dates)")
    if let overridden { claim(range, 11, overridden) }
    claims += head.claims + reader.claims
    return entry
  }

  private mutating func claim(_ range: SourceRange, _ rule: Int, _ became: String) {
    claims.append(Claim(position: range.start, rule: rule, became: became))
  }
}

extension Entry {
  /// From the first role's start to the last one's end.
  fileprivate var unionOfRoles: [Period] {
    let periods = parts.flatMap { part -> [Period] in
      if case .role(let row) = part { row.periods } else { [] }
    }
    guard let start = periods.map(\.start).min() else { return [] }
    if periods.contains(where: { $0.end == .open }) { return [Period(start: start, end: .open)] }
    let ends = periods.compactMap { period -> PartialDate? in
      if case .date(let date) = period.end { date } else { nil }
    }
    return [Period(start: start, end: ends.max().map { .date($0) } ?? .none)]
  }
}
