/// A text as UTF-8, in which words are looked for.
///
/// Comparing bytes is enough for text in NFC, and many times as fast as comparing characters.
struct ByteText {
  let bytes: [UInt8]

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  func contains(_ word: [UInt8]) -> Bool { index(of: word) != nil }

  func contains(any words: [[UInt8]]) -> Bool { words.contains { contains($0) } }

  func hasPrefix(any words: [[UInt8]]) -> Bool { words.contains { bytes.starts(with: $0) } }

  func hasSuffix(any words: [[UInt8]]) -> Bool { words.contains { bytes[...].hasSuffix($0) } }

  /// Where `word` stands first.
  func index(of word: [UInt8]) -> Int? {
    guard let first = word.first, word.count <= bytes.count else { return nil }
    for start in 0...(bytes.count - word.count) where bytes[start] == first {
      var length = 1
      while length < word.count, bytes[start + length] == word[length] { length += 1 }
      if length == word.count { return start }
    }
    return nil
  }

  /// Whether `word` stands anywhere; a Latin word as a whole, so that `MOS` is not in `MOSAIC`.
  func containsWhole(_ word: [UInt8]) -> Bool {
    guard let start = index(of: word) else { return false }
    guard let first = word.first, first < 0x80 else { return true }
    let end = start + word.count
    let isBegun = start > 0 && bytes[start - 1].isLetter
    return !isBegun && !(end < bytes.count && bytes[end].isLetter)
  }

  /// With capitals for small Latin letters.
  var uppercased: ByteText {
    ByteText(bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 })
  }

  /// What stands before the first round bracket.
  var beforeBrackets: ByteText {
    let ends = Self.brackets.compactMap { index(of: $0) }
    return ends.min().map { ByteText(bytes[..<$0]) } ?? self
  }

  private static let brackets = words(["(", "（"])

  /// The runs of letters and digits.
  static func words(in text: String) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isLetter || scalar.digit != nil {
        scalar.appendUTF8(to: &word)
      } else if !word.isEmpty {
        words.append(word[...])
        word = []
      }
    }
    if !word.isEmpty { words.append(word[...]) }
    return words
  }

  /// The bytes of each word of a list.
  static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }
}

extension UInt8 {
  /// Whether it is an ASCII letter.
  fileprivate var isLetter: Bool {
    (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
