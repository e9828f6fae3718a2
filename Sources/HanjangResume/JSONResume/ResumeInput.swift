package import HanjangCore

/// A résumé in JSON as JSON Resume 1.0.0, whatever its version or the tool that exported it, with
/// what was left of it.
package struct ResumeInput {
  /// JSON Resume 1.0.0; what that has no member for is under `meta`.
  package let json: JSONValue
  /// The paths of the texts that were taken.
  package let takenPaths: Set<String>

  /// nil where the input has another shape.
  package init?(_ input: JSONValue) {
    guard case .object = input else { return nil }
    let taken = JSONField.Taken()
    let root = JSONField(input, taken: taken)
    guard let reader = ResumeInputReader(root) else { return nil }
    json = reader.json
    takenPaths = taken.paths
    let names = json["basics"].text() + ResumeData.lists.map { json[$0].text() }.joined()
    guard names.contains("\"") else { return nil }
  }
}

/// Reads the members of a résumé by the names that its schema gives them.
private struct ResumeInputReader {
  let root: JSONField
  let isReactive: Bool

  init?(_ root: JSONField) {
    self.root = root
    let sections = root["sections"].value
    isReactive = ["experience", "education", "skills", "summary", "profiles", "projects"].contains {
      if case .object = sections[$0] { true } else { false }
    }
    guard !isReactive else { return }
    let lists = ResumeData.lists.contains { name in
      root.value[name].elements.contains { if case .object = $0 { true } else { false } }
    }
    if case .object = root["basics"].value { return }
    guard lists else { return nil }
  }

  var json: JSONValue {
    var object = JSONObject()
    object.add("$schema", ResumeData.schema)
    object.add("basics", basics)
    let schema = isReactive ? ResumeSchema.reactive : .jsonResume
    let source = isReactive ? root["sections"] : root
    for list in schema.lists {
      object.add(list.name, list.sources.flatMap { items(of: source[$0], list) })
    }
    object.add("meta", meta)
    return object.value
  }

  // MARK: Basics

  private var basics: JSONValue {
    let basics = root["basics"]
    var object = JSONObject()
    object.add("name", basics["name"].text)
    object.add("label", basics.text(["label", "headline"]))
    object.add("image", picture(basics))
    object.add("email", basics["email"].text)
    object.add("phone", basics["phone"].text)
    object.add("url", address(of: basics))
    object.add("summary", summary(basics))
    object.add("location", location(basics["location"]))
    object.add("profiles", profiles(basics))
    return object.value
  }

  private func picture(_ basics: JSONField) -> String {
    let places = [basics["image"], basics["picture"], root["picture"]]
    return places.lazy.map(\.address).first { !$0.isEmpty } ?? ""
  }

  private func address(of basics: JSONField) -> String {
    ["url", "website"].lazy.map { basics[$0].address }.first { !$0.isEmpty } ?? ""
  }

  private func summary(_ basics: JSONField) -> String {
    let places =
      isReactive
      ? [root["summary"]["content"], root["sections"]["summary"]["content"]] : [basics["summary"]]
    return places.flatMap(\.texts).joined(separator: "\n")
  }

  private func location(_ field: JSONField) -> JSONValue {
    var object = JSONObject()
    object.add("address", field.text)
    for name in ["address", "postalCode", "city", "countryCode", "region"] {
      object.add(name, field[name].text)
    }
    return object.value
  }

  private func profiles(_ basics: JSONField) -> [JSONValue] {
    let fields = basics["profiles"].items + root["sections"]["profiles"].items
    let profiles = fields.filter { !isHidden($0) }.map { field in
      profile(field["network"].text, field["username"].text, address(of: field))
    }
    let others = basics["customFields"].items.map { field in
      profile(field["name"].text, field.text(["value", "text"]), field["link"].address)
    }
    return (profiles + others).filter { $0 != .object([]) }
  }

  private func profile(_ network: String, _ username: String, _ url: String) -> JSONValue {
    var object = JSONObject()
    object.add("network", network)
    object.add("username", username)
    object.add("url", url)
    return object.value
  }

