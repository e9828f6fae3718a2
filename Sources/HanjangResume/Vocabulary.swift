/// The words that people use for the parts of a résumé, from `aliases.txt`.
package struct Vocabulary: Sendable {
  private var groups: [String: [String: Set<String>]] = [:]
  /// By group and name as written, in the file's order.
  private var sectionsByAlias: [String: SectionKind] = [:]
  private(set) var roleWords: [[Unicode.Scalar]] = []
  private(set) var shortRoleWords: Set<String> = []

  static let standard = Vocabulary(
    String(decoding: PackageResources.aliases_txt, as: UTF8.self))

  /// - Parameter text: lines of `name: alias, alias` under `[group]` lines; `#` starts a comment.
  init(_ text: String) {
    var group = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
        group = String(line[line.index(after: line.startIndex)..<end])
      } else if let colon = line.firstIndex(of: ":") {
        let aliases = line[line.index(after: colon)...].split(separator: ",")
        add(aliases.map { String($0) }, named: String(line[..<colon]), to: group)
      }
    }
  }

  private mutating func add(_ aliases: [String], named name: String, to group: String) {
    for alias in aliases {
      let key = Self.key(alias)
      groups[group, default: [:]][name, default: []].insert(key)
      if group == "sections", let kind = SectionKind(rawValue: name), sectionsByAlias[key] == nil {
        sectionsByAlias[key] = kind
      }
      if group == "roles", name == "role" { addRole(alias, key: key) }
    }
  }

  /// Short Latin words count only as words of their own.
  private mutating func addRole(_ alias: String, key: String) {
    if key.utf8.count <= 4, key.utf8.allSatisfy({ $0 < 0x80 }) {
      shortRoleWords.insert(key)
    } else {
      roleWords.append(Array(key.unicodeScalars))
    }
  }

  /// - Parameter aliases: by alias, the name of a section.
  package mutating func add(sections aliases: [String: String]) {
    for (alias, name) in aliases {
      guard let kind = SectionKind(rawValue: name.lowercased()) else { continue }
      sectionsByAlias[Self.key(alias)] = kind
    }
  }

  func contains(_ text: String, in group: String, _ name: String) -> Bool {
    groups[group]?[name]?.contains(Self.key(text)) ?? false
  }

  /// The names in `group` that have the alias `text`.
  func name(of text: String, in group: String, among order: [String]) -> String? {
    let key = Self.key(text)
    guard !key.isEmpty, let names = groups[group] else { return nil }
    return order.first { names[$0]?.contains(key) ?? false }
  }

  func isRole(_ text: String) -> Bool {
    let key = Array(Self.key(text).unicodeScalars)
    if roleWords.contains(where: { key.contains($0) }) { return true }
    let words = text.lowercased().split { !$0.isLetter && $0 != "-" }
    return words.contains { shortRoleWords.contains(String($0)) }
  }

  /// A word that stands before a role's own: `백엔드`, `Senior`.
  func isRolePart(_ text: String) -> Bool {
    isRole(text) || groups["roles"]?["modifier"]?.contains(Self.key(text)) ?? false
  }

  // MARK: Sections

  /// What a section with this title holds; nil for a title that no alias knows.
  func section(_ title: String) -> SectionKind? {
    let plain = Self.withoutNumbering(title)
    if let kind = lookUp(plain) ?? lookUp(Self.withoutAdjective(plain)) { return kind }
    let head = plain.prefix { !"(（[:：".contains($0) }
    if let kind = lookUp(String(head)) { return kind }
    if let open = plain.firstIndex(where: { "(（[".contains($0) }) {
      let inner = plain[plain.index(after: open)...].prefix { !")）]".contains($0) }
      if let kind = lookUp(String(inner)) { return kind }
    }
    return joined(String(head))
  }

  /// `주요 경력` is 경력.
  private static func withoutAdjective(_ title: String) -> String {
    let words = title.split(separator: " ")
    guard words.count > 1, adjectives.contains(words[0].lowercased()) else { return title }
    return words.dropFirst().joined(separator: " ")
  }

  private static let adjectives: Set<String> = [
    "주요", "상세", "세부", "핵심", "나의", "기타", "관련", "my", "selected", "key", "relevant", "other",
    "recent",
  ]

  private func lookUp(_ text: String) -> SectionKind? {
    sectionsByAlias[Self.key(text)]
  }

  /// `수상/자격증`, `교육 및 활동`, `Skills & Tools`: as the first part says.
  private func joined(_ text: String) -> SectionKind? {
    var parts: [Substring] = [text[...]]
    for separator in [
      "/", "·", ",", "&", "+", "|", " 및 ", " and ", " And ", " - ", " – ", " — ", "과 ", "와 ",
    ] {
      parts = parts.flatMap { $0.split(separator: separator) }
    }
    guard (2...3).contains(parts.count) else { return nil }
    let kinds = parts.map { lookUp(String($0)) }
    // Both must be known, or a title such as `배포 / 기술` would open a section.
    return kinds.allSatisfy { $0 != nil } ? kinds[0] : nil
  }

  /// Without emoji, markup signs and a number in front.
  static func withoutNumbering(_ title: String) -> String {
    var rest = title.unicodeScalars[...]
    func isMark(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.properties.isAlphabetic && scalar.digit == nil && scalar != "("
    }
    while let first = rest.first, isMark(first) { rest = rest.dropFirst() }
    var number = rest
    while let first = number.first, first.digit != nil { number = number.dropFirst() }
    if number.startIndex > rest.startIndex, let mark = number.first,
      ".):-".unicodeScalars.contains(mark)
    {
      rest = number.dropFirst()
    }
    while let last = rest.last, isMark(last), last != ")" { rest = rest.dropLast() }
    while let first = rest.first, isMark(first) { rest = rest.dropFirst() }
    return String(rest)
  }

  /// For comparison: letters and digits in lower case; an emoji where there is nothing else.
  static func key(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isASCIILetter {
        key.append(scalar.lowercased)
      } else if scalar.properties.isAlphabetic || scalar.digit != nil {
        key.append(scalar)
      }
    }
    if key.isEmpty {
      key.append(contentsOf: text.unicodeScalars.filter { $0.value > 0x2000 && $0 != "\u{FE0F}" })
    }
    return String(key)
  }
}

/// What a section of a résumé holds.
package enum SectionKind: String, CaseIterable, Sendable {
  case contact, summary, career, project, education, training, skills, awards, certificates
  case languages, activities, opensource, publications, links, military, other, letter
  /// A title that no alias knows.
  case generic

  /// The kind that sections with this title are of; nil for a title that no alias knows.
  package init?(title: String) {
    guard let kind = Vocabulary.standard.section(title) else { return nil }
    self = kind
  }

  /// Whether its headings, list items or rows are entries with periods.
  var holdsEntries: Bool {
    switch self {
    case .career, .project, .education, .training, .awards, .certificates, .languages, .activities,
      .opensource, .publications, .military, .other:
      true
    case .contact, .summary, .skills, .links, .letter, .generic: false
    }
  }

  /// Whether its items are one line each, with one date.
  var holdsItems: Bool {
    switch self {
    case .awards, .certificates, .languages, .publications, .military, .other, .activities,
      .training:
      true
    default: false
    }
  }
}
