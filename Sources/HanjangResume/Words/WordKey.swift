/// A text as words are compared: its letters and digits in lower case, without spaces and signs.
struct WordKey {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []

  /// An emoji stays where there is nothing else.
  init(_ text: some StringProtocol) {
    bytes.reserveCapacity(text.utf8.count)
    Self.read(text.utf8) { bytes.append($0) }
    if bytes.isEmpty { bytes = Self.pictograms(in: text.utf8) }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The hash of a text's key, without making the key.
  static func hash(of text: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV()
    var isEmpty = true
    read(text) {
      hash.add($0)
      isEmpty = false
    }
    return isEmpty ? Self.hash(pictograms(in: text)) : hash.value
  }

  /// The hash of a key.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }

  // MARK: Reading

  @inline(__always)
  private static func read(_ text: some Sequence<UInt8>, _ take: (UInt8) -> Void) {
    var scalar: UInt32 = 0
    var missing = 0
    for byte in text {
      if byte < 0x80 {
        if let letter = letter(byte) { take(letter) }
      } else if byte < 0xC0 {
        scalar = scalar << 6 | UInt32(byte & 0x3F)
        missing -= 1
        if missing == 0 { read(scalar, take) }
      } else {
        missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
        scalar = UInt32(byte) & (0x3F >> UInt32(missing))
      }
    }
  }

  @inline(__always)
  private static func read(_ value: UInt32, _ take: (UInt8) -> Void) {
    if (0xAC00...0xD7A3).contains(value) {
      take(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      take(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      take(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else if let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic {
      for byte in String(scalar).utf8 { take(byte) }
    }
  }

  /// In lower case; nil for what isn't an ASCII letter or digit.
  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte + 0x20
    default: nil
    }
  }

  private static func pictograms(in text: some Sequence<UInt8>) -> [UInt8] {
    let scalars = String(decoding: Array(text), as: UTF8.self).unicodeScalars
    return scalars.filter { $0.value > 0x2000 && $0 != "\u{FE0F}" }.flatMap {
      Array(String($0).utf8)
    }
  }
}

/// FNV-1a: quick, and the same in every process. Of the few thousand words that are known, no two
/// have the same.
private struct FNV {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    value ^= UInt64(byte)
    value = value &* 0x100_0000_01b3
  }
}

extension ArraySlice<UInt8> {
  func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix)
  }
}
