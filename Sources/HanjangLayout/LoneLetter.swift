/// Keeps a letter with the sign that joins it to a word: `Objective-C`, `e-mail`, `A/B`.
package enum LoneLetter {
  /// Whether a letter stands alone on a side of the sign before `offset`.
  package static func isJoined(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset >= 2, offset < bytes.count,
      bytes[offset - 1] == UInt8(ascii: "-") || bytes[offset - 1] == UInt8(ascii: "/")
    else { return false }
    let isFirst = offset == 2 || !isLetterOrDigit(bytes[offset - 3])
    let isLast = offset + 1 == bytes.count || !isLetterOrDigit(bytes[offset + 1])
    return isFirst && isLetter(bytes[offset - 2]) || isLast && isLetter(bytes[offset])
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
