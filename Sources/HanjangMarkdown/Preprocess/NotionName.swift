/// The names that Notion gives to files: a title, a space, hexadecimal digits, an ending.
enum NotionName {
  /// Whether an address leads to another page or table of the same export, which no reader has.
  static func isPage(_ address: String) -> Bool {
    guard LinkDestination.isRelative(address) else { return false }
    let path = LinkDestination.percentDecoded(address).prefix { $0 != "#" && $0 != "?" }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return (name.hasSuffix(".md") || name.hasSuffix(".csv")) && title(of: name) != nil
  }

  /// The title in a name; nil where it isn't one of Notion's names.
  static func title(of name: String) -> String? {
    var stem = name[...]
    if let dot = stem.lastIndex(of: "."), stem.distance(from: dot, to: stem.endIndex) <= 5 {
      stem = stem[..<dot]
    }
    // All of the number, or its beginning.
    guard let space = stem.lastIndex(of: " ") else { return nil }
    let digits = stem[stem.index(after: space)...]
    guard (6...32).contains(digits.count), digits.contains(where: \.isNumber),
      digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { return nil }
    let title = stem[..<space].trimmed
    return title.isEmpty ? nil : title
  }
}

/// GitHub's and Obsidian's `> [!NOTE]`: a quote that is a call-out.
enum QuoteAlert {
  private static let titles = [
    "note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning",
    "caution": "Caution",
  ]

  /// The blocks of the call-out, its title first; nil for a plain quote.
  static func blocks(of quote: [Block]) -> [Block]? {
    guard let first = quote.first, case .paragraph(var content) = first.kind,
      case .text(let text)? = content.first?.kind, text.hasPrefix("[!"),
      let end = text.firstIndex(of: "]")
    else { return nil }
    let kind = text[text.index(text.startIndex, offsetBy: 2)..<end].lowercased()
    guard !kind.isEmpty, kind.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
    var rest = text[text.index(after: end)...]
    // Obsidian's mark of a call-out that folds.
    if let sign = rest.first, "+-".contains(sign) { rest = rest.dropFirst() }
    content[0].kind = .text(rest.trimmed)
    if rest.trimmed.isEmpty { content.removeFirst() }
    let lineEnd = content.firstIndex { $0.kind == .softBreak || $0.kind == .hardBreak }
    var title = Array(content[..<(lineEnd ?? content.count)])
    let body = Array(content[(lineEnd ?? content.count)...].dropFirst())
    if title.isEmpty {
      let name = titles[kind] ?? kind.prefix(1).uppercased() + kind.dropFirst()
      title = [Inline(.text(name), range: first.range)]
    }
    let strong = Inline(.marked(.strong, title), range: first.range)
    var blocks = [Block(.paragraph([strong]), range: first.range)]
    if !body.isEmpty { blocks.append(Block(.paragraph(body), range: first.range)) }
    return blocks + quote.dropFirst()
  }
}
