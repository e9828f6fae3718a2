package import HanjangCore

/// A text that was read, with its place.
package struct TextValue: Sendable, Hashable {
  package var text: String
  /// The line of the outline.
  package var line: Int
  /// The place in the line's text, where the value is one stretch of it.
  package var range: Range<Int>?
  package var source: SourceRange
}

/// What a section lists: a job, a school, a project, a prize.
package struct ResumeEntry: Sendable, Hashable {
  package var kind: EntryKind
  /// The company, the school, or what the entry is about.
  package var title: TextValue?
  /// Department and role, as written.
  package var role: TextValue?
  package var study: TextValue?
  package var degree: TextValue?
  package var issuer: TextValue?
  package var place: TextValue?
  package var fluency: TextValue?
  package var periods: [Period] = []
  /// Whether the one date is that of the end.
  package var isDatedByEnd = false
  /// Lines of the outline: those of the head, and what follows.
  package var head: [Int] = []
  package var details: [Int] = []
  /// The certainty of its first line and its weakest value.
  package var certainty: Float = 1

  package var start: String {
    if isDatedByEnd { return "" }
    return periods.first?.start.iso8601 ?? ""
  }

  package var end: String {
    guard let first = periods.first else { return "" }
    if isDatedByEnd { return first.start.iso8601 }
    if case .date(let end) = first.end { return end.iso8601 }
    // Two columns: the start and the end.
    if first.end == .none, periods.count == 2, periods[1].end == .none,
      first.start < periods[1].start
    {
      return periods[1].start.iso8601
    }
    return ""
  }
}

extension ResumeEntry {
  /// Whether another entry with the same title says the same again.
  func repeats(_ other: ResumeEntry) -> Bool {
    let isSameTime =
      periods.isEmpty || other.periods.isEmpty || start.hasPrefix(other.start)
      || other.start.hasPrefix(start)
    return isSameTime && (role == nil || other.role == nil || role?.text == other.role?.text)
  }

  /// Takes what it lacks from an entry that says the same.
  mutating func complete(from other: ResumeEntry) {
    if periods.isEmpty { periods = other.periods }
    role = role ?? other.role
    study = study ?? other.study
    degree = degree ?? other.degree
    place = place ?? other.place
    details += other.head + other.details
  }
}

/// What a résumé says, typed.
package struct ResumeContent: Sendable {
  package struct Link: Sendable, Hashable {
    package var destination: String
    package var label: String
  }

  package struct SkillGroup: Sendable, Hashable {
    package var label: String
    package var names: [String]
  }

  package var kind = "resume"
  package var name: TextValue?
  package var headline: TextValue?
  package var email = ""
  package var phone = ""
  package var links: [Link] = []
  package var entries: [ResumeEntry] = []
  package var skills: [SkillGroup] = []

  package func entries(of kinds: EntryKind...) -> [ResumeEntry] {
    entries.filter { kinds.contains($0.kind) }
  }
}
