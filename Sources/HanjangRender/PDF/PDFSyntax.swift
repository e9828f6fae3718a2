/// An indirect object by its number; the generation is always 0.
struct PDFReference: Hashable, Sendable {
  var number: Int
}

/// Values in PDF's syntax, one behind the other (ISO 32000-1, 7.3).
///
/// A number, a reference and a keyword begin with a space, so that none runs into what stands before
/// it; strings, names, arrays and dictionaries need none.
struct PDFSyntax {
  private(set) var bytes: [UInt8] = []

  /// Syntax as it stands, such as `<</Type/Page`.
  static func += (syntax: inout PDFSyntax, text: StaticString) {
    text.withUTF8Buffer { syntax.bytes += $0 }
  }

  static func += (syntax: inout PDFSyntax, bytes: ArraySlice<UInt8>) {
    syntax.bytes += bytes
  }

  static func += (syntax: inout PDFSyntax, other: PDFSyntax) {
    syntax.bytes += other.bytes
  }

  // MARK: Values

  mutating func integer(_ value: Int) {
    bytes.append(UInt8(ascii: " "))
    bytes += String(value).utf8
  }

  /// With at most two digits behind the point: no eye and no printer sees a smaller part of a point.
  mutating func real(_ value: Double) {
    let hundredths = Int(min(max((value * 100).rounded(), -1e15), 1e15))
    bytes.append(UInt8(ascii: " "))
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    bytes += String(whole).utf8
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  mutating func reals(_ values: [Double]) {
    self += "["
    for value in values { real(value) }
    self += "]"
  }

  mutating func reference(_ reference: PDFReference) {
    integer(reference.number)
    self += " 0 R"
  }

  mutating func references(_ references: some Sequence<PDFReference>) {
    self += "["
    for reference in references { self.reference(reference) }
    self += "]"
  }

  /// - Parameter text: without the slash; what isn't a regular character is written by its number.
  mutating func name(_ text: String) {
    bytes.append(UInt8(ascii: "/"))
    for byte in text.utf8 {
      if byte.isRegularInPDF, byte != UInt8(ascii: "#"), (33...126).contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "#"), Self.digit(byte >> 4), Self.digit(byte & 15)]
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  /// Bytes as they are, such as a date or an address.
  mutating func string(_ text: String) { string(text.utf8) }

  /// Text for people.
  mutating func text(_ text: String) { string(Self.encoded(text)) }

  /// ASCII as it is, all else as UTF-16, high byte first, with its mark (7.9.2.2).
  static func encoded(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ (32...126).contains($0) || $0 == 10 }) { return Array(text.utf8) }
    var bytes: [UInt8] = [0xFE, 0xFF]
    bytes.reserveCapacity(2 + 2 * text.utf16.count)
    for unit in text.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    return bytes
  }

  private mutating func string(_ source: some Sequence<UInt8>) {
    bytes.append(UInt8(ascii: "("))
    for byte in source {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
        bytes += [UInt8(ascii: "\\"), byte]
      // A reader takes any end of a line for a line feed.
      case 13: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: ")"))
  }
}

extension UInt8 {
  /// ISO 32000-1, table 1.
  var isSpaceInPDF: Bool {
    switch self {
    case 0, 9, 10, 12, 13, 32: true
    default: false
    }
  }

  /// Neither white space nor a delimiter (ISO 32000-1, 7.2.2).
  var isRegularInPDF: Bool {
    switch self {
    case 0, 9, 10, 12, 13, 32, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: true
    }
  }
}
