/// A start tag until its end tag is found.
struct HTMLStartTag {
  var start: Int
  var name: String
  var element: HTMLElement
  var beginsLine: Bool
  var hasValue: Bool
  var hides: Bool

  /// Whether it is HTML beyond doubt: an element with a value of its own, or a block's tag that
  /// begins a line. Of what would hide or show its content as it stands, an end tag is needed.
  var needsNoEnd: Bool {
    if hides { return false }
    return switch element {
    case .hidden, .media, .unknown, .structure(.preformatted): false
    case .inline: hasValue && name != "textarea"
    case .section, .structure: beginsLine || hasValue || name == "p"
    case .void: true
    }
  }
}

extension HTMLRepair {
  /// Names of parts whose end tags authors may leave out, and what they are parts of.
  private static let parts: [String: Set<String>] = {
    let table: Set<String> = ["table"]
    let list: Set<String> = ["ul", "ol", "menu", "dir"]
    let ruby: Set<String> = ["ruby"]
    var parts: [String: Set<String>] = ["li": list, "dt": ["dl"], "dd": ["dl"]]
    for name in ["tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup", "col"] {
      parts[name] = table
    }
    for name in ["rb", "rt", "rp", "rtc"] { parts[name] = ruby }
    for name in ["option", "optgroup"] { parts[name] = ["select", "datalist"] }
    return parts
  }()

  /// Elements in which no tag counts but the one that ends them.
  private static let raw: Set<String> = ["script", "style", "textarea", "title", "xmp"]

  /// - Returns: behind the tag, or behind its `<` where it is text.
  mutating func readTag(_ start: Int) -> Int {
    guard let tag = scanner.tag(at: start, limit: limit) else {
      if start + 1 < lines.bytes.count, isTagStart(lines.bytes[start + 1]) { mark(start) }
      return start + 1
    }
    tagRanges.append(tag.range)
    let element = HTMLElement(tag.name)
    if tag.isEnd {
      readEnd(tag, element)
      return tag.range.upperBound
    }
    if case .void(let void) = element {
      if !isMeant(void, tag) { mark(start) }
      return tag.range.upperBound
    }
    if case .unknown = element, tag.isSelfClosing {
      if !tag.hasValue { mark(start) }
      return tag.range.upperBound
    }
    seen.insert(tag.name)
    if isPart(tag.name) || tag.isSelfClosing { return tag.range.upperBound }
    open[tag.name, default: []].append(
      HTMLStartTag(
        start: start, name: tag.name, element: element, beginsLine: beginsLine(start),
        hasValue: tag.hasValue, hides: tag.hides))
    guard Self.raw.contains(tag.name), let end = endTag(tag.name, from: tag.range.upperBound)
    else { return tag.range.upperBound }
    return end
  }

  private func isTagStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || (97...122).contains(byte | 0x20)
  }

  /// Whether it is a part of something that stands before it.
  private func isPart(_ name: String) -> Bool {
    Self.parts[name].map { !$0.isDisjoint(with: seen) } ?? false
  }

  private mutating func readEnd(_ tag: TagScanner.Tag, _ element: HTMLElement) {
    if open[tag.name]?.popLast() != nil || isPart(tag.name) { return }
    let isMeant: Bool
    switch element {
    case .void(let void): isMeant = void == .lineBreak
    case .section, .structure: isMeant = beginsLine(tag.range.lowerBound) || tag.name == "p"
    case .hidden, .inline, .media, .unknown: isMeant = false
    }
    if !isMeant { mark(tag.range.lowerBound) }
  }

  /// `<link>`, `<input>` or `<img>` without attributes says nothing in HTML: it is spoken of.
  private func isMeant(_ void: HTMLElement.Void, _ tag: TagScanner.Tag) -> Bool {
    switch void {
    case .lineBreak, .rule: true
    case .nothing: tag.hasValue || tag.name == "wbr"
    case .picture, .checkbox: tag.hasValue
    }
  }

  /// Where the end tag of an element begins.
  private mutating func endTag(_ name: String, from start: Int) -> Int? {
    guard !endless.contains(name) else { return nil }
    var index = start
    while let found = search.next("</", from: index) {
      if let tag = scanner.tag(at: found, limit: lines.bytes.count), tag.name == name {
        return found
      }
      index = found + 2
    }
    endless.insert(name)
    return nil
  }
}
