package import HanjangCore

/// A picture that was found and can be drawn.
package struct LoadedPicture: Hashable, Sendable {
  package var index: Int
  /// In points, at its own resolution.
  package var size: Size

  package init(index: Int, size: Size) {
    self.index = index
    self.size = size
  }

  /// The middle part that has the proportions of `area`, in fractions of the picture.
  package func crop(filling area: Size) -> Rect {
    guard size.width > 0, size.height > 0, area.width > 0, area.height > 0 else {
      return Rect(x: 0, y: 0, width: 1, height: 1)
    }
    let width = min(1, size.height * area.width / (size.width * area.height))
    let height = min(1, size.width * area.height / (size.height * area.width))
    return Rect(x: (1 - width) / 2, y: (1 - height) / 2, width: width, height: height)
  }
}
