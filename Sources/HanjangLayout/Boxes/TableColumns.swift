/// The widths of a table's columns, after CSS 2.1's automatic layout: what the longest word needs,
/// then what the longest line would like.
package enum TableColumns {
  /// - Parameters:
  ///   - minimum: the longest word of each column, padding included, in points.
  ///   - natural: the longest line of each, likewise.
  ///   - available: what all columns share.
  package static func widths(minimum: [Double], natural: [Double], available: Double) -> [Double] {
    let least = minimum.reduce(0, +)
    let wanted = natural.reduce(0, +)
    guard !minimum.isEmpty, wanted > 0 else { return minimum }
    if wanted <= available {
      return natural.map { $0 + (available - wanted) * $0 / wanted }
    }
    if least >= available {
      return capped(minimum, available: available)
    }
    let spare = available - least
    let slack = zip(minimum, natural).map { max(0, $1 - $0) }
    let total = max(slack.reduce(0, +), 1e-9)
    return zip(minimum, slack).map { $0 + spare * $1 / total }
  }

  /// The widest columns give way, down to one width that they share; narrow ones keep theirs.
  private static func capped(_ minimum: [Double], available: Double) -> [Double] {
    var rest = available
    var cap = available
    for (index, width) in minimum.sorted().enumerated() {
      cap = rest / Double(minimum.count - index)
      if width > cap { break }
      rest -= width
    }
    return minimum.map { min($0, cap) }
  }
}