  // MARK: Lists

  /// Reactive Resume's authors hide sections and items.
  private func isHidden(_ field: JSONField) -> Bool {
    isReactive
      && (field.value["visible"] == .boolean(false) || field.value["hidden"] == .boolean(true))
  }

  private func items(of field: JSONField, _ list: ResumeSchema.List) -> [JSONValue] {
    if isHidden(field) { return [] }
    var words: [JSONValue] = []
    var result: [JSONValue] = []
    for item in field.items where !isHidden(item) {
      if case .object = item.value {
        let object = object(item, list)
        if object != .object([]) { result.append(object) }
      } else if !item.text.isEmpty {
        words.append(.string(item.text))
      }
    }
    // Names without groups are one group.
    if list.main == "keywords" {
      return words.isEmpty ? result : [JSONObject(("keywords", .array(words))).value] + result
    }
    return words.map { JSONObject((list.main, $0)).value } + result
  }

  private func object(_ item: JSONField, _ list: ResumeSchema.List) -> JSONValue {
    var object = JSONObject()
    var meta = item["meta"].value
    for member in list.members {
      let fields = member.sources.map { item[$0] }
      switch member.kind {
      case .text where member.isJoined:
        let text = fields.flatMap(\.texts).joined(separator: "\n")
        object.add(member.name, member.name == "courses" ? "" : text)
        if member.name == "courses", !text.isEmpty { object.add("courses", [.string(text)]) }
      case .text: object.add(member.name, item.text(member.sources))
      case .texts: object.add(member.name, fields.flatMap(\.texts).map { .string($0) })
      case .date: object.add(member.name, fields.map(\.date).first { !$0.isEmpty } ?? "")
      case .address: object.add(member.name, fields.map(\.address).first { !$0.isEmpty } ?? "")
      case .period:
        let text = fields.map(\.text).first { !$0.isEmpty } ?? ""
        if let dates = Self.dates(text) {
          object.add("startDate", dates.start)
          object.add("endDate", dates.end)
        } else if !text.isEmpty {
          meta = JSONObject(("date", .string(text))).value
        }
      }
    }
    if case .object(let members) = meta, !members.isEmpty {
      take(item["meta"])
      object.add("meta", meta)
    }
    return object.value
  }

  /// Both ends of a range that is all of a text.
  private static func dates(_ text: String) -> (start: String, end: String)? {
    let scalars = Array(text.unicodeScalars)
    let found = PeriodScanner(scalars).periods()
    guard found.count == 1, let only = found.first, only.range == scalars.indices else {
      return nil
    }
    switch only.period.end {
    case .none: return nil
    case .open: return (only.period.start.iso8601, "")
    case .date(let end): return (only.period.start.iso8601, end.iso8601)
    }
  }

  // MARK: Meta

  /// What `data` itself writes below `meta`, and the sections that the author named.
  private var meta: JSONValue {
    var object = JSONObject()
    object.add("kind", kind)
    let meta = root["meta"]
    object.add("military", meta["military"].text)
    take(meta["other"])
    object.add("other", meta["other"].value.elements)
    object.add("sections", ownSections)
    return object.value
  }

  private var kind: String {
    let kind = root["meta"]["kind"].text
    return Manuscript.Kind(rawValue: kind) == nil ? "resume" : kind
  }

  private var ownSections: [JSONValue] {
    guard isReactive else { return [] }
    let sections = root["sections"]["custom"].members + root["customSections"].items
    return sections.filter { !isHidden($0) }.compactMap { section in
      let items = items(of: section, ResumeSchema.ownItems)
      if items.isEmpty { return nil }
      var object = JSONObject()
      object.add("title", section.text(["name", "title"]))
      object.add("items", items)
      return object.value
    }
  }

  private func take(_ field: JSONField) {
    _ = field.text
    if case .array = field.value { field.items.forEach(take) } else { field.members.forEach(take) }
  }
}
