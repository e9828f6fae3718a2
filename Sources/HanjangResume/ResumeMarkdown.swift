package import HanjangCore

/// Writes JSON Resume as the canonical Markdown, which reads back as the same data.
package struct ResumeMarkdown {
  private let json: JSONValue
  private let words: MarkdownWords
  private var lines: [String] = []

  package static func text(of json: JSONValue) -> String {
    var markdown = ResumeMarkdown(json)
    markdown.write()
    return markdown.lines.joined(separator: "\n") + "\n"
  }

  private init(_ json: JSONValue) {
    self.json = json
    words = MarkdownWords(isKorean: json.containsHangul)
  }

  private mutating func write() {
    writeHeader()
    let training = json["education"].elements.filter { $0["studyType"].string == "training" }
    let schools = json["education"].elements.filter { $0["studyType"].string != "training" }
    section(words.career, json["work"].elements) { $0.work($1) }
    section(words.project, json["projects"].elements) { $0.project($1) }
    section(words.education, schools) { $0.education($1) }
    section(words.training, training) { $0.training($1) }
    section(words.skills, json["skills"].elements) { $0.skill($1) }
    section(words.awards, json["awards"].elements) {
      $0.dated($1, "title", "awarder", "date", of: .awards)
    }
    section(words.certificates, json["certificates"].elements) {
      $0.dated($1, "name", "issuer", "date", of: .certificates)
    }
    section(words.publications, json["publications"].elements) {
      $0.dated($1, "name", "publisher", "releaseDate", of: .publications)
    }
    section(words.languages, json["languages"].elements) { $0.language($1) }
    section(words.activities, json["volunteer"].elements) { $0.activity($1) }
    section(words.interests, json["interests"].elements) { $0.interest($1) }
    section(words.references, json["references"].elements) { $0.reference($1) }
    section(words.other, json["meta"]["other"].elements) { $0.other($1) }
    let military = json["meta"]["military"].string
    if !military.isEmpty {
      lines.append("\n## \(words.military)\n")
      addParagraphs(military)
    }
  }

  // MARK: Header

  private mutating func writeHeader() {
    let basics = json["basics"]
    lines.append("---")
    let kind = json["meta"]["kind"].string
    lines.append("kind: \(kind.isEmpty ? "resume" : kind)")
    for (key, value) in [
      ("name", basics["name"]), ("headline", basics["label"]), ("photo", basics["image"]),
    ] where !value.string.isEmpty {
      lines.append("\(key): \(JSONValue.string(value.string).text())")
    }
    lines.append("---")
    lines.append("\n# \(escaped(basics["name"].string))\n")
    for (label, value) in [
      (words.email, basics["email"]), (words.phone, basics["phone"]),
      (words.address, basics["location"]["address"]), (words.city, basics["location"]["city"]),
      (words.region, basics["location"]["region"]),
      (words.postalCode, basics["location"]["postalCode"]),
      (words.country, basics["location"]["countryCode"]), (words.website, basics["url"]),
    ] where !value.string.isEmpty {
      lines.append("- \(label): \(value.string)")
    }
    for profile in basics["profiles"].elements {
      lines.append("- \(escaped(profile["network"].string)): \(profile["url"].string)")
    }
    addParagraphs(basics["summary"].string)
  }

  // MARK: Entries

  private mutating func section(
    _ title: String, _ items: [JSONValue], write: (inout ResumeMarkdown, JSONValue) -> Void
  ) {
    guard !items.isEmpty else { return }
    lines.append("\n## \(title)")
    for item in items { write(&self, item) }
  }

  private mutating func heading(
    _ title: String, _ rest: String, date: String, of kind: SectionKind
  ) {
    let bar = rest.isEmpty ? "" : " | \(escaped(rest))"
    lines.append("\n### \(escaped(title))\(bar)")
    if isMisread(title, rest, of: kind), !(title + rest).contains("\"") {
      let role = rest.isEmpty ? "" : " role=\"\(rest)\""
      let period = date.isEmpty ? "" : " period=\"\(date)\""
      lines.append("<!-- entry company=\"\(title)\"\(role)\(period) -->")
    }
    if !date.isEmpty { lines.append(date) }
    lines.append("")
  }

  /// Whether the title would be read as something else: `2022 포스터전 금상` holds a date.
  private func isMisread(_ title: String, _ rest: String, of kind: SectionKind) -> Bool {
    let line = RichLine.plain(rest.isEmpty ? title : "\(title) | \(rest)")
    let head = EntryHead(
      [line], body: [], kind: kind, vocabulary: .standard, context: kind.holdsItems ? .item : .title
    )
    let details = head.details.map(BlockText.clean).joined(separator: " ")
    return !head.periods.isEmpty || BlockText.clean(head.title) != BlockText.clean(title)
      || details != BlockText.clean(rest)
  }

  private mutating func work(_ item: JSONValue) {
    heading(item["name"].string, item["position"].string, date: period(item), of: .career)
    addParagraphs(item["summary"].string)
    addFact(words.location, item["location"].string)
    addFact(words.company, item["description"].string)
    addFact(words.link, item["url"].string)
    addHighlights(of: item)
  }

  private mutating func activity(_ item: JSONValue) {
    heading(
      item["organization"].string, item["position"].string, date: period(item), of: .activities)
    addParagraphs(item["summary"].string)
    addFact(words.link, item["url"].string)
    addHighlights(of: item)
  }

  private mutating func project(_ item: JSONValue) {
    heading(item["name"].string, "", date: period(item), of: .project)
    addParagraphs(item["description"].string)
    addFact(words.role, item["roles"].elements.map(\.string).joined(separator: ", "))
    addFact(words.technology, item["keywords"].elements.map(\.string).joined(separator: ", "))
    addFact(words.entity, item["entity"].string)
    addFact(words.type, item["type"].string)
    addFact(words.link, item["url"].string)
    addHighlights(of: item)
  }

  private mutating func education(_ item: JSONValue) {
    let status = item["meta"]["status"].string
    var date = period(item)
    if item["startDate"].string.isEmpty, !date.isEmpty { date += " · \(words.graduated)" }
    if !status.isEmpty, !date.hasSuffix(status) { date += date.isEmpty ? status : " · \(status)" }
    heading(item["institution"].string, "", date: date, of: .education)
    addFact(words.study, item["area"].string)
    addFact(words.degree, item["studyType"].string)
    addFact(words.score, item["score"].string)
    addFact(words.link, item["url"].string)
    addItems(item["courses"])
  }

  private mutating func training(_ item: JSONValue) {
    heading(item["institution"].string, item["area"].string, date: period(item), of: .training)
    addItems(item["courses"])
  }

  private mutating func skill(_ item: JSONValue) {
    let names = item["keywords"].elements.map { escaped($0.string) }.joined(separator: ", ")
    let level = item["level"].string
    let label = escaped(item["name"].string) + (level.isEmpty ? "" : " (\(escaped(level)))")
    if lines.last?.hasPrefix("\n##") ?? false { lines.append("") }
    if names.isEmpty {
      if !label.isEmpty { lines.append("- \(label)") }
    } else {
      lines.append(label.isEmpty ? "- \(names)" : "- \(label): \(names)")
    }
  }

  private mutating func dated(
    _ item: JSONValue, _ name: String, _ rest: String, _ date: String, of kind: SectionKind
  ) {
    heading(item[name].string, item[rest].string, date: written(item[date].string), of: kind)
    addFact(words.link, item["url"].string)
    for line in item["summary"].string.split(separator: "\n") { addItem(String(line)) }
  }

  private mutating func language(_ item: JSONValue) {
    heading(
      item["language"].string, item["fluency"].string, date: written(item["meta"]["date"].string),
      of: .languages)
    addItems(item["meta"]["tests"])
  }

  private mutating func interest(_ item: JSONValue) {
    if lines.last?.hasPrefix("\n##") ?? false { lines.append("") }
    let words = item["keywords"].elements.map { escaped($0.string) }.joined(separator: ", ")
    lines.append("- \(escaped(item["name"].string))\(words.isEmpty ? "" : ": \(words)")")
  }

  private mutating func reference(_ item: JSONValue) {
    heading(item["name"].string, "", date: "", of: .other)
    addParagraphs(item["reference"].string)
  }

  private mutating func other(_ item: JSONValue) {
    let dates = item["date"].string.split(separator: "~", omittingEmptySubsequences: false)
      .map { written($0.trimming) }
    heading(item["title"].string, "", date: dates.joined(separator: " ~ "), of: .other)
    for line in item["summary"].string.split(separator: "\n") { addItem(String(line)) }
  }

  // MARK: Lines

  private func period(_ item: JSONValue) -> String {
    let start = written(item["startDate"].string)
    let end = written(item["endDate"].string)
    if start.isEmpty { return end }
    let duration = item["meta"]["statedDuration"].string
    let status = item["meta"]["status"].string
    let suffix = duration.isEmpty ? "" : " (\(duration))"
    let tail = status.isEmpty || item["institution"] != .null ? suffix : suffix + " (\(status))"
    return "\(start) - \(end.isEmpty ? words.present : end)\(tail)"
  }

  /// `2020-07` as `2020.07`.
  private func written(_ date: String) -> String { date.replacing("-", with: ".") }

  private mutating func addFact(_ label: String, _ value: String) {
    if !value.isEmpty { addItem("\(label): \(value)") }
  }

  private mutating func addItems(_ items: JSONValue) {
    for item in items.elements { addItem(item.string) }
  }

  /// Those that are titles of pieces of work with a period of their own become headings.
  private mutating func addHighlights(of item: JSONValue) {
    var works = item["meta"]["achievements"].elements[...]
    for text in item["highlights"].elements.map(\.string) {
      guard let next = works.first, next["title"].string == text else {
        addItem(text)
        continue
      }
      works = works.dropFirst()
      lines.append("\n#### \(escaped(text))")
      lines.append(period(next))
      lines.append("")
    }
  }

  private mutating func addItem(_ text: String) {
    let text = text.split(separator: "\n").joined(separator: " ")
    let isAddress = text.contains("://")
    lines.append("- \(isAddress ? text : escaped(text))")
  }

  private mutating func addParagraphs(_ text: String) {
    for line in text.split(separator: "\n") {
      lines.append("")
      lines.append(line.contains("://") ? String(line) : escaped(String(line)))
    }
    if !text.isEmpty { lines.append("") }
  }

  /// With backslashes before what Markdown would read as marks.
  private func escaped(_ text: String) -> String {
    var result = ""
    for (offset, character) in text.enumerated() {
      let isMark = "\\`*_[]<>|~&".contains(character)
      let isLeading = offset == 0 && "#+-=•".contains(character)
      if isMark || isLeading && character != "•" { result += "\\" }
      result.append(character)
    }
    // A number and a point begin a list.
    let digits = result.prefix { $0.isNumber }
    if !digits.isEmpty, digits.count < 10, let mark = result.dropFirst(digits.count).first,
      mark == "." || mark == ")", result.dropFirst(digits.count + 1).first == " "
    {
      return digits + "\\" + result.dropFirst(digits.count)
    }
    return result
  }
}

extension Substring {
  fileprivate var trimming: String {
    split(separator: " ").joined(separator: " ")
  }
}

extension JSONValue {
  fileprivate var containsHangul: Bool {
    switch self {
    case .string(let text): text.unicodeScalars.contains(where: \.isHangulSyllable)
    case .array(let values): values.contains(where: \.containsHangul)
    case .object(let members): members.contains { $0.value.containsHangul }
    case .null, .boolean, .integer, .decimal: false
    }
  }
}
