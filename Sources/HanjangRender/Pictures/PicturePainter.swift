import CPangoCairo
import HanjangCore
import HanjangLayout

/// Draws the pictures of a document, each content in the file once.
struct PicturePainter {
  private let preparation: PicturePreparation
  private var prepared: [Int: PreparedPicture]
  private var remaining: [Int: Int]
  private let part: Int
  /// The pictures that turned out to be broken.
  private(set) var broken: Set<Int> = []

  /// - Parameters:
  ///   - keepsJPEG: whether what is drawn on takes JPEG as it is.
  ///   - part: the number of the document among those that are drawn on the same surface.
  init(
    _ pictures: [Picture], on pages: [Page], limits: PictureLimits, keepsJPEG: Bool, part: Int = 0
  ) {
    self.part = part
    let uses = PictureUse.all(in: pages)
    let budget = PictureBudget(pictures, uses, limits)
    preparation = PicturePreparation(
      pictures: pictures, uses: uses, budget: budget, keepsJPEG: keepsJPEG)
    prepared = preparation.largePictures()
    remaining = uses.mapValues(\.count)
  }

  /// - Parameter crop: the part that fills `rect`, in fractions of the picture.
  mutating func draw(_ index: Int, in rect: Rect, crop: Rect?, on context: OpaquePointer) {
    let picture = prepared[index] ?? preparation.prepared(index)
    let left = (remaining[index] ?? 1) - 1
    remaining[index] = left
    prepared[index] = left > 0 ? picture : nil
    if case .broken = picture { broken.insert(index) }
    let part = crop ?? Rect(x: 0, y: 0, width: 1, height: 1)
    guard part.width > 0, part.height > 0 else { return }
    let whole = Rect(
      x: rect.minX - part.minX * rect.width / part.width,
      y: rect.minY - part.minY * rect.height / part.height,
      width: rect.width / part.width, height: rect.height / part.height)
    cairo_save(context)
    if crop != nil {
      cairo_rectangle(context, rect.minX, rect.minY, rect.width, rect.height)
      cairo_clip(context)
    }
    if !paint(picture, index, in: whole, on: context) { broken.insert(index) }
    cairo_restore(context)
  }

  /// - Returns: false for what could not be drawn.
  private func paint(
    _ picture: PreparedPicture, _ index: Int, in rect: Rect, on context: OpaquePointer
  ) -> Bool {
    switch picture {
    case .broken: return false
    case .drawing(let drawing): return drawing.draw(in: rect, on: context)
    case .pixels(let image):
      cairo_surface_reference(image.surface)
      paint(image.surface, picture, index, in: rect, on: context)
      return true
    case .jpeg(let bytes, let width, let height):
      guard let surface = Self.surface(holding: bytes, width: width, height: height) else {
        return false
      }
      paint(surface, picture, index, in: rect, on: context)
      return true
    }
  }

  /// A JPEG goes into the file as it is: the surface only has its size.
  private static func surface(
    holding bytes: [UInt8], width: Int, height: Int
  ) -> OpaquePointer? {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_A1, Int32(width), Int32(height))
    else { return nil }
    // cairo's surfaces have at most 32,767 pixels a side, and one in error would break the page.
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      return nil
    }
    attach(bytes, as: CAIRO_MIME_TYPE_JPEG, to: surface)
    return surface
  }

  private static func attach(
    _ bytes: [UInt8], as type: String, to surface: OpaquePointer
  ) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    copy.initialize(from: bytes, count: bytes.count)
    cairo_surface_set_mime_data(
      surface, type, copy, UInt(bytes.count), { $0?.deallocate() }, copy)
  }

  /// Takes over `surface`.
  private func paint(
    _ surface: OpaquePointer, _ picture: PreparedPicture, _ index: Int, in rect: Rect,
    on context: OpaquePointer
  ) {
    defer { cairo_surface_destroy(surface) }
    // By this name cairo knows a picture again on another page.
    Self.attach(Array("picture-\(part)-\(index)".utf8), as: CAIRO_MIME_TYPE_UNIQUE_ID, to: surface)
    let (width, height) = (Double(picture.width), Double(picture.height))
    let orientation = preparation.pictures[index].orientation
    cairo_translate(context, rect.minX, rect.minY)
    let (across, down) = orientation.swapsSides ? (height, width) : (width, height)
    cairo_scale(context, rect.width / across, rect.height / down)
    var turn = orientation.matrix(width: width, height: height)
    cairo_transform(context, &turn)
    cairo_set_source_surface(context, surface, 0, 0)
    let isPrinted = preparation.keepsJPEG
    cairo_pattern_set_filter(
      cairo_get_source(context), isPrinted ? CAIRO_FILTER_FAST : CAIRO_FILTER_GOOD)
    cairo_rectangle(context, 0, 0, width, height)
    cairo_fill(context)
  }
}

extension Orientation {
  /// From the pixels as stored to those of the upright picture.
  fileprivate func matrix(width: Double, height: Double) -> cairo_matrix_t {
    switch self {
    case .upright: cairo_matrix_t(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: 0)
    case .mirrored: cairo_matrix_t(xx: -1, yx: 0, xy: 0, yy: 1, x0: width, y0: 0)
    case .upsideDown: cairo_matrix_t(xx: -1, yx: 0, xy: 0, yy: -1, x0: width, y0: height)
    case .flipped: cairo_matrix_t(xx: 1, yx: 0, xy: 0, yy: -1, x0: 0, y0: height)
    case .transposed: cairo_matrix_t(xx: 0, yx: 1, xy: 1, yy: 0, x0: 0, y0: 0)
    case .turnedRight: cairo_matrix_t(xx: 0, yx: 1, xy: -1, yy: 0, x0: height, y0: 0)
    case .transversed: cairo_matrix_t(xx: 0, yx: -1, xy: -1, yy: 0, x0: height, y0: width)
    case .turnedLeft: cairo_matrix_t(xx: 0, yx: -1, xy: 1, yy: 0, x0: 0, y0: width)
    }
  }
}
