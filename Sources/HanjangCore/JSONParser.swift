/// Reads JSON (RFC 8259) from strangers, with the place of what is wrong.
package struct JSONParser {
  package struct Problem: Error, Sendable {
    package var message: String
    package var position: SourcePosition
  }

  /// Deeper values are refused.
  private static let depthLimit = 64

  /// A string of the text, with its place.
  package struct Leaf: Sendable {
    /// Such as `work[0].name`.
    package var path: String
    package var text: String
    package var position: SourcePosition
  }

  private let bytes: [UInt8]
  private var index = 0
  /// The strings so far and where they begin, where they are wanted.
  private var strings: [(path: String, text: String, start: Int)]?
  /// The path of the value that is read.
  private var path = ""

  package static func value(of text: String) throws(Problem) -> JSONValue {
    var parser = JSONParser(bytes: Array(text.utf8))
    let value = try parser.value(depth: 0)
    parser.skipSpaces()
    guard parser.index == parser.bytes.count else { throw parser.problem("nothing should follow") }
    return value
  }

  /// The value, and its strings in the order of the text.
  package static func valueAndLeaves(
    of text: String
  ) throws(Problem) -> (value: JSONValue, leaves: [Leaf]) {
    var parser = JSONParser(bytes: Array(text.utf8))
    parser.strings = []
    let value = try parser.value(depth: 0)
    parser.skipSpaces()
    guard parser.index == parser.bytes.count else { throw parser.problem("nothing should follow") }
    return (value, parser.leaves)
  }

  private var leaves: [Leaf] {
    var (line, lineStart, place) = (1, 0, 0)
    return (strings ?? []).map { string in
      while place < string.start {
        if bytes[place] == 0x0A { (line, lineStart) = (line + 1, place + 1) }
        place += 1
      }
      let position = SourcePosition(line: line, column: string.start - lineStart + 1)
      return Leaf(path: string.path, text: string.text, position: position)
    }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpaces() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  private func problem(_ message: String) -> Problem {
    var position = SourcePosition(line: 1, column: 1)
    for byte in bytes[..<min(index, bytes.count)] {
      if byte == 0x0A {
        position = SourcePosition(line: position.line + 1, column: 1)
      } else {
        position.column += 1
      }
    }
    return Problem(message: message, position: position)
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(Problem) -> JSONValue {
    guard depth < Self.depthLimit else { throw problem("values nest too deep") }
    skipSpaces()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""):
      let start = index
      let text = try string()
      strings?.append((path, text, start))
      return .string(text)
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Problem) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw problem("a value is expected") }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(Problem) -> JSONValue {
    let start = index
    while let byte = current, "+-.0123456789eE".utf8.contains(byte) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if let integer = Int(text) { return .integer(integer) }
    if let decimal = Double(text), decimal.isFinite { return .decimal(decimal) }
    index = start
    throw problem("a value is expected")
  }

  private mutating func array(depth: Int) throws(Problem) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    skipSpaces()
    if current == UInt8(ascii: "]") {
      index += 1
      return .array([])
    }
    let outer = path
    defer { path = outer }
    while true {
      if strings != nil { path = "\(outer)[\(values.count)]" }
      values.append(try value(depth: depth + 1))
      if try ends(with: UInt8(ascii: "]")) { return .array(values) }
    }
  }

  private mutating func object(depth: Int) throws(Problem) -> JSONValue {
    index += 1
    var members: [JSONValue.Member] = []
    skipSpaces()
    if current == UInt8(ascii: "}") {
      index += 1
      return .object([])
    }
    let outer = path
    defer { path = outer }
    while true {
      skipSpaces()
      guard current == UInt8(ascii: "\"") else { throw problem("a name in quotes is expected") }
      let name = try string()
      skipSpaces()
      guard current == UInt8(ascii: ":") else { throw problem("a colon is expected") }
      index += 1
      if strings != nil { path = outer.isEmpty ? name : "\(outer).\(name)" }
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      if try ends(with: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  /// After an element: whether its list ends; else a comma is read.
  private mutating func ends(with bracket: UInt8) throws(Problem) -> Bool {
    skipSpaces()
    if current == bracket {
      index += 1
      return true
    }
    guard current == UInt8(ascii: ",") else { throw problem("a comma is expected") }
    index += 1
    return false
  }

  // MARK: Strings

  private mutating func string() throws(Problem) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = current {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case 0..<0x20: throw problem("a string ends on its line")
      default: text.append(byte)
      }
    }
    throw problem("a string has no end")
  }

  private mutating func escape() throws(Problem) -> Unicode.Scalar {
    guard let byte = current else { throw problem("a string has no end") }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw problem("this isn't an escape")
    }
  }

  /// Two escapes make a scalar beyond U+FFFF; half of a pair is U+FFFD.
  private mutating func unicodeEscape() throws(Problem) -> Unicode.Scalar {
    let high = try hexadecimal()
    if (0xD800..<0xDC00).contains(high), bytes[index...].starts(with: "\\u".utf8) {
      let start = index
      index += 2
      let low = try hexadecimal()
      if (0xDC00..<0xE000).contains(low) {
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
      }
      index = start
    }
    return Unicode.Scalar(high) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(Problem) -> UInt32 {
    guard index + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw problem("four digits are expected") }
    index += 4
    return value
  }
}

extension JSONValue {
  /// A member of an object; null where there is none.
  package subscript(name: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.name == name }?.value ?? .null
  }

  /// The elements of an array; none of anything else.
  package var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// A string's text, also that of a number; else nothing.
  package var string: String {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): number.decimal
    case .null, .boolean, .array, .object: ""
    }
  }
}
