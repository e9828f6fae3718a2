extension Vocabulary {
  /// What a section with this title holds; nil for a title that no alias knows.
  func section(_ title: String) -> SectionKind? { sectionKinds(title).first }

  /// All that a title joins, such as `수상/자격증`; empty for a title that no alias knows.
  func sectionKinds(_ title: String) -> [SectionKind] {
    guard title.utf8.count <= Self.longestTitle else { return [] }
    let plain = Self.withoutNumbering(title)
    let head = String(plain.prefix { !"(（[:：".contains($0) })
    let joined = joined(head)
    if let kind = lookUp(plain) ?? lookUp(head) {
      return [kind] + joined.filter { $0 != kind }
    }
    if let open = plain.firstIndex(where: { "(（[".contains($0) }) {
      let inner = plain[plain.index(after: open)...].prefix { !")）]".contains($0) }
      if let kind = lookUp(String(inner)) { return [kind] }
    }
    return joined
  }

  /// In bytes.
  private static let longestTitle = 150

  private func lookUp(_ text: String) -> SectionKind? {
    let key = Self.key(text)
    if let kind = sections[key] { return kind }
    for prefix in Self.prefixes where key.hasPrefix(prefix) && key.count > prefix.count {
      let rest = String(key.dropFirst(prefix.count))
      if let kind = sections[rest] ?? withoutSuffix(rest) { return kind }
    }
    return withoutSuffix(key)
  }

  /// `수상 내역`, `교육 이수` are 수상 and 교육; `Skill` is Skills.
  private func withoutSuffix(_ key: String) -> SectionKind? {
    for suffix in Self.suffixes where key.hasSuffix(suffix) && key.count > suffix.count {
      if let kind = sections[String(key.dropLast(suffix.count))] { return kind }
    }
    guard let last = key.utf8.last, last < 0x80 else { return nil }
    if key.hasSuffix("s") { return sections[String(key.dropLast())] }
    return sections[key + "s"]
  }

  /// `주요 경력` is 경력.
  private static let prefixes = [
    "주요", "상세", "세부", "핵심", "나의", "기타", "관련", "보유", "전체", "최근", "그외", "my", "selected", "key",
    "relevant", "other", "recent", "notable", "featured", "main", "additional", "formal",
  ]
  private static let suffixes = [
    "사항", "내역", "이력", "현황", "정보", "목록", "리스트", "이수", "수료", "취득", "상세", "요약", "소개", "경험", "내용",
    "기록", "section", "history", "list", "details",
  ]

  /// `수상/자격증`, `교육 및 활동`, `Skills & Tools`.
  private func joined(_ text: String) -> [SectionKind] {
    var parts: [Substring] = [text[...]]
    for separator in [
      "/", "·", ",", "&", "+", "|", " 및 ", " and ", " And ", " AND ", " - ", " – ", " — ", "과 ",
      "와 ", "∙", "ㆍ",
    ] {
      parts = parts.flatMap { $0.split(separator: separator) }
    }
    guard (2...4).contains(parts.count) else { return [] }
    var kinds: [SectionKind] = []
    for part in parts {
      // All must be known, or a title such as `배포 / 기술` would open a section.
      guard let kind = lookUp(String(part)) else { return [] }
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
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
