import HanjangCore
package import HanjangStyle

/// Shapes each text once and scales it to the sizes that are asked for: without hints and rounding,
/// advances are in proportion to the size. For documents that are laid out several times.
package final class ShapeCache: TextEngine {
  private let engine: any TextEngine
  private var unitTexts: [TextContent: ShapedText] = [:]

  package init(_ engine: any TextEngine) {
    self.engine = engine
  }

  package func metrics(of style: TextStyle) -> FontMetrics { engine.metrics(of: style) }

  package func shape(_ content: TextContent) -> ShapedText {
    // A picture in the line has a size of its own.
    guard content.spans.allSatisfy({ $0.picture == nil }) else { return engine.shape(content) }
    var unit = content
    for index in unit.spans.indices {
      unit.spans[index].style.size = 1
      unit.spans[index].style.lineHeight = 1
      unit.spans[index].rise = 0
    }
    let shaped = unitTexts[unit] ?? engine.shape(unit)
    unitTexts[unit] = shaped
    return Self.scaled(shaped, to: content)
  }

  private static func scaled(_ unit: ShapedText, to content: TextContent) -> ShapedText {
    var shaped = unit
    shaped.content = content
    for index in shaped.runs.indices {
      let run = unit.runs[index]
      let size = content.spans[run.span].style.size
      shaped.runs[index].size = run.size * size
      for cluster in run.clusters {
        shaped.clusters[cluster].advance *= size
        for glyph in unit.clusters[cluster].glyphs {
          shaped.glyphs[glyph].offset.x *= size
          shaped.glyphs[glyph].offset.y *= size
        }
      }
    }
    return shaped
  }
}
