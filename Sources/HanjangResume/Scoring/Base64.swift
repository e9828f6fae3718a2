/// Decodes what `scripts/fit-weights` wrote: a long literal of bytes takes the compiler minutes.
enum Base64 {
  static func bytes(of text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { buffer in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(buffer.count * 3 / 4)
      var bits: UInt32 = 0
      var count = 0
      for letter in buffer {
        guard let value = value(of: letter) else { continue }
        bits = bits << 6 | UInt32(value)
        count += 6
        if count >= 8 {
          count -= 8
          bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
      }
      return bytes
    }
  }

  private static func value(of letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
