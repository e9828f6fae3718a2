import CPangoCairo

/// Decodes PNG with cairo's own reader.
enum PNGDecoder {
  private struct Cursor {
    var rest: UnsafeRawBufferPointer.SubSequence
  }

  /// - Returns: an image surface that the caller destroys, or nil.
  static func surface(_ bytes: UnsafeRawBufferPointer) -> OpaquePointer? {
    var cursor = Cursor(rest: bytes[...])
    let read: cairo_read_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
      let cursor = closure.assumingMemoryBound(to: Cursor.self)
      let count = Int(length)
      guard cursor.pointee.rest.count >= count else { return CAIRO_STATUS_READ_ERROR }
      UnsafeMutableRawBufferPointer(start: data, count: count)
        .copyBytes(from: cursor.pointee.rest.prefix(count))
      cursor.pointee.rest = cursor.pointee.rest.dropFirst(count)
      return CAIRO_STATUS_SUCCESS
    }
    let surface = withUnsafeMutablePointer(to: &cursor) {
      cairo_image_surface_create_from_png_stream(read, $0)
    }
    guard let surface else { return nil }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      return nil
    }
    return surface
  }
}
