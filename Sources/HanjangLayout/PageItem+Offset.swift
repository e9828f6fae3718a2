package import HanjangCore

extension PageItem {
  /// The item moved by `point`.
  package func offset(by point: Point) -> PageItem {
    var item = self
    switch kind {
    case .text(let run): item.kind = .text(run.offset(by: point))
    case .fill(let rect, let color, let radius):
      item.kind = .fill(rect.offset(by: point), color: color, radius: radius)
    case .image(let image, let rect): item.kind = .image(image, rect.offset(by: point))
    }
    return item
  }
}

extension GlyphRun {
  package func offset(by point: Point) -> GlyphRun {
    var run = self
    run.origin.x += point.x
    run.origin.y += point.y
    return run
  }
}
