import HanjangCore

/// Code stands in columns of one width, Hangul and Han in two of them, whatever fonts it mixes.
enum CodeGrid {
  /// In points; nil where there is nothing to measure, or where letters differ in width: those of a
  /// font that was not made for code would overlap.
  static func column(of text: ShapedText) -> Double? {
    let narrow = text.clusters.lazy.filter { cluster in
      cluster.text.count == 1 && text.text[cluster.text.lowerBound] > 0x20
    }
    if let first = narrow.first {
      let isFixed = narrow.allSatisfy { abs($0.advance - first.advance) < first.advance * 0.02 }
      return isFixed ? first.advance : nil
    }
    let wide = text.clusters.first { isWide($0, in: text) && $0.advance > 0 }
    return wide.map { $0.advance / 2 }
  }

  /// The text with each cluster as wide as its columns, its glyphs in their middle. What another
  /// font has to serve takes as many columns as it needs.
  static func set(_ text: ShapedText, column: Double) -> ShapedText {
    var text = text
    for index in text.clusters.indices {
      let cluster = text.clusters[index]
      guard cluster.advance > 0 else { continue }
      let usual = isWide(cluster, in: text) ? 2.0 : 1
      let needed = cluster.glyphs.isEmpty ? 0 : (cluster.advance / column - 0.1).rounded(.up)
      let advance = max(usual, needed) * column
      let shift = (advance - cluster.advance) / 2
      guard abs(shift) > 0.001 else { continue }
      for glyph in cluster.glyphs { text.glyphs[glyph].offset.x += shift }
      text.clusters[index].advance = advance
    }
    return text
  }

  private static func isWide(_ cluster: Cluster, in text: ShapedText) -> Bool {
    guard cluster.text.count >= 3 else { return false }
    let bytes = text.text[cluster.text]
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
      return false
    }
    return isWide(scalar)
  }

  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x303F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF: true
    default: EastAsian.isLetter(scalar)
    }
  }

  /// The indent of a continued line, in columns.
  static let indent = 2.0

  /// What is left of a line has less room: lines that wrap are broken once more for that.
  static func lines(of text: ShapedText, width: Double, column: Double) -> [BrokenLine] {
    let breaker = LineBreaker(text)
    let lines = breaker.lines(width: width)
    guard width > column * 12,
      lines.dropFirst().contains(where: { text.isWrapped(before: $0) })
    else { return lines }
    // Where the lines begin that the author wrote.
    var starts: [Int] = []
    for index in text.clusters.indices
    where index == 0 || text.clusters[index].breakBefore == .forced { starts.append(index) }
    var result: [BrokenLine] = []
    var wide = lines[...]
    var narrow = breaker.lines(width: width - column * indent)[...]
    for (number, _) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : text.clusters.count
      let whole = wide.prefix { $0.withTrailingSpace.lowerBound < end }
      let parts = narrow.prefix { $0.withTrailingSpace.lowerBound < end }
      wide = wide.dropFirst(whole.count)
      narrow = narrow.dropFirst(parts.count)
      result += whole.count > 1 ? parts : whole
    }
    return result
  }

  /// A hook before what is left of a wrapped line, `column` points wide.
  static func wrapMark(x: Double, height: Double, column: Double, color: Color) -> [PageItem] {
    let thickness = max(0.4, column * 0.11)
    let left = x + column * 0.35
    let upright = Rect(x: left, y: height * 0.22, width: thickness, height: height * 0.34)
    let foot = Rect(
      x: left, y: height * 0.56 - thickness, width: column * 0.9, height: thickness)
    return [upright, foot].map { PageItem(.fill($0, color: color, radius: 0), element: nil) }
  }
}
