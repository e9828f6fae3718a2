import HanjangCore
import HanjangLayout

/// How large a picture is on the pages of a document.
struct PictureUse: Sendable {
  /// The size of the whole picture at its largest use, upright, in points.
  var size: Size
  /// How many times it is drawn.
  var count: Int

  /// By the picture's index.
  static func all(in pages: [Page]) -> [Int: PictureUse] {
    var uses: [Int: PictureUse] = [:]
    for page in pages {
      for item in page.items {
        guard case .image(let image, let rect) = item.kind, rect.width > 0, rect.height > 0 else {
          continue
        }
        let part = image.crop?.size ?? Size(width: 1, height: 1)
        guard part.width > 0, part.height > 0 else { continue }
        let size = Size(width: rect.width / part.width, height: rect.height / part.height)
        var use = uses[image.index] ?? PictureUse(size: size, count: 0)
        use.size.width = max(use.size.width, size.width)
        use.size.height = max(use.size.height, size.height)
        use.count += 1
        uses[image.index] = use
      }
    }
    return uses
  }
}

/// How much pictures may take.
package struct PictureLimits: Hashable, Sendable {
  /// The most pixels an inch that they keep.
  package var resolution: Double
  /// What all of a document may take in the file, in bytes: files that are larger are refused where
  /// people apply for work.
  package var room: Double
  /// nil where the file is small enough.
  package var reduction: PictureReduction?

  /// What fits into the mail and the forms of most employers.
  package static let usualRoom = 14_000_000.0

  package init(
    resolution: Double = 300, room: Double = usualRoom, reduction: PictureReduction? = nil
  ) {
    self.resolution = resolution
    self.room = room
    self.reduction = reduction
  }
}

/// How many pixels the pictures of a document keep.
struct PictureBudget: Sendable {
  /// In pixels an inch.
  let resolution: Double
  /// What a pixel may take in the file, in bytes; infinite where there is room enough.
  let bytesPerPixel: Double
  let reduction: PictureReduction?

  /// The resolution where that room is short: still above that of good laser printers' screens.
  private static let shortResolution = 200.0
  /// What a pixel of a photo takes, in bytes, as JPEG of good quality.
  private static let usual = 0.35

  init(_ pictures: [Picture], _ uses: [Int: PictureUse], _ limits: PictureLimits) {
    reduction = limits.reduction
    let resolution = min(limits.resolution, limits.reduction?.resolution ?? .infinity)
    // Sums of fractions depend on their order.
    let ordered = uses.sorted { $0.key < $1.key }
    let rasters = ordered.compactMap { index, use -> (picture: Picture, use: PictureUse)? in
      guard pictures.indices.contains(index), pictures[index].format != .svg else { return nil }
      return (pictures[index], use)
    }
    func sums(_ resolution: Double) -> (pixels: Double, bytes: Double) {
      rasters.reduce((0, 0)) { sums, raster in
        let size = Self.pixels(raster.picture, raster.use, resolution: resolution)
        let pixels = Double(size.width * size.height)
        let isKept = raster.picture.format == .jpeg && size.width == raster.picture.width
        let bytes = isKept ? Double(raster.picture.byteCount) : pixels * Self.usual
        return (sums.0 + pixels, sums.1 + bytes)
      }
    }
    let isShort = sums(resolution).bytes > limits.room
    self.resolution = isShort ? min(resolution, Self.shortResolution) : resolution
    bytesPerPixel = isShort ? limits.room / max(1, sums(self.resolution).pixels) : .infinity
  }

  /// The size at which a picture is kept, as stored: never more pixels than it has.
  func pixels(_ picture: Picture, _ use: PictureUse) -> (width: Int, height: Int) {
    Self.pixels(picture, use, resolution: resolution)
  }

  private static func pixels(
    _ picture: Picture, _ use: PictureUse, resolution: Double
  ) -> (width: Int, height: Int) {
    var size = use.size
    if picture.orientation.swapsSides { (size.width, size.height) = (size.height, size.width) }
    let width = Int((size.width / 72 * resolution).rounded(.up))
    let height = Int((size.height / 72 * resolution).rounded(.up))
    guard picture.format != .svg else {
      let scale = min(1, 5_000 / Double(max(width, height, 1)))
      return (
        max(1, Int(Double(width) * scale)), max(1, Int(Double(height) * scale))
      )
    }
    guard picture.width > width else { return (picture.width, picture.height) }
    return (max(1, min(width, picture.width)), max(1, min(height, picture.height)))
  }
}
