extension LineBreaker {
  /// What a space may gain and lose, as a part of its width.
  private static let mostStretch = 1.0
  private static let mostShrink = 0.2

  private struct Point {
    var cluster: Int
    var cost: Double
    var previous: Int
    var line: BrokenLine?
  }

  /// The breaks of a hard line that change the width of its spaces least, after
  /// Knuth and Plass, "Breaking Paragraphs into Lines" (1981). A line that would be too gappy stays
  /// ragged; a word that is wider than the line leaves the whole as first fit has it.
  func justified(_ lines: [BrokenLine], width: Double) -> [BrokenLine] {
    guard lines.count > 1, let first = lines.first, let last = lines.last else { return lines }
    let start = first.withTrailingSpace.lowerBound
    let end = last.withTrailingSpace.upperBound
    let isCut = lines.dropFirst().contains {
      breakBefore($0.withTrailingSpace.lowerBound) != .allowed
    }
    guard !isCut else { return lines }
    let breaks = ((start + 1)..<end).filter { breakBefore($0) == .allowed } + [end]
    var points = [Point(cluster: start, cost: 0, previous: -1, line: nil)]
    for cluster in breaks {
      var best: Point?
      // From the latest on: once a line is too long, so are all that begin before it.
      for index in points.indices.reversed() {
        let candidate = line(points[index].cluster..<cluster)
        guard let set = spaced(candidate, to: width, isLast: cluster == end) else { break }
        let cost = points[index].cost + set.cost
        if cost < best?.cost ?? .infinity {
          best = Point(cluster: cluster, cost: cost, previous: index, line: set.line)
        }
      }
      if let best { points.append(best) }
    }
    guard let final = points.last, final.cluster == end else { return lines }
    var result: [BrokenLine] = []
    var point = final
    while let line = point.line {
      result.append(line)
      point = points[point.previous]
    }
    return result.reversed()
  }

  /// nil where the line is too long.
  private func spaced(
    _ line: BrokenLine, to width: Double, isLast: Bool
  ) -> (line: BrokenLine, cost: Double)? {
    let spaces = line.clusters.filter { isSpace($0) }
    let room = spaces.reduce(0) { $0 + advance($1) }
    let missing = width - line.width
    if missing < -room * Self.mostShrink - 0.01 { return nil }
    var line = line
    let ratio = room > 0 ? missing / room : .infinity
    if missing <= 0 {
      if !spaces.isEmpty { line.spaceChange = missing / Double(spaces.count) }
      let part = room > 0 ? ratio / Self.mostShrink : 0
      return (line, 1 + 100 * part * part)
    }
    if isLast {
      // A short word alone is worth a wider space elsewhere.
      return (line, line.clusters.count { isWordCharacter($0) } <= 2 ? 400 : 0)
    }
    guard ratio <= Self.mostStretch else {
      let empty = missing / width
      return (line, 300 + 3_000 * empty * empty)
    }
    line.spaceChange = missing / Double(spaces.count)
    return (line, 1 + 100 * ratio * ratio)
  }
}
