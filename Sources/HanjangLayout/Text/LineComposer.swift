import HanjangCore
import HanjangStyle

/// Turns the broken lines of a shaped text into glyph runs at their places.
package struct LineComposer {
  package let text: ShapedText
  package let metrics: FontMetrics
  /// In points.
  package let lineHeight: Double
  private let spans: [TextSpan]

  package init(_ text: ShapedText, metrics: FontMetrics, lineHeight: Double) {
    self.text = text
    self.metrics = metrics
    self.lineHeight = lineHeight
    spans = text.content.spans
  }

  /// From a line's top to its baseline: the font's own box stands in the middle of the line.
  package var baseline: Double {
    (lineHeight - metrics.ascent - metrics.descent) / 2 + metrics.ascent
  }

  /// Adds `line` to `fragment`, its left end at `x` and its top at `y`.
  package func compose(
    _ line: BrokenLine, x: Double, y: Double, element: (Int) -> ElementID?,
    into fragment: inout Fragment
  ) {
    var left = x
    for piece in visualOrder(line.withTrailingSpace) {
      if let picture = spans[piece.span].picture {
        let origin = Point(x: left, y: y + baseline)
        draw(picture, of: piece.span, at: origin, element: element(piece.span), in: &fragment)
        left += picture.size.width
        continue
      }
      let run = glyphRun(piece, of: line, at: Point(x: left, y: y + baseline))
      let visible = visibleWidth(piece, of: line)
      decorate(run, piece: piece, width: visible, element: element(piece.span), in: &fragment)
      left += run.width
      if let note = spans[piece.span].footnote { fragment.notes.append(note) }
    }
  }

  /// The part of a run that stands on a line.
  private struct Piece {
    var run: ShapedRun
    var clusters: Range<Int>
    var span: Int { run.span }
  }

  /// Rule L2 of Unicode's bidirectional algorithm (UAX 9) over the runs of a line.
  private func visualOrder(_ clusters: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    var index = firstRun(reaching: clusters.lowerBound)
    while index < text.runs.count, text.runs[index].clusters.lowerBound < clusters.upperBound {
      let part = text.runs[index].clusters.clamped(to: clusters)
      if !part.isEmpty { pieces.append(Piece(run: text.runs[index], clusters: part)) }
      index += 1
    }
    let highest = pieces.map(\.run.level).max() ?? 0
    guard highest > 0 else { return pieces }
    for level in (1...highest).reversed() {
      var start = 0
      while start < pieces.count {
        var end = start
        while end < pieces.count, pieces[end].run.level >= level { end += 1 }
        pieces[start..<end].reverse()
        start = max(end, start + 1)
      }
    }
    return pieces
  }

  private func firstRun(reaching cluster: Int) -> Int {
    var low = 0
    var high = text.runs.count
    while low < high {
      let middle = (low + high) / 2
      if text.runs[middle].clusters.upperBound > cluster { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func glyphRun(_ piece: Piece, of line: BrokenLine, at origin: Point) -> GlyphRun {
    let style = spans[piece.span].style
    let rise = spans[piece.span].rise
    let isRightToLeft = piece.run.level % 2 == 1
    let first = text.clusters[piece.clusters.lowerBound]
    let last = text.clusters[piece.clusters.upperBound - 1]
    var glyphs: [GlyphRun.Placed] = []
    glyphs.reserveCapacity(max(0, last.glyphs.upperBound - first.glyphs.lowerBound))
    var clusters: [GlyphRun.Cluster] = []
    clusters.reserveCapacity(piece.clusters.count)
    var x = 0.0
    for step in 0..<piece.clusters.count {
      let index =
        isRightToLeft ? piece.clusters.upperBound - 1 - step : piece.clusters.lowerBound + step
      let cluster = text.clusters[index]
      for place in cluster.glyphs {
        let glyph = text.glyphs[place]
        let offset = Point(x: x + glyph.offset.x, y: glyph.offset.y)
        glyphs.append(GlyphRun.Placed(id: glyph.id, offset: offset))
      }
      clusters.append(
        GlyphRun.Cluster(
          textLength: Int32(cluster.text.count), glyphCount: Int32(cluster.glyphs.count)))
      x += cluster.advance
      if cluster.isSpace, line.clusters.contains(index) { x += line.spaceChange }
    }
    if isRightToLeft { clusters.reverse() }
    return GlyphRun(
      font: piece.run.font, size: piece.run.size, weight: style.weight, color: style.color,
      origin: Point(x: origin.x, y: origin.y - rise), width: x, isRightToLeft: isRightToLeft,
      text: Array(text.text[first.text.lowerBound..<last.text.upperBound]), glyphs: glyphs,
      clusters: clusters)
  }

  /// How far the pictures on a line reach above and below it, in points.
  package func overhang(of line: BrokenLine) -> (above: Double, below: Double) {
    var (above, below) = (0.0, 0.0)
    var index = firstRun(reaching: line.clusters.lowerBound)
    while index < text.runs.count, text.runs[index].clusters.lowerBound < line.clusters.upperBound {
      let span = spans[text.runs[index].span]
      index += 1
      guard let picture = span.picture else { continue }
      let middle = baseline - SpanPicture.middle * span.style.size
      above = max(above, picture.size.height / 2 - middle)
      below = max(below, middle + picture.size.height / 2 - lineHeight)
    }
    return (above, below)
  }

  private func draw(
    _ picture: SpanPicture, of span: Int, at origin: Point, element: ElementID?,
    in fragment: inout Fragment
  ) {
    let middle = origin.y - SpanPicture.middle * spans[span].style.size
    let rect = Rect(
      x: origin.x, y: middle - picture.size.height / 2, width: picture.size.width,
      height: picture.size.height)
    let isDecoration = picture.image.alternative.isEmpty && spans[span].link == nil
    fragment.items.append(
      PageItem(.image(picture.image, rect), element: isDecoration ? nil : element))
    guard let target = spans[span].link else { return }
    fragment.links.append(
      Fragment.Link(
        rect: rect, target: target, text: picture.image.alternative, element: element))
  }

  private func visibleWidth(_ piece: Piece, of line: BrokenLine) -> Double {
    let visible = piece.clusters.clamped(to: line.clusters)
    return text.clusters[visible].reduce(0) {
      $0 + $1.advance + ($1.isSpace ? line.spaceChange : 0)
    }
  }

  private func decorate(
    _ run: GlyphRun, piece: Piece, width: Double, element: ElementID?, in fragment: inout Fragment
  ) {
    let span = spans[piece.span]
    let box = Rect(
      x: run.origin.x, y: run.origin.y - metrics.ascent * 0.86, width: width,
      height: (metrics.ascent + metrics.descent) * 0.86)
    if let background = span.background, width > 0 {
      // A background without room of its own reaches a point beyond the text.
      let reach = span.chipPadding > 0 ? 0.0 : 1
      let fill = Rect(
        x: box.minX - reach, y: box.minY, width: width + 2 * reach, height: box.height)
      fragment.items.append(PageItem(.fill(fill, color: background, radius: 2), element: nil))
    }
    if !run.text.isEmpty { fragment.items.append(PageItem(.text(run), element: element)) }
    guard width > 0 else { return }
    let size = span.style.size
    func stroke(_ height: Double) {
      let line = Rect(
        x: run.origin.x, y: run.origin.y - height * size, width: width, height: size * 0.05)
      fragment.items.append(
        PageItem(.fill(line, color: span.style.color, radius: 0), element: nil))
    }
    if span.isUnderlined { stroke(-0.12) }
    if span.isStruck { stroke(0.32) }
    if let target = span.link {
      fragment.links.append(
        Fragment.Link(
          rect: box, target: target, text: String(decoding: run.text, as: UTF8.self),
          element: element))
    }
  }
}
