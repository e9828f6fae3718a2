import CPangoCairo
import HanjangCore
import HanjangLayout
import HanjangStyle

/// Glyphs become clusters and runs.
extension PangoTextEngine {
  /// Shapes the item, cut where another face takes over, and frees it.
  func append(
    _ item: UnsafeMutablePointer<PangoItem>, text: UnsafeBufferPointer<CChar>, line: HardLine,
    _ opportunities: [BreakOpportunity], to shaped: inout ShapedText
  ) {
    defer { pango_item_free(item) }
    var start = Int(item.pointee.offset)
    let end = start + Int(item.pointee.length)
    while start < end {
      let next = line.faceEnd(from: start, limit: end)
      append(start..<next, of: item.pointee, text: text, line: line, opportunities, to: &shaped)
      start = next
    }
  }

  private func append(
    _ bytes: Range<Int>, of item: PangoItem, text: UnsafeBufferPointer<CChar>, line: HardLine,
    _ opportunities: [BreakOpportunity], to shaped: inout ShapedText
  ) {
    let face = line.face(at: bytes.lowerBound)
    var part = line.part(at: bytes.lowerBound)
    var measure = SpanMeasure(part.span, of: shaped.content)
    let stretch = shaper.shape(
      bytes, of: item, in: text, face: face, font: font(ofFace: face),
      hasTabularFigures: part.bytes.upperBound >= bytes.upperBound ? measure.hasTabularFigures : nil
    )
    for cluster in stretch.clusters {
      let place = bytes.lowerBound + cluster.bytes.lowerBound
      if place >= part.bytes.upperBound {
        part = line.part(at: place)
        measure = SpanMeasure(part.span, of: shaped.content)
      }
      append(
        cluster, at: place, of: stretch.glyphs, level: item.analysis.level, line: line,
        measure: measure, breakBefore: opportunities[place], to: &shaped)
    }
  }

  /// What the clusters of a span share: taken from it once, as there are many of them.
  private struct SpanMeasure {
    var span: Int
    var size: Double
    /// In points.
    var tracking: Double
    var pictureWidth: Double?
    var hasTabularFigures: Bool

    init(_ index: Int, of content: TextContent) {
      let span = content.spans[index]
      self.span = index
      size = span.style.size
      tracking = span.style.tracking * span.style.size
      pictureWidth = span.picture?.size.width
      hasTabularFigures = span.style.hasTabularFigures
    }
  }

  private func append(
    _ cluster: GlyphClusters.Cluster, at place: Int, of glyphs: [PangoGlyphInfo],
    level: UInt8, line: HardLine, measure: SpanMeasure, breakBefore: BreakOpportunity,
    to shaped: inout ShapedText
  ) {
    let emojiText = line.emoji.isEmpty ? nil : line.emoji[place]
    let pictureWidth = line.pictures.contains(place) ? measure.pictureWidth : nil
    let textStart = shaped.text.count
    let firstGlyph = shaped.glyphs.count
    var advance: Double
    let font: RunFont
    if let pictureWidth {
      (advance, font) = (pictureWidth, .picture)
    } else if let emojiText {
      shaped.text += emojiText
      (advance, font) = (EmojiFont.advance * measure.size, .emoji)
    } else {
      for byte in line.bytes[place..<place + cluster.bytes.count] { shaped.text.append(byte) }
      let face = line.face(at: place)
      advance = append(
        glyphs[cluster.glyphs], size: measure.size, boxAdvance: fonts.faces[face].source.boxAdvance,
        to: &shaped.glyphs)
      font = .font(FontID(face))
    }
    advance += measure.tracking
    shaped.clusters.append(
      Cluster(
        text: textStart..<shaped.text.count, glyphs: firstGlyph..<shaped.glyphs.count,
        advance: advance, breakBefore: breakBefore,
        isSpace: line.isBreakingSpace(at: place)))
    extendRuns(of: &shaped, font: font, size: measure.size, span: measure.span, level: level)
  }

  /// - Returns: how far the glyphs move the pen, in points.
  private func append(
    _ infos: ArraySlice<PangoGlyphInfo>, size: Double, boxAdvance: @autoclosure () -> Double,
    to glyphs: inout [Glyph]
  ) -> Double {
    let scale = size / Self.shapingSize / Double(PANGO_SCALE)
    var advance = 0.0
    for info in infos {
      // PANGO_GLYPH_UNKNOWN_FLAG, which is a macro.
      if info.glyph & 0x1000_0000 != 0 {
        glyphs.append(Glyph(id: 0, offset: Point(x: advance, y: 0)))
        advance += boxAdvance() * size
        continue
      }
      // PANGO_GLYPH_EMPTY, which is a macro.
      if info.glyph != 0x0FFF_FFFF {
        let position = Point(
          x: advance + Double(info.geometry.x_offset) * scale,
          y: Double(info.geometry.y_offset) * scale)
        glyphs.append(Glyph(id: info.glyph, offset: position))
      }
      advance += Double(info.geometry.width) * scale
    }
    return advance
  }

  /// A line without text still takes its height, as between the lines of code.
  func appendEmptyLine(isAfterBreak: Bool, to shaped: inout ShapedText) {
    shaped.clusters.append(
      Cluster(
        text: shaped.text.count..<shaped.text.count,
        glyphs: shaped.glyphs.count..<shaped.glyphs.count, advance: 0,
        breakBefore: isAfterBreak ? .forced : .never, isSpace: true))
  }

  private func extendRuns(
    of shaped: inout ShapedText, font: RunFont, size: Double, span: Int, level: UInt8
  ) {
    let cluster = shaped.clusters.count - 1
    let isNewLine = shaped.clusters[cluster].breakBefore == .forced
    if let last = shaped.runs.indices.last, !isNewLine, font != .emoji {
      let run = shaped.runs[last]
      if run.font == font, run.span == span, run.level == level, run.size == size,
        run.clusters.upperBound == cluster
      {
        shaped.runs[last].clusters = run.clusters.lowerBound..<(cluster + 1)
        return
      }
    }
    shaped.runs.append(
      ShapedRun(
        clusters: cluster..<(cluster + 1), font: font, size: size, span: span, level: level))
  }
}

extension ShapedText {
  /// Room for a line of so many bytes, which are a third as many Hangul syllables.
  mutating func reserve(_ count: Int) {
    text.reserveCapacity(count)
    clusters.reserveCapacity(count / 2)
    glyphs.reserveCapacity(count / 2)
  }
}
