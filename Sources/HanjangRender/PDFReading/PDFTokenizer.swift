/// Cuts a content stream or a CMap into its tokens (ISO 32000-1, 7.2 and 7.3).
struct PDFTokenizer {
  enum Token: Hashable {
    case number(Double)
    /// Without its slash.
    case name(String)
    case string([UInt8])
    case keyword(String)
    case arrayStart, arrayEnd
    case dictionaryStart, dictionaryEnd
  }

  private let source: [UInt8]
  private(set) var position = 0

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// nil at the end.
  mutating func next() -> Token? {
    skipSpace()
    guard position < source.count else { return nil }
    switch source[position] {
    case UInt8(ascii: "("): return .string(literal())
    case UInt8(ascii: "/"):
      position += 1
      return .name(name())
    case UInt8(ascii: "["):
      position += 1
      return .arrayStart
    case UInt8(ascii: "]"):
      position += 1
      return .arrayEnd
    case UInt8(ascii: "<"):
      position += 1
      guard position < source.count, source[position] == UInt8(ascii: "<") else {
        return .string(hexadecimal())
      }
      position += 1
      return .dictionaryStart
    case UInt8(ascii: ">"):
      position += 1
      if position < source.count, source[position] == UInt8(ascii: ">") { position += 1 }
      return .dictionaryEnd
    case UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      position += 1
      return next()
    default: return word()
    }
  }

  /// Goes behind the data of an inline picture, whose `ID` was just read.
  mutating func skipInlinePicture() {
    while position + 2 < source.count {
      let isEnd =
        source[position] == UInt8(ascii: "E") && source[position + 1] == UInt8(ascii: "I")
        && Self.isSpace(source[position + 2]) && Self.isSpace(source[position - 1])
      position += isEnd ? 2 : 1
      if isEnd { return }
    }
    position = source.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32: true
    default: false
    }
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    guard !isSpace(byte) else { return false }
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "/"), UInt8(ascii: "%"):
      return false
    default: return true
    }
  }

  private mutating func skipSpace() {
    while position < source.count {
      if source[position] == UInt8(ascii: "%") {
        while position < source.count, source[position] != 10, source[position] != 13 {
          position += 1
        }
      } else if Self.isSpace(source[position]) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func regular() -> ArraySlice<UInt8> {
    let start = position
    while position < source.count, Self.isRegular(source[position]) { position += 1 }
    return source[start..<position]
  }

  private mutating func word() -> Token {
    let text = String(decoding: regular(), as: UTF8.self)
    return Double(text).map { .number($0) } ?? .keyword(text)
  }

  /// With its `#20`s decoded.
  private mutating func name() -> String {
    var bytes: [UInt8] = []
    var rest = regular()
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "#"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func hexadecimal() -> [UInt8] {
    var digits: [UInt8] = []
    while position < source.count, source[position] != UInt8(ascii: ">") {
      if let digit = Character(Unicode.Scalar(source[position])).hexDigitValue {
        digits.append(UInt8(digit))
      }
      position += 1
    }
    position = min(position + 1, source.count)
    if digits.count % 2 == 1 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private mutating func literal() -> [UInt8] {
    var bytes: [UInt8] = []
    var depth = 1
    position += 1
    while position < source.count {
      let byte = source[position]
      position += 1
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\\"):
        bytes += escaped()
        continue
      default: break
      }
      if depth == 0 { break }
      bytes.append(byte)
    }
    return bytes
  }

  private mutating func escaped() -> [UInt8] {
    guard position < source.count else { return [] }
    let byte = source[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case 10: return []
    case 13:
      if position < source.count, source[position] == 10 { position += 1 }
      return []
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - UInt8(ascii: "0"))
      for _ in 0..<2 {
        guard position < source.count, (48...55).contains(source[position]) else { break }
        value = value * 8 + Int(source[position] - 48)
        position += 1
      }
      return [UInt8(truncatingIfNeeded: value)]
    default: return [byte]
    }
  }
}
