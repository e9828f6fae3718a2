/// A line of a shaped text: the clusters that stand on it, without the spaces at its end.
package struct BrokenLine: Hashable, Sendable {
  package var clusters: Range<Int>
  /// Clusters up to the next line's start, spaces at the end included: they are drawn, so that
  /// text extraction keeps words apart, but don't count in the width.
  package var withTrailingSpace: Range<Int>
  /// In points, before its spaces are changed.
  package var width: Double
  /// What each space within the line gains, in points.
  package var spaceChange = 0.0
}

/// Breaks shaped text into lines. Hangul breaks at spaces only; a word wider than the line breaks
/// where the line ends.
package struct LineBreaker {
  private let clusters: [Cluster]
  private let text: [UInt8]

  package init(_ text: ShapedText) {
    clusters = text.clusters
    self.text = text.text
  }

  func breakBefore(_ index: Int) -> BreakOpportunity { clusters[index].breakBefore }
  func isSpace(_ index: Int) -> Bool { clusters[index].isSpace }
  func advance(_ index: Int) -> Double { clusters[index].advance }

  /// A letter or a figure, not punctuation.
  func isWordCharacter(_ index: Int) -> Bool {
    let bytes = text[clusters[index].text]
    guard let first = String(decoding: bytes, as: UTF8.self).first else { return false }
    return first.isLetter || first.isNumber
  }

  /// First fit at `width` points; a text without clusters has no lines.
  package func lines(width: Double) -> [BrokenLine] {
    var lines: [BrokenLine] = []
    var start = 0
    while start < clusters.count {
      let end = lineEnd(from: start, width: width)
      lines.append(line(start..<end))
      start = end
    }
    return lines
  }

  /// The index of the first cluster of the next line.
  private func lineEnd(from start: Int, width: Double) -> Int {
    var best: (opportunity: BreakOpportunity, index: Int) = (.never, start)
    var used = 0.0
    var index = start
    while index < clusters.count {
      let cluster = clusters[index]
      if index > start {
        if cluster.breakBefore == .forced { return index }
        best = better(best, (cluster.breakBefore, index))
      }
      used += cluster.advance
      // A hundredth of a point absorbs the rounding of sums.
      if !cluster.isSpace, used > width + 0.01 {
        return chosenBreak(best, from: start, overflowing: index, width: width)
      }
      index += 1
    }
    return clusters.count
  }

  private func better(
    _ best: (opportunity: BreakOpportunity, index: Int),
    _ next: (opportunity: BreakOpportunity, index: Int)
  ) -> (opportunity: BreakOpportunity, index: Int) {
    next.opportunity != .never && next.opportunity >= best.opportunity ? next : best
  }

  /// Where to break when the cluster at `overflowing` does not fit: at the last space, unless the
  /// word after it is wider than a line of its own, which is then cut in place.
  private func chosenBreak(
    _ best: (opportunity: BreakOpportunity, index: Int), from start: Int, overflowing: Int,
    width: Double
  ) -> Int {
    guard best.opportunity == .allowed else {
      return best.opportunity == .never ? max(overflowing, start + 1) : best.index
    }
    guard isWord(from: best.index, widerThan: width) else { return best.index }
    var inner: (opportunity: BreakOpportunity, index: Int) = (.never, best.index)
    for index in (best.index + 1)..<max(overflowing + 1, best.index + 1) {
      inner = better(inner, (clusters[index].breakBefore, index))
    }
    // An address is sooner taken to the next line than cut at a hyphen.
    let isHyphen = inner.opportunity == .inLongWord
    if isHyphen, hasAddressBreak(from: best.index, width: width) { return best.index }
    return inner.opportunity >= .inLongWord ? inner.index : best.index
  }

  /// Whether a line that begins at `start` could end after a sign of an address.
  private func hasAddressBreak(from start: Int, width: Double) -> Bool {
    var used = 0.0
    for index in start..<clusters.count {
      if index > start, clusters[index].breakBefore == .inLongAddress { return true }
      used += clusters[index].advance
      if clusters[index].isSpace || used > width { return false }
    }
    return false
  }

  private func isWord(from start: Int, widerThan limit: Double) -> Bool {
    var width = 0.0
    for index in start..<clusters.count {
      let cluster = clusters[index]
      if cluster.isSpace || (index > start && cluster.breakBefore >= .allowed) { return false }
      width += cluster.advance
      if width > limit { return true }
    }
    return false
  }

  func line(_ range: Range<Int>) -> BrokenLine {
    var end = range.upperBound
    while end > range.lowerBound, clusters[end - 1].isSpace { end -= 1 }
    let width = clusters[range.lowerBound..<end].reduce(0) { $0 + $1.advance }
    return BrokenLine(
      clusters: range.lowerBound..<end, withTrailingSpace: range, width: width)
  }
}
