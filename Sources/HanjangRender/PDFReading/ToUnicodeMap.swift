/// From a font's codes to text (ISO 32000-1, 9.10.3).
struct ToUnicodeMap {
  private var codeLength = 1
  private var texts: [Int: String] = [:]

  /// A simple font's WinAnsiEncoding.
  static let winAnsi: ToUnicodeMap = {
    var map = ToUnicodeMap()
    for code in 0x20...0xFF {
      let value = (0x80...0x9F).contains(code) ? windows1252[code - 0x80] : UInt32(code)
      map.texts[code] = Unicode.Scalar(value).map { String($0) }
    }
    return map
  }()

  /// What Windows-1252 has at 80–9F.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x2022, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x2022, 0x17D, 0x2022, 0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x2022, 0x17E, 0x178,
  ]

  private init() {}

  /// - Parameter stream: a CMap.
  init(_ stream: [UInt8]) {
    var tokenizer = PDFTokenizer(stream)
    var operands: [PDFTokenizer.Token] = []
    while let token = tokenizer.next() {
      guard case .keyword(let word) = token else {
        operands.append(token)
        continue
      }
      switch word {
      case "endcodespacerange":
        if case .string(let bytes)? = operands.first { codeLength = max(1, bytes.count) }
      case "endbfchar": addCharacters(operands)
      case "endbfrange": addRanges(operands)
      default: break
      }
      operands = []
    }
  }

  private mutating func addCharacters(_ operands: [PDFTokenizer.Token]) {
    for index in stride(from: 0, to: operands.count - 1, by: 2) {
      guard case .string(let code) = operands[index],
        case .string(let text) = operands[index + 1]
      else { continue }
      texts[Self.number(code)] = Self.text(text)
    }
  }

  private mutating func addRanges(_ operands: [PDFTokenizer.Token]) {
    var rest = operands[...]
    while rest.count > 2, case .string(let first)? = rest.popFirst(),
      case .string(let last)? = rest.popFirst(), let target = rest.popFirst()
    {
      // No font has more glyphs.
      let codes = Self.number(first)...max(Self.number(first), min(Self.number(last), 0xFFFF))
      switch target {
      case .string(let text):
        for (offset, code) in codes.enumerated() {
          var text = text
          let end = text.suffix(2)
          let value = Self.number(Array(end)) + offset
          text.replaceSubrange(end.indices, with: [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)])
          texts[code] = Self.text(text)
        }
      case .arrayStart:
        for code in codes {
          guard case .string(let text)? = rest.popFirst() else { break }
          texts[code] = Self.text(text)
        }
        while let next = rest.popFirst(), next != .arrayEnd {}
      default: return
      }
    }
  }

  private static func number(_ bytes: [UInt8]) -> Int {
    bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  /// UTF-16, high byte first.
  static func text(_ bytes: [UInt8]) -> String {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The text of a string that is shown in the font; U+FFFD for codes without one.
  func text(of codes: [UInt8]) -> String {
    var text = ""
    var rest = codes[...]
    while rest.count >= codeLength {
      text += texts[Self.number(Array(rest.prefix(codeLength)))] ?? "\u{FFFD}"
      rest = rest.dropFirst(codeLength)
    }
    return text
  }
}
