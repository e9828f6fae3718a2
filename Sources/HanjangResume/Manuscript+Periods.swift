extension Manuscript {
  /// All periods of entries and of what stands in them.
  package var periods: [Period] {
    sections.flatMap(\.parts).flatMap { part -> [Period] in
      guard case .entry(let entry) = part else { return [] }
      return entry.periods + entry.parts.flatMap(\.periods)
    }
  }
}

extension Entry.Part {
  fileprivate var periods: [Period] {
    switch self {
    case .achievement(let achievement): achievement.periods
    case .role(let row): row.periods
    case .blocks: []
    }
  }
}
