package import HanjangCore

/// Writes JSON Resume as the canonical Markdown, which reads back as the same data.
package struct ResumeMarkdown {
  private let json: JSONValue
  let words: MarkdownWords
  var lines: [String] = []
  private var sectionCount = 0
  private var places = ["basics": 0]

  package static func text(of json: JSONValue) -> String { document(of: json).text }

  /// With the number of the section that each list was written in last; the header's is 0.
  static func document(of json: JSONValue) -> (text: String, sections: [String: Int]) {
    var markdown = ResumeMarkdown(json)
    markdown.write()
    let lines = markdown.lines.joined(separator: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    // One empty line is enough anywhere.
    let text = zip([""] + lines, lines).filter { !$0.isEmpty || !$1.isEmpty }.map(\.1)
    return (text.joined(separator: "\n") + "\n", markdown.places)
  }

  private init(_ json: JSONValue) {
    self.json = json
    words = MarkdownWords(isKorean: json.containsHangul)
  }

  private mutating func write() {
    writeHeader()
    let training = json["education"].elements.filter { $0["studyType"].string == "training" }
    let schools = json["education"].elements.filter { $0["studyType"].string != "training" }
    section(words.career, "work", json["work"].elements) { $0.work($1) }
    section(words.project, "projects", json["projects"].elements) { $0.project($1) }
    section(words.education, "education", schools) { $0.education($1) }
    section(words.training, "education", training) { $0.training($1) }
    section(words.skills, "skills", json["skills"].elements) { $0.skill($1) }
    section(words.awards, "awards", json["awards"].elements) {
      $0.dated($1, "title", "awarder", "date", of: .awards)
    }
    section(words.certificates, "certificates", json["certificates"].elements) {
      $0.dated($1, "name", "issuer", "date", of: .certificates)
    }
    section(words.publications, "publications", json["publications"].elements) {
      $0.dated($1, "name", "publisher", "releaseDate", of: .publications)
    }
    section(words.languages, "languages", json["languages"].elements) { $0.language($1) }
    section(words.activities, "volunteer", json["volunteer"].elements) { $0.activity($1) }
    section(words.interests, "interests", json["interests"].elements) { $0.interest($1) }
    section(words.references, "references", json["references"].elements) { $0.reference($1) }
    section(words.other, "other", json["meta"]["other"].elements) { $0.other($1) }
    for own in json["meta"]["sections"].elements {
      let title = own["title"].string
      section(title.isEmpty ? words.other : escaped(title), "sections", own["items"].elements) {
        $0.other($1)
      }
    }
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
    let name = escaped(basics["name"].string)
    if !name.isEmpty { lines.append("\n# \(name)\n") }
    for (label, value) in [
      (words.email, basics["email"]), (words.phone, basics["phone"]),
      (words.address, basics["location"]["address"]), (words.city, basics["location"]["city"]),
      (words.region, basics["location"]["region"]),
      (words.postalCode, basics["location"]["postalCode"]),
      (words.country, basics["location"]["countryCode"]), (words.website, basics["url"]),
    ] where !value.string.isEmpty {
      lines.append("- \(label): \(plain(value.string))")
    }
    for profile in basics["profiles"].elements { write(profile: profile) }
    addParagraphs(basics["summary"].string)
  }

  /// The address says who it is, where the name is part of it.
  private mutating func write(profile: JSONValue) {
    let (name, url) = (profile["username"].string, profile["url"].string)
    let label = escaped(profile["network"].string)
    let isSaid = name.isEmpty || url.lowercased().contains(name.lowercased())
    let value =
      url.isEmpty ? plain(name) : isSaid ? plain(url) : "[\(escaped(name))](<\(plain(url))>)"
    lines.append("- " + [label, value].filter { !$0.isEmpty }.joined(separator: ": "))
  }

  // MARK: Entries

  private mutating func section(
    _ title: String, _ list: String, _ items: [JSONValue],
    write: (inout ResumeMarkdown, JSONValue) -> Void
  ) {
    guard !items.isEmpty else { return }
    sectionCount += 1
    places[list] = sectionCount
    lines.append("\n## \(title)")
    for item in items { write(&self, item) }
  }

  private mutating func heading(
    _ title: String, _ rest: String, date: String, of kind: SectionKind
  ) {
    let parts = [title, rest].map(oneLine).filter { !$0.isEmpty }
    guard let first = parts.first else {
      // Nothing names the entry.
      if !date.isEmpty { lines.append("\n\(date)\n") }
      return
    }
    lines.append("\n### " + parts.map(escaped).joined(separator: " | "))
    let role = parts.count > 1 ? parts[1] : ""
    // What stands alone is printed as the title, whatever it is.
    if !title.isEmpty, isMisread(first, role, of: kind), !(first + role).contains("\""),
      !(first + role).contains("--")
    {
      let attributes = [("company", first), ("role", role), ("period", date)]
        .filter { !$0.1.isEmpty }.map { " \($0.0)=\"\($0.1)\"" }
      lines.append("<!-- entry\(attributes.joined()) -->")
    }
    if !date.isEmpty { lines.append(date) }
    lines.append("")
  }

  /// Whether the title would be read as something else: `2022 포스터전 금상` holds a date.
  private func isMisread(_ title: String, _ rest: String, of kind: SectionKind) -> Bool {
    let line = RichLine.plain([title, rest].filter { !$0.isEmpty }.joined(separator: " | "))
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
    addFact(words.location, item["location"].string)
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
    addItems(of: item["summary"].string)
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
    addFact(words.link, item["url"].string)
  }

  private mutating func other(_ item: JSONValue) {
    let dates = item["date"].string.split(separator: "~", omittingEmptySubsequences: false)
      .map { written($0.trimming) }
    heading(item["title"].string, "", date: dates.joined(separator: " ~ "), of: .other)
    addItems(of: item["summary"].string)
    addFact(words.link, item["url"].string)
  }
}

extension Substring {
  fileprivate var trimming: String {
    split(separator: " ").joined(separator: " ")
  }
}
