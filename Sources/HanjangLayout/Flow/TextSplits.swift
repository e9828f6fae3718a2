import HanjangStyle

/// What it costs to end a page between the lines of a text: on each side stay two lines at least, of
/// which something is seen.
struct TextSplits {
  private let lines: [BrokenLine]
  private let text: ShapedText
  private let breaking: TextBox.Breaking
  /// The lines before which a page may end.
  private let allowed: Range<Int>

  init(_ lines: [BrokenLine], of text: ShapedText, _ breaking: TextBox.Breaking) {
    self.lines = lines
    self.text = text
    self.breaking = breaking
    let seen = lines.indices.filter { lines[$0].isSeen(in: text) }
    let isLong = seen.count >= 4
    allowed = isLong ? (seen[1] + 1)..<(seen[seen.count - 2] + 1) : 0..<0
  }

  /// Code of no more lines than this stays together where that leaves little room empty.
  private static let shortCode = 14

  func cost(before index: Int) -> Double {
    if index == 0 { return BreakCost.free }
    guard allowed.contains(index) else { return BreakCost.never }
    switch breaking {
    case .paragraph: return BreakCost.inParagraph
    case .code:
      if text.isWrapped(before: lines[index]) { return BreakCost.never }
      let isShort = lines.count <= Self.shortCode
      // An empty line at a page's top would look like a mistake.
      let isSeen = lines[index].isSeen(in: text)
      return (isShort ? BreakCost.unwelcome : 0) + (isSeen ? 0 : BreakCost.inParagraph)
    }
  }
}

extension BrokenLine {
  /// Whether it is more than spaces.
  fileprivate func isSeen(in text: ShapedText) -> Bool {
    clusters.contains { !text.clusters[$0].isSpace && text.clusters[$0].advance > 0 }
  }
}
