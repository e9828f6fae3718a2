import HanjangCore
import HanjangMarkdown

/// One entry as items of JSON Resume.
struct EntryData {
  let entry: Entry
  let vocabulary: Vocabulary

  init(_ entry: Entry, vocabulary: Vocabulary) {
    self.entry = entry
    self.vocabulary = vocabulary
  }

  /// Without a number in front and an address in brackets behind, which has a field of its own.
  var title: String {
    let title = TitleNumber.removed(
      from: RichLine(entry.title).withoutPictograms, of: entry.kind, vocabulary)
    guard title.hasSuffix(")"), let open = title.lastIndex(of: "("), open > title.startIndex,
      ContactText.isAddress(String(title[title.index(after: open)...].dropLast()))
    else { return title }
    return BlockText.clean(String(title[..<open]))
  }

  var details: [String] { entry.details.map(BlockText.clean).filter { !$0.isEmpty } }

  /// Everything in one string.
  var text: String {
    ([title] + details + entry.periods.map(\.plain)).filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  /// The items, each with the name of its list.
  var items: [(list: String, item: JSONValue)] {
    if let typed { return [typed] }
    switch entry.kind {
    case .career: return work.map { ("work", $0) }
    case .project, .opensource: return [("projects", project)]
    case .education: return [("education", education)]
    case .training: return [("education", training)]
    case .awards: return [("awards", award)]
    case .certificates: return [("certificates", certificate)]
    case .languages: return [("languages", language)]
    case .activities: return [("volunteer", activity)]
    case .publications: return [("publications", publication)]
    case .other: return [("other", other)]
    case .contact, .summary, .skills, .links, .military, .letter, .generic: return []
    }
  }

  /// Items of lists that are set as their author wrote them, such as citations.
  static func items(
    ofRunningText blocks: [Block], kind: SectionKind, vocabulary: Vocabulary
  ) -> [(list: String, item: JSONValue)] {
    blocks.flatMap { block -> [(list: String, item: JSONValue)] in
      guard case .list(let list) = block.kind else { return [] }
      return list.items.flatMap { item -> [(list: String, item: JSONValue)] in
        guard case .paragraph(let content)? = item.blocks.first?.kind else { return [] }
        var entry = Entry(kind: kind, title: content.joiningLines)
        if kind == .publications {
          entry.periods = PeriodScanner.periods(in: RichLine(entry.title)).prefix(1).map(\.period)
        }
        entry.parts = item.blocks.count > 1 ? [.blocks(Array(item.blocks.dropFirst()))] : []
        return EntryData(entry, vocabulary: vocabulary).items
      }
    }
  }

  // MARK: Parts

  func fact(_ name: String) -> String? {
    entry.facts.first { $0.name == name && !$0.value.isEmpty }.map { BlockText.clean($0.value) }
  }

  /// The address of a page, by a label, alone on a line or as a link of the title.
  var url: String {
    let written = fact("link") ?? details.first { ContactText.isAddress($0) }
    if let written, ContactText.isAddress(written) { return Self.full(written) }
    let labelled = entry.facts.contains { $0.name == "link" }
    for inlines in [entry.title] + entry.details + (labelled ? linkLines : []) {
      for case .link(let destination, _, _) in inlines.flattened.map(\.kind)
      where destination.contains("://") {
        return destination
      }
    }
    return ""
  }

  private static func full(_ address: String) -> String {
    address.contains("://") ? address : "https://\(address)"
  }

  /// Lines of the body that a label says to be a link.
  private var linkLines: [[Inline]] {
    bodyBlocks.flatMap { $0.contentLines }.filter { line in
      guard let labelled = LabelledLine(RichLine(line)) else { return false }
      return FactReader(vocabulary: vocabulary).name(of: labelled.label) == "link"
    }
  }

  private var bodyBlocks: [Block] {
    entry.parts.flatMap { part -> [Block] in
      if case .blocks(let blocks) = part { blocks } else { [] }
    }
  }

  func addDates(_ periods: [Period], to object: inout JSONObject) {
    guard let first = periods.first else { return }
    object.add("startDate", first.start.iso8601)
    switch first.end {
    case .date(let end): object.add("endDate", end.iso8601)
    case .open, .none: break
    }
  }

  func addBody(
    _ parts: [Entry.Part], summaryName: String = "summary", lead: [String] = [],
    without facts: Set<String> = [], to object: inout JSONObject
  ) {
    var rest = parts
    var summary = lead
    if case .blocks(let blocks)? = rest.first {
      let (text, remaining) = BlockText.leadingParagraphs(blocks)
      let lines = text.split(separator: "\n").map(String.init).filter { !states(facts, $0) }
      summary += lines.filter { line in
        let fact = entry.facts.first { $0.name == "summary" && line.hasSuffix($0.value) }
        return fact == nil || !facts.contains("summary")
      }
      rest[0] = .blocks(remaining)
    }
    if facts.contains("summary"), let fact = fact("summary") { summary.append(fact) }
    object.add(summaryName, summary.joined(separator: "\n"))
    let lines = rest.flatMap { Self.lines(of: $0) }.filter { !states(facts, $0) }
    object.add("highlights", lines.map { .string($0) })
  }

  /// The lines of the body without those whose values have fields of their own.
  func linesWithoutFacts(_ names: Set<String>) -> [String] {
    entry.parts.flatMap { Self.lines(of: $0) }.filter { !states(names, $0) }
  }

  /// Whether a line is one of the entry's facts, `label: value`.
  private func states(_ names: Set<String>, _ line: String) -> Bool {
    guard !names.isEmpty else { return false }
    return entry.facts.contains { fact in
      guard names.contains(fact.name) else { return false }
      let value = BlockText.clean(fact.value)
      let label = BlockText.clean(fact.label)
      guard line.hasSuffix(value), line.hasPrefix(label) else { return false }
      let between = line.dropFirst(label.count).dropLast(value.count)
      return line.count >= label.count + value.count && between.allSatisfy { ":：|- ".contains($0) }
    }
  }

  static func lines(of part: Entry.Part) -> [String] {
    switch part {
    case .blocks(let blocks): BlockText.lines(of: blocks)
    case .achievement(let achievement):
      [BlockText.clean(achievement.title)] + achievement.details.map(BlockText.clean)
        + BlockText.lines(of: achievement.parts)
    case .role(let row): [BlockText.clean(row.title)]
    }
  }

  func meta(_ periods: [Period], parts: [Entry.Part]) -> JSONObject {
    var object = JSONObject()
    if periods.count > 1 { object.add("periods", periods.map { $0.json }) }
    object.add("status", periods.compactMap(\.status).first ?? "")
    object.add("statedDuration", periods.compactMap(\.statedDuration?.text).first ?? "")
    let achievements = parts.compactMap { part -> JSONValue? in
      guard case .achievement(let achievement) = part, let period = achievement.periods.first else {
        return nil
      }
      var item = JSONObject(("title", .string(BlockText.clean(achievement.title))))
      if case .object(let members) = period.json {
        for member in members { item.add(member.name, member.value) }
      }
      return item.value
    }
    object.add("achievements", achievements)
    return object
  }
}

extension String {
  fileprivate var trimmed: String { BlockText.clean(self) }
}

extension Period {
  /// As ISO 8601 with a tilde, for `meta`.
  var plain: String {
    switch end {
    case .none: start.iso8601
    case .open: "\(start.iso8601) ~"
    case .date(let end): "\(start.iso8601) ~ \(end.iso8601)"
    }
  }

  var json: JSONValue {
    var object = JSONObject(("startDate", .string(start.iso8601)))
    if case .date(let end) = end { object.add("endDate", end.iso8601) }
    object.add("status", status ?? "")
    return object.value
  }
}

extension Block {
  /// The lines of paragraphs and items, with their markup.
  fileprivate var contentLines: [[Inline]] {
    switch kind {
    case .paragraph(let content): RichLine.lines(of: content).map(\.inlines)
    case .quote(let blocks), .callout(let blocks): blocks.flatMap(\.contentLines)
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.contentLines) }
    case .heading, .code, .table, .definitions, .thematicBreak, .space, .pageBreak: []
    }
  }
}
