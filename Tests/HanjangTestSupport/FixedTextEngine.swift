import HanjangCore
package import HanjangLayout
package import HanjangStyle

/// Measures without fonts: East Asian characters are an em wide, all others half an em.
///
/// Each character is a cluster; lines break after spaces, and within long words anywhere.
package struct FixedTextEngine: TextEngine {
  package init() {}

  package func metrics(of style: TextStyle) -> FontMetrics {
    FontMetrics(ascent: style.size * 0.8, descent: style.size * 0.2)
  }

  package func shape(_ content: TextContent) -> ShapedText {
    var shaped = ShapedText(content: content)
    var breakBefore = BreakOpportunity.never
    for (index, span) in content.spans.enumerated() {
      if let picture = span.picture {
        append(picture, index: index, breakBefore, to: &shaped)
        breakBefore = .allowed
      }
      for character in span.text {
        if character == "\n" {
          breakBefore = .forced
          continue
        }
        append(character, of: span, index: index, breakBefore, to: &shaped)
        breakBefore = character == " " ? .allowed : .lastResort
      }
    }
    return shaped.withChipPadding()
  }

  private func append(
    _ picture: SpanPicture, index: Int, _ breakBefore: BreakOpportunity,
    to shaped: inout ShapedText
  ) {
    let (text, glyph, cluster) = (shaped.text.count, shaped.glyphs.count, shaped.clusters.count)
    shaped.clusters.append(
      Cluster(
        text: text..<text, glyphs: glyph..<glyph, advance: picture.size.width,
        breakBefore: breakBefore, isSpace: false))
    shaped.runs.append(
      ShapedRun(
        clusters: cluster..<(cluster + 1), font: .picture, size: 0, span: index, level: 0))
  }

  private func append(
    _ character: Character, of span: TextSpan, index: Int, _ breakBefore: BreakOpportunity,
    to shaped: inout ShapedText
  ) {
    let start = shaped.text.count
    shaped.text += Array(String(character).utf8)
    let isWide = (character.unicodeScalars.first?.value ?? 0) >= 0x1100
    let (cluster, glyph) = (shaped.clusters.count, shaped.glyphs.count)
    shaped.glyphs.append(Glyph(id: 1, offset: .init(x: 0, y: 0)))
    shaped.clusters.append(
      Cluster(
        text: start..<shaped.text.count, glyphs: glyph..<(glyph + 1),
        advance: span.style.size * (isWide ? 1 : 0.5), breakBefore: breakBefore,
        isSpace: character == " "))
    if let last = shaped.runs.indices.last, shaped.runs[last].span == index, breakBefore != .forced
    {
      shaped.runs[last].clusters = shaped.runs[last].clusters.lowerBound..<(cluster + 1)
    } else {
      shaped.runs.append(
        ShapedRun(
          clusters: cluster..<(cluster + 1), font: .font(FontID(0)), size: span.style.size,
          span: index, level: 0))
    }
  }
}
