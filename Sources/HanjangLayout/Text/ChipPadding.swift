import HanjangCore

extension ShapedText {
  /// With room at both ends of each badge, so that neighbours stand apart.
  package func withChipPadding() -> ShapedText {
    guard content.spans.contains(where: { $0.chipPadding > 0 }) else { return self }
    var padded = self
    var index = 0
    while index < runs.count {
      let first = content.spans[runs[index].span]
      var last = index
      while last + 1 < runs.count, isSameChip(first, content.spans[runs[last + 1].span]) {
        last += 1
      }
      if first.chipPadding > 0 { padded.pad(runs: index...last, by: first.chipPadding) }
      index = last + 1
    }
    return padded
  }

  private func isSameChip(_ first: TextSpan, _ second: TextSpan) -> Bool {
    first.chipPadding == second.chipPadding && first.range == second.range
      && first.background == second.background
  }

  private mutating func pad(runs range: ClosedRange<Int>, by ems: Double) {
    let head = runs[range.lowerBound]
    let tail = runs[range.upperBound]
    // Glyphs of a text from right to left, and emoji, stand at their run's start.
    guard head.level.isMultiple(of: 2), tail.level.isMultiple(of: 2), case .font = head.font,
      let first = head.clusters.first, let last = tail.clusters.last
    else { return }
    clusters[first].advance += ems * head.size
    for glyph in clusters[first].glyphs { glyphs[glyph].offset.x += ems * head.size }
    clusters[last].advance += ems * tail.size
  }
}
