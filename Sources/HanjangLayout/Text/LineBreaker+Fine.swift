/// How a text is broken beyond first fit.
package enum LineManner: Hashable, Sendable {
  /// No line takes more than fits, each as much as it can.
  case firstFit
  /// First fit, but no single short word on a paragraph's last line where that can be helped.
  case paragraph
  /// Two lines about equally long; more as those of a paragraph.
  case balanced
  /// To the right edge, by wider and narrower spaces; ragged where they would be too wide.
  case justified
}

extension LineBreaker {
  /// A text without clusters has no lines.
  package func lines(width: Double, manner: LineManner) -> [BrokenLine] {
    let lines = lines(width: width)
    guard lines.count > 1, width.isFinite else { return lines }
    switch manner {
    case .firstFit: return lines
    case .paragraph: return eachHardLine(lines) { withoutShortEnd($0, width: width) }
    case .balanced: return eachHardLine(lines) { balanced($0, width: width) }
    case .justified:
      return eachHardLine(lines) { justified($0, width: width) }
    }
  }

  /// `lines` in groups that forced breaks part.
  private func eachHardLine(
    _ lines: [BrokenLine], _ change: ([BrokenLine]) -> [BrokenLine]
  ) -> [BrokenLine] {
    var result: [BrokenLine] = []
    var group: [BrokenLine] = []
    for line in lines {
      if !group.isEmpty, breakBefore(line.withTrailingSpace.lowerBound) == .forced {
        result += change(group)
        group = []
      }
      group.append(line)
    }
    return result + change(group)
  }

  // MARK: Last lines

  /// Letters and figures of a last line's only word that is too short to stand alone.
  private static let shortWord = 2
  /// What a space may lose where that brings a last word up, as a part of its width.
  private static let hiddenSqueeze = 0.12

  private func withoutShortEnd(_ lines: [BrokenLine], width: Double) -> [BrokenLine] {
    guard lines.count > 1, let last = lines.last, isShortWord(last) else { return lines }
    let before = lines[lines.count - 2]
    let whole = before.withTrailingSpace.lowerBound..<last.withTrailingSpace.upperBound
    if let squeezed = squeezed(line(whole), to: width, by: Self.hiddenSqueeze) {
      return lines.dropLast(2) + [squeezed]
    }
    // Else another word comes down, unless that leaves the line above half empty.
    var index = before.clusters.upperBound - 1
    while index > before.clusters.lowerBound, breakBefore(index) != .allowed { index -= 1 }
    guard index > before.clusters.lowerBound else { return lines }
    let upper = line(before.withTrailingSpace.lowerBound..<index)
    let lower = line(index..<last.withTrailingSpace.upperBound)
    guard upper.width >= width / 2, lower.width <= width else { return lines }
    return lines.dropLast(2) + [upper, lower]
  }

  private func isShortWord(_ line: BrokenLine) -> Bool {
    guard line.clusters.count <= 8 else { return false }
    let inside = line.clusters.dropFirst()
    guard breakBefore(line.clusters.lowerBound) == .allowed,
      !inside.contains(where: { breakBefore($0) >= .allowed })
    else { return false }
    return line.clusters.count { isWordCharacter($0) } <= Self.shortWord
  }

  /// The line set no wider than `width`, if its spaces need to give up no more than a `share`.
  private func squeezed(_ line: BrokenLine, to width: Double, by share: Double) -> BrokenLine? {
    let spaces = line.clusters.filter { isSpace($0) }
    let room = spaces.reduce(0) { $0 + advance($1) }
    let excess = line.width - width
    guard excess > 0, excess <= room * share else { return excess > 0 ? nil : line }
    var line = line
    line.spaceChange = -excess / Double(spaces.count)
    return line
  }

  // MARK: Balanced lines

  private func balanced(_ lines: [BrokenLine], width: Double) -> [BrokenLine] {
    guard lines.count == 2 else { return withoutShortEnd(lines, width: width) }
    let whole = lines[0].withTrailingSpace.lowerBound..<lines[1].withTrailingSpace.upperBound
    var best = lines
    for index in whole.dropFirst() where breakBefore(index) == .allowed {
      let (upper, lower) = (line(whole.lowerBound..<index), line(index..<whole.upperBound))
      guard lower.width <= width, upper.width <= width else { continue }
      if max(upper.width, lower.width) < max(best[0].width, best[1].width) {
        best = [upper, lower]
      }
    }
    return best
  }
}
