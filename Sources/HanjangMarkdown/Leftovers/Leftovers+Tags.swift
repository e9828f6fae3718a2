extension Leftovers {
  /// Tags around Markdown that follows without a blank line: Notion's `<aside>`, kramdown's
  /// `<div markdown="1">`, and the components of MDX.
  mutating func readTag(_ content: Range<Int>) -> Bool {
    guard content.count < 300, bytes[content.upperBound - 1] == UInt8(ascii: ">") else {
      return false
    }
    let tag = text(content)
    guard tag.count(where: { $0 == "<" }) == 1, tag.count(where: { $0 == ">" }) == 1 else {
      return false
    }
    guard !HTMLText.isAddress(tag.utf8.dropFirst()) else { return false }
    let name = tag.dropFirst().prefix { $0.isLetter || $0 == "/" }
    guard Self.isWellFormed(tag.dropFirst(name.count + 1).dropLast()) else { return false }
    if tag.hasSuffix("/>"), Self.containers.contains(name.lowercased()) {
      // HTML knows no element that ends itself.
      replace((content.upperBound - 2)..<content.upperBound, with: "></\(name)>")
      return true
    }
    let isCallout = ["aside", "/aside"].contains(name.lowercased())
    let isComponent = name.first { $0 != "/" }?.isUppercase ?? false
    guard isCallout || isComponent || tag.contains(" markdown=") || tag.hasSuffix(" markdown>")
    else { return false }
    if tag.contains("{") { return false }
    put(html: tag, at: content)
    return true
  }

  private static let containers: Set<String> = ["div", "p", "section", "center", "span"]

  /// Whether nothing but attributes stands in a tag behind its name: `<회사 이름, …>` is text.
  private static func isWellFormed(_ attributes: Substring) -> Bool {
    var quote: Character?
    var word = ""
    for character in attributes {
      if let open = quote {
        if character == open { quote = nil }
      } else if "\"'`".contains(character) {
        guard word.hasSuffix("=") else { return false }
        quote = character
      } else if character.isWhitespace {
        word = ""
      } else {
        word.append(character)
        guard word.contains("=") || character.isASCII, character != "," else { return false }
      }
    }
    return quote == nil
  }
}
