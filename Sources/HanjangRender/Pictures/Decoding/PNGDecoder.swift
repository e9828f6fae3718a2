import CPangoCairo

/// Decodes PNG: large photos row by row and smaller at once, all else with cairo's own reader.
enum PNGDecoder {
  /// - Returns: nil for what is not that large or of another kind, and for broken pictures: those
  ///   are cairo's to judge.
  static func reduced(_ bytes: UnsafeRawBufferPointer, width: Int, height: Int) -> RasterImage? {
    guard let chunks = PNGChunks(bytes), width > 0, height > 0, width < chunks.width,
      height < chunks.height,
      var reducer = PixelReducer(
        width: chunks.width, height: chunks.height, pixelSize: chunks.pixelSize, toWidth: width,
        height: height),
      let rows = chunks.filteredRows(of: bytes)
    else { return nil }
    defer { rows.deallocate() }
    guard var row = rows.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    let stride = chunks.stride
    let filter = PNGFilter(pixelSize: chunks.pixelSize, stride: stride)
    let zeros = [UInt8](repeating: 0, count: stride)
    for y in 0..<chunks.height {
      let isSound =
        y == 0
        ? filter.undo(row[0], row + 1, below: zeros)
        : filter.undo(row[0], row + 1, below: row - stride)
      guard isSound else { return nil }
      reducer.add(row + 1, y: y)
      row += stride + 1
    }
    return reducer.finished()
  }

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
