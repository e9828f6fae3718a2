extension Vocabulary {
  /// What a section with this title holds; nil for a title that no alias knows.
  func section(_ title: String) -> SectionKind? { sectionKinds(title).first }

  /// All that a title joins, such as `수상/자격증`; empty for a title that no alias knows.
  func sectionKinds(_ title: String) -> [SectionKind] {
    guard title.utf8.count <= Self.longestTitle else { return [] }
    let plain = Self.withoutNumbering(title)
    let scalars = plain.unicodeScalars
    let head = Substring(scalars.prefix { !$0.opensBracket && $0 != ":" && $0 != "：" })
    let joined = joined(head)
    if let kind = lookUp(plain) ?? lookUp(head) {
      return [kind] + joined.filter { $0 != kind }
    }
    if let open = scalars.firstIndex(where: \.opensBracket) {
      let inner = scalars[scalars.index(after: open)...].prefix { !$0.closesBracket }
      if let kind = lookUp(Substring(inner)) { return [kind] }
    }
    return joined.isEmpty ? translated(head) : joined
  }

  /// `Compétences / Skills`: one of two Latin names is known.
  private func translated(_ head: Substring) -> [SectionKind] {
    guard ByteText(head).contains(Array(" / ".utf8)) else { return [] }
    let parts = head.split(separator: "/")
    guard parts.count == 2,
      !head.unicodeScalars.contains(where: \.isHangulSyllable)
    else { return [] }
    return [lookUp(parts[1]) ?? lookUp(parts[0])].compactMap { $0 }
  }

  /// In bytes.
  private static let longestTitle = 150

  /// What a title says by its last word, or by the first of those that it joins: `42 서울 팀 프로젝트`,
  /// `주요 프로젝트 및 개발 앱`. Less certain than `section`.
  func looseSection(_ title: String) -> SectionKind? {
    guard title.utf8.count <= Self.longestLooseTitle else { return nil }
    let plain = Self.withoutNumbering(title)
    let head = Substring(plain.unicodeScalars.prefix { !$0.opensBracket })
    let parts = TitleParts.parts(of: head)
    let words = head.split(separator: " ")
    guard words.count <= 5, let first = parts.first, let last = words.last else { return nil }
    let kind = parts.count > 1 ? lookUp(first) ?? lookUp(last) : lookUp(last)
    switch kind {
    case .career, .project, .education, .training, .skills, .awards, .certificates, .languages,
      .activities, .opensource, .publications:
      return kind
    case .contact, .summary, .links, .military, .other, .letter, .generic, nil: return nil
    }
  }

  /// In bytes.
  private static let longestLooseTitle = 75

  private func lookUp(_ text: some StringProtocol) -> SectionKind? {
    let key = WordKey(text).bytes[...]
    if let kind = sections[WordKey.hash(key)] { return kind }
    for prefix in Self.prefixes where key.count > prefix.count && key.starts(with: prefix) {
      let rest = key.dropFirst(prefix.count)
      if let kind = sections[WordKey.hash(rest)] ?? withoutSuffix(rest) { return kind }
    }
    return withoutSuffix(key)
  }

  /// `수상 내역`, `교육 이수` are 수상 and 교육; `Skill` is Skills.
  private func withoutSuffix(_ key: ArraySlice<UInt8>) -> SectionKind? {
    for suffix in Self.suffixes where key.count > suffix.count && key.hasSuffix(suffix) {
      if let kind = sections[WordKey.hash(key.dropLast(suffix.count))] { return kind }
    }
    guard let last = key.last, last < 0x80 else { return nil }
    if last == UInt8(ascii: "s") { return sections[WordKey.hash(key.dropLast())] }
    return sections[WordKey.hash(key + [UInt8(ascii: "s")])]
  }

  /// `주요 경력` is 경력.
  private static let prefixes = [
    "주요", "상세", "세부", "핵심", "나의", "기타", "관련", "보유", "전체", "최근", "그외", "my", "selected", "key",
    "relevant", "other", "recent", "notable", "featured", "main", "additional", "formal",
  ].map { Array($0.utf8) }
  private static let suffixes = [
    "사항", "내역", "이력", "현황", "정보", "목록", "리스트", "이수", "수료", "취득", "상세", "요약", "소개", "경험", "내용",
    "기록", "section", "history", "list", "details",
  ].map { Array($0.utf8) }

  /// `수상/자격증`, `교육 및 활동`, `Skills & Tools`.
  private func joined(_ text: Substring) -> [SectionKind] {
    var kinds: [SectionKind] = []
    let parts = TitleParts.parts(of: text)
    guard (2...4).contains(parts.count) else { return [] }
    for part in parts {
      // All must be known, or a title such as `배포 / 기술` would open a section.
      guard let kind = lookUp(part) else { return [] }
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }
}

/// The parts that a title joins, at signs and at words such as 및 and `and`.
private enum TitleParts {
  static func parts(of text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var index = start
    let scalars = text.unicodeScalars
    while index < text.endIndex {
      let next = joint(in: scalars, at: index)
      if let next {
        if index > start { parts.append(text[start..<index]) }
        start = next
      }
      index = next ?? scalars.index(after: index)
    }
    if start < text.endIndex { parts.append(text[start...]) }
    return parts
  }

  /// Where the joint at `index` ends; nil where there is none.
  private static func joint(
    in scalars: Substring.UnicodeScalarView, at index: String.Index
  ) -> String.Index? {
    switch scalars[index] {
    case "/", "·", ",", "&", "+", "|", "∙", "ㆍ": return scalars.index(after: index)
    case "과", "와":
      let next = scalars.index(after: index)
      guard next < scalars.endIndex, scalars[next] == " " else { return nil }
      return scalars.index(after: next)
    case " ":
      let rest = scalars[scalars.index(after: index)...]
      let word = rest.prefix { $0 != " " }
      guard word.endIndex < scalars.endIndex, isConjunction(word) else { return nil }
      return scalars.index(after: word.endIndex)
    default: return nil
    }
  }

  private static let conjunctions = ByteText.words(["및", "and", "And", "AND", "-", "–", "—"])

  private static func isConjunction(_ word: Substring.UnicodeScalarView) -> Bool {
    let bytes = Substring(word).utf8
    return conjunctions.contains { $0.elementsEqual(bytes) }
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
