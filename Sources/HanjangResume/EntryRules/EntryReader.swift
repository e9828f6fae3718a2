import HanjangCore
import HanjangMarkdown

/// Finds the entries in a section's blocks.
struct EntryReader {
  let kind: SectionKind
  let vocabulary: Vocabulary
  let mixing: [SectionKind]
  var claims: [Claim] = []

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
    var pieces = joiningPeriodHeadings(in: blocks.parted(atLevel: level))
    pieces = loweringHeadLines(in: loweringPeriods(in: pieces))
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
    var lines = [title]
    // `2023 – 현재` over a line with the company.
    if isPeriod(title), case .paragraph(let content)? = body.first?.kind {
      lines += RichLine.lines(of: content)
      body.removeFirst()
    }
    var entry = entry(
      lines, body: body, range: heading.range, comment: comment)
    entry.anchor = anchor
    entry.level = heading.headingLevel
    return entry
  }

  /// A heading without a period over headings that have one, where those aren't roles or projects
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
    if !hasHeadings, isItemGroup(text), holdsDatedItems(body),
      !carriesPeriod([RichLine(content)], body: [])
    {
      return true
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

  /// Whether a title may stand over items rather than be one.
  private func isItemGroup(_ text: String) -> Bool {
    switch kind {
    case .publications: return true
    case .education: return !SchoolTitle.namesSchool(text) && !StudyReading.saysStudy(text)
    case .awards, .certificates:
      return !EntryMarks.says(kind, text) && !EntryMarks.isContest(text)
    case .activities, .training, .other: return Self.places.contains(BlockText.clean(text))
    case .contact, .summary, .career, .project, .skills, .languages, .opensource, .links, .military,
      .letter, .generic:
      return false
    }
  }

  private static let places: Set<String> = [
    "교내", "교외", "외부", "내부", "국내", "국외", "해외", "사내", "사외", "온라인", "오프라인", "기타", "교내 활동", "교외 활동",
  ]

  /// `교내` over a list of prizes, each with its date.
  private func holdsDatedItems(_ body: [Block]) -> Bool {
    guard let first = body.first(where: \.isVisible), case .list(let list) = first.kind else {
      return false
    }
    let lines = list.items.compactMap { $0.blocks.first?.plainText.map(RichLine.plain) }
    return lines.count == list.items.count && lines.count { isDated($0) } * 2 > lines.count
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

  // MARK: One entry

  mutating func entry(
    _ lines: [RichLine], body: [Block], range: SourceRange,
    context: PeriodExtraction.Context = .title, comment: EntryComment? = nil
  ) -> Entry {
    let lines = titled(lines)
    let stated = comment?.organization ?? ""
    let title = stated.isEmpty ? lines.first?.text ?? "" : stated
    var kind = EntryMarks(kind: self.kind, mixing: mixing).kind(of: title)
    if kind == .certificates, let first = lines.first, SchoolTitle.namesSchool(first.text),
      PeriodScanner.periods(in: first).contains(where: \.isRange)
    {
      kind = .education
    }
    if kind == .career, let first = lines.first,
      let dates = PeriodExtraction.extract(from: first, in: .item, vocabulary: vocabulary)
    {
      let text = dates.rest.text
      let isDay = dates.periods.allSatisfy { $0.end == .none }
      let own = isDay ? EntryMarks.kindInHistory(text) : EntryMarks.studyInHistory(text)
      if let own, !vocabulary.roles.endsInRole(text) { kind = own }
    }
    let isSchool =
      kind == .education && lines.first.map { SchoolTitle.namesSchool($0.text) } ?? false
    let context = kind.holdsItems || isSchool ? .item : context
    let head = EntryHead(lines, body: body, kind: kind, vocabulary: vocabulary, context: context)
    var entry = Entry(kind: kind, title: head.title, range: range)
    entry.periods = head.periods
    entry.details = head.details
    entry.facts = head.facts
    let hasRole = !head.periods.isEmpty && head.details.contains { vocabulary.isRole($0.plainText) }
    var reader = BodyReader(kind: kind, vocabulary: vocabulary, hasRole: hasRole)
    entry.parts = reader.parts(of: head.body)
    if kind == .education { entry.takeSchool() }
    entry.takePlace(vocabulary)
    let overridden = comment.map { entry.take($0, at: range) }
    if entry.periods.isEmpty { entry.periods = entry.unionOfRoles }
    entry.takeDuration()
    let dates = entry.periods.map { ", \($0.plain)" }.joined()
    claim(range, 4, "\(kind.rawValue) entry \(BlockText.clean(entry.title))\(dates)")
    if let overridden { claim(range, 11, overridden) }
    claims += head.claims + reader.claims
    return entry
  }

  /// With the value of `회사명: …` for the title, and without a pictogram before its date.
  private func titled(_ lines: [RichLine]) -> [RichLine] {
    guard let first = lines.first else { return lines }
    var lines = lines
    // The period may stand on a line above the title.
    if lines.count > 1, isPeriod(first), !isPeriod(lines[1]) { lines.swapAt(0, 1) }
    lines[0] = lines.count > 1 ? lines[0].withoutPictograms : lines[0].withoutDatedPictogram
    if let labelled = LabelledLine(lines[0]), !labelled.value.isEmpty,
      lines.count > 1 || labelled.label.hasPrefix("[") || labelled.label.hasSuffix("명"),
      vocabulary.name(
        of: labelled.label, in: "labels", among: ["organization", "institution", "title"]) != nil
    {
      lines[0] = labelled.value
    }
    return lines
  }

  mutating func claim(_ range: SourceRange, _ rule: Int, _ became: String) {
    claims.append(Claim(position: range.start, rule: rule, became: became))
  }
}

extension Entry {
  /// The school from the lines below, where the title is a degree: `B.S. in Physics`.
  fileprivate mutating func takeSchool() {
    let text = title.plainText
    guard !SchoolTitle.namesSchool(text),
      StudyReading.saysStudy(text)
        || details.contains(where: { StudyReading.saysDegree($0.plainText) })
    else { return }
    if let place = details.firstIndex(where: { SchoolTitle.namesSchool($0.plainText) }) {
      let (school, rest) = Self.school(in: details[place])
      details.replaceSubrange(place...place, with: rest.isEmpty ? [] : [rest])
      details.insert(title, at: 0)
      title = school
      return
    }
    guard case .blocks(var blocks)? = parts.first, let first = blocks.first else { return }
    switch first.kind {
    case .list(var list):
      guard let item = list.items.first, item.blocks.count == 1,
        case .paragraph(let content)? = item.blocks.first?.kind, takeSchool(from: content)
      else { return }
      list.items.removeFirst()
      if list.items.isEmpty { blocks.removeFirst() } else { blocks[0].kind = .list(list) }
    case .paragraph(let content):
      guard takeSchool(from: content) else { return }
      blocks.removeFirst()
    case .heading, .quote, .callout, .definitions, .code, .table, .thematicBreak, .space,
      .pageBreak:
      return
    }
    parts[0] = .blocks(blocks)
    if blocks.isEmpty { parts.removeFirst() }
  }

  private mutating func takeSchool(from content: [Inline]) -> Bool {
    let line = RichLine(content)
    guard line.scalars.count <= 100, SchoolTitle.namesSchool(line.text),
      RichLine.lines(of: content).count == 1
    else { return false }
    let (school, rest) = Self.school(in: content)
    details.insert(title, at: 0)
    if !rest.isEmpty { details.append(rest) }
    title = school
    return true
  }

  private static func school(in content: [Inline]) -> (title: [Inline], rest: [Inline]) {
    let line = RichLine(content)
    return SchoolTitle(line).halves ?? (line.slice(line.all), [])
  }

  /// Takes the `(2년 2개월)` that stands behind the name.
  fileprivate mutating func takeDuration() {
    let line = RichLine(title)
    let all = line.trimmed(line.all)
    guard !periods.isEmpty, let last = all.last, line.scalars[last].closesBracket,
      let open = line.scalars[all].lastIndex(where: \.opensBracket), open > all.lowerBound,
      let (duration, end) = DurationScanner(scalars: line.scalars).duration(at: open + 1),
      line.trimmed(end..<last).isEmpty
    else { return }
    if periods.count == 1, periods[0].statedDuration == nil { periods[0].statedDuration = duration }
    title = line.slice(all.lowerBound..<open)
  }

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
