/// A text as characters, beside the same in lower case.
struct BlindLetters {
  let written: [Character]
  let lower: [Character]

  init(_ text: String) {
    written = Array(text)
    lower = written.map { $0.lowercased().first ?? $0 }
  }

  var count: Int { written.count }

  subscript(_ index: Int) -> Character? {
    written.indices.contains(index) ? written[index] : nil
  }

  func text(_ range: Range<Int>) -> String { String(written[range]) }

  func lowerText(_ range: Range<Int>) -> String { String(lower[range]) }

  /// Whether `needle`, in lower case, stands at `index`.
  func has(_ needle: [Character], at index: Int) -> Bool {
    index + needle.count <= count && index >= 0
      && lower[index..<(index + needle.count)].elementsEqual(needle)
  }

  func ranges(of needle: String) -> [Range<Int>] {
    let wanted = Array(needle)
    guard let first = wanted.first, wanted.count <= count else { return [] }
    return (0...(count - wanted.count)).compactMap { start in
      lower[start] == first && has(wanted, at: start) ? start..<(start + wanted.count) : nil
    }
  }

  func isLetter(_ index: Int) -> Bool { self[index]?.isLetter ?? false }

  /// Whether neither letters nor digits of ASCII touch a range.
  func isWholeWord(_ range: Range<Int>) -> Bool {
    ![self[range.lowerBound - 1], self[range.upperBound]].contains { letter in
      letter.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
    }
  }

  // MARK: Words

  /// A run of letters of one word in a script with cases or the like: neither Hangul nor Han.
  struct Token: Hashable {
    var range: Range<Int>
    var text: String
    var isCapitalized: Bool
  }

  var tokens: [Token] {
    runs { $0.isSpelledLetter }.map { range in
      Token(
        range: range, text: lowerText(range), isCapitalized: written[range.lowerBound].isUppercase)
    }
  }

  /// Runs of what an address or an account can be made of, without full stops at their ends.
  var words: [Range<Int>] {
    runs { $0.isASCII && !$0.isWhitespace && !"()<>,;\"'`[]{}|*".contains($0) }.compactMap {
      range in
      var (start, end) = (range.lowerBound, range.upperBound)
      while start < end, ".:".contains(written[start]) { start += 1 }
      while start < end, ".:!?~".contains(written[end - 1]) { end -= 1 }
      return start < end ? start..<end : nil
    }
  }

  func word(around index: Int) -> Range<Int>? { words.first { $0.contains(index) } }

  private func runs(_ belongs: (Character) -> Bool) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (index, letter) in written.enumerated() {
      if belongs(letter) {
        start = start ?? index
      } else if let first = start {
        ranges.append(first..<index)
        start = nil
      }
    }
    if let start { ranges.append(start..<count) }
    return ranges
  }
}

extension Character {
  var isHangul: Bool { unicodeScalars.first.map { (0xAC00...0xD7A3).contains($0.value) } ?? false }

  var isHan: Bool { unicodeScalars.first?.properties.isIdeographic ?? false }

  fileprivate var isSpelledLetter: Bool {
    guard isLetter, let scalar = unicodeScalars.first else { return false }
    // Hangul, kana and Han have no words of their own.
    return scalar.value < 0x1100 || (0x1E00..<0x2000).contains(scalar.value)
      || (0xFF21...0xFF5A).contains(scalar.value)
  }

  /// Whether it ends in a vowel, as the particles behind it show; false for what isn't Hangul.
  var endsInVowel: Bool {
    guard isHangul, let scalar = unicodeScalars.first else { return false }
    return (scalar.value - 0xAC00) % 28 == 0
  }
}

extension String {
  /// `%ED%99%8D` read as UTF-8.
  var removingPercentEscapes: String {
    guard contains("%") else { return self }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
