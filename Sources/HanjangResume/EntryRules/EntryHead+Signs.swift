import HanjangMarkdown

/// What lines below a title say an entry's period, department, role or degree.
extension EntryHead {
  /// Longer lines are sentences, not roles or departments.
  fileprivate static let longestDetail = 60

  /// `2020.07 - 현재 | 플랫폼팀 / 백엔드 개발자`.
  func periodLine(_ line: RichLine) -> ([Period], RichLine)? {
    guard
      let extraction = PeriodExtraction.extract(from: line, in: .line, vocabulary: vocabulary),
      extraction.rest.scalars.count <= Self.longestDetail, !isSentence(extraction.rest)
    else { return nil }
    let label = LabelledLine(extraction.rest)?.label ?? ""
    guard label.isEmpty || isPeriodLabel(label) || isScoreLabel(label) else { return nil }
    return (extraction.periods, withoutPeriodLabel(extraction.rest))
  }

  /// A short line between the title and a line that is nothing but the period: `MSc Robotics`.
  func isAbovePeriod(_ line: RichLine, _ rest: ArraySlice<RichLine>) -> Bool {
    guard kind.isAboutOrganizations || kind == .project, let next = rest.first,
      line.scalars.count <= 50, !isSentence(line), !isLabelled(line),
      let (_, left) = periodLine(next)
    else { return false }
    return left.isEmpty
  }

  func withoutPeriodLabel(_ line: RichLine) -> RichLine {
    isPeriodLabel(line.text) ? RichLine([]) : line
  }

  /// `2017 – 2019 | GPA: 3.92` below a school.
  private func isScoreLabel(_ text: String) -> Bool {
    kind == .education && vocabulary.contains(text, in: "labels", "score")
  }

  func isPeriodLabel(_ text: String) -> Bool {
    vocabulary.contains(text, in: "labels", "period")
  }

  /// A short line with a department, a role, a degree or an address.
  func isDetail(_ line: RichLine) -> Bool {
    guard line.scalars.count <= Self.longestDetail, !isSentence(line) else { return false }
    if isAddress(line) { return true }
    guard !isLabelled(line) else { return false }
    let text = line.text
    switch kind {
    case .career:
      let fields = line.fields.map { line.text($0) }
      return vocabulary.isRole(text)
        || fields.contains {
          vocabulary.roles.isDepartment($0) || vocabulary.roles.isEmployment($0)
        }
    case .education, .training:
      return Self.studies.contains { text.contains($0) }
        || kind == .education && SchoolTitle.namesSchool(text)
    case .activities, .project, .opensource:
      return vocabulary.isRole(text) && line.scalars.count <= 30
    default: return false
    }
  }

  /// `label: value`, or a known label in bold.
  func isLabelled(_ line: RichLine) -> Bool {
    guard let labelled = LabelledLine(line) else { return false }
    return line.text.prefix(26).contains { $0 == ":" || $0 == "：" }
      || vocabulary.name(of: labelled.label, in: "labels", among: FactReader.names) != nil
  }

  fileprivate static let studies = [
    "전공", "학과", "학부", "학사", "석사", "박사", "졸업", "재학", "수료", "중퇴", "휴학", "학점", "과정", "GPA", "Major",
    "B.S", "BS", "M.S", "Bachelor", "Master", "Ph.D", "Degree",
  ]

  func isAddress(_ line: RichLine) -> Bool {
    let text = line.text
    return (text.hasPrefix("http://") || text.hasPrefix("https://")) && !text.contains(" ")
  }

  func isSentence(_ line: RichLine) -> Bool {
    let text = line.text
    return text.hasSuffix("다.") || text.hasSuffix("다") && text.count > 12
      || text.hasSuffix(".")
        && text.count > 30
  }
}
