import HanjangCore

/// How large a picture is to be, along one side.
package enum Extent: Hashable, Sendable, CustomStringConvertible {
  case points(Double)
  /// A share of the column's width, or of the page's height; 1 is all of it.
  case share(Double)

  package var description: String {
    switch self {
    case .points(let value): value.decimal + "pt"
    case .share(let value): (value * 100).decimal + "%"
    }
  }
}

/// Reads what an author asks of a picture: attributes of `<img>`, or those in braces behind a
/// picture of Markdown, as pandoc (`{width=50%}`) and kramdown (`{: width="300"}`) have them.
package enum PictureAttributes {
  /// The picture of an `<img>` element; nil where it names none.
  ///
  /// - Parameter attributes: by names in lower case, character references resolved.
  package static func image(_ attributes: [String: String]) -> Inline.Image? {
    let source = LinkDestination.pictureSource(trimmed(attributes["src"] ?? ""))
    let alternative = CleanText.of(attributes["alt"] ?? "")
    guard !source.isEmpty || !alternative.isEmpty else { return nil }
    var image = Inline.Image(
      source: source, title: CleanText.of(attributes["title"] ?? ""), alternative: alternative)
    apply(attributes, to: &image)
    return image
  }

  /// The nodes, each picture with the attributes that stand in braces right behind it.
  static func applied(in inlines: [Inline]) -> [Inline] {
    guard inlines.contains(where: { $0.startsWithBrace }) else { return inlines }
    var result: [Inline] = []
    for inline in inlines {
      guard inline.startsWithBrace, case .text(let text) = inline.kind,
        case .image(var image)? = result.last?.kind, let (attributes, rest) = braced(text)
      else {
        result.append(inline)
        continue
      }
      apply(attributes, to: &image)
      result[result.count - 1].kind = .image(image)
      if !rest.isEmpty { result.append(Inline(.text(rest), range: inline.range)) }
    }
    return result
  }

  // MARK: Sizes

  private static func apply(_ attributes: [String: String], to image: inout Inline.Image) {
    let declared = declarations(attributes["style"] ?? "")
    image.width = extent(declared["width"]) ?? extent(attributes["width"]) ?? image.width
    image.width = image.width ?? extent(declared["max-width"])
    image.height = extent(declared["height"]) ?? extent(attributes["height"]) ?? image.height
  }

  /// `300`, `300px`, `50%`, `8cm`, `20em`; a bare number is CSS pixels. nil for what isn't a size.
  static func extent(_ text: String?) -> Extent? {
    guard let text = text.map({ trimmed($0).lowercased() }), !text.isEmpty else { return nil }
    if text.hasSuffix("%") {
      guard let value = number(text.dropLast()) else { return nil }
      return .share(min(value / 100, 1))
    }
    if let value = number(text[...]) { return .points(min(value * 0.75, largest)) }
    if text.hasSuffix("rem") { return Self.extent(String(text.dropLast(3)) + "em") }
    guard let length = Length(text) else { return nil }
    // An em of the web is 16 pixels, unless a page says otherwise.
    let points = length.resolved(em: 12)
    return points > 0 && points.isFinite ? .points(min(points, largest)) : nil
  }

  /// In points: PDF's own largest page.
  private static let largest = 14_400.0

  private static func number(_ text: Substring) -> Double? {
    guard let value = Double(text), value > 0, value.isFinite else { return nil }
    return value
  }

  /// `name: value; …`, names in lower case.
  private static func declarations(_ style: String) -> [String: String] {
    var found: [String: String] = [:]
    for part in style.split(separator: ";") {
      guard let colon = part.firstIndex(of: ":") else { continue }
      let value = part[part.index(after: colon)...].prefix { $0 != "!" }
      found[trimmed(String(part[..<colon])).lowercased()] = trimmed(String(value))
    }
    return found
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace ?? false { rest = rest.dropFirst() }
    while rest.last?.isWhitespace ?? false { rest = rest.dropLast() }
    return String(rest)
  }

  /// Obsidian's `![text|60](…)` and `![text|60x30](…)`.
  static func applyAlternative(to image: inout Inline.Image) {
    guard let bar = image.alternative.lastIndex(of: "|") else { return }
    let sides = image.alternative[image.alternative.index(after: bar)...].trimmed
      .split(separator: "x", omittingEmptySubsequences: false).map(String.init)
    guard sides.count <= 2, sides.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
      return
    }
    image.width = extent(sides.first)
    image.height = sides.count == 2 ? extent(sides.last) : nil
    image.alternative = image.alternative[..<bar].trimmed
  }

  // MARK: Braces

  /// The attributes at the start of `text`, and what follows them; nil where the braces hold
  /// anything but `key=value`, `.class` and `#id`.
  static func braced(_ text: String) -> (attributes: [String: String], rest: String)? {
    guard text.hasPrefix("{") else { return nil }
    var rest = text.dropFirst()
    let isKramdown = rest.first == ":"
    if isKramdown { rest = rest.dropFirst() }
    var attributes: [String: String] = [:]
    var isEmpty = true
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let first = rest.first else { return nil }
      if first == "}" { return isEmpty ? nil : (attributes, String(rest.dropFirst())) }
      isEmpty = false
      if first == "." || first == "#" {
        let name = rest.dropFirst().prefix { !$0.isWhitespace && $0 != "}" }
        guard !name.isEmpty else { return nil }
        rest = rest[name.endIndex...]
      } else if let pair = pair(rest) {
        attributes[pair.key] = pair.value
        rest = pair.rest
      } else {
        // `{: .a :}`, and the names of lists of attributes.
        let word = rest.prefix { $0.isLetter || $0.isNumber || "-_:".contains($0) }
        guard isKramdown, !word.isEmpty else { return nil }
        rest = rest[word.endIndex...]
      }
    }
  }

  private static func pair(_ text: Substring) -> (key: String, value: String, rest: Substring)? {
    let key = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard !key.isEmpty, text[key.endIndex...].first == "=" else { return nil }
    let start = text[key.endIndex...].dropFirst()
    if let quote = start.first, "\"'“”".contains(quote) {
      let value = start.dropFirst().prefix { !"\"'“”".contains($0) }
      guard value.endIndex < start.endIndex else { return nil }
      return (key.lowercased(), String(value), start[value.endIndex...].dropFirst())
    }
    let value = start.prefix { !$0.isWhitespace && $0 != "}" }
    return (key.lowercased(), String(value), start[value.endIndex...])
  }
}

extension Inline {
  fileprivate var startsWithBrace: Bool {
    if case .text(let text) = kind { text.hasPrefix("{") } else { false }
  }
}
