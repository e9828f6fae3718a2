import HanjangMarkdown

/// Titles in brackets, and tags in brackets before titles.
extension TitleSplitter {
  private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
    "[": "]", "【": "】", "<": ">", "〈": "〉", "「": "」", "『": "』", "《": "》",
  ]

  /// `[한빛커머스] 개발팀`; a project's tag in brackets, such as `[개인]`, is its detail.
  func bracketed(_ line: RichLine) -> (title: [Inline], rest: [Inline])? {
    let scalars = line.scalars
    let all = line.trimmed(line.all)
    guard let first = all.first, let close = Self.brackets[scalars[first]],
      let end = scalars[all].firstIndex(of: close), end > first + 1
    else { return nil }
    let inner = line.trimmed(first + 1..<end)
    let rest = line.trimmed(line.afterSeparators(end + 1)..<scalars.count)
    guard !rest.isEmpty else { return (line.slice(inner), []) }
    let text = line.text(inner)
    // `「한빛대학교」 대학원`.
    if kind == .education, let words = RichLine(line.slice(rest)).words.first {
      let word = RichLine(line.slice(rest)).text(words)
      if SchoolTitle.namesSchool(word), !StudyReading.saysStudy(word), let range = line.range {
        let place = Inline(.text(" "), range: range)
        let behind = line.trimmed(rest.lowerBound + words.count..<scalars.count)
        return (
          line.slice(inner) + [place] + line.slice(rest.lowerBound..<rest.lowerBound + words.count),
          line.slice(behind)
        )
      }
    }
    if isTag(text) { return (line.slice(rest), line.slice(inner)) }
    if kind == .certificates || kind == .awards {
      let behind = line.text(rest)
      if EntryMarks.says(kind, text) { return (line.slice(inner), line.slice(rest)) }
      return EntryMarks.says(kind, behind) ? (line.slice(rest), line.slice(inner)) : nil
    }
    guard kind.isAboutOrganizations, kind != .training else { return nil }
    return (line.slice(inner), line.slice(rest))
  }

  /// What a bracket says of an entry rather than naming it: `정규직`, `개인 프로젝트`, `4인`.
  func isTag(_ text: String) -> Bool {
    switch kind {
    case .career: return vocabulary.roles.isEmployment(text) || Self.states.contains(text)
    case .project, .opensource:
      guard text.count <= 16 else { return false }
      return Self.tags.contains { text.lowercased().contains($0) }
        || text.contains { $0.isNumber } && ["인", "명"].contains { text.contains($0) }
    default: return false
    }
  }

  private static let states: Set<String> = [
    "현재", "현", "전", "이전", "재직중", "재직 중", "현직", "전직", "현 직장", "전 직장", "퇴사", "Current", "Present",
    "Previous", "Past",
  ]

  private static let tags = [
    "개인", "팀", "사이드", "토이", "외주", "사내", "졸업", "교내", "학교", "프로젝트", "공모전", "해커톤", "side", "team",
    "personal", "toy", "solo", "project", "freelance", "운영 중", "운영중", "진행 중", "진행중",
  ]
}
