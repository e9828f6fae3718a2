import CPangoCairo
package import HanjangCore

/// A PNG or JPEG picture whose size is known and whose pixels wait until it is drawn.
package struct Picture: Sendable {
  package enum Format: Sendable { case png, jpeg }

  package let format: Format
  /// In pixels.
  package let width: Int
  package let height: Int
  private let bytes: [UInt8]

  /// The most pixels that a picture may have: 100 megapixels take 400 MB.
  package static let pixelLimit = 100_000_000

  /// nil for what is neither PNG nor a JPEG that PDF can hold as it is.
  package init?(_ bytes: [UInt8]) {
    guard let header = PictureHeader.read(bytes) else { return nil }
    format = header.format
    width = header.width
    height = header.height
    self.bytes = bytes
  }

  /// In points, a CSS pixel being 0.75.
  package var naturalSize: Size {
    Size(width: Double(width) * 0.75, height: Double(height) * 0.75)
  }

  /// - Parameter crop: the part that fills `rect`, in fractions of the picture.
  func draw(in rect: Rect, crop: Rect?, on context: OpaquePointer) {
    guard let surface = surface() else { return }
    defer { cairo_surface_destroy(surface) }
    let part = crop ?? Rect(x: 0, y: 0, width: 1, height: 1)
    cairo_save(context)
    cairo_rectangle(context, rect.minX, rect.minY, rect.width, rect.height)
    cairo_clip(context)
    cairo_translate(context, rect.minX, rect.minY)
    cairo_scale(
      context, rect.width / (Double(width) * part.width),
      rect.height / (Double(height) * part.height))
    cairo_translate(context, -part.minX * Double(width), -part.minY * Double(height))
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_FAST)
    cairo_rectangle(context, 0, 0, Double(width), Double(height))
    cairo_fill(context)
    cairo_restore(context)
  }

  private func surface() -> OpaquePointer? {
    switch format {
    case .png: bytes.withUnsafeBytes { PNGDecoder.surface($0) }
    case .jpeg: passedThrough()
    }
  }

  /// A JPEG goes into the file as it is: the surface only has its size.
  private func passedThrough() -> OpaquePointer? {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_A1, Int32(width), Int32(height))
    else { return nil }
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    cairo_surface_set_mime_data(
      surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(bytes.count), { $0?.deallocate() }, copy)
    return surface
  }
}
