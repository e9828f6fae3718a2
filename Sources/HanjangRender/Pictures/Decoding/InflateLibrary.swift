/// What inflates a whole zlib stream at once: libdeflate, in half the time, else zlib.
struct InflateLibrary: Sendable {
  private typealias Open = @convention(c) () -> OpaquePointer?
  private typealias Close = @convention(c) (OpaquePointer) -> Void
  private typealias Decompress =
    @convention(c) (
      OpaquePointer, UnsafeRawPointer, Int, UnsafeMutableRawPointer, Int, UnsafeMutablePointer<Int>?
    ) -> Int32
  private typealias Uncompress =
    @convention(c) (
      UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt>, UnsafePointer<UInt8>, UInt
    ) -> Int32

  private enum Kind {
    case deflate(Open, Decompress, Close)
    case zlib(Uncompress)
  }

  private let kind: Kind

  /// nil where neither is installed.
  static let shared = InflateLibrary()

  private init?() {
    if let library = DynamicLibrary("libdeflate", version: 0),
      let open: Open = library.function("libdeflate_alloc_decompressor"),
      let decompress: Decompress = library.function("libdeflate_zlib_decompress"),
      let close: Close = library.function("libdeflate_free_decompressor")
    {
      kind = .deflate(open, decompress, close)
    } else if let library = DynamicLibrary("libz", version: 1),
      let uncompress: Uncompress = library.function("uncompress")
    {
      kind = .zlib(uncompress)
    } else {
      return nil
    }
  }

  /// - Returns: whether the stream is sound and fills `room` exactly.
  func inflate(_ stream: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> Bool {
    guard let source = stream.baseAddress, let target = room.baseAddress else { return false }
    switch kind {
    case .deflate(let open, let decompress, let close):
      guard let decompressor = open() else { return false }
      defer { close(decompressor) }
      // Without a place for the count, another size than that of the room is an error.
      return decompress(decompressor, source, stream.count, target, room.count, nil) == 0
    case .zlib(let uncompress):
      var count = UInt(room.count)
      let bytes = target.assumingMemoryBound(to: UInt8.self)
      let start = source.assumingMemoryBound(to: UInt8.self)
      return uncompress(bytes, &count, start, UInt(stream.count)) == 0 && count == room.count
    }
  }
}
