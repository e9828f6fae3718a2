/// The size of a picture, read from its first bytes without decoding anything.
struct PictureHeader {
  var format: Picture.Format
  var width: Int
  var height: Int

  static func read(_ bytes: [UInt8]) -> PictureHeader? {
    png(bytes) ?? jpeg(bytes)
  }

  /// The signature and the IHDR chunk (ISO/IEC 15948, 5.2 and 11.2.2).
  private static func png(_ bytes: [UInt8]) -> PictureHeader? {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.count >= 33, bytes.starts(with: signature) else { return nil }
    func number(_ offset: Int) -> Int {
      bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    return checked(.png, width: number(16), height: number(20))
  }

  /// The frame header (ITU-T T.81, B.2.2); only baseline and progressive pictures of one or three
  /// components, whose colours a PDF reader shows as they are.
  private static func jpeg(_ bytes: [UInt8]) -> PictureHeader? {
    guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
    var offset = 2
    while offset + 9 < bytes.count {
      guard bytes[offset] == 0xFF else { return nil }
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
      if (0xC0...0xC2).contains(marker) {
        let height = Int(bytes[offset + 5]) << 8 | Int(bytes[offset + 6])
        let width = Int(bytes[offset + 7]) << 8 | Int(bytes[offset + 8])
        let components = bytes[offset + 9]
        guard components == 1 || components == 3 else { return nil }
        return checked(.jpeg, width: width, height: height)
      }
      guard length >= 2, marker != 0xD9, marker != 0xDA else { return nil }
      offset += 2 + length
    }
    return nil
  }

  private static func checked(_ format: Picture.Format, width: Int, height: Int) -> PictureHeader? {
    // cairo's surfaces have at most 32,767 pixels a side.
    guard (1...32_767).contains(width), (1...32_767).contains(height) else { return nil }
    guard width * height <= Picture.pixelLimit else { return nil }
    return PictureHeader(format: format, width: width, height: height)
  }
}
