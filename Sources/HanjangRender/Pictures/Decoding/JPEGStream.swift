#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The segments of a JPEG file (ITU-T T.81, annex B), found without decoding anything.
struct JPEGStream {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var components = 0
  private(set) var isProgressive = false
  /// How many times a decoder goes over the picture.
  private(set) var scanCount = 0
  private(set) var orientation = Orientation.upright
  /// Whether Adobe's segment is there: its CMYK is inverted.
  private(set) var hasAdobeSegment = false
  /// Whether the file reaches its end marker; all behind that isn't part of the picture.
  private(set) var isComplete = false
  /// What a PDF needs of the file: no EXIF and GPS data, thumbnails, comments.
  private var kept: [Range<Int>] = []

  /// nil for what isn't a JPEG of 8 bits that decoders commonly read.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
    kept.append(0..<2)
    var offset = 2
    while let (marker, start) = Self.marker(in: bytes, from: offset) {
      if marker == 0xD9 {
        kept.append(start..<(start + 2))
        isComplete = true
        break
      }
      // Markers without a length stand alone.
      if marker == 0x01 || (0xD0...0xD7).contains(marker) {
        offset = start + 2
        continue
      }
      guard start + 4 <= bytes.count else { break }
      let length = Int(bytes[start + 2]) << 8 | Int(bytes[start + 3])
      guard length >= 2, start + 2 + length <= bytes.count else { break }
      let body = (start + 4)..<(start + 2 + length)
      guard read(marker, bytes[body]) else { return nil }
      var end = body.upperBound
      if marker == 0xDA {
        scanCount += 1
        end = Self.scanEnd(in: bytes, from: end)
      }
      if Self.isNeeded(marker, bytes[body]) { kept.append(start..<end) }
      offset = end
    }
    guard width > 0, height > 0 else { return nil }
  }

  /// The marker at `offset`, past fill bytes.
  private static func marker(in bytes: [UInt8], from offset: Int) -> (marker: UInt8, start: Int)? {
    var start = offset
    while start + 1 < bytes.count, bytes[start] == 0xFF, bytes[start + 1] == 0xFF { start += 1 }
    guard start + 1 < bytes.count, bytes[start] == 0xFF, bytes[start + 1] != 0 else { return nil }
    return (bytes[start + 1], start)
  }

  /// Where the next marker after the entropy-coded data stands; restart markers belong to the data.
  private static func scanEnd(in bytes: [UInt8], from offset: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return offset }
      var start = offset
      while start + 1 < buffer.count,
        let found = memchr(base + start, 0xFF, buffer.count - start - 1)
      {
        let place = UnsafeRawPointer(found) - base
        let next = buffer[place + 1]
        if next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return place }
        start = next == 0xFF ? place + 1 : place + 2
      }
      return buffer.count
    }
  }

  /// - Returns: false for a kind of JPEG that is not read.
  private mutating func read(_ marker: UInt8, _ body: ArraySlice<UInt8>) -> Bool {
    switch marker {
    case 0xC0, 0xC1, 0xC2:
      guard body.count >= 6, width == 0 else { return width > 0 }
      let first = body.startIndex
      guard body[first] == 8 else { return false }
      height = Int(body[first + 1]) << 8 | Int(body[first + 2])
      width = Int(body[first + 3]) << 8 | Int(body[first + 4])
      components = Int(body[first + 5])
      isProgressive = marker == 0xC2
      return [1, 3, 4].contains(components)
    // Lossless, hierarchical and arithmetic coding.
    case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: return false
    case 0xE1:
      if let found = Orientation(exif: body) { orientation = found }
      return true
    case 0xEE:
      if body.starts(with: Array("Adobe".utf8)) { hasAdobeSegment = true }
      return true
    default: return true
    }
  }

  private static func isNeeded(_ marker: UInt8, _ body: ArraySlice<UInt8>) -> Bool {
    switch marker {
    case 0xE0: body.count == 14 && body.starts(with: Array("JFIF\0".utf8))
    case 0xEE: body.starts(with: Array("Adobe".utf8))
    case 0xE1...0xEF, 0xFE: false
    default: true
    }
  }

  /// The file with nothing in it but the picture.
  func stripped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(kept.reduce(0) { $0 + $1.count })
    for range in kept { result += bytes[range] }
    return result
  }
}
