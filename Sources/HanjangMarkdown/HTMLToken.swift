/// A piece of raw HTML.
enum HTMLToken: Equatable {
  case text(String)
  case open(HTMLTag)
  case close(String)
  case comment(String)
  /// A processing instruction or a declaration.
  case other
}

struct HTMLTag: Equatable {
  /// Lower case.
  var name: String
  /// By names in lower case, values as written.
  var attributes: [String: String] = [:]
}

/// Cuts raw HTML into its pieces, as far as a document in Markdown needs it: what is no tag is text.
struct HTMLTokenizer {
  private var rest: Substring

  private init(_ html: String) {
    rest = html[...]
  }

  static func tokens(_ html: String) -> [HTMLToken] {
    var tokenizer = HTMLTokenizer(html)
    var tokens: [HTMLToken] = []
    while !tokenizer.rest.isEmpty {
      let token = tokenizer.next()
      if case .text(let text) = token, case .text(let previous)? = tokens.last {
        tokens[tokens.count - 1] = .text(previous + text)
      } else {
        tokens.append(token)
      }
    }
    return tokens
  }

  private mutating func next() -> HTMLToken {
    guard rest.first == "<" else {
      let text = rest.prefix { $0 != "<" }
      rest = rest[text.endIndex...]
      return .text(String(text))
    }
    if let comment = delimited("<!--", "-->") { return .comment(comment) }
    if let data = delimited("<![CDATA[", "]]>") { return .text(data) }
    if delimited("<?", "?>") != nil || delimited("<!", ">") != nil { return .other }
    if let name = closingTag() { return .close(name) }
    if let tag = openingTag() { return .open(tag) }
    rest = rest.dropFirst()
    return .text("<")
  }

  /// What stands between `open`, which must come first, and `close`; to the end where it is missing.
  private mutating func delimited(_ open: String, _ close: String) -> String? {
    guard rest.hasPrefix(open) else { return nil }
    let body = rest.dropFirst(open.count)
    var end = body.startIndex
    while end < body.endIndex, !body[end...].hasPrefix(close) { end = body.index(after: end) }
    rest = body[end...].dropFirst(close.count)
    return String(body[..<end])
  }

  private mutating func closingTag() -> String? {
    guard rest.hasPrefix("</") else { return nil }
    let body = rest.dropFirst(2)
    let name = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let behind = body[name.endIndex...].drop(while: \.isWhitespace)
    guard name.first?.isLetter ?? false, behind.first == ">" else { return nil }
    rest = behind.dropFirst()
    return name.lowercased()
  }

  private mutating func openingTag() -> HTMLTag? {
    var body = rest.dropFirst()
    let name = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard name.first?.isLetter ?? false else { return nil }
    body = body[name.endIndex...]
    var tag = HTMLTag(name: name.lowercased())
    while true {
      body = body.drop { $0.isWhitespace || $0 == "/" }
      guard let first = body.first else { return nil }
      if first == ">" {
        rest = body.dropFirst()
        return tag
      }
      guard let (key, value, behind) = attribute(body) else { return nil }
      if tag.attributes[key] == nil { tag.attributes[key] = value }
      body = behind
    }
  }

  private func attribute(_ body: Substring) -> (key: String, value: String, rest: Substring)? {
    let key = body.prefix { !$0.isWhitespace && !"=>/<\"'".contains($0) }
    guard !key.isEmpty else { return nil }
    let behind = body[key.endIndex...].drop(while: \.isWhitespace)
    guard behind.first == "=" else { return (key.lowercased(), "", body[key.endIndex...]) }
    let start = behind.dropFirst().drop(while: \.isWhitespace)
    if let quote = start.first, quote == "\"" || quote == "'" {
      let value = start.dropFirst().prefix { $0 != quote }
      guard value.endIndex < start.endIndex else { return nil }
      return (key.lowercased(), String(value), start[value.endIndex...].dropFirst())
    }
    let value = start.prefix { !$0.isWhitespace && $0 != ">" }
    return (key.lowercased(), String(value), start[value.endIndex...])
  }
}
