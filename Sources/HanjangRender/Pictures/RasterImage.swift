import CPangoCairo

/// Pixels in a cairo image surface: RGB, or RGB multiplied by its alpha.
final class RasterImage {
  let surface: OpaquePointer
  let width: Int
  let height: Int

  /// Takes over `surface`; nil where cairo could not make it.
  init?(_ surface: OpaquePointer?) {
    guard let surface else { return nil }
    self.surface = surface
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, width > 0, height > 0 else {
      cairo_surface_destroy(surface)
      return nil
    }
  }

  convenience init?(width: Int, height: Int, hasAlpha: Bool) {
    guard (1...32_767).contains(width), (1...32_767).contains(height) else { return nil }
    self.init(
      cairo_image_surface_create(
        hasAlpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
  }

  deinit { cairo_surface_destroy(surface) }

  var hasAlpha: Bool { cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32 }

  /// In bytes.
  var stride: Int { Int(cairo_image_surface_get_stride(surface)) }

  /// Rows of B, G, R and alpha, `stride` bytes apart; report changes with
  /// `markWritten`.
  var pixels: UnsafeMutablePointer<UInt8>? {
    cairo_surface_flush(surface)
    return cairo_image_surface_get_data(surface)
  }

  func markWritten() { cairo_surface_mark_dirty(surface) }

  /// Made smaller, each pixel the mean of those that it covers.
  func scaled(toWidth newWidth: Int, height newHeight: Int) -> RasterImage? {
    guard let result = RasterImage(width: newWidth, height: newHeight, hasAlpha: hasAlpha),
      let context = cairo_create(result.surface)
    else { return nil }
    defer { cairo_destroy(context) }
    cairo_scale(
      context, Double(newWidth) / Double(width), Double(newHeight) / Double(height))
    cairo_set_source_surface(context, surface, 0, 0)
    let pattern = cairo_get_source(context)
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_GOOD)
    // Without it the edges would mix with nothing.
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
    cairo_set_operator(context, CAIRO_OPERATOR_SOURCE)
    cairo_paint(context)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { return nil }
    return result
  }

  // MARK: What it shows

  /// Whether no pixel lets anything through.
  var isOpaque: Bool {
    guard hasAlpha else { return true }
    guard let pixels else { return false }
    for y in 0..<height {
      let row = pixels + y * stride
      for x in 0..<width where row[x * 4 + 3] != 255 { return false }
    }
    return true
  }

  /// Whether all of its pixels are grey.
  var isGray: Bool {
    guard let pixels else { return false }
    for y in 0..<height {
      let row = pixels + y * stride
      for x in 0..<width where row[x * 4] != row[x * 4 + 1] || row[x * 4] != row[x * 4 + 2] {
        return false
      }
    }
    return true
  }

  /// Whether it looks like a photo: drawings and screenshots have long runs of one colour.
  var isPhoto: Bool {
    guard let pixels, width > 64, height > 64 else { return false }
    var equal = 0
    var count = 0
    for y in Swift.stride(from: 0, to: height, by: max(1, height / 64)) {
      let row = pixels + y * stride
      for x in 1..<width {
        let (here, before) = (row + x * 4, row + (x - 1) * 4)
        if here[0] == before[0], here[1] == before[1], here[2] == before[2] { equal += 1 }
        count += 1
      }
    }
    return equal * 3 < count
  }
}
