import HanjangCore

/// Pages as stable text: a line an item, with its place in points.
package enum PageDump {
  package static func text(of document: PagedDocument) -> String {
    var lines: [String] = []
    for (number, page) in document.pages.enumerated() {
      lines.append("page \(number + 1) \(page.size.width.decimal)x\(page.size.height.decimal)")
      for item in page.items { lines.append("  " + line(item)) }
      for link in document.links where link.page == number {
        lines.append("  link \(rect(link.rect)) \(target(link.target))")
      }
    }
    for entry in document.outline {
      let place = entry.destination
      lines.append(
        "outline \(entry.level) \"\(entry.title)\" page \(place.page + 1) at \(point(place.point))")
    }
    for (name, place) in document.anchors.sorted(by: { $0.key < $1.key }) {
      lines.append("anchor #\(name) page \(place.page + 1) at \(point(place.point))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ item: PageItem) -> String {
    switch item.kind {
    case .text(let run):
      let text = String(decoding: run.text, as: UTF8.self)
      let place = "\(point(run.origin)) w \(run.width.decimal) size \(run.size.decimal)"
      let weight = run.weight == 400 ? "" : " weight \(run.weight)"
      return "text \(place)\(weight) \(run.color.hex) \"\(text)\""
    case .fill(let area, let color, let radius):
      return "fill \(rect(area)) \(color.hex)" + (radius == 0 ? "" : " radius \(radius.decimal)")
    case .image(let reference, let area):
      let crop = reference.crop.map { " crop \(rect($0))" } ?? ""
      return "image \(rect(area)) \(reference.index) \"\(reference.alternative)\"" + crop
    }
  }

  private static func target(_ target: LinkTarget) -> String {
    switch target {
    case .url(let url): url
    case .anchor(let name): "#\(name)"
    }
  }

  private static func point(_ point: Point) -> String {
    "\(point.x.decimal),\(point.y.decimal)"
  }

  private static func rect(_ rect: Rect) -> String {
    "\(rect.minX.decimal),\(rect.minY.decimal) \(rect.width.decimal)x\(rect.height.decimal)"
  }
}
