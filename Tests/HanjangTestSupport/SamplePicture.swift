import Foundation

/// Small pictures, 24 × 16 pixels, each of two colours side by side.
package enum SamplePicture {
  /// A grey JPEG whose EXIF data say that it lies on its side, and a secret.
  package static let jpegOnItsSide = data(
    """
    /9j/4AAQSkZJRgABAQAAAQABAAD/4QA8RXhpZgAATU0AKgAAAAgAAgEOAAIAAAANAAAAJgESAAMAAAABAAYAAAAA\
    AABTRUNSRVQgUExBQ0UAAP/bAEMAEAsMDgwKEA4NDhIREBMYKBoYFhYYMSMlHSg6Mz08OTM4N0BIXE5ARFdFNzhQ\
    bVFXX2JnaGc+TXF5cGR4XGVnY//AAAsIABAAGAEBEQD/xAAfAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgv/\
    xAC1EAACAQMDAgQDBQUEBAAAAX0BAgMABBEFEiExQQYTUWEHInEUMoGRoQgjQrHBFVLR8CQzYnKCCQoWFxgZGiUm\
    JygpKjQ1Njc4OTpDREVGR0hJSlNUVVZXWFlaY2RlZmdoaWpzdHV2d3h5eoOEhYaHiImKkpOUlZaXmJmaoqOkpaan\
    qKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4eLj5OXm5+jp6vHy8/T19vf4+fr/2gAIAQEAAD8A4muy+Hv/\
    ADEP+2f/ALNXZV43XZfD3/mIf9s//Zq7Kv/Z
    """)

  /// Red and blue in four inks, inverted as Adobe has it.
  package static let jpegInFourInks = data(
    """
    /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3\
    OFBtUVdfYmdoZz5NcXlwZHhcZWdj/8AAFAgAEAAYBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAAB\
    AgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNi\
    coIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SV\
    lpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4E\
    QwBNAFkASwAAPwD0CvP68/r0CvP/AIqf8wv/ALa/+yUV6B8K/wDmKf8AbL/2eivP6K9Aor6Aor5/orz/AOKn/ML/\
    AO2v/slFegfCv/mKf9sv/Z6K8/or0Civ/9k=
    """)

  /// Red and blue.
  package static let webp = data(
    """
    UklGRiYAAABXRUJQVlA4TBoAAAAvF8ADAA8Q87//8x8OhASEB/6v1S2I6H8kMw==
    """)

  /// The first of two pictures is red and blue.
  package static let gif = data(
    """
    R0lGODdhGAAQAIEAAP8AAAAA/wAAAAAAACwAAAAAGAAQAAAIPwABCBxIUGCAgwgTHizIEIDChwEaFoSoUCJBigkt\
    DsSIUKNBjhE9ggypcaRHhyBPmhSZkiVHlS1LxrS4UibHgAAh+QQBAAAAACwAAAAAGAAQAAAIIgABCBxIsKDBgwgT\
    KlzIsKHDhxAjSpxIsaLFixgzatxoMCAAOw==
    """)

  private static func data(_ text: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: text) ?? Data())
  }

  // MARK: Made to measure

  /// A PNG of one grey, or of noise where `isNoise`, as RGB or RGBA, not compressed.
  package static func png(
    _ width: Int, _ height: Int, isNoise: Bool = false, hasAlpha: Bool = false
  ) -> [UInt8] {
    var random: UInt32 = 1
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      for _ in 0..<width {
        for channel in 0..<(hasAlpha ? 4 : 3) {
          random = random &* 1_664_525 &+ 1_013_904_223
          let alpha = UInt8(y * 255 / max(1, height - 1))
          rows.append(channel == 3 ? alpha : isNoise ? UInt8(random >> 24) : 128)
        }
      }
    }
    return png(width, height, colors: hasAlpha ? 6 : 2, data: stored(rows))
  }

  /// A PNG that says what it likes of its size.
  package static func png(_ width: Int, _ height: Int, colors: UInt8, data: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", big(width) + big(height) + [8, colors, 0, 0, 0])
    return file + chunk("IDAT", data) + chunk("IEND", [])
  }

  /// RFC 1950 around stored blocks of RFC 1951.
  package static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
      result += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + block
    } while !rest.isEmpty
    var (first, second) = (1, 0)
    for byte in bytes {
      first = (first + Int(byte)) % 65_521
      second = (second + first) % 65_521
    }
    return result + big(second << 16 | first)
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return big(data.count) + body + big(Int(checksum(body)))
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var table: [UInt32] = []
    for byte in 0..<256 {
      var sum = UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
      table.append(sum)
    }
    var sum = UInt32.max
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 255)] ^ (sum >> 8) }
    return ~sum
  }

  private static func big(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// A BMP of `width` × `height` pixels of 24 bits that holds `count` bytes of them.
  package static func bmp(_ width: Int, _ height: Int, count: Int) -> [UInt8] {
    func little(_ value: Int, _ size: Int = 4) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var file = Array("BM".utf8)
    file += little(54 + count) + little(0) + little(54) + little(40)
    file += little(width) + little(height) + little(1, 2) + little(24, 2)
    file += [UInt8](repeating: 0, count: 24)
    return file + [UInt8](repeating: 200, count: count)
  }
}
