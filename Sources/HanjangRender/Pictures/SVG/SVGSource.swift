/// What the text of an SVG tells before it is drawn.
struct SVGSource {
  /// Whether it shows text, which cairo would set with fonts of its own.
  private(set) var hasText = false
  /// Whether it has what librsvg turns into coarse pixels on a page.
  private(set) var needsPixels = false
  /// Whether it refers to a picture that is not to be trusted, or would take seconds.
  private(set) var isDangerous = false
  /// Whether drawing it might take seconds.
  private(set) var isLarge = false
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
    var work = SVGWork(sheets: SVGSheets(bytes))
    for tag in SVGTags(bytes) {
      work.add(tag)
      switch tag.name {
      case "text", "tspan", "textPath", "tref", "foreignObject": hasText = true
      case "image", "feImage": isDangerous = isDangerous || !Self.isHarmless(image: tag)
      default: break
      }
    }
    let outcome = work.outcome
    (mostPixels, isLarge) = (outcome.mostPixels, outcome.isLarge)
    if outcome.isTooMuch || SVGEntities.areDangerous(in: text) || !Self.hasPlainEncoding(text) {
      isDangerous = true
    }
  }

  /// Whether bytes below 128 are what they are in ASCII: other encodings could hide elements.
  private static func hasPlainEncoding(_ text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(512)
    guard head.contains("<?xml"), let place = head.range(of: Array("encoding".utf8)) else {
      return true
    }
    let value = head[(place + 8)...].drop { SVGTag.isSpace($0) || "=\"'".utf8.contains($0) }
    let name = String(decoding: value.prefix { SVGTag.isNameByte($0) }, as: UTF8.self).lowercased()
    return [
      "utf-8", "us-ascii", "ascii", "iso-8859-", "windows-125", "euc-kr", "euc-jp", "gb18030",
    ]
    .contains { name.hasPrefix($0) }
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

  // MARK: Pictures within

  /// Whether what `<image` refers to is a picture in the document that decoders may be given.
  private static func isHarmless(image tag: SVGTag) -> Bool {
    let addresses = tag.values(of: "href")
    guard !addresses.isEmpty else { return !tag.attributes.contains("href") }
    return addresses.allSatisfy { isHarmless(address: $0) }
  }

  private static func isHarmless(address value: ArraySlice<UInt8>) -> Bool {
    guard !value.contains(UInt8(ascii: "&")) else { return false }
    // librsvg opens no other address.
    guard value.starts(with: Array("data:".utf8)) else { return true }
    guard let bytes = DataAddress.bytes(value, limit: 64 << 20) else { return false }
    return (try? PictureHeader.read(bytes)) != nil
  }
}

/// The entities that a document type declares: plain text, such as the addresses that Illustrator
/// writes, or a way to hide elements and to multiply text.
enum SVGEntities {
  /// In bytes, for all references together.
  private static let expansionLimit = 1 << 20

  static func areDangerous(in text: ArraySlice<UInt8>) -> Bool {
    var lengths: [ArraySlice<UInt8>: Int] = [:]
    var rest = text
    while let place = rest.range(of: Array("<!ENTITY".utf8)) {
      rest = rest[(place + 8)...]
      var quote: UInt8?
      let declaration = rest.prefix { byte in
        if byte == quote {
          quote = nil
        } else if quote == nil, "\"'".utf8.contains(byte) {
          quote = byte
        }
        return quote != nil || byte != UInt8(ascii: ">")
      }
      if declaration.contains(where: { "&<%".utf8.contains($0) }) { return true }
      if declaration.contains("url(") { return true }
      let name = declaration.drop(while: SVGTag.isSpace).prefix { !SVGTag.isSpace($0) }
      lengths[name] = max(lengths[name] ?? 0, declaration.count)
    }
    guard !lengths.isEmpty else { return false }
    var expanded = 0
    rest = text
    while let place = rest.firstIndex(of: UInt8(ascii: "&")), expanded <= expansionLimit {
      rest = rest[(place + 1)...]
      expanded += lengths[rest.prefix(256).prefix { $0 != UInt8(ascii: ";") }] ?? 0
    }
    return expanded > expansionLimit
  }
}
