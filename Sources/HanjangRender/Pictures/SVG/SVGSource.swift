/// What the text of an SVG tells before it is drawn.
struct SVGSource {
  /// Whether it shows text, which cairo would set with fonts of its own.
  private(set) var hasText = false
  /// Whether it has what librsvg turns into coarse pixels on a page.
  private(set) var needsPixels = false
  /// Whether it refers to a picture that is not to be trusted, or would take seconds.
  private(set) var isDangerous = false
  /// The most pixels that it is drawn in.
  private(set) var mostPixels = 16e6

  /// Whether the file is XML whose first element is `svg`.
  static func isSVG(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].prefix(1 << 16)
    guard let first = head.first(where: { !SVGTag.isSpace($0) }), first == UInt8(ascii: "<") else {
      return false
    }
    var rest = head
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      let name = elementName(head[(open + 1)...])
      if name == "svg" { return true }
      let isProlog = name.isEmpty && open + 1 < head.endIndex && "!?".utf8.contains(head[open + 1])
      // A document type may hold declarations, which begin in the same way.
      guard isProlog else { return false }
      rest = head[(open + 1)...]
      if rest.starts(with: Array("!--".utf8)) { rest = behind(comment: rest) }
    }
    return false
  }

  init(_ bytes: [UInt8]) {
    let text = bytes[...]
    needsPixels = ["filter", "mask"].contains { word in
      ["<\(word)", "\(word)=", "\(word):", ":\(word)"].contains { text.contains($0) }
    }
    var work = SVGWork()
    for tag in SVGTags(bytes) {
      work.add(tag)
      switch tag.name {
      case "text", "tspan", "textPath", "tref": hasText = true
      case "image", "feImage": isDangerous = isDangerous || !Self.isHarmless(image: tag)
      default: break
      }
    }
    mostPixels = work.mostPixels
    // Entities could hide elements from this reading.
    if work.isTooMuch || Self.hidesMarkup(text) { isDangerous = true }
  }

  private static func behind(comment: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    comment.range(of: Array("-->".utf8)).map { comment[($0 + 3)...] } ?? []
  }

  /// The name that follows a `<`, without its prefix.
  private static func elementName(_ text: ArraySlice<UInt8>) -> String {
    let name = text.prefix(64).prefix { byte in
      (byte >= 0x30 && byte <= 0x3A) || (byte >= 0x41 && byte <= 0x5A)
        || (byte >= 0x61 && byte <= 0x7A) || byte == UInt8(ascii: "-")
    }
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return String(decoding: local, as: UTF8.self)
  }

  /// Whether the values of entities are plain text, such as the addresses that Illustrator writes.
  private static func hidesMarkup(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let entity = rest.range(of: Array("<!ENTITY".utf8)) {
      rest = rest[(entity + 8)...]
      let declaration = rest.prefix { $0 != UInt8(ascii: ">") }
      if declaration.contains(where: { "&<%".utf8.contains($0) }) { return true }
    }
    return false
  }

  // MARK: Pictures within

  /// Whether what `<image` refers to is a picture in the document that decoders may be given.
  private static func isHarmless(image tag: SVGTag) -> Bool {
    guard let value = tag.value(of: "href") else { return !tag.attributes.contains("href") }
    guard !value.contains(UInt8(ascii: "&")) else { return false }
    // librsvg opens no other address.
    guard value.starts(with: Array("data:".utf8)) else { return true }
    guard let bytes = DataAddress.bytes(value, limit: 64 << 20) else { return false }
    return (try? PictureHeader.read(bytes)) != nil
  }
}
