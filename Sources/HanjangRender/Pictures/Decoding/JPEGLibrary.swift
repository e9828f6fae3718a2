/// libturbojpeg, opened where a JPEG is to be decoded or encoded.
struct JPEGLibrary: Sendable {
  private typealias Handle = UnsafeMutableRawPointer
  private typealias Open = @convention(c) () -> Handle?
  private typealias Close = @convention(c) (Handle) -> Int32
  private typealias ReadHeader =
    @convention(c) (
      Handle, UnsafePointer<UInt8>, UInt, UnsafeMutablePointer<Int32>,
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>
    ) -> Int32
  private typealias Decompress =
    @convention(c) (
      Handle, UnsafePointer<UInt8>, UInt, UnsafeMutablePointer<UInt8>, Int32, Int32, Int32, Int32,
      Int32
    ) -> Int32
  private typealias Compress =
    @convention(c) (
      Handle, UnsafePointer<UInt8>, Int32, Int32, Int32, Int32,
      UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<UInt>, Int32,
      Int32, Int32
    ) -> Int32
  private typealias Free = @convention(c) (UnsafeMutablePointer<UInt8>) -> Void

  private let openDecoder: Open
  private let openEncoder: Open
  private let close: Close
  private let readHeader: ReadHeader
  private let decompress: Decompress
  private let compress: Compress
  private let free: Free

  /// Constants for pixel formats and colour spaces in turbojpeg.h.
  private static let (bgrx, cmyk) = (Int32(3), Int32(11))
  private static let grayColors = Int32(2)
  private static let (halved, gray) = (Int32(2), Int32(3))
  /// Of pixels that are gray.
  private static let grayPixels = Int32(6)
  /// TJFLAG_STOPONWARNING: what decoders put up with, some readers of PDF don't.
  private static let stopsOnWarning = Int32(8_192)

  /// nil where the library is not installed.
  static let shared = JPEGLibrary()

  private init?() {
    guard let library = DynamicLibrary("libturbojpeg", version: 0),
      let openDecoder: Open = library.function("tjInitDecompress"),
      let openEncoder: Open = library.function("tjInitCompress"),
      let close: Close = library.function("tjDestroy"),
      let readHeader: ReadHeader = library.function("tjDecompressHeader3"),
      let decompress: Decompress = library.function("tjDecompress2"),
      let compress: Compress = library.function("tjCompress2"),
      let free: Free = library.function("tjFree")
    else { return nil }
    (self.openDecoder, self.openEncoder, self.close) = (openDecoder, openEncoder, close)
    (self.readHeader, self.decompress, self.compress) = (readHeader, decompress, compress)
    self.free = free
  }

  // MARK: Decoding

  enum Decoded {
    case image(RasterImage, isGray: Bool)
    case broken
    /// A kind of sampling that the library doesn't know.
    case unknown
  }

  /// Decodes at the least of the sizes in eighths that has as many pixels as are asked for: the
  /// rest of the work is never done.
  ///
  /// - Parameter isInverted: whether CMYK says how much light is left, as Adobe's does.
  func decode(
    _ bytes: [UInt8], atLeast width: Int, _ height: Int, isInverted: Bool
  ) -> Decoded {
    guard let handle = openDecoder() else { return .unknown }
    defer { _ = close(handle) }
    var (fullWidth, fullHeight, sampling, colors) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard
      readHeader(
        handle, bytes, UInt(bytes.count), &fullWidth, &fullHeight, &sampling, &colors) == 0
    else { return .unknown }
    let eighths = (1...8).first { eighths in
      Self.scaled(fullWidth, eighths) >= width && Self.scaled(fullHeight, eighths) >= height
    }
    let size = (Self.scaled(fullWidth, eighths ?? 8), Self.scaled(fullHeight, eighths ?? 8))
    guard let image = RasterImage(width: size.0, height: size.1, hasAlpha: false),
      let pixels = image.pixels
    else { return .broken }
    // TJCS_CMYK and TJCS_YCCK.
    let isCMYK = colors >= 3
    let status = decompress(
      handle, bytes, UInt(bytes.count), pixels, Int32(size.0), Int32(image.stride), Int32(size.1),
      isCMYK ? Self.cmyk : Self.bgrx, Self.stopsOnWarning)
    guard status == 0 else { return .broken }
    if isCMYK { Self.mix(image, isInverted: isInverted) }
    image.markWritten()
    return .image(image, isGray: colors == Self.grayColors)
  }

  /// Whether all of a picture can be decoded: its scans are read, and an eighth of its size is
  /// made, as gray. nil for a kind of sampling that the library doesn't know.
  func isSound(_ bytes: [UInt8]) -> Bool? {
    guard let handle = openDecoder() else { return nil }
    defer { _ = close(handle) }
    var (width, height, sampling, colors) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard readHeader(handle, bytes, UInt(bytes.count), &width, &height, &sampling, &colors) == 0
    else { return nil }
    let size = (Self.scaled(width, 1), Self.scaled(height, 1))
    let isCMYK = colors >= 3
    var pixels = [UInt8](repeating: 0, count: size.0 * size.1 * (isCMYK ? 4 : 1))
    let status = decompress(
      handle, bytes, UInt(bytes.count), &pixels, Int32(size.0), 0, Int32(size.1),
      isCMYK ? Self.cmyk : Self.grayPixels, Self.stopsOnWarning)
    return status == 0 && JPEGScans.areSound(bytes)
  }

  private static func scaled(_ side: Int32, _ eighths: Int) -> Int {
    (Int(side) * eighths + 7) / 8
  }

  /// Turns four inks a pixel into light, in place.
  private static func mix(_ image: RasterImage, isInverted: Bool) {
    guard let pixels = image.pixels else { return }
    let flip: UInt8 = isInverted ? 0 : 255
    for y in 0..<image.height {
      let row = pixels + y * image.stride
      for x in 0..<image.width {
        let pixel = row + x * 4
        let black = Int(pixel[3] ^ flip)
        let red = Int(pixel[0] ^ flip) * black / 255
        let green = Int(pixel[1] ^ flip) * black / 255
        let blue = Int(pixel[2] ^ flip) * black / 255
        (pixel[0], pixel[1], pixel[2]) = (UInt8(blue), UInt8(green), UInt8(red))
        pixel[3] = 255
      }
    }
  }

  // MARK: Encoding

  /// - Parameter quality: from 1 to 100, as libjpeg has it.
  func encode(_ image: RasterImage, isGray: Bool, quality: Int) -> [UInt8]? {
    guard let handle = openEncoder(), let pixels = image.pixels else { return nil }
    defer { _ = close(handle) }
    var buffer: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    let status = compress(
      handle, pixels, Int32(image.width), Int32(image.stride), Int32(image.height), Self.bgrx,
      &buffer, &count, isGray ? Self.gray : Self.halved, Int32(quality), 0)
    guard let buffer else { return nil }
    defer { free(buffer) }
    guard status == 0 else { return nil }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
  }
}
