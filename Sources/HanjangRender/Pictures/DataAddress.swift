/// The content of a `data:` address (RFC 2397).
package enum DataAddress {
  /// - Parameter limit: of the content, in bytes.
  /// - Returns: nil where it is malformed or larger than that.
  package static func bytes(_ address: some Collection<UInt8>, limit: Int) -> [UInt8]? {
    guard address.starts(with: Array("data:".utf8)),
      let comma = address.firstIndex(of: UInt8(ascii: ","))
    else { return nil }
    let type = address[..<comma]
    let content = address[address.index(after: comma)...]
    let isBase64 = String(decoding: type, as: UTF8.self).lowercased().hasSuffix(";base64")
    return isBase64 ? base64(content, limit: limit) : percentDecoded(content, limit: limit)
  }

  /// RFC 4648, also its alphabet for addresses; white space and percent-encoded signs are read.
  private static func base64(_ text: some Collection<UInt8>, limit: Int) -> [UInt8]? {
    guard text.count / 4 * 3 <= limit + limit / 16 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3 + 3)
    var (bits, count) = (UInt32(0), 0)
    let text = text.contains(UInt8(ascii: "%")) ? percentDecoded(text, limit: .max) : Array(text)
    for byte in text ?? [] {
      guard byte != UInt8(ascii: "=") else { break }
      guard let value = value(byte) else {
        if byte <= 0x20 { continue }
        return nil
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result.count <= limit ? result : nil
  }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static func percentDecoded(
    _ text: some Collection<UInt8>, limit: Int
  ) -> [UInt8]? {
    var result: [UInt8] = []
    var index = text.startIndex
    while index != text.endIndex {
      let byte = text[index]
      let digits = text[text.index(after: index)...].prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        result.append(value)
        index = digits.endIndex
      } else {
        result.append(byte)
        index = text.index(after: index)
      }
      guard result.count <= limit else { return nil }
    }
    return result
  }
}
