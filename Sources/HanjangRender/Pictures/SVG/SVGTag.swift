/// A tag in the text of an SVG, read without resolving anything.
struct SVGTag {
  /// Without its prefix.
  var name: String
  var isClosing: Bool
  /// Whether it closes itself.
  var isEmpty: Bool
  var attributes: ArraySlice<UInt8>
  /// What a `style` element holds; nil for others.
  var sheet: ArraySlice<UInt8>?

  /// The value of the attribute `name`, whatever its prefix; nil without one.
  func value(of name: String) -> ArraySlice<UInt8>? { values(of: name).first }

  /// Those of all attributes of that name, which differ in their prefixes.
  func values(of name: String) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var rest = attributes
    while let sign = rest.firstIndex(of: UInt8(ascii: "=")) {
      let before = rest[..<sign].reversed().drop(while: Self.isSpace)
      let local = before.prefix { Self.isNameByte($0) && $0 != UInt8(ascii: ":") }
      let isWanted = local.reversed().elementsEqual(name.utf8)
      rest = rest[(sign + 1)...].drop(while: Self.isSpace)
      guard let quote = rest.first, "\"'".utf8.contains(quote) else { continue }
      let value = rest.dropFirst().prefix { $0 != quote }
      if isWanted { found.append(value) }
      rest = rest[value.endIndex...].dropFirst()
    }
    return found
  }

  func largestNumber(of name: String) -> Double {
    let numbers = value(of: name)?.split { Self.isSpace($0) || $0 == UInt8(ascii: ",") } ?? []
    return numbers.compactMap { Double(String(decoding: $0, as: UTF8.self)) }.max() ?? 0
  }

  func number(of name: String) -> Double? {
    value(of: name).flatMap { text in
      let first = text.split(whereSeparator: { Self.isSpace($0) || $0 == UInt8(ascii: ",") }).first
      return first.flatMap { Double(String(decoding: $0, as: UTF8.self)) }
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  static func isNameByte(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x3A) || (byte >= 0x41 && byte <= 0x5A)
      || (byte >= 0x61 && byte <= 0x7A) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

/// Cuts the text of an SVG into its tags; comments, declarations and character data are passed over.
struct SVGTags: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  mutating func next() -> SVGTag? {
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      if skip("!--", to: "-->") || skip("![CDATA[", to: "]]>") || skip("?", to: "?>") { continue }
      // What a document type declares is read too: entities may hold tags.
      if rest.first == UInt8(ascii: "!") { continue }
      return tag()
    }
    return nil
  }

  private mutating func skip(_ start: String, to end: String) -> Bool {
    guard rest.starts(with: start.utf8) else { return false }
    let end = Array(end.utf8)
    rest = rest.range(of: end).map { rest[($0 + end.count)...] } ?? []
    return true
  }

  private mutating func tag() -> SVGTag {
    let isClosing = rest.first == UInt8(ascii: "/")
    if isClosing { rest = rest.dropFirst() }
    let name = rest.prefix(64).prefix(while: SVGTag.isNameByte)
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    let end = tagEnd(from: name.endIndex)
    let attributes = rest[name.endIndex..<end]
    rest = rest[end...]
    var tag = SVGTag(
      name: String(decoding: local, as: UTF8.self), isClosing: isClosing,
      isEmpty: attributes.last == UInt8(ascii: "/"), attributes: attributes)
    if tag.name == "style", !isClosing, !tag.isEmpty { tag.sheet = content }
    return tag
  }

  /// What stands before the next closing tag; a section of character data hides none.
  private var content: ArraySlice<UInt8> {
    var inner = rest.dropFirst()
    while let open = inner.firstIndex(of: UInt8(ascii: "<")) {
      inner = inner[(open + 1)...]
      if inner.first == UInt8(ascii: "/") { return rest[..<open].dropFirst() }
      for (start, end) in [("![CDATA[", "]]>"), ("!--", "-->")] where inner.starts(with: start.utf8)
      {
        inner = inner.range(of: Array(end.utf8)).map { inner[$0...] } ?? []
      }
    }
    return rest.dropFirst()
  }

  /// Where the tag's `>` stands, outside of quotes.
  private func tagEnd(from start: Int) -> Int {
    var quote: UInt8?
    for place in start..<rest.endIndex {
      let byte = rest[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place
      }
    }
    return rest.endIndex
  }
}

extension ArraySlice<UInt8> {
  /// Where `word` first stands.
  func range(of word: [UInt8]) -> Int? {
    guard let first = word.first else { return nil }
    var rest = self
    while let place = rest.firstIndex(of: first) {
      if self[place...].starts(with: word) { return place }
      rest = self[(place + 1)...]
    }
    return nil
  }

  func contains(_ word: String) -> Bool { range(of: Array(word.utf8)) != nil }
}
