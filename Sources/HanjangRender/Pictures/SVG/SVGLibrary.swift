import CPangoCairo
import HanjangCore

/// librsvg, opened where an SVG is to be drawn.
struct SVGLibrary: Sendable {
  typealias Handle = UnsafeMutableRawPointer
  private typealias Failure = UnsafeMutablePointer<UnsafeMutablePointer<GError>?>
  private typealias Open = @convention(c) (UnsafePointer<UInt8>, Int, Failure?) -> Handle?
  private typealias SetResolution = @convention(c) (Handle, Double) -> Void
  private typealias PixelSize =
    @convention(c) (Handle, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Int32
  /// RsvgLength is a double and an enumeration, RsvgRectangle four doubles.
  private typealias Dimensions =
    @convention(c) (
      Handle, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Double>,
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Int32>,
      UnsafeMutablePointer<Double>
    ) -> Void
  private typealias Render =
    @convention(c) (Handle, OpaquePointer, UnsafePointer<Double>, Failure?) -> Int32

  private let openHandle: Open
  private let setResolution: SetResolution
  private let pixelSize: PixelSize
  private let dimensions: Dimensions
  private let render: Render

  /// nil where the library is not installed.
  static let shared = SVGLibrary()

  private init?() {
    guard let library = DynamicLibrary("librsvg-2", version: 2),
      let openHandle: Open = library.function("rsvg_handle_new_from_data"),
      let setResolution: SetResolution = library.function("rsvg_handle_set_dpi"),
      let pixelSize: PixelSize = library.function("rsvg_handle_get_intrinsic_size_in_pixels"),
      let dimensions: Dimensions = library.function("rsvg_handle_get_intrinsic_dimensions"),
      let render: Render = library.function("rsvg_handle_render_document")
    else { return nil }
    (self.openHandle, self.setResolution) = (openHandle, setResolution)
    (self.pixelSize, self.dimensions, self.render) = (pixelSize, dimensions, render)
    // What Pango thinks of a stranger's sizes of letters is nothing for a terminal.
    g_log_set_default_handler({ _, _, _, _ in }, nil)
  }

  /// Makes this thread's next drawings open their fonts again.
  static func forgetFonts() { pango_cairo_font_map_set_default(nil) }

  /// Without an address of its own a document refers to no file.
  func open(_ bytes: [UInt8]) -> Handle? {
    guard let handle = openHandle(bytes, bytes.count, nil) else { return nil }
    setResolution(handle, 96)
    return handle
  }

  /// In CSS pixels: what the document says, else its view box, else what CSS takes.
  func size(of handle: Handle) -> Size {
    var (width, height) = (0.0, 0.0)
    if pixelSize(handle, &width, &height) != 0 { return Size(width: width, height: height) }
    var (hasWidth, hasHeight, hasBox) = (Int32(0), Int32(0), Int32(0))
    var (across, down) = ([0.0, 0.0], [0.0, 0.0])
    var box = [0.0, 0.0, 0.0, 0.0]
    dimensions(handle, &hasWidth, &across, &hasHeight, &down, &hasBox, &box)
    return hasBox != 0 ? Size(width: box[2], height: box[3]) : Size(width: 300, height: 150)
  }

  func draw(_ handle: Handle, in rect: Rect, on context: OpaquePointer) -> Bool {
    let viewport = [rect.minX, rect.minY, rect.width, rect.height]
    return render(handle, context, viewport, nil) != 0
  }
}
