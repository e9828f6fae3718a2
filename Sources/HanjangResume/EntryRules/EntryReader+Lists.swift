import HanjangCore
import HanjangMarkdown

extension Entry {
  /// Takes the kind of a row with a single date among jobs.
  fileprivate mutating func takeKindInHistory(_ vocabulary: Vocabulary) {
    guard kind == .career, periods.count == 1, periods[0].end == .none,
      let own = EntryMarks.kindInHistory(BlockText.clean(title))
    else { return }
    kind = own
    let (name, rest) = TitleSplitter(vocabulary: vocabulary, kind: own).split(RichLine(title))
    title = name
    if !rest.isEmpty { details.insert(rest, at: 0) }
  }
}

/// Entries that are list items or rows of a table.
extension EntryReader {
  mutating func entries(in block: Block) -> [Entry]? {
    switch block.kind {
    case .list(let list): return entries(in: list)
    case .definitions: return block.termsAsItems.flatMap { entries(in: $0) }
    case .table(let table):
      let reader = TableReader(kind: kind, vocabulary: vocabulary)
      guard var entries = reader.entries(in: table) else { return nil }
      let marks = EntryMarks(kind: kind, mixing: mixing)
      for index in entries.indices {
        entries[index].kind = marks.kind(of: BlockText.clean(entries[index].title))
        entries[index].takeKindInHistory(vocabulary)
      }
      for entry in entries {
        if let range = entry.range {
          let dates = entry.periods.map { ", \($0.plain)" }.joined()
          claim(range, 4, "an entry of a table: \(entry.title.plainText)\(dates)")
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
    // What reads as one text keeps its author's order and weight.
    let running = heads.count { $0.lines.first.map(isRunningText) ?? false }
    if running * 2 >= heads.count, running > 0 { return nil }
    let comments = list.items.map { $0.blocks.first(where: \.isEntryComment)?.entry }
    let isMarked = comments.contains { $0 != nil } || areTitles(heads)
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
      if let (own, line) = sectionItem(head.lines) {
        var reader = EntryReader(kind: own, mixing: [own], vocabulary: vocabulary)
        let several = reader.severalEntries([line], head.body)
        var entries = several.map { lines in
          reader.entry(lines, body: head.body, range: range, context: .item)
        }
        entries[0].label = LabelledLine(head.lines[0])?.labelInlines ?? []
        claims += reader.claims
        return entries
      }
      if let comment = comments[index] {
        return [entry(head.lines, body: head.body, range: range, context: .item, comment: comment)]
      }
      return severalEntries(head.lines, head.body).map { lines in
        entry(lines, body: head.body, range: range, context: .item)
      }
    }
  }

  /// A citation with its authors, or a list of services parted by semicolons.
  private func isRunningText(_ line: RichLine) -> Bool {
    switch kind {
    case .publications: PublicationReading.isCitation(line)
    case .activities, .awards, .other:
      line.scalars.count > 40 && line.text.contains("; ") && !startsBold(line)
    case .contact, .summary, .career, .project, .education, .training, .skills, .certificates,
      .languages, .opensource, .links, .military, .letter, .generic:
      false
    }
  }

  /// Whether items without periods are entries all the same: schools, and companies or projects
  /// with a bold title or a list below.
  private func areTitles(_ heads: [(lines: [RichLine], body: [Block])]) -> Bool {
    let titles = heads.compactMap { $0.lines.first }
    guard titles.count == heads.count, !titles.contains(where: isSentence),
      !titles.contains(where: isLabel)
    else { return false }
    switch kind {
    case .education: return titles.allSatisfy { SchoolTitle.namesSchool($0.text) }
    case .project, .opensource, .career:
      return zip(titles, heads).allSatisfy { title, head in
        title.scalars.count <= 80
          && (startsBold(title) || startsLinked(title) || !head.body.isEmpty)
      }
    default: return false
    }
  }

  private static let endsOfSentences = ByteText.words(["다", "요.", "."])

  private func isSentence(_ line: RichLine) -> Bool {
    line.scalars.count > 20 && ByteText(line.text).hasSuffix(any: Self.endsOfSentences)
  }

  private func isLabel(_ line: RichLine) -> Bool {
    let label = LabelledLine(line)?.label ?? line.text
    return vocabulary.name(of: label, in: "labels", among: Self.labels) != nil
  }

  private func startsLinked(_ line: RichLine) -> Bool {
    if case .link? = line.inlines.first?.kind { true } else { false }
  }

  /// `자격증: 정보처리기사 (2020.05)` among other facts: its label says what it is.
  private func sectionItem(_ lines: [RichLine]) -> (kind: SectionKind, line: RichLine)? {
    guard kind == .other, lines.count == 1, let labelled = LabelledLine(lines[0]),
      !labelled.value.isEmpty, let own = vocabulary.section(labelled.label), own.holdsItems,
      own != .other
    else { return nil }
    return (own, labelled.value)
  }

  /// `정보처리기사 (2020.05), SQLD (2020.09)`: each with a date of its own.
  func severalEntries(_ lines: [RichLine], _ body: [Block]) -> [[RichLine]] {
    guard kind.holdsItems, lines.count == 1, body.isEmpty else { return [lines] }
    var pieces: [RichLine] = []
    var rest = lines[0]
    while pieces.count < 50, let parts = rest.halves(atExactly: ", "),
      case let left = RichLine(rest.slice(parts.left)),
      case let right = RichLine(rest.slice(parts.right)),
      isDated(left) && isDated(right) || areItems(left, right)
    {
      pieces.append(left)
      rest = right
    }
    return (pieces + [rest]).map { [$0] }
  }

  /// What their own words say to be two of several in a line.
  private func areItems(_ left: RichLine, _ right: RichLine) -> Bool {
    let (first, second) = (firstField(of: left), firstField(of: right))
    switch kind {
    case .certificates: return EntryMarks.isCertificate(first) && EntryMarks.isCertificate(second)
    case .languages:
      if EntryMarks.namesLanguage(second) { return EntryMarks.isLanguage(first) }
      // `TOEIC 900, OPIc IH`, but not `English: fluent, IELTS 8.0`.
      return EntryMarks.isLanguageTest(first) && EntryMarks.isLanguageTest(second)
        && !EntryMarks.namesLanguage(first)
    default: return false
    }
  }

  private func firstField(of line: RichLine) -> String {
    RichLine(line.slice(line.fields.first ?? line.all)).text
  }

  /// Whether a period stands in the title, on a line below it or behind a label.
  func carriesPeriod(_ lines: [RichLine], body: [Block]) -> Bool {
    if lines.prefix(3).contains(where: { line in
      PeriodExtraction.extract(
        from: line.withoutDatedPictogram, in: kind.holdsItems ? .item : .title,
        vocabulary: vocabulary) != nil
    }) {
      return true
    }
    return !EntryHead(lines, body: body, kind: kind, vocabulary: vocabulary).periods.isEmpty
  }
}
