/// zlib, which cairo deflates pixels with: tells how large they will be in a file.
struct DeflateLibrary: Sendable {
  private typealias Compress =
    @convention(c) (
      UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt>, UnsafePointer<UInt8>, UInt, Int32
    ) -> Int32
  private typealias Bound = @convention(c) (UInt) -> UInt

  private let compress: Compress
  private let bound: Bound

  /// nil where the library is not installed.
  static let shared = DeflateLibrary()

  private init?() {
    guard let library = DynamicLibrary("libz", version: 1),
      let compress: Compress = library.function("compress2"),
      let bound: Bound = library.function("compressBound")
    else { return nil }
    (self.compress, self.bound) = (compress, bound)
  }

  /// In bytes, of an opaque picture as cairo writes it: three colours a pixel, or one where all are
  /// grey. nil where there is no memory for it.
  func size(of image: RasterImage) -> Int? {
    guard let pixels = image.pixels else { return nil }
    let channels = image.isGray ? 1 : 3
    var rows: [UInt8] = []
    rows.reserveCapacity(image.width * image.height * channels)
    for y in 0..<image.height {
      let row = pixels + y * image.stride
      for x in 0..<image.width {
        for channel in 0..<channels { rows.append(row[x * 4 + 2 - channel]) }
      }
    }
    var count = bound(UInt(rows.count))
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: Int(count))
    defer { room.deallocate() }
    // cairo takes the usual level.
    return compress(room, &count, rows, UInt(rows.count), -1) == 0 ? Int(count) : nil
  }
}
