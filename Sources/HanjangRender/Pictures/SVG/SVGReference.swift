/// A place in a drawing that draws another part of it.
struct SVGReference {
  enum Kind {
    /// `href`: drawn once, or looked up.
    case use
    case clip, mask, filter
    /// `fill` and `stroke`, which descendants inherit.
    case paint
    /// Drawn at each vertex; descendants inherit it.
    case marker

    var isInherited: Bool {
      switch self {
      case .paint, .marker: true
      case .use, .clip, .mask, .filter: false
      }
    }

    /// - Parameter property: in lower case.
    fileprivate init(property: String) {
      switch property {
      case let name where name.hasPrefix("marker"): self = .marker
      case "fill", "stroke": self = .paint
      case "mask", "mask-image": self = .mask
      case "filter": self = .filter
      case "clip-path": self = .clip
      // Whatever might be inherited.
      default: self = .paint
      }
    }
  }

  var kind: Kind
  /// The identifier of what is drawn.
  var target: ArraySlice<UInt8>
}

/// What the text of attributes or of a style sheet refers to.
struct SVGReferences {
  private(set) var found: [SVGReference] = []
  /// Whether it is written so that only a parser of CSS or XML could tell what it refers to.
  private(set) var isObscure = false

  /// Of a tag's attributes.
  init(of tag: SVGTag) {
    for address in tag.values(of: "href") {
      if address.first == UInt8(ascii: "#") {
        found.append(SVGReference(kind: .use, target: address.dropFirst()))
      }
      // An entity or character reference may become a `#`.
      isObscure = isObscure || address.prefix(8).contains(UInt8(ascii: "&"))
    }
    for style in tag.values(of: "style") { isObscure = isObscure || Self.isEscaped(style) }
    read(tag.attributes)
  }

  /// Of a block of declarations.
  init(declarations: ArraySlice<UInt8>) {
    isObscure = Self.isEscaped(declarations)
    read(declarations)
  }

  /// CSS writes any letter as `\72`, XML as `&#114;`.
  private static func isEscaped(_ text: ArraySlice<UInt8>) -> Bool {
    var before: UInt8 = 0
    for byte in text {
      if before == UInt8(ascii: "\\"), isHexadecimal(byte) { return true }
      if before == UInt8(ascii: "&"), byte == UInt8(ascii: "#") { return true }
      before = byte
    }
    return false
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
  }

  private mutating func read(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let open = rest.firstIndex(of: UInt8(ascii: "(")) {
      rest = rest[(open + 1)...]
      guard open - text.startIndex >= 3,
        text[(open - 3)..<open].elementsEqual("url".utf8, by: { $0 | 0x20 == $1 })
      else { continue }
      let kind = SVGReference.Kind(property: Self.property(before: open - 3, in: text))
      let inner = rest.prefix { $0 != UInt8(ascii: ")") }
      guard let start = inner.firstIndex(of: UInt8(ascii: "#")) else {
        isObscure = isObscure || inner.contains(UInt8(ascii: "&"))
        continue
      }
      let target = inner[(start + 1)...].prefix { byte in
        !SVGTag.isSpace(byte) && !"\"'&".utf8.contains(byte)
      }
      found.append(SVGReference(kind: kind, target: target))
    }
  }

  /// The name of the attribute or the property that holds the `url` at `place`, in lower case.
  private static func property(before place: Int, in text: ArraySlice<UInt8>) -> String {
    let head = text[..<place]
    guard let sign = head.lastIndex(where: { ":=".utf8.contains($0) }) else { return "" }
    let name = head[..<sign].reversed().drop(while: SVGTag.isSpace).prefix { SVGTag.isNameByte($0) }
    let plain = name.reversed().map { $0 < 0x5B && $0 > 0x40 ? $0 | 0x20 : $0 }
    return String(decoding: plain, as: UTF8.self).split(separator: ":").last.map(String.init) ?? ""
  }
}

/// The style sheets of a drawing: what they have elements refer to.
struct SVGSheets {
  /// By the last simple selector: `.class`, `#identifier`, an element's name or `*`.
  private var rules: [ArraySlice<UInt8>: [SVGReference]] = [:]
  private(set) var isObscure = false

  init(_ bytes: [UInt8]) {
    isObscure = bytes[...].contains("<?xml-stylesheet")
    guard bytes[...].contains("style>") || bytes[...].contains("style ") else { return }
    for tag in SVGTags(bytes) {
      guard let sheet = tag.sheet, !tag.isClosing else { continue }
      read(sheet)
    }
  }

  private mutating func read(_ sheet: ArraySlice<UInt8>) {
    if sheet.contains("@import") { isObscure = true }
    guard sheet.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "\\") }) else {
      return
    }
    var rest = sheet
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let selectors = rest[..<open]
      rest = rest[(open + 1)...]
      let declarations = rest.prefix { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "{") }
      let references = SVGReferences(declarations: declarations)
      isObscure = isObscure || references.isObscure
      if !references.found.isEmpty {
        for selector in selectors.split(separator: UInt8(ascii: ",")) {
          rules[Self.key(selector), default: []] += references.found
        }
      }
      rest = rest[declarations.endIndex...]
      // Behind the brace of a block; that of a block in a block is the next to be found.
      if rest.first == UInt8(ascii: "}") { rest = rest.dropFirst() }
    }
  }

  /// The last class, identifier or name of a selector; `*` for one that is not plain.
  private static func key(_ selector: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let any = ArraySlice("*".utf8)
    guard let last = selector.split(whereSeparator: { SVGTag.isSpace($0) || $0 == 0x3E }).last
    else { return any }
    let start = last.lastIndex { ".#".utf8.contains($0) } ?? last.startIndex
    let key = last[start...]
    let isPlain = key.dropFirst().allSatisfy { SVGTag.isNameByte($0) && $0 != UInt8(ascii: ":") }
    return isPlain ? key : any
  }

  func references(of tag: SVGTag) -> [SVGReference] {
    guard !rules.isEmpty else { return [] }
    var found = rules[ArraySlice("*".utf8)] ?? []
    found += rules[ArraySlice(tag.name.utf8)] ?? []
    if let name = tag.value(of: "id") { found += rules[ArraySlice("#".utf8) + name] ?? [] }
    for word in tag.value(of: "class")?.split(whereSeparator: SVGTag.isSpace) ?? [] {
      found += rules[ArraySlice(".".utf8) + word] ?? []
    }
    return found
  }
}
