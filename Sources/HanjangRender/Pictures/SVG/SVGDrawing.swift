import CPangoCairo
import Dispatch
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A drawing that librsvg has read.
final class SVGDrawing {
  private let library: SVGLibrary
  private let handle: SVGLibrary.Handle
  /// In CSS pixels.
  let size: Size

  init(_ bytes: [UInt8]) throws(PictureProblem) {
    guard let library = SVGLibrary.shared else { throw .lacks(package: "librsvg2-2") }
    guard let handle = library.open(SVGLabels.converted(bytes)) else { throw .isBroken }
    self.library = library
    self.handle = handle
    let size = library.size(of: handle)
    self.size = size
    let limit = 1e7
    guard size.width > 0, size.height > 0, size.width < limit, size.height < limit else {
      throw .isBroken
    }
  }

  deinit { g_object_unref(handle) }

  func draw(in rect: Rect, on context: OpaquePointer) -> Bool {
    library.draw(handle, in: rect, on: context)
  }

  func pixels(width: Int, height: Int) -> RasterImage? {
    guard let image = RasterImage(width: width, height: height, hasAlpha: true),
      let context = cairo_create(image.surface)
    else { return nil }
    defer { cairo_destroy(context) }
    let area = Rect(x: 0, y: 0, width: Double(width), height: Double(height))
    return draw(in: area, on: context) && cairo_status(context) == CAIRO_STATUS_SUCCESS
      ? image : nil
  }

  // MARK: Text

  /// The drawing with its text as outlines: as cairo writes SVG, letters are shapes.
  func outlined() -> [UInt8]? {
    let sink = ByteSink()
    guard
      let surface = cairo_svg_surface_create_for_stream(
        ByteSink.write, sink.closure, size.width, size.height)
    else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard let context = cairo_create(surface) else { return nil }
    let area = Rect(x: 0, y: 0, width: size.width, height: size.height)
    let isDrawn = draw(in: area, on: context) && cairo_status(context) == CAIRO_STATUS_SUCCESS
    cairo_destroy(context)
    cairo_surface_finish(surface)
    guard isDrawn, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { return nil }
    return sink.bytes(from: 0)
  }

  // MARK: Trial

  /// In seconds of processor time, for what is drawn up to three times: a busy machine makes no
  /// difference.
  private static let timeLimit = 5.0

  /// Whether it is drawn within the time limit: tried on another thread, if the system grants one.
  /// librsvg cannot be interrupted, so one that is still at it is left alone.
  var isQuick: Bool {
    let trial = SVGTrial(self)
    let start = Self.processorTime
    guard trial.start() else { return true }
    while Self.processorTime - start < Self.timeLimit {
      if trial.done.wait(timeout: .now() + .milliseconds(50)) == .success { return true }
    }
    return false
  }

  /// Of the process, in seconds.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Whether a page keeps its markers with the drawing on it, and gets no fonts and pictures by it
  /// that cairo makes up: tried on a page of its own.
  var staysVector: Bool {
    let side = 100.0
    guard
      let surface = try? PDFSurface(
        width: side, height: side, creationDate: "1970-01-01T00:00:00Z")
    else { return false }
    cairo_tag_begin(surface.context, "Span", "")
    let isDrawn = draw(
      in: Rect(x: 0, y: 0, width: side, height: side), on: surface.context)
    cairo_tag_end(surface.context, "Span")
    cairo_show_page(surface.context)
    guard isDrawn, let bytes = try? surface.finish(), let file = try? CairoFile(drawn: bytes),
      let content = file.content(ofPage: 0)
    else { return false }
    return !file.hasFont && String(decoding: content.data, as: UTF8.self).contains("/Span")
  }
}

/// A drawing that is drawn on a thread of its own, to see how long it takes.
private final class SVGTrial {
  let done = DispatchSemaphore(value: 0)
  private let drawing: SVGDrawing

  init(_ drawing: SVGDrawing) {
    self.drawing = drawing
  }

  /// - Returns: whether there is a thread.
  func start() -> Bool {
    let trial = Unmanaged.passRetained(self)
    #if canImport(Glibc)
      var thread = pthread_t()
      let status = pthread_create(&thread, nil, { SVGTrial.run($0) }, trial.toOpaque())
      if status == 0 { pthread_detach(thread) }
    #else
      var thread: pthread_t?
      let status = pthread_create(&thread, nil, { SVGTrial.run($0) }, trial.toOpaque())
      if status == 0, let thread { pthread_detach(thread) }
    #endif
    if status != 0 { trial.release() }
    return status == 0
  }

  private static func run(_ trial: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let trial else { return nil }
    let own = Unmanaged<SVGTrial>.fromOpaque(trial).takeRetainedValue()
    _ = own.drawing.pixels(width: 400, height: 400)
    own.done.signal()
    return nil
  }
}
