/// Goes over values in PDF's syntax without decoding them (ISO 32000-1, 7.3).
struct PDFScanner {
  let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// False for what isn't a place in the bytes.
  mutating func move(to place: Int) -> Bool {
    guard bytes.indices.contains(place) else { return false }
    position = place
    return true
  }

  private var byte: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// Over white space and comments.
  mutating func skipSpace() {
    while let byte {
      if byte.isSpaceInPDF {
        position += 1
      } else if byte == UInt8(ascii: "%") {
        while let next = self.byte, next != 10, next != 13 { position += 1 }
      } else {
        return
      }
    }
  }

  /// Over the text, which begins behind white space; false where another begins there.
  mutating func take(_ text: StaticString) -> Bool {
    skipSpace()
    let end = position + text.utf8CodeUnitCount
    guard end <= bytes.endIndex,
      text.withUTF8Buffer({ bytes[position..<end].elementsEqual($0) })
    else { return false }
    position = end
    return true
  }

  /// Over a number that has neither sign nor point.
  mutating func integer() -> Int? {
    skipSpace()
    let start = position
    var value = 0
    while let byte, (48...57).contains(byte), position - start < 18 {
      value = value * 10 + Int(byte - 48)
      position += 1
    }
    return position > start ? value : nil
  }

  /// Over `12 0 R`; stays where it is at anything else.
  mutating func reference() -> PDFReference? {
    let start = position
    guard let number = integer(), integer() == 0, take("R"), byte?.isRegularInPDF != true else {
      position = start
      return nil
    }
    return PDFReference(number: number)
  }

  /// A name, without its slash and as it is written; nil where none begins.
  mutating func name() -> ArraySlice<UInt8>? {
    guard take("/") else { return nil }
    let start = position
    skipRegular()
    return bytes[start..<position]
  }

  /// Over a string, an array, a dictionary, a name or a word; at least one byte.
  mutating func skipValue() {
    skipSpace()
    switch byte {
    case UInt8(ascii: "("): skipString()
    case UInt8(ascii: "["), UInt8(ascii: "<"): skipNested()
    case nil: return
    default:
      position += 1
      skipRegular()
    }
  }

  private mutating func skipRegular() {
    while let byte, byte.isRegularInPDF { position += 1 }
  }

  private mutating func skipString() {
    var depth = 0
    repeat {
      switch byte {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case nil: depth = 0
      default: break
      }
      position += 1
    } while depth > 0
    // A sign that is escaped may be missing.
    position = min(position, bytes.endIndex)
  }

  /// Over an array, a dictionary or a hexadecimal string, which opens and closes like one.
  private mutating func skipNested() {
    var depth = 0
    repeat {
      skipSpace()
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: ">"): depth -= 1
      case UInt8(ascii: "("):
        skipString()
        continue
      case nil: return
      default: break
      }
      position += 1
    } while depth > 0
  }

  /// The references in all that is left.
  mutating func references() -> [PDFReference] {
    var found: [PDFReference] = []
    while position < bytes.endIndex {
      skipSpace()
      switch byte {
      case nil: return found
      case let digit? where (48...57).contains(digit):
        if let reference = reference() { found.append(reference) } else { skipRegular() }
      case UInt8(ascii: "("): skipString()
      default:
        position += 1
        skipRegular()
      }
    }
    return found
  }
}

/// A dictionary's entries, their values as they are written.
struct PDFDictionary {
  private(set) var entries: [(key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []

  /// Behind white space; nil where none begins. Of two entries with one key, which cairo 1.16 writes
  /// where a picture is drawn twice, the first counts.
  init?(_ scanner: inout PDFScanner) {
    guard scanner.take("<<") else { return nil }
    var known: Set<ArraySlice<UInt8>> = []
    while let key = scanner.name() {
      scanner.skipSpace()
      let start = scanner.position
      scanner.skipValue()
      // A reference is three words.
      while !scanner.isAtEndOfEntry { scanner.skipValue() }
      if known.insert(key).inserted {
        entries.append((key, scanner.bytes[start..<scanner.position]))
      }
    }
    guard scanner.take(">>") else { return nil }
  }

  subscript(key: StaticString) -> ArraySlice<UInt8>? {
    key.withUTF8Buffer { key in entries.first { $0.key.elementsEqual(key) }?.value }
  }

  mutating func remove(_ key: StaticString) {
    key.withUTF8Buffer { key in entries.removeAll { $0.key.elementsEqual(key) } }
  }

  /// Adds the entry unless there is one with its key.
  mutating func add(_ key: StaticString, _ value: StaticString) {
    guard self[key] == nil else { return }
    entries.append((key.withUTF8Buffer { Array($0)[...] }, value.withUTF8Buffer { Array($0)[...] }))
  }

  /// Without the brackets, so that more entries can follow.
  func writeEntries(to syntax: inout PDFSyntax) {
    for (key, value) in entries {
      syntax += "/"
      syntax += key
      var scanner = PDFScanner(value)
      if let dictionary = PDFDictionary(&scanner) {
        syntax += "<<"
        dictionary.writeEntries(to: &syntax)
        syntax += ">>"
      } else {
        if value.first?.isRegularInPDF == true { syntax += " " }
        syntax += value
      }
    }
  }
}

extension PDFScanner {
  /// Whether a key or the end of the dictionary follows.
  fileprivate var isAtEndOfEntry: Bool {
    var ahead = self
    ahead.skipSpace()
    guard let byte = ahead.byte else { return true }
    return byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }
}
