import HanjangCore

/// The pictures of a unit, which may be set smaller to fill a page.
package struct ElasticPictures: Sendable {
  /// Of the tallest, in points.
  package var height: Double
  /// Of its size.
  package var leastShare: Double
  /// Where across the column the pictures are aligned, in points.
  package var anchor: Double

  /// By how much the unit's height may shrink, in points.
  package var shrink: Double { height * (1 - leastShare) }
}

extension Flow {
  /// Sets pictures as small as their pages have them.
  mutating func shrinkPictures(on cuts: [PageCut]) {
    for cut in cuts where cut.pictureRatio > 0 {
      for index in cut.units { units[index].shrinkPictures(by: cut.pictureRatio) }
    }
  }
}

extension FlowUnit {
  /// - Parameter ratio: from 0, as they are, to 1, at their least.
  fileprivate mutating func shrinkPictures(by ratio: Double) {
    guard let pictures else { return }
    let factor = 1 - ratio * (1 - pictures.leastShare)
    let top = fragment.items.compactMap(\.pictureTop).min() ?? 0
    let bottom = top + pictures.height
    let lost = pictures.height * (1 - factor)
    func scaled(_ rect: Rect) -> Rect {
      Rect(
        x: pictures.anchor + (rect.minX - pictures.anchor) * factor,
        y: top + (rect.minY - top) * factor, width: rect.width * factor,
        height: rect.height * factor)
    }
    let areas = fragment.items.compactMap(\.pictureArea)
    for index in fragment.items.indices {
      if case .image(let image, let rect) = fragment.items[index].kind {
        fragment.items[index].kind = .image(image, scaled(rect))
      } else if fragment.items[index].top >= bottom - 0.01 {
        fragment.items[index].move(by: Point(x: 0, y: -lost))
      }
    }
    for index in fragment.links.indices {
      let rect = fragment.links[index].rect
      if areas.contains(rect) {
        fragment.links[index].rect = scaled(rect)
      } else if rect.minY >= bottom - 0.01 {
        fragment.links[index].rect = rect.offset(by: Point(x: 0, y: -lost))
      }
    }
    fragment.height -= lost
  }
}

extension PageItem {
  fileprivate var pictureArea: Rect? {
    if case .image(_, let rect) = kind { rect } else { nil }
  }

  fileprivate var pictureTop: Double? { pictureArea?.minY }

  /// Of text, its baseline.
  fileprivate var top: Double {
    switch kind {
    case .text(let run): run.origin.y
    case .fill(let rect, _, _), .image(_, let rect): rect.minY
    }
  }
}
