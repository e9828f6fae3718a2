import CPangoCairo

/// Collects the bytes that cairo writes.
final class SurfaceSink {
  private(set) var bytes: [UInt8] = []

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<SurfaceSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes += UnsafeBufferPointer(start: data, count: Int(length))
    return CAIRO_STATUS_SUCCESS
  }
}

/// What one page is drawn on; to be finished once.
struct PageSurface: ~Copyable {
  let context: OpaquePointer
  private let surface: OpaquePointer

  /// Takes over `surface`; cairo answers a failure with one whose status says so.
  init(_ surface: OpaquePointer?) throws(CairoError) {
    guard let surface, let context = cairo_create(surface) else {
      throw CairoError(CAIRO_STATUS_NO_MEMORY)
    }
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
      throw CairoError(status)
    }
    self.surface = surface
    self.context = context
  }

  func png() throws(CairoError) -> [UInt8] {
    try check()
    let sink = SurfaceSink()
    let status = cairo_surface_write_to_png_stream(
      surface, SurfaceSink.write, Unmanaged.passUnretained(sink).toOpaque())
    guard status == CAIRO_STATUS_SUCCESS else { throw CairoError(status) }
    return sink.bytes
  }

  func finish() throws(CairoError) {
    try check()
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw CairoError(status) }
  }

  private func check() throws(CairoError) {
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else { throw CairoError(status) }
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
  }
}
