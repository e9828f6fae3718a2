import CDeflate

/// Compresses and expands what a PDF filters with `/FlateDecode` (ISO 32000-1, 7.4.4): the format of
/// zlib, by libdeflate, which takes a third of the time of zlib and makes it no larger.
struct Deflater: ~Copyable {
  private let handle: OpaquePointer

  /// zlib's usual level; higher ones save less than a hundredth.
  private static let level: Int32 = 6

  static let noMemory = PDFFileError(message: "out of memory while compressing")

  init() throws(PDFFileError) {
    guard let handle = libdeflate_alloc_compressor(Self.level) else {
      throw Self.noMemory
    }
    self.handle = handle
  }

  deinit { libdeflate_free_compressor(handle) }

  func deflated(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes[...]) }

  func deflated(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let bound = libdeflate_zlib_compress_bound(handle, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      bytes.withUnsafeBytes { source in
        count = libdeflate_zlib_compress(
          handle, source.baseAddress, source.count, target.baseAddress, bound)
      }
    }
  }

  /// - Returns: nil for what is damaged.
  static func inflated(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard let handle = libdeflate_alloc_decompressor() else { return nil }
    defer { libdeflate_free_decompressor(handle) }
    var capacity = max(1_024, bytes.count * 8)
    // Nothing that is compressed grows more than this many times.
    let limit = max(1_024, bytes.count * 1_032)
    while true {
      var result = LIBDEFLATE_INSUFFICIENT_SPACE
      let expanded = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        bytes.withUnsafeBytes { source in
          result = libdeflate_zlib_decompress(
            handle, source.baseAddress, source.count, target.baseAddress, capacity, &count)
        }
        if result != LIBDEFLATE_SUCCESS { count = 0 }
      }
      switch result {
      case LIBDEFLATE_SUCCESS: return expanded
      case LIBDEFLATE_INSUFFICIENT_SPACE where capacity < limit: capacity *= 4
      default: return nil
      }
    }
  }
}
