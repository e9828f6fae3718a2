package import HanjangCore

extension PageItem {
  /// The item moved by `point`.
  package func offset(by point: Point) -> PageItem {
    switch kind {
    case .text(let run):
      return PageItem(.text(run.offset(by: point)), element: element)
    case .fill(let rect, let color, let radius):
      return PageItem(
        .fill(rect.offset(by: point), color: color, radius: radius), element: element)
    case .image(let image, let rect):
      return PageItem(.image(image, rect.offset(by: point)), element: element)
    }
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
