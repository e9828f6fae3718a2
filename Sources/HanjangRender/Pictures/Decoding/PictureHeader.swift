/// Why a picture cannot be shown.
package enum PictureProblem: Error, Hashable, Sendable {
  /// None of the formats that are read.
  case isUnsupported
  /// The file ends before the picture does, or contradicts itself.
  case isBroken
  /// - Parameter limit: of all pixels; a side may have 65,535.
  case hasTooManyPixels(width: Int, height: Int, limit: Int)
  /// A drawing that is longer, in bytes.
  case isLonger(than: Int)
  /// A drawing that refers to what a stranger's file should not be let to.
  case isUnsafe
  /// A library, by the name of its Debian package.
  case lacks(package: String)
}

/// What the first bytes of a picture say: found without decoding anything, for a small file may
/// claim to be huge.
struct PictureHeader: Sendable {
  var format: Picture.Format
  /// In pixels, as stored.
  var width: Int
  var height: Int
  var orientation = Orientation.upright

  static func read(_ bytes: [UInt8]) throws(PictureProblem) -> PictureHeader {
    let reader = HeaderReader(bytes)
    guard let header = try reader.header() else { throw .isUnsupported }
    guard header.width > 0, header.height > 0 else { throw .isBroken }
    guard header.width <= 65_535, header.height <= 65_535,
      header.width * header.height <= header.format.pixelLimit
    else {
      throw .hasTooManyPixels(
        width: header.width, height: header.height, limit: header.format.pixelLimit)
    }
    return header
  }
}

extension Picture.Format {
  /// The most pixels that a picture may have: 100 megapixels take 400 MB, and some decoders need
  /// room for as much again.
  fileprivate var pixelLimit: Int {
    switch self {
    case .png, .jpeg, .bmp: Picture.pixelLimit
    case .gif, .webp: Picture.pixelLimit / 2
    case .svg: Int.max
    }
  }
}

/// Reads numbers at the places where formats have them.
private struct HeaderReader {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// nil for no known format.
  func header() throws(PictureProblem) -> PictureHeader? {
    if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return try png() }
    if starts([0xFF, 0xD8, 0xFF]) { return try jpeg() }
    if starts(Array("GIF8".utf8)) { return try gif() }
    if starts(Array("BM".utf8)) { return try bmp() }
    if starts(Array("RIFF".utf8)), has(Array("WEBP".utf8), at: 8) { return try webp() }
    return nil
  }

  private func starts(_ magic: [UInt8]) -> Bool { bytes.starts(with: magic) }

  private func has(_ text: [UInt8], at offset: Int) -> Bool {
    bytes.dropFirst(offset).starts(with: text)
  }

  private func big(_ offset: Int, _ size: Int = 4) throws(PictureProblem) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { throw .isBroken }
    return bytes[offset..<(offset + size)].reduce(0) { $0 << 8 | Int($1) }
  }

  private func little(_ offset: Int, _ size: Int) throws(PictureProblem) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { throw .isBroken }
    return bytes[offset..<(offset + size)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  // MARK: Formats

  /// ISO/IEC 15948, 5.2, 5.3 and 11.2.2: a chunk is a length, a name, its data and a checksum.
  private func png() throws(PictureProblem) -> PictureHeader {
    let size = (try big(16), try big(20))
    guard has(Array("IHDR".utf8), at: 12) else { throw .isBroken }
    let header = PictureHeader(format: .png, width: size.0, height: size.1)
    var offset = 8
    while !has(Array("IEND".utf8), at: offset + 4) {
      offset += 12 + (try big(offset))
      // A claim of too many pixels is told before that of a short file.
      guard offset < bytes.count else {
        if size.0 * size.1 > Picture.pixelLimit { return header }
        throw .isBroken
      }
    }
    return header
  }

  private func jpeg() throws(PictureProblem) -> PictureHeader {
    guard let stream = JPEGStream(bytes) else { throw .isBroken }
    let pixels = stream.width * stream.height
    // A picture of 100 megapixels in ten passes takes a second; more passes are an attack.
    guard stream.isComplete || pixels > Picture.pixelLimit,
      stream.scanCount * pixels <= 20 * Picture.pixelLimit, stream.scanCount <= 500
    else { throw .isBroken }
    return PictureHeader(
      format: .jpeg, width: stream.width, height: stream.height, orientation: stream.orientation)
  }

  private func gif() throws(PictureProblem) -> PictureHeader {
    let size = (try little(6, 2), try little(8, 2))
    return PictureHeader(format: .gif, width: size.0, height: size.1)
  }

  /// The DIB header follows 14 bytes of the file's own; a negative height is one from the top.
  private func bmp() throws(PictureProblem) -> PictureHeader {
    let headerSize = try little(14, 4)
    if headerSize == 12 {
      return try bmp(width: little(18, 2), height: little(20, 2), depth: little(24, 2), kind: 0)
    }
    let height = Int(Int32(truncatingIfNeeded: try little(22, 4)))
    let width = Int(Int32(truncatingIfNeeded: try little(18, 4)))
    guard headerSize >= 40, width > 0 else { throw .isBroken }
    return try bmp(
      width: width, height: abs(height), depth: little(28, 2), kind: little(30, 4))
  }

  private func bmp(
    width: Int, height: Int, depth: Int, kind: Int
  ) throws(PictureProblem) -> PictureHeader {
    let header = PictureHeader(format: .bmp, width: width, height: height)
    guard width * height <= Picture.pixelLimit else { return header }
    let rowSize = (width * depth + 31) / 32 * 4
    // 0 and 3 are uncompressed.
    if kind == 0 || kind == 3, try little(10, 4) + rowSize * height > bytes.count {
      throw .isBroken
    }
    return header
  }

  /// RIFF chunks: the extended header, or that of the lossy (RFC 6386, 9.1) or lossless picture.
  private func webp() throws(PictureProblem) -> PictureHeader {
    guard try little(4, 4) + 8 <= bytes.count else { throw .isBroken }
    let width: Int
    let height: Int
    if has(Array("VP8X".utf8), at: 12) {
      width = try little(24, 3) + 1
      height = try little(27, 3) + 1
    } else if has(Array("VP8L".utf8), at: 12) {
      let bits = try little(21, 4)
      width = bits & 0x3FFF + 1
      height = bits >> 14 & 0x3FFF + 1
    } else {
      width = try little(26, 2) & 0x3FFF
      height = try little(28, 2) & 0x3FFF
    }
    return PictureHeader(format: .webp, width: width, height: height)
  }
}
