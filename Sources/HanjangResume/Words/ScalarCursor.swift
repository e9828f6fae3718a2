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

extension String {
  /// Many times as fast as a view of scalars that is appended to.
  init(scalars: some Collection<Unicode.Scalar>) {
    let capacity = scalars.reduce(0) { $0 + $1.utf8Width }
    self.init(unsafeUninitializedCapacity: capacity) { buffer in
      var count = 0
      for scalar in scalars {
        for byte in scalar.utf8 {
          buffer[count] = byte
          count += 1
        }
      }
      return count
    }
  }
}

extension Unicode.Scalar {
  /// In bytes.
  var utf8Width: Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4 }

  func appendUTF8(to bytes: inout [UInt8]) {
    func byte(_ lead: UInt32, _ shift: UInt32, _ mask: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: lead | value >> shift & mask)
    }
    switch utf8Width {
    case 1: bytes.append(UInt8(truncatingIfNeeded: value))
    case 2:
      bytes.append(byte(0xC0, 6, 0x1F))
      bytes.append(byte(0x80, 0, 0x3F))
    case 3:
      bytes.append(byte(0xE0, 12, 0x0F))
      bytes.append(byte(0x80, 6, 0x3F))
      bytes.append(byte(0x80, 0, 0x3F))
    default:
      bytes.append(byte(0xF0, 18, 0x07))
      bytes.append(byte(0x80, 12, 0x3F))
      bytes.append(byte(0x80, 6, 0x3F))
      bytes.append(byte(0x80, 0, 0x3F))
    }
  }

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
