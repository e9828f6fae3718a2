import CPangoCairo
import HanjangCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What cairo could not do.
package struct CairoError: Error, Sendable {
  package var message: String

  init(_ status: cairo_status_t) {
    message = String(cString: cairo_status_to_string(status))
  }
}

/// What holds for all that cairo writes in this process.
package enum CairoOutput {
  /// Has cairo leave pages as they are. The finisher changes and compresses them; it would have to
  /// expand them first, and zlib takes half of the time in which cairo writes a long document.
  ///
  /// cairo's only switch for it is a variable of the environment, which may be set while the
  /// process has one thread. Without it the text of files is the same, and no larger.
  package static func leaveUncompressed() { setenv("CAIRO_DEBUG_PDF", "1", 1) }
}

/// A cairo PDF surface that collects its bytes; to be finished once.
struct PDFSurface: ~Copyable {
  let context: OpaquePointer
  private let surface: OpaquePointer
  private let sink: ByteSink

  /// - Parameter creationDate: ISO 8601; without one, cairo would read the clock.
  init(width: Double, height: Double, creationDate: String) throws(CairoError) {
    let sink = ByteSink()
    // cairo answers a failure with an object whose status says so, never with nil.
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        ByteSink.write, sink.closure, width, height),
      let context = cairo_create(surface)
    else { throw CairoError(CAIRO_STATUS_NO_MEMORY) }
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
      throw CairoError(status)
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, creationDate)
    self.sink = sink
    self.surface = surface
    self.context = context
  }

  func setPageSize(width: Double, height: Double) {
    cairo_pdf_surface_set_size(surface, width, height)
  }

  /// How much is written so far.
  var count: Int { sink.count }

  /// What is written from there on.
  func bytes(from start: Int) -> [UInt8] { sink.bytes(from: start) }

  func addEmptyPage(_ size: Size) {
    setPageSize(width: size.width, height: size.height)
    cairo_show_page(context)
  }

  consuming func finish() throws(CairoError) -> [UInt8] {
    let drawn = cairo_status(context)
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard drawn == CAIRO_STATUS_SUCCESS else { throw CairoError(drawn) }
    guard status == CAIRO_STATUS_SUCCESS else { throw CairoError(status) }
    return sink.bytes(from: 0)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
  }
}
