package import HanjangStyle

/// The vertical measures of a style's leading font, in points, both positive.
package struct FontMetrics: Hashable, Sendable {
  package var ascent: Double
  package var descent: Double

  package init(ascent: Double, descent: Double) {
    self.ascent = ascent
    self.descent = descent
  }
}

/// Measures text: `PangoTextEngine` with real fonts, `FixedTextEngine` in tests.
///
/// A shaped text is drawn just as it was measured; nothing shapes it again.
package protocol TextEngine {
  func shape(_ content: TextContent) -> ShapedText
  func metrics(of style: TextStyle) -> FontMetrics
}
