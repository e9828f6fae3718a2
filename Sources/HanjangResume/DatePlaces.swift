import HanjangCore

/// Where in the source the dates stand that the checks complain about. Recognition keeps the place of a
/// period's line or entry only.
struct DatePlaces {
  /// Of the author's text.
  private let lines: [Substring]

  init(_ source: String?) {
    lines = source?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
  }

  /// The place of a period as `PeriodScanner` reads it; `range` where it isn't found.
  func place(of period: Period, near range: SourceRange?) -> SourceRange? {
    place(near: range) { scanner in
      let found = scanner.periods(takingWeak: true)
      let whole = found.first { $0.period.start == period.start && $0.period.end == period.end }
      return (whole ?? found.first { $0.period.start == period.start })?.range
    }
  }

  func place(ofHalfReadNear range: SourceRange?) -> SourceRange? {
    place(near: range) { scanner in scanner.periods().first(where: scanner.isHalfRead)?.range }
  }

  func place(of text: String, near range: SourceRange?) -> SourceRange? {
    let wanted = Array(text.unicodeScalars)
    return place(near: range) { scanner in
      let last = scanner.scalars.count - wanted.count
      guard !wanted.isEmpty, last >= 0 else { return nil }
      let start = (0...last).first { scanner.scalars[$0...].starts(with: wanted) }
      return start.map { $0..<($0 + wanted.count) }
    }
  }

  /// How many lines below a title its period may stand, and above it.
  private static let reach = (below: 6, above: 3)

  private func place(
    near range: SourceRange?, where find: (PeriodScanner) -> Range<Int>?
  ) -> SourceRange? {
    guard let range else { return nil }
    let first = range.start.line - 1
    let above = (1...Self.reach.above).map { first - $0 }
    for index in Array(first...(first + Self.reach.below)) + above
    where lines.indices.contains(index) {
      let scalars = Array(lines[index].unicodeScalars)
      // No title is as long.
      guard scalars.count <= 2_000, let found = find(PeriodScanner(scalars)) else { continue }
      let offset = scalars[..<found.lowerBound].reduce(0) { $0 + UTF8.width($1) }
      return SourceRange(line: index + 1, column: offset + 1)
    }
    return range
  }
}
