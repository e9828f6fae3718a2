import HanjangCore
import HanjangMarkdown

/// One entry as items of JSON Resume.
struct EntryData {
  private let entry: Entry
  private let vocabulary: Vocabulary

  init(_ entry: Entry, vocabulary: Vocabulary) {
    self.entry = entry
    self.vocabulary = vocabulary
  }

  /// Without a number in front.
  private var title: String {
    let text = BlockText.clean(entry.title)
    let rest = text.drop { $0.isNumber }
    guard rest.count < text.count, text.count - rest.count <= 2, let mark = rest.first,
      mark == "." || mark == ")", rest.dropFirst().first == " "
    else { return text }
    return BlockText.clean(String(rest.dropFirst()))
  }

  /// Everything in one string.
  var text: String {
    ([title] + entry.details.map(BlockText.clean) + entry.periods.map(\.plain)).filter {
      !$0.isEmpty
    }
    .joined(separator: " · ")
  }

  /// The items, each with the name of its list.
  var items: [(list: String, item: JSONValue)] {
    switch entry.kind {
    case .career: return work.map { ("work", $0) }
    case .project, .opensource: return [("projects", project)]
    case .education: return [("education", education)]
    case .training: return [("education", training)]
    case .awards: return [isCertificate ? ("certificates", certificate) : ("awards", award)]
    case .certificates:
      return [isLanguageTest ? ("languages", language) : ("certificates", certificate)]
    case .languages: return [("languages", language)]
    case .activities: return [("volunteer", activity)]
    case .publications: return [("publications", publication)]
    case .other: return [("other", other)]
    case .contact, .summary, .skills, .links, .military, .letter, .generic: return []
    }
  }

  // MARK: Work

  private var work: [JSONValue] {
    var rows: [(role: RoleRow?, parts: [Entry.Part])] = [(nil, [])]
    for part in entry.parts {
      if case .role(let row) = part {
        rows.append((row, []))
      } else {
        rows[rows.count - 1].parts.append(part)
      }
    }
    if rows.count > 1, rows[0].parts.isEmpty { rows.removeFirst() }
    if rows.count > 1, rows[0].role == nil {
      // What stands above the first role belongs to it.
      rows[1].parts = rows[0].parts + rows[1].parts
      rows.removeFirst()
    }
    return rows.map { work($0.role, parts: $0.parts) }
  }

  private func work(_ role: RoleRow?, parts: [Entry.Part]) -> JSONValue {
    var object = JSONObject()
    object.add("name", fact("organization") ?? title)
    object.add("position", role.map(position) ?? position)
    let periods = role.map { $0.periods.isEmpty ? entry.periods : $0.periods } ?? entry.periods
    addDates(periods, to: &object)
    addBody(parts, to: &object)
    object.add("meta", meta(periods, parts: parts))
    return object.value
  }

  private var position: String {
    let details = entry.details.map(BlockText.clean).filter { !ContactReader.isAddress($0) }
    if !details.isEmpty { return details.joined(separator: " · ") }
    return [fact("department"), fact("role")].compactMap { $0 }.joined(separator: " / ")
  }

