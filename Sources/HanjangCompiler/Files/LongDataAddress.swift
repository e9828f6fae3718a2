/// Pictures in `data:` addresses that are too large to be read: a document is set without them, as
/// with any other picture that cannot be shown.
package enum LongDataAddress {
  /// What stands at the end of an address that is cut.
  private static let mark = "…"
  static func isCut(_ address: String) -> Bool { address.hasSuffix(mark) }

  /// - Parameters:
  ///   - limit: in bytes, of an address that is left as it is.
  ///   - keptCount: of the others, in bytes: enough to know them again.
  package static func cut(
    _ bytes: [UInt8], longerThan limit: Int, keeping keptCount: Int = 64
  ) -> [UInt8] {
    var result: [UInt8] = []
    var kept = 0
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, belongsToAddress(bytes[index]) { index += 1 }
      if index - start > limit, startsAddress(bytes[start..<index]) {
        result += bytes[kept..<start + keptCount]
        result += mark.utf8
        kept = index
      }
      index += 1
    }
    return result + bytes[kept...]
  }

  private static func startsAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes.prefix(5), as: UTF8.self).lowercased() == "data:"
  }

  private static func belongsToAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\""), UInt8(ascii: "'"):
      false
    case 0x21...0x7E: true
    default: false
    }
  }
}
