import HanjangCore
import HanjangMarkdown

extension EntryData {
  /// One item a role, each with the company's name.
  var work: [JSONValue] {
    var rows: [(role: RoleRow?, parts: [Entry.Part])] = [(nil, [])]
    for part in entry.parts {
      if case .role(let row) = part {
        rows.append((row, []))
      } else {
        rows[rows.count - 1].parts.append(part)
      }
    }
    if rows.count > 1 {
      // What stands above the first role belongs to it.
      rows[1].parts = rows[0].parts + rows[1].parts
      rows.removeFirst()
    }
    return rows.map { work($0.role, parts: $0.parts) }
  }

  private static let workFacts: Set<String> = [
    "role", "department", "organization", "location", "company",
  ]

  /// A label 링크 is of the entry where an address stands behind it.
  var linkFact: Set<String> {
    fact("link").map { ContactText.isAddress($0) } ?? false ? ["link"] : []
  }

  private func work(_ role: RoleRow?, parts: [Entry.Part]) -> JSONValue {
    var object = JSONObject()
    object.add("name", fact("organization") ?? (namesRoleAlone ? "" : title))
    object.add("position", role.map(position) ?? position)
    object.add("location", fact("location") ?? "")
    object.add("description", fact("company") ?? "")
    object.add("url", url)
    let periods = role.map { $0.periods.isEmpty ? entry.periods : $0.periods } ?? entry.periods
    addDates(periods, to: &object)
    let facts = Self.workFacts.union(linkFact).subtracting(roleFact == nil ? ["role"] : [])
    addBody(parts, without: facts, to: &object)
    object.add("meta", meta(periods, parts: parts).value)
    return object.value
  }

  /// Whether the title is known to be a role: no employer is named then.
  private var namesRoleAlone: Bool { entry.isTyped && fact("role") != nil }

  /// Department and role: as written beside the company, or by their labels.
  var position: String {
    if entry.isTyped { return fact("role") ?? "" }
    let place = fact("location")
    var parts = details.filter { !ContactText.isAddress($0) && $0 != place }
    let isKnown = { (text: String) in parts.contains { $0.contains(text) } }
    if let department = fact("department"), !isKnown(department) { parts.insert(department, at: 0) }
    if let role = roleFact, !isKnown(role) { parts.append(role) }
    return parts.joined(separator: " / ")
  }

  /// What 직위 or 직책 say; 역할 only where it names a role rather than telling what was done.
  private var roleFact: String? {
    for fact in entry.facts where fact.name == "role" && !fact.value.isEmpty {
      let value = BlockText.clean(fact.value)
      let label = fact.label.lowercased()
      let isTask = ["역할", "담당", "role", "responsib"].contains { label.contains($0) }
      // What stands beside the company says it already.
      if isTask, !details.isEmpty { continue }
      if !isTask || value.count <= 30 && vocabulary.roles.endsInRole(value) { return value }
    }
    return nil
  }

  private func position(_ row: RoleRow) -> String {
    if let known = row.position { return known }
    return ([row.title] + row.details).map(BlockText.clean).filter { !$0.isEmpty }.joined(
      separator: " / ")
  }

  // MARK: Projects

  var project: JSONValue {
    var object = JSONObject()
    object.add("name", fact("title") ?? title)
    addDates(entry.periods, to: &object)
    let role = fact("role") ?? (entry.isTyped ? nil : details.first { vocabulary.isRole($0) })
    let others = details.filter { $0 != role && !ContactText.isAddress($0) }
    addBody(
      entry.parts, summaryName: "description", lead: others,
      without: ["role", "technology", "link", "summary", "title", "entity", "type"], to: &object)
    object.add("keywords", keywords.map { .string($0) })
    object.add("roles", role.map { [.string($0)] } ?? [])
    object.add("entity", fact("entity") ?? "")
    object.add("type", fact("type") ?? "")
    object.add("url", url)
    object.add("meta", meta(entry.periods, parts: entry.parts).value)
    return object.value
  }

  /// At commas, bars and dots, but not within brackets.
  private var keywords: [String] {
    let technologies = entry.facts.filter { $0.name == "technology" }.map(\.value)
    var words: [String] = []
    for text in technologies {
      var word = ""
      var depth = 0
      for character in text {
        if "([".contains(character) { depth += 1 }
        if ")]".contains(character) { depth -= 1 }
        if depth <= 0, ",、|·".contains(character) {
          words.append(word)
          word = ""
        } else {
          word.append(character)
        }
      }
      words.append(word)
    }
    return words.map(BlockText.clean).filter { !$0.isEmpty }
  }
}
