import CLibXML2

/// libxml2's parser of HTML, piece by piece: a document in Markdown has its HTML in pieces, and an
/// element may begin in one and end in another.
final class HTMLReader {
  private let library: hanjang_html_library
  private let parser: htmlParserCtxtPtr
  private let events = HTMLEventList()

  /// nil where libxml2 is not installed.
  init?() {
    var library = hanjang_html_library()
    guard hanjang_html_load(&library) != 0 else { return nil }
    var handler = htmlSAXHandler()
    Self.fill(&handler)
    let data = Unmanaged.passUnretained(events).toOpaque()
    guard let parser = hanjang_html_parser(&library, &handler, data) else { return nil }
    self.library = library
    self.parser = parser
    events.parser = parser
  }

  deinit {
    library.free(parser)
  }

  /// Elements that the piece leaves open are not closed at its end.
  func events(of html: String) -> [HTMLEvent] {
    // The parser would wrap text that stands in no element into a paragraph. Behind a line's end it
    // can be told which elements end only because the text does.
    let text = HTMLEventList.wrapper + HTMLText.escaped(html) + "\n"
    events.start()
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        var library = library
        _ = hanjang_html_read(
          &library, parser, characters.baseAddress, Int32(clamping: characters.count))
      }
    }
    return events.finish()
  }

  private static func fill(_ handler: inout htmlSAXHandler) {
    handler.startElement = { data, name, attributes in
      guard let name else { return }
      HTMLEventList.of(data)?.open(String(cString: name), attributes)
    }
    handler.endElement = { data, name in
      guard let name else { return }
      HTMLEventList.of(data)?.close(String(cString: name))
    }
    let characters: charactersSAXFunc = { data, text, count in
      guard let text, count > 0 else { return }
      let bytes = UnsafeBufferPointer(start: text, count: Int(count))
      HTMLEventList.of(data)?.append(text: String(decoding: bytes, as: UTF8.self))
    }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    // Of scripts and style sheets: nothing to read.
    handler.cdataBlock = { _, _, _ in }
    handler.comment = { data, text in
      guard let text else { return }
      HTMLEventList.of(data)?.append(comment: String(cString: text))
    }
    handler.serror = { data, error in
      guard let error else { return }
      HTMLEventList.of(data)?.complain(error.pointee)
    }
  }
}

/// The events of one piece, as the callbacks tell them.
private final class HTMLEventList {
  /// An element that HTML does not know and that no other closes.
  static let wrapper = "<hanjang-piece>"
  private static let wrapperName = "hanjang-piece"

  var parser: htmlParserCtxtPtr?
  private var events: [HTMLEvent] = []
  /// How much of `&name;` was told: the parser doesn't know the names that HTML 5 added.
  private var entity: String?

  static func of(_ data: UnsafeMutableRawPointer?) -> HTMLEventList? {
    data.map { Unmanaged<HTMLEventList>.fromOpaque($0).takeUnretainedValue() }
  }

  func start() {
    events = []
    entity = nil
  }

  func finish() -> [HTMLEvent] {
    flushEntity()
    // The line's end that was added.
    if let last = events.last, case .text(let text) = last.kind, text.hasSuffix("\n") {
      events.removeLast()
      if text.count > 1 {
        events.append(HTMLEvent(kind: .text(String(text.dropLast())), line: last.line))
      }
    }
    defer { events = [] }
    return events
  }

  private var line: Int { parser.map { Int(hanjang_html_line($0)) - 1 } ?? 0 }

  private func append(_ kind: HTMLEvent.Kind) {
    flushEntity()
    events.append(HTMLEvent(kind: kind, line: max(0, line)))
  }

  func open(
    _ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard name != Self.wrapperName else { return }
    var tag = HTMLTag(name: name.lowercased())
    var next = attributes
    while let pair = next, let key = pair.pointee {
      let value = pair.advanced(by: 1).pointee.map { String(cString: $0) } ?? ""
      let name = String(cString: key).lowercased()
      if tag.attributes[name] == nil { tag.attributes[name] = CleanText.of(value) }
      next = pair.advanced(by: 2)
    }
    append(.open(tag))
  }

  func close(_ name: String) {
    guard name != Self.wrapperName, let parser, hanjang_html_is_at_end(parser) == 0 else { return }
    if case .void = HTMLElement(name.lowercased()) { return }
    append(.close(name.lowercased()))
  }

  func append(comment: String) { append(.comment(comment)) }

  func complain(_ error: xmlError) {
    switch error.code {
    case Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue):
      guard let name = error.str1 else { return }
      let closed = String(cString: name).lowercased()
      if closed != Self.wrapperName { append(.close(closed)) }
    default: break
    }
  }

  // MARK: Text

  func append(text: String) {
    if let started = entity {
      if started == "&", !text.isEmpty,
        text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
      {
        entity = "&" + text
        return
      }
      if started != "&", text.hasPrefix(";") {
        entity = nil
        add(CMark.decodedEntity(started + ";"))
        add(String(text.dropFirst()))
        return
      }
      flushEntity()
    }
    if text == "&" { entity = text } else { add(text) }
  }

  private func flushEntity() {
    guard let started = entity else { return }
    entity = nil
    add(started)
  }

  private func add(_ text: String) {
    guard !text.isEmpty else { return }
    if let last = events.last, case .text(let previous) = last.kind {
      events[events.count - 1].kind = .text(previous + text)
    } else {
      // The parser stands behind the text by now.
      let indent = text.prefix(while: \.isWhitespace).count { $0 == "\n" }
      let lines = text.count { $0 == "\n" }
      events.append(HTMLEvent(kind: .text(text), line: max(0, line - lines + indent)))
    }
  }
}
