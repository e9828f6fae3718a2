/// Raw HTML as the parser reads it best.
enum HTMLText {
  /// What `<br>`, `</br>` or a lone comment says, which needs no parser.
  static func plainEvent(_ html: String) -> HTMLEvent? {
    let text = html.trimmed
    if text.utf8.count < 8 {
      let tag = text.lowercased().filter { $0 != " " }
      guard tag == "<br>" || tag == "<br/>" || tag == "</br>" else { return nil }
      return HTMLEvent(kind: .open(HTMLTag(name: "br")), line: 0)
    }
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else { return nil }
    let comment = text.dropFirst(4).dropLast(3)
    return comment.contains("--") ? nil : HTMLEvent(kind: .comment(String(comment)), line: 0)
  }

  /// The columns, from 1, at which the lines begin after their indents.
  static func columns(of html: String) -> [Int] {
    html.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.prefix { $0 == " " || $0 == "\t" }.utf8.count + 1
    }
  }

  /// How many nodes are searched for an end tag.
  private static let reach = 200

  /// Whether the element that is open is closed in what follows, before another begins that ends it.
  static func isClosed(_ name: String, in nodes: ArraySlice<CMarkNode>) -> Bool {
    for node in nodes.prefix(reach) {
      switch node.type {
      case "html_block":
        let html = node.literal.lowercased()
        let isEnded = html.contains("</\(name)>")
        if isEnded || html.contains("<\(name)>") || html.contains("<\(name) ") { return isEnded }
      case "paragraph", "heading":
        for child in node.children where child.type == "html_inline" {
          if child.literal.lowercased().hasPrefix("</\(name)>") { return true }
        }
      default: break
      }
    }
    return false
  }

  /// Signs that begin no tag or one without an end, and addresses between angle brackets, as
  /// entities; `CDATA` as text.
  static func escaped(_ html: String) -> String {
    var bytes = Array(html.utf8)
    guard bytes.contains(UInt8(ascii: "<")) else { return html }
    let lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    let lastCommentEnd = lastCommentEnd(in: bytes)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    bytes.append(0)
    var index = 0
    while index < bytes.count - 1 {
      if let length = emptyComment(bytes[index...]) {
        result += "<!---->".utf8
        index += length
      } else if bytes[index] == UInt8(ascii: "<"),
        let end = characterData(bytes, at: index, into: &result)
      {
        index = end
      } else if bytes[index] == UInt8(ascii: "<"),
        !beginsMarkup(bytes, at: index, lastEnd: lastEnd)
          || (bytes[index...].starts(with: "<!--".utf8) && index >= lastCommentEnd)
      {
        result += "&lt;".utf8
        index += 1
      } else if bytes[index] == 0 {
        index += 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A comment in a list item or a quotation may lack its end there: then it is text.
  private static func lastCommentEnd(in bytes: [UInt8]) -> Int {
    bytes.indices.dropFirst(2).last {
      bytes[$0] == UInt8(ascii: ">") && bytes[$0 - 1] == UInt8(ascii: "-")
        && bytes[$0 - 2] == UInt8(ascii: "-")
    } ?? -1
  }

  /// The length of `<!-->` or `<!--->`, which HTML reads as comments of nothing.
  private static func emptyComment(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.starts(with: "<!--".utf8) else { return nil }
    let rest = bytes.dropFirst(4)
    if rest.first == UInt8(ascii: ">") { return 5 }
    return rest.starts(with: "->".utf8) ? 6 : nil
  }

  /// - Parameters:
  ///   - bytes: end in a zero.
  ///   - lastEnd: where the last `>` stands; what none ends is text.
  private static func beginsMarkup(_ bytes: [UInt8], at index: Int, lastEnd: Int) -> Bool {
    switch bytes[index + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return index < lastEnd
    case UInt8(ascii: "/"): return index < lastEnd && isLetter(bytes[index + 2])
    case let first where isLetter(first):
      return index < lastEnd && !isAddress(bytes[(index + 1)...])
    default: return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// `hong@example.com>`, `https://example.com>`.
  static func isAddress(_ bytes: some Sequence<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "@"): return true
      case UInt8(ascii: "/") where previous == UInt8(ascii: ":"): return true
      case UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "\""): return false
      case ...0x20: return false
      default: previous = byte
      }
    }
    return false
  }

  /// Adds what `<![CDATA[…]]>` holds; the offset behind it, nil for anything else.
  private static func characterData(
    _ bytes: [UInt8], at index: Int, into result: inout [UInt8]
  ) -> Int? {
    let opening = Array("<![CDATA[".utf8)
    guard bytes[index...].starts(with: opening) else { return nil }
    var end = index + opening.count
    while end < bytes.count - 1, !bytes[end...].starts(with: "]]>".utf8) {
      switch bytes[end] {
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: "&"): result += "&amp;".utf8
      default: result.append(bytes[end])
      }
      end += 1
    }
    return min(end + 3, bytes.count - 1)
  }
}
