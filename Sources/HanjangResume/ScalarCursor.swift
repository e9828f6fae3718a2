/// A place in a text that is read from left to right.
struct ScalarCursor {
  let scalars: [Unicode.Scalar]
  var index: Int

  init(_ scalars: [Unicode.Scalar], at index: Int = 0) {
    self.scalars = scalars
    self.index = index
  }

  var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  func scalar(at offset: Int) -> Unicode.Scalar? {
    let place = index + offset
    return place >= 0 && place < scalars.count ? scalars[place] : nil
  }

  mutating func skipSpaces() {
    while let scalar = current, scalar.isSpace { index += 1 }
  }

  /// Reads `word`, ASCII in either case.
  mutating func read(_ word: String) -> Bool {
    var place = index
    for scalar in word.unicodeScalars {
      guard place < scalars.count, scalars[place].lowercased == scalar.lowercased else {
        return false
      }
      place += 1
    }
    index = place
    return true
  }

  mutating func read(anyOf words: [String]) -> String? {
    for word in words where read(word) { return word }
    return nil
  }

  /// Reads a number of `digits` digits that no further digit follows.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var place = index
    while place < scalars.count, let digit = scalars[place].digit {
      guard place - index < digits.upperBound else { return nil }
      value = value * 10 + digit
      place += 1
    }
    guard place - index >= digits.lowerBound else { return nil }
    index = place
    return value
  }
}

extension Unicode.Scalar {
  /// An ASCII digit's value.
  var digit: Int? {
    ("0"..."9").contains(self) ? Int(value) - 0x30 : nil
  }

  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  var lowercased: Unicode.Scalar {
    ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) + 0x20) : self
  }

  /// Fast for the letters that résumés have most.
  var isLetter: Bool {
    if isASCII { return isASCIILetter }
    return isHangulSyllable || properties.isAlphabetic
  }

  /// Fast for ASCII.
  var isSpace: Bool {
    if isASCII { return value == 0x20 || (0x09...0x0D).contains(value) }
    if isHangulSyllable { return false }
    return properties.isWhitespace
  }

  var isHangulSyllable: Bool { (0xAC00...0xD7A3).contains(value) }
}
