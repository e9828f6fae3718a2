import HanjangCore

/// Where words without a space in them may be broken. Unicode's algorithm (UAX 14) treats hyphens
/// and slashes like spaces, so that addresses, numbers and names such as `C++`, `CI/CD` and
/// `Key-Value` would be broken, and PDF readers would drop the author's hyphen at the line's end.
package struct WordBreaks {
  private let bytes: [UInt8]
  private var result: [BreakOpportunity]

  /// - Parameters:
  ///   - bytes: of a line, in UTF-8.
  ///   - opportunities: one a byte, as Unicode has them.
  ///   - isFixed: whether the space at an offset is one that doesn't break.
  package static func refined(
    _ opportunities: [BreakOpportunity], in bytes: [UInt8], isFixed: (Int) -> Bool
  ) -> [BreakOpportunity] {
    var breaks = WordBreaks(bytes: bytes, result: opportunities)
    var start = 0
    for index in bytes.indices where bytes[index] == space {
      breaks.refine(start..<index)
      start = index + 1
      if !isFixed(index) { breaks.allowBefore(start) }
    }
    breaks.refine(start..<bytes.count)
    return breaks.result
  }

  private static let space = UInt8(ascii: " ")

  /// Unicode breaks before no sign that may end a sentence, even after a space: ` .NET`, ` /api`.
  private mutating func allowBefore(_ offset: Int) {
    guard offset > 0, offset + 1 < bytes.count, ".:/!".utf8.contains(bytes[offset]),
      bytes[offset + 1].isLetterOrDigit
    else { return }
    result[offset] = .allowed
  }

  // MARK: One word

  private mutating func refine(_ word: Range<Int>) {
    guard word.count > 1, bytes[word].contains(where: \.isSign) else { return }
    let isAddress = Self.isAddress(bytes[word])
    for offset in word.dropFirst() where result[offset] != .never {
      if let found = opportunity(at: offset, in: word, isAddress: isAddress) {
        result[offset] = found
      }
    }
  }

  /// nil where Unicode's stands.
  private func opportunity(
    at offset: Int, in word: Range<Int>, isAddress: Bool
  ) -> BreakOpportunity? {
    let (before, after) = (bytes[offset - 1], bytes[offset])
    if isInside(offset, in: word) { return .never }
    let isAllowed = result[offset] == .allowed
    if Self.tildes.contains(where: { bytes[offset...].starts(with: $0) }) { return .inLongWord }
    // Readers of PDF take a hyphen at a line's end away, whatever stands around it.
    if before.isHyphen { return .inLongWord }
    let isDash = isDash(endingAt: offset, in: word)
    if isDash || before == UInt8(ascii: "/"), isAllowed, !isAddress,
      hasLongSides(offset, in: word)
    {
      return nil
    }
    if isDash { return .inLongWord }
    guard before < 0x80 else { return nil }
    if before.isAddressSign, !after.isSign || after >= 0x80 {
      let isInNumber =
        after.isDigit && offset - 2 >= word.lowerBound && bytes[offset - 2].isDigit
      return isInNumber ? .inLongWord : .inLongAddress
    }
    guard isAllowed else { return nil }
    // After the end of a sentence, and beside emoji and pictures.
    let isSentenceEnd = "!?,;:)]".utf8.contains(before) && after >= 0x80
    return isSentenceEnd && !isAddress || isPlaceholder(at: offset) ? nil : .inLongWord
  }

  /// Within `://`, after it, within `++` and after a leading point.
  private func isInside(_ offset: Int, in word: Range<Int>) -> Bool {
    let (before, after) = (bytes[offset - 1], bytes[offset])
    let slash = UInt8(ascii: "/")
    if before == slash, after == slash { return true }
    if before == slash, offset - 2 >= word.lowerBound, bytes[offset - 2] == slash { return true }
    if before == UInt8(ascii: ":"), after == slash { return true }
    if after == UInt8(ascii: "+") { return true }
    return before == UInt8(ascii: ".") && offset - 1 == word.lowerBound
  }

  /// Which stand in ranges, and before which Unicode breaks as well.
  private static let tildes = ["～", "〜"].map { Array($0.utf8) }
  private static let dashes = ["‐", "‒", "–"].map { Array($0.utf8) } + tildes

  private func isDash(endingAt offset: Int, in word: Range<Int>) -> Bool {
    bytes[offset - 1] >= 0x80
      && Self.dashes.contains { bytes[word.lowerBound..<offset].suffix(3).elementsEqual($0) }
  }

  /// U+FFFC, in whose place something is drawn.
  private func isPlaceholder(at offset: Int) -> Bool {
    bytes[offset...].starts(with: [0xEF, 0xBF, 0xBC])
  }

  // MARK: Both sides of a sign

  /// In columns, of which Hangul takes two: both sides are words by themselves.
  private static let longSide = 10

  private func hasLongSides(_ offset: Int, in word: Range<Int>) -> Bool {
    let left = String(decoding: bytes[word.lowerBound..<offset], as: UTF8.self)
    let right = String(decoding: bytes[offset..<word.upperBound].prefix(64), as: UTF8.self)
    return Self.columns(left.unicodeScalars.reversed().dropFirst()) >= Self.longSide
      && Self.columns(right.unicodeScalars) >= Self.longSide
  }

  private static func columns(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
    var columns = 0
    for scalar in scalars where columns < longSide {
      guard scalar.properties.isAlphabetic else { break }
      columns += EastAsian.isLetter(scalar) ? 2 : 1
    }
    return columns
  }

  // MARK: Addresses

  /// Whether the word is, or has in it, an address of the web, of mail or of a file.
  static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
    var index = word.startIndex
    if word.first == UInt8(ascii: "/") || word.first == UInt8(ascii: "~") { return true }
    while index < word.endIndex {
      let isBetween =
        index > word.startIndex && index + 1 < word.endIndex && word[index - 1].isLetterOrDigit
      if isBetween {
        let next = word[index + 1]
        if word[index] == UInt8(ascii: "@") || word[index] == UInt8(ascii: "."), next.isLetter {
          return true
        }
        if word[index] == UInt8(ascii: ":"), next == UInt8(ascii: "/") { return true }
      }
      index += 1
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLetterOrDigit: Bool { isLetter || isDigit }
  fileprivate var isHyphen: Bool { self == UInt8(ascii: "-") }

  /// A sign of ASCII, or the first byte of a dash or a tilde.
  fileprivate var isSign: Bool {
    self < 0x7F ? self > 0x20 && !isLetterOrDigit : self == 0xE2 || self == 0xE3 || self == 0xEF
  }

  /// After which a long address is broken.
  fileprivate var isAddressSign: Bool { "/?&=._#".utf8.contains(self) }
}
