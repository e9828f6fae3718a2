package import HanjangCore

/// A font that an engine opened, known to the renderer by this number.
package struct FontID: Hashable, Sendable {
  package var rawValue: Int

  package init(_ rawValue: Int) {
    self.rawValue = rawValue
  }
}

/// A glyph of a font, placed relative to its cluster's origin on the baseline, in points.
package struct Glyph: Hashable, Sendable {
  package var id: UInt32
  package var offset: Point

  package init(id: UInt32, offset: Point) {
    self.id = id
    self.offset = offset
  }
}

/// How willingly a line is broken before a cluster.
package enum BreakOpportunity: UInt8, Comparable, Sendable {
  case never
  /// Only where nothing else helps: between any two graphemes.
  case lastResort
  /// In a word that is wider than the line: between letters of Hangul, after a hyphen.
  case inLongWord
  /// In a word that is wider than the line, after `/ . _ ? & = #`.
  case inLongAddress
  case allowed
  case forced

  package static func < (left: BreakOpportunity, right: BreakOpportunity) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The smallest piece of text that is not drawn apart: a grapheme, or a ligature of some.
package struct Cluster: Hashable, Sendable {
  /// The drawn text, in UTF-8 bytes of `ShapedText.text`.
  package var text: Range<Int>
  package var glyphs: Range<Int>
  /// In points, tracking included.
  package var advance: Double
  package var breakBefore: BreakOpportunity
  package var isSpace: Bool

  package init(
    text: Range<Int>, glyphs: Range<Int>, advance: Double, breakBefore: BreakOpportunity,
    isSpace: Bool
  ) {
    self.text = text
    self.glyphs = glyphs
    self.advance = advance
    self.breakBefore = breakBefore
    self.isSpace = isSpace
  }
}

/// What the glyphs of a run are taken from.
package enum RunFont: Hashable, Sendable {
  case font(FontID)
  /// A colour emoji, drawn as a picture over hidden text.
  case emoji
  /// None: the span's picture.
  case picture
}

/// Consecutive clusters with one font, one span and one direction.
package struct ShapedRun: Hashable, Sendable {
  package var clusters: Range<Int>
  package var font: RunFont
  /// In points.
  package var size: Double
  /// The index of the span in the content.
  package var span: Int
  /// The embedding level of Unicode's bidirectional algorithm; odd is right to left.
  package var level: UInt8

  package init(clusters: Range<Int>, font: RunFont, size: Double, span: Int, level: UInt8) {
    self.clusters = clusters
    self.font = font
    self.size = size
    self.span = span
    self.level = level
  }
}

/// A text that was shaped once, in logical order, as if on one endless line.
package struct ShapedText: Sendable {
  package var content: TextContent
  package var text: [UInt8]
  package var clusters: [Cluster]
  package var glyphs: [Glyph]
  package var runs: [ShapedRun]

  package init(content: TextContent) {
    self.content = content
    text = []
    clusters = []
    glyphs = []
    runs = []
  }

  /// The width that the text needs where nothing breaks it but forced breaks, in points.
  package var naturalWidth: Double {
    widths(of: .forced)
  }

  /// The width of the longest word, in points.
  package var longestWord: Double {
    widths(of: .allowed)
  }

  /// The same where long addresses are broken at their signs.
  package var longestPiece: Double {
    widths(of: .inLongAddress)
  }

  /// Whether the line goes on from the one before it.
  func isWrapped(before line: BrokenLine) -> Bool {
    clusters[line.withTrailingSpace.lowerBound].breakBefore != .forced
  }

  private func widths(of opportunity: BreakOpportunity) -> Double {
    var widest = 0.0
    var width = 0.0
    var trailing = 0.0
    for cluster in clusters {
      if cluster.breakBefore >= opportunity {
        (width, trailing) = (0, 0)
      }
      if cluster.isSpace {
        trailing += cluster.advance
      } else {
        width += trailing + cluster.advance
        trailing = 0
        widest = max(widest, width)
      }
    }
    return widest
  }
}

extension ShapedText {
  /// Lines that end with a span that vanishes there, without it.
  func withoutSeparators(atEndsOf lines: [BrokenLine]) -> [BrokenLine] {
    guard lines.count > 1, content.spans.contains(where: \.vanishesAtLineEnd) else { return lines }
    return lines.enumerated().map { index, line in
      guard index < lines.count - 1,
        let run = runs.last(where: { $0.clusters.contains(line.clusters.upperBound - 1) }),
        content.spans[run.span].vanishesAtLineEnd
      else { return line }
      var (line, end) = (line, max(run.clusters.lowerBound, line.clusters.lowerBound))
      // The space before it stays in the text, where it keeps words apart.
      if end < line.clusters.upperBound, clusters[end].isSpace { end += 1 }
      line.withTrailingSpace = line.withTrailingSpace.lowerBound..<end
      while end > line.clusters.lowerBound, clusters[end - 1].isSpace { end -= 1 }
      line.clusters = line.clusters.lowerBound..<end
      line.width = clusters[line.clusters].reduce(0) { $0 + $1.advance }
      return line
    }
  }

  /// Without breaks in the spans that are kept whole.
  var keepingSpansWhole: ShapedText {
    guard content.spans.contains(where: \.isKeptWhole) else { return self }
    var copy = self
    var previous: Int?
    for run in runs {
      if content.spans[run.span].isKeptWhole {
        for index in run.clusters where index > run.clusters.lowerBound || previous == run.span {
          if copy.clusters[index].breakBefore != .forced {
            copy.clusters[index].breakBefore = .never
          }
        }
      }
      previous = run.span
    }
    return copy
  }
}
