/// Turns labels that are HTML (`foreignObject`, as Mermaid and draw.io write them) into text of SVG, since
/// librsvg draws no HTML.
enum SVGLabels {
  private static let element = "foreignObject"

  static func converted(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes[...].contains("<" + element) else { return bytes }
    var result: [UInt8] = []
    var copied = 0
    var label: SVGLabel?
    for tag in SVGTags(bytes) {
      let end = min(tag.attributes.endIndex + 1, bytes.count)
      guard let start = bytes[..<tag.attributes.startIndex].lastIndex(of: UInt8(ascii: "<")) else {
        continue
      }
      if var open = label {
        label = nil
        open.add(bytes[open.end..<max(open.end, start)], before: tag, end: end)
        if open.depth > 0 {
          label = open
        } else {
          result += bytes[copied..<open.start]
          result += open.text.utf8
          copied = end
        }
      } else if tag.name == element, !tag.isClosing, !tag.isEmpty {
        label = SVGLabel(tag, start: start, end: end)
      }
    }
    return result + bytes[copied...]
  }
}

/// One such label.
private struct SVGLabel {
  /// Of its first tag, in bytes.
  let start: Int
  /// Of the last tag that was read, in bytes.
  private(set) var end: Int
  /// How many elements like it are open.
  private(set) var depth = 1
  private let tag: SVGTag
  private var lines: [String] = [""]
  /// The declarations of all styles within, in their order.
  private var style = ""
  private var isCentered = false

  private static let blocks: Set<String> = [
    "br", "div", "p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6",
  ]

  init(_ tag: SVGTag, start: Int, end: Int) {
    (self.tag, self.start, self.end) = (tag, start, end)
  }

  mutating func add(_ text: ArraySlice<UInt8>, before tag: SVGTag, end: Int) {
    self.end = end
    // Comments and other markup aren't text.
    let pieces = text.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      let visible = index == 0 ? piece : piece.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      lines[lines.count - 1] += String(decoding: visible, as: UTF8.self)
    }
    if tag.name == "foreignObject", !tag.isEmpty { depth += tag.isClosing ? -1 : 1 }
    if Self.blocks.contains(tag.name) { lines.append("") }
    if let value = tag.value(of: "style") { style += String(decoding: value, as: UTF8.self) + ";" }
    isCentered = isCentered || tag.attributes.contains("center") || tag.attributes.contains("Label")
  }

  // MARK: Text

  /// As much as a line is high, as a multiple of the size.
  private static let lineHeight = 1.25

  var text: String {
    let size = number("font-size") ?? 16
    let area = self.area
    let lines = wrapped(width: area.width, size: size)
    guard !lines.isEmpty else { return "" }
    let x = isCentered ? area.x + area.width / 2 : area.x
    let rest = Double(lines.count - 1) * Self.lineHeight
    let first = isCentered ? 0.35 - rest / 2 : 1
    let y = isCentered ? area.y + area.height / 2 : area.y
    var attributes = "x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(isCentered ? "middle" : "start")\""
    if number("font-size") != nil { attributes += " font-size=\"\(size)\"" }
    if let color = declaration("color"), color.allSatisfy(Self.isPlain) {
      attributes += " fill=\"\(color)\""
    }
    let spans = lines.enumerated().map { index, line in
      "<tspan x=\"\(x)\" dy=\"\(index == 0 ? first : Self.lineHeight)em\">\(line)</tspan>"
    }
    return "<text \(attributes)>\(spans.joined())</text>"
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "#(),.% -".contains(character)
  }

  /// draw.io gives no numbers but in styles: `height: 1px` around what is centered there.
  private var area: (x: Double, y: Double, width: Double, height: Double) {
    func own(_ name: String) -> Double? {
      tag.value(of: name)?.last == UInt8(ascii: "%") ? nil : tag.number(of: name)
    }
    let (x, y) = (own("x") ?? 0, own("y") ?? 0)
    if let width = own("width"), width > 1 { return (x, y, width, own("height") ?? 0) }
    return (
      x + (number("margin-left") ?? 0), y + (number("padding-top") ?? 0), number("width") ?? 0, 0
    )
  }

  /// In pixels.
  private func number(_ name: String) -> Double? {
    declaration(name).flatMap { Double($0.prefix { $0.isNumber || $0 == "." || $0 == "-" }) }
  }

  private func declaration(_ name: String) -> String? {
    for declaration in style.split(separator: ";") {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let key = declaration[..<colon].filter { !$0.isWhitespace }
      guard key == name else { continue }
      return String(declaration[declaration.index(after: colon)...].drop(while: \.isWhitespace))
    }
    return nil
  }

  /// The lines of the label, broken at spaces where they would be much wider than it.
  private func wrapped(width: Double, size: Double) -> [String] {
    var result: [String] = []
    for line in lines {
      var current = ""
      for word in line.split(whereSeparator: \.isWhitespace) {
        let longer = current.isEmpty ? String(word) : current + " " + word
        if !current.isEmpty, width > size, Self.width(of: longer) * size > width * 1.05 {
          result.append(current)
          current = String(word)
        } else {
          current = longer
        }
      }
      if !current.isEmpty { result.append(current) }
    }
    return result
  }

  /// About, in ems: Latin letters are half as wide as Hangul, and an entity is one letter.
  private static func width(of text: String) -> Double {
    var isEntity = false
    return text.unicodeScalars.reduce(0) { sum, letter in
      if letter == "&" { isEntity = true }
      if letter == ";" { isEntity = false }
      return isEntity ? sum : sum + (letter.value < 0x1100 ? 0.55 : 1)
    }
  }
}
