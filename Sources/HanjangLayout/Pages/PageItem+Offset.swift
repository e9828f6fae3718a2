import HanjangCore

extension PageItem {
  mutating func move(by point: Point) {
    switch kind {
    case .text(var run):
      run.origin.x += point.x
      run.origin.y += point.y
      kind = .text(run)
    case .fill(let rect, let color, let radius):
      kind = .fill(rect.offset(by: point), color: color, radius: radius)
    case .image(let image, let rect): kind = .image(image, rect.offset(by: point))
    }
  }
}
