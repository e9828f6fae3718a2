/// A text as words are compared: its letters and digits in lower case, without spaces and signs.
struct WordKey {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []

  /// An emoji stays where there is nothing else.
  init(_ text: some StringProtocol) {
    bytes.reserveCapacity(text.utf8.count)
    var scalar: UInt32 = 0
    var missing = 0
    for byte in text.utf8 {
      if byte < 0x80 {
        if let letter = Self.letter(byte) { bytes.append(letter) }
      } else if byte < 0xC0 {
        scalar = scalar << 6 | UInt32(byte & 0x3F)
        missing -= 1
        if missing == 0 { add(scalar) }
      } else {
        missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
        scalar = UInt32(byte) & (0x3F >> UInt32(missing))
      }
    }
    guard bytes.isEmpty else { return }
    for scalar in text.unicodeScalars where scalar.value > 0x2000 && scalar != "\u{FE0F}" {
      bytes += String(scalar).utf8
    }
  }

  private mutating func add(_ value: UInt32) {
    if (0xAC00...0xD7A3).contains(value) {
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else if let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic {
      bytes += String(scalar).utf8
    }
  }

  /// In lower case; nil for what is no ASCII letter or digit.
  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte + 0x20
    default: nil
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  var hash: UInt64 { Self.hash(bytes) }

  /// FNV-1a: quick, and the same in every process. Of the few thousand words that are known, no two
  /// have the same.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      hash ^= UInt64(byte)
      hash = hash &* 0x100_0000_01b3
    }
    return hash
  }
}

extension ArraySlice<UInt8> {
  func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix)
  }
}
