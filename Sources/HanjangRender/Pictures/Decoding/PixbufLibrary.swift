import CPangoCairo

/// gdk-pixbuf, opened where a picture is to be decoded that is neither PNG, JPEG nor SVG.
struct PixbufLibrary: Sendable {
  private typealias Object = UnsafeMutableRawPointer
  private typealias Failure = UnsafeMutablePointer<UnsafeMutablePointer<GError>?>
  private typealias NewLoader = @convention(c) (UnsafePointer<CChar>, Failure?) -> Object?
  private typealias Write = @convention(c) (Object, UnsafePointer<UInt8>, Int, Failure?) -> Int32
  private typealias Close = @convention(c) (Object, Failure?) -> Int32
  private typealias Part = @convention(c) (Object) -> Object?
  private typealias Number = @convention(c) (Object) -> Int32
  private typealias Pixels = @convention(c) (Object) -> UnsafePointer<UInt8>?

  private let newLoader: NewLoader
  private let write: Write
  private let close: Close
  private let pixbuf: Part
  private let width: Number
  private let height: Number
  private let channels: Number
  private let stride: Number
  private let pixels: Pixels

  /// nil where the library is not installed.
  static let shared = PixbufLibrary()

  private init?() {
    guard let library = DynamicLibrary("libgdk_pixbuf-2.0", version: 0),
      let newLoader: NewLoader = library.function("gdk_pixbuf_loader_new_with_type"),
      let write: Write = library.function("gdk_pixbuf_loader_write"),
      let close: Close = library.function("gdk_pixbuf_loader_close"),
      let pixbuf: Part = library.function("gdk_pixbuf_loader_get_pixbuf"),
      let width: Number = library.function("gdk_pixbuf_get_width"),
      let height: Number = library.function("gdk_pixbuf_get_height"),
      let channels: Number = library.function("gdk_pixbuf_get_n_channels"),
      let stride: Number = library.function("gdk_pixbuf_get_rowstride"),
      let pixels: Pixels = library.function("gdk_pixbuf_read_pixels")
    else { return nil }
    (self.newLoader, self.write, self.close, self.pixbuf) = (newLoader, write, close, pixbuf)
    (self.width, self.height, self.channels) = (width, height, channels)
    (self.stride, self.pixels) = (stride, pixels)
  }

  /// Whether a loader for the format is installed.
  func reads(_ format: String) -> Bool {
    guard let loader = newLoader(format, nil) else { return false }
    // A loader that is let go without being closed complains.
    _ = close(loader, nil)
    g_object_unref(loader)
    return true
  }

  /// - Parameters:
  ///   - format: gdk-pixbuf's name of it.
  ///   - factor: how many pixels a side become one, each the mean of those that it covers.
  func decode(_ bytes: [UInt8], format: String, factor: Int) -> RasterImage? {
    guard let loader = newLoader(format, nil) else { return nil }
    defer { g_object_unref(loader) }
    let isRead = write(loader, bytes, bytes.count, nil) != 0
    guard close(loader, nil) != 0, isRead, let decoded = pixbuf(loader) else { return nil }
    let size = (width: Int(width(decoded)), height: Int(height(decoded)))
    let channels = Int(channels(decoded))
    guard channels == 3 || channels == 4, let source = pixels(decoded) else { return nil }
    let factor = max(1, min(factor, size.width, size.height))
    guard
      let image = RasterImage(
        width: size.width / factor, height: size.height / factor, hasAlpha: channels == 4),
      let target = image.pixels
    else { return nil }
    let mean = PixelMean(
      source: source, stride: Int(stride(decoded)), channels: channels, factor: factor)
    for y in 0..<image.height {
      mean.writeRow(y, width: image.width, to: target + y * image.stride)
    }
    image.markWritten()
    return image
  }
}

/// Means of squares of pixels in R, G, B and perhaps alpha, as cairo has them.
private struct PixelMean {
  let source: UnsafePointer<UInt8>
  let stride: Int
  let channels: Int
  let factor: Int

  func writeRow(_ y: Int, width: Int, to row: UnsafeMutablePointer<UInt8>) {
    let area = factor * factor
    for x in 0..<width {
      var (red, green, blue, alpha) = (0, 0, 0, 0)
      for inner in 0..<factor {
        var pixel = source + (y * factor + inner) * stride + x * factor * channels
        for _ in 0..<factor {
          let weight = channels == 4 ? Int(pixel[3]) : 255
          red &+= Int(pixel[0]) &* weight
          green &+= Int(pixel[1]) &* weight
          blue &+= Int(pixel[2]) &* weight
          alpha &+= weight
          pixel += channels
        }
      }
      let whole = 255 &* area
      let target = row + x &* 4
      target[0] = UInt8((blue &+ whole / 2) / whole)
      target[1] = UInt8((green &+ whole / 2) / whole)
      target[2] = UInt8((red &+ whole / 2) / whole)
      target[3] = UInt8((alpha &+ area / 2) / area)
    }
  }
}
