/// Finds the coloured parts of code in one pass. Parts that it cannot classify have no colour.
struct CodeScanner {
  struct Found: Equatable {
    /// In UTF-8 bytes.
    var range: Range<Int>
    var part: CodePart
  }

  /// In bytes: code beyond it keeps one colour, as nobody reads it for its syntax.
  static let limit = 400_000

  let grammar: CodeGrammar
  let bytes: [UInt8]
  var found: [Found] = []
  var index = 0
  /// The last byte of code that isn't a space: what a slash after it means depends on it.
  var significant = UInt8(ascii: "\n")
  private var isInTag = false
  private let end: Int

  static func parts(of code: String, _ grammar: CodeGrammar) -> [Found] {
    var scanner = CodeScanner(grammar, Array(code.utf8))
    scanner.scan()
    return scanner.found
  }

  private init(_ grammar: CodeGrammar, _ bytes: [UInt8]) {
    self.grammar = grammar
    self.bytes = bytes
    end = min(bytes.count, Self.limit)
  }

  private mutating func scan() {
    while index < end {
      let byte = bytes[index]
      if isAtLineStart, readBeginning() { continue }
      if !(grammar.isMarkup && isInTag), readDelimiter() { continue }
      if grammar.isMarkup {
        readMarkup(byte)
      } else if byte == UInt8(ascii: "\\"), index + 1 < end,
        (0x20..<0x80).contains(bytes[index + 1])
      {
        index += 2
      } else if let part = grammar.prefixes[byte], readPrefixed(part) {
        continue
      } else if byte == UInt8(ascii: "/"), grammar.hasExpressions, readExpression() {
        continue
      } else if isDigit(byte) {
        readNumber()
      } else if isName(byte) {
        readWord()
      } else {
        if byte > 0x20 { significant = byte }
        index += 1
      }
    }
  }

  // MARK: Places

  private var isAtLineStart: Bool { index == 0 || bytes[index - 1] == UInt8(ascii: "\n") }

  private var isApart: Bool {
    index == 0 || bytes[index - 1] <= 0x20 || "[({,:=|;&".utf8.contains(bytes[index - 1])
  }

  private var isAfterName: Bool { index > 0 && isName(bytes[index - 1]) }

  func isName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isDigit(byte) || (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || grammar.isNameSign[Int(byte)]
  }

  func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  func stands(_ text: [UInt8], at index: Int) -> Bool {
    !text.isEmpty && index + text.count <= bytes.count
      && text.indices.allSatisfy { bytes[index + $0] == text[$0] }
  }

  mutating func add(_ part: CodePart, to end: Int) {
    if index < end { found.append(Found(range: index..<end, part: part)) }
    index = end
  }

  func lineEnd(from start: Int) -> Int {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }

  // MARK: Comments, strings and lines

  private mutating func readBeginning() -> Bool {
    guard let line = grammar.beginnings.first(where: { stands($0.text, at: index) }) else {
      return false
    }
    add(line.part, to: lineEnd(from: index))
    return true
  }

  private mutating func readDelimiter() -> Bool {
    guard bytes[index] < 128 else { return false }
    for delimiter in grammar.delimiters[Int(bytes[index])]
    where stands(delimiter.open, at: index) {
      if delimiter.isApart, !isApart { continue }
      if delimiter.isAtLineStart, !isAtLineStart { continue }
      if isName(bytes[index]), isAfterName { continue }
      if delimiter.isShort, !holdsOneCharacter(delimiter) { continue }
      let end = delimiter.close.isEmpty ? lineEnd(from: index) : close(of: delimiter)
      if grammar.hasKeys, delimiter.part == .string {
        add(isKey(before: end, needsSpace: false) ? .keyword : .string, to: end)
      } else {
        add(delimiter.part, to: end)
      }
      if delimiter.part == .string { significant = UInt8(ascii: "\"") }
      return true
    }
    return false
  }

  private func close(of delimiter: CodeGrammar.Delimiter) -> Int {
    var index = index + delimiter.open.count
    var depth = 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n"), !delimiter.holdsLines { return index }
      if delimiter.hasEscapes, let insert = grammar.insert, stands(insert.open, at: index) {
        index = endOfInsert(from: index + insert.open.count, insert)
      } else if byte == UInt8(ascii: "\\"), delimiter.hasEscapes {
        index += index + 1 < bytes.count && bytes[index + 1] != UInt8(ascii: "\n") ? 2 : 1
      } else if stands(delimiter.close, at: index) {
        index += delimiter.close.count
        depth -= 1
        if depth == 0 { return index }
      } else if delimiter.isNested, stands(delimiter.open, at: index) {
        index += delimiter.open.count
        depth += 1
      } else {
        index += 1
      }
    }
    return bytes.count
  }

  /// Quotes in it do not end the string around it; a line's end does.
  private func endOfInsert(from start: Int, _ insert: (open: [UInt8], close: UInt8)) -> Int {
    var index = start
    var depth = 1
    let opening = insert.open.last
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == insert.close { depth -= 1 }
      if bytes[index] == opening { depth += 1 }
      index += 1
      if depth == 0 { break }
    }
    return index
  }

  /// Tells `'a'` from Rust's lifetimes and from apostrophes.
  private func holdsOneCharacter(_ delimiter: CodeGrammar.Delimiter) -> Bool {
    let start = index + delimiter.open.count
    guard start < bytes.count else { return false }
    if bytes[start] == UInt8(ascii: "\\") {
      let last = min(start + 14, bytes.count)
      return start + 2 < last && bytes[(start + 2)..<last].contains(where: delimiter.close.contains)
    }
    var next = start + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return stands(delimiter.close, at: next)
  }

  // MARK: Markup

  private mutating func readMarkup(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<") where !isInTag:
      index += 1
      if index < end, "/!?".utf8.contains(bytes[index]) { index += 1 }
      isInTag = index < end && isName(bytes[index])
      if isInTag { add(.keyword, to: endOfName(from: index)) }
    case UInt8(ascii: ">"):
      isInTag = false
      index += 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard isInTag else {
        index += 1
        return
      }
      let close = bytes[(index + 1)...].firstIndex(of: byte)
      add(.string, to: close.map { $0 + 1 } ?? bytes.count)
    default:
      if isInTag, isName(byte) {
        add(.type, to: endOfName(from: index))
      } else {
        index += 1
      }
    }
  }

  /// Names of tags and attributes hold more signs than those of code.
  private func endOfName(from start: Int) -> Int {
    bytes[start...].firstIndex { !isName($0) && !"-:.@".utf8.contains($0) } ?? bytes.count
  }
}