  private func position(_ row: RoleRow) -> String {
    ([row.title] + row.details).map(BlockText.clean).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  // MARK: Others

  private var project: JSONValue {
    var object = JSONObject()
    object.add("name", title)
    addDates(entry.periods, to: &object)
    let role = fact("role") ?? entry.details.map(BlockText.clean).first { vocabulary.isRole($0) }
    let others = entry.details.map(BlockText.clean).filter {
      $0 != role && !ContactReader.isAddress($0)
    }
    addBody(
      entry.parts, summaryName: "description", lead: others,
      without: ["role", "technology", "link"], to: &object)
    object.add("keywords", keywords.map { .string($0) })
    object.add("roles", role.map { [.string($0)] } ?? [])
    object.add("url", url)
    object.add("meta", meta(entry.periods, parts: entry.parts))
    return object.value
  }

  private var keywords: [String] {
    guard let technologies = fact("technology") else { return [] }
    return technologies.split { ",、|·".contains($0) }.map { BlockText.clean(String($0)) }
      .filter { !$0.isEmpty }
  }

  private var education: JSONValue {
    let study = StudyReading(entry.details.map(BlockText.clean), facts: entry.facts)
    var object = JSONObject()
    object.add("institution", fact("institution") ?? title)
    object.add("area", study.area)
    object.add("studyType", study.degree)
    if let period = entry.periods.first, period.end == .none, study.hasLeft(period.status) {
      object.add("endDate", period.start.iso8601)
    } else {
      addDates(entry.periods, to: &object)
    }
    object.add("score", study.score)
    let lines = linesWithoutFacts(["study", "degree", "score", "institution"])
    object.add("courses", lines.map { .string($0) })
    var meta = meta(entry.periods, parts: [])
    if !study.status.isEmpty {
      var extended = JSONObject(("status", .string(study.status)))
      if case .object(let members) = meta {
        for member in members where member.name != "status" {
          extended.add(member.name, member.value)
        }
      }
      meta = extended.value
    }
    object.add("meta", meta)
    return object.value
  }

  private var training: JSONValue {
    var object = JSONObject()
    let details = entry.details.map(BlockText.clean)
    object.add("institution", fact("institution") ?? title)
    object.add("area", details.joined(separator: " · "))
    object.add("studyType", "training")
    addDates(entry.periods, to: &object)
    object.add("courses", entry.parts.flatMap { Self.lines(of: $0) }.map { .string($0) })
    object.add("meta", meta(entry.periods, parts: []))
    return object.value
  }

  private var award: JSONValue { dated("title", issuer: "awarder") }

  private var certificate: JSONValue { dated("name", issuer: "issuer") }

  private func dated(_ name: String, issuer: String) -> JSONValue {
    var object = JSONObject()
    object.add(name, title)
    object.add("date", entry.periods.first?.start.iso8601 ?? "")
    let details = entry.details.map(BlockText.clean)
    object.add(issuer, fact("issuer") ?? details.first ?? "")
    let summary = details.dropFirst(fact("issuer") == nil ? 1 : 0)
    object.add(
      "summary", (summary + entry.parts.flatMap { Self.lines(of: $0) }).joined(separator: "\n"))
    return object.value
  }

  private var publication: JSONValue {
    var object = JSONObject()
    object.add("name", title)
    object.add("publisher", entry.details.map(BlockText.clean).joined(separator: " · "))
    object.add("releaseDate", entry.periods.first?.start.iso8601 ?? "")
    object.add("url", url)
    object.add("summary", linesWithoutFacts(["link"]).joined(separator: "\n"))
    return object.value
  }

  private var language: JSONValue {
    let label = LabelledLine(RichLine(entry.title))
    var object = JSONObject()
    object.add("language", label?.label ?? title)
    let fluency = [label?.value.text ?? ""] + entry.details.map(BlockText.clean)
    object.add("fluency", fluency.filter { !$0.isEmpty }.joined(separator: " · "))
    var meta = JSONObject()
    let tests = entry.parts.flatMap { Self.lines(of: $0) }
    meta.add("tests", tests.map { .string($0) })
    meta.add("date", entry.periods.first?.start.iso8601 ?? "")
    object.add("meta", meta.value)
    return object.value
  }

  private var activity: JSONValue {
    var object = JSONObject()
    object.add("organization", title)
    object.add("position", position)
    addDates(entry.periods, to: &object)
    addBody(entry.parts, to: &object)
    object.add("meta", meta(entry.periods, parts: entry.parts))
    return object.value
  }

  private var other: JSONValue {
    var object = JSONObject()
    object.add("title", title)
    object.add("date", entry.periods.first?.plain ?? "")
    let lines = entry.details.map(BlockText.clean) + entry.parts.flatMap { Self.lines(of: $0) }
    object.add("summary", lines.joined(separator: "\n"))
    return object.value
  }

  // MARK: Parts

  private func fact(_ name: String) -> String? {
    entry.facts.first { $0.name == name && !$0.value.isEmpty }.map { BlockText.clean($0.value) }
  }

  private var url: String {
    let details = entry.details.map(BlockText.clean)
    let written = fact("link") ?? details.first { ContactReader.isAddress($0) }
    if let written, ContactReader.isAddress(written) { return written }
    for inlines in [entry.title] + entry.details {
      for case .link(let destination, _, _) in inlines.map(\.kind)
      where destination.contains("://") {
        return destination
      }
    }
    return ""
  }

  private func addDates(_ periods: [Period], to object: inout JSONObject) {
    guard let first = periods.first else { return }
    object.add("startDate", first.start.iso8601)
    switch first.end {
    case .date(let end): object.add("endDate", end.iso8601)
    case .open, .none: break
    }
  }

  private func addBody(
    _ parts: [Entry.Part], summaryName: String = "summary", lead: [String] = [],
    without facts: Set<String> = [], to object: inout JSONObject
  ) {
    var rest = parts
    var summary = lead
    if case .blocks(let blocks)? = rest.first {
      let (text, remaining) = BlockText.leadingParagraphs(blocks)
      if !text.isEmpty { summary.append(text) }
      rest[0] = .blocks(remaining)
    }
    object.add(summaryName, summary.joined(separator: "\n"))
    let lines = rest.flatMap { Self.lines(of: $0) }.filter { !states(facts, $0) }
    object.add("highlights", lines.map { .string($0) })
  }

  /// The lines of the body without those whose values have fields of their own.
  private func linesWithoutFacts(_ names: Set<String>) -> [String] {
    entry.parts.flatMap { Self.lines(of: $0) }.filter { !states(names, $0) }
  }

  /// Whether a line is one of the entry's facts, `label: value`.
  private func states(_ names: Set<String>, _ line: String) -> Bool {
    guard !names.isEmpty, let separator = line.firstIndex(where: { ":： ".contains($0) }) else {
      return false
    }
    return entry.facts.contains { fact in
      names.contains(fact.name) && line.hasSuffix(BlockText.clean(fact.value))
        && FactReader(vocabulary: vocabulary).name(of: String(line[..<separator])) == fact.name
        || names.contains(fact.name) && line.hasSuffix(": " + BlockText.clean(fact.value))
    }
  }

  private static func lines(of part: Entry.Part) -> [String] {
    switch part {
    case .blocks(let blocks): BlockText.lines(of: blocks)
    case .achievement(let achievement):
      [BlockText.clean(achievement.title)] + achievement.details.map(BlockText.clean)
        + BlockText.lines(of: achievement.parts)
    case .role(let row): [BlockText.clean(row.title)]
    }
  }

  private func meta(_ periods: [Period], parts: [Entry.Part]) -> JSONValue {
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
    return object.value
  }

  // MARK: Certificates and tests among awards

  private static let certificates = [
    "기사", "산업기사", "기능사", "기술사", "자격", "SQLD", "SQLP", "ADsP", "ADP", "정보처리", "컴퓨터활용", "컴활", "한국사",
    "AWS Certified",
    "Certified", "Certification", "OCP", "OCJP", "CCNA", "CKA", "CKAD", "CKS", "PMP", "CISSP",
    "리눅스마스터", "네트워크관리사",
    "운전면허", "면허", "MOS", "GTQ", "빅데이터분석", "정보보안", "회계사", "CPA", "TOEIC", "토익", "OPIc", "오픽",
    "TOEFL",
    "토플", "TEPS", "텝스", "IELTS", "JLPT", "JPT", "HSK",
  ]
  private static let languageTests = [
    "TOEIC", "토익", "OPIC", "오픽", "TOEFL", "토플", "TEPS", "텝스", "IELTS", "JLPT", "JPT", "HSK",
  ]

  private var isCertificate: Bool { Self.certificates.contains { title.contains($0) } }

  private var isLanguageTest: Bool {
    let upper = title.uppercased()
    return Self.languageTests.contains { upper.contains($0) } && false
  }
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

/// Field, degree, score and status in the lines below a school's name.
struct StudyReading {
  private(set) var area = ""
  private(set) var degree = ""
  private(set) var score = ""
  private(set) var status = ""

  private static let degrees = [
    "전문학사", "학사", "석사", "박사", "석박사", "Bachelor", "Master", "Ph.D", "PhD", "B.S", "BSc", "B.A",
    "M.S", "MSc",
    "MBA", "Doctor", "Associate",
  ]
  private static let statuses = [
    "졸업예정", "졸업", "재학", "휴학", "중퇴", "수료", "자퇴", "편입", "예정", "Graduated",
  ]

  init(_ details: [String], facts: [Fact]) {
    for detail in details {
      for part in detail.split(whereSeparator: { "|·/,()（）".contains($0) }) {
        read(BlockText.clean(String(part)))
      }
    }
    for fact in facts where !fact.value.isEmpty {
      let value = BlockText.clean(fact.value)
      switch fact.name {
      case "study": area = value
      case "degree": degree = value
      case "score": score = value
      case "status": status = value
      default: break
      }
    }
  }

  /// Whether a single date is that of leaving the school.
  func hasLeft(_ periodStatus: String?) -> Bool {
    [status, periodStatus ?? ""].contains { text in
      ["졸업", "수료", "중퇴", "자퇴", "graduated"].contains { text.lowercased().hasPrefix($0) }
    }
  }

  private mutating func read(_ part: String) {
    guard !part.isEmpty else { return }
    if score.isEmpty, ["GPA", "학점", "평점"].contains(where: { part.contains($0) }) || isGrade(part) {
      score += part
      return
    }
    if !score.isEmpty, area.isEmpty == false, part.allSatisfy({ $0.isNumber || $0 == "." }) {
      score += "/" + part
      return
    }
    var words: [String] = []
    for word in part.split(separator: " ").map(String.init) {
      if Self.statuses.contains(where: { word.hasPrefix($0) }) {
        status = word
      } else if Self.degrees.contains(where: { word.hasPrefix($0) || word == $0 }), degree.isEmpty {
        degree = word
      } else {
        words.append(word)
      }
    }
    let rest = words.joined(separator: " ")
    if degree.hasPrefix("Bachelor") || degree.hasPrefix("Master"), !rest.isEmpty, area.isEmpty {
      degree = part
      area = rest.hasPrefix("of ") ? String(rest.split(separator: " in ").last ?? "") : rest
      return
    }
    guard !rest.isEmpty else { return }
    area += area.isEmpty ? rest : " \(rest)"
  }

  private func isGrade(_ part: String) -> Bool {
    let digits = part.split(separator: "/").first ?? ""
    return digits.contains(".") && Double(digits) != nil
  }
}
