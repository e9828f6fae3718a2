/// Reads scalars out of UTF-8 that is known to be well-formed.
enum UTF8Scalar {
  @inline(__always)
  static func decode(
    _ bytes: some UTF8Bytes, at offset: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    func next(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance]) & 0x3F }
    switch first {
    case ..<0x80: return (first, 1)
    case ..<0xE0: return ((first & 0x1F) << 6 | next(1), 2)
    case ..<0xF0: return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
    default: return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
  }
}

/// What scalars are read from, by offsets.
protocol UTF8Bytes {
  subscript(offset: Int) -> UInt8 { get }
}

extension [UInt8]: UTF8Bytes {}
extension UnsafeBufferPointer<UInt8>: UTF8Bytes {}
