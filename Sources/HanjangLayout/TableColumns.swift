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
      return minimum.map { $0 * available / least }
    }
    let spare = available - least
    let slack = zip(minimum, natural).map { max(0, $1 - $0) }
    let total = max(slack.reduce(0, +), 1e-9)
    return zip(minimum, slack).map { $0 + spare * $1 / total }
  }
}
