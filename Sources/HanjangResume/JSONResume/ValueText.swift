/// A text of a JSON input as lines of Markdown: simple HTML is turned into Markdown, and what
/// would end the entry or swallow what follows is escaped.
struct ValueText {
  /// Paragraphs, and items with their marks.
  private(set) var lines: [String] = []

  init(_ text: String) {
    var reader = SimpleHTML(text)
    let markdown = reader.markdown
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: true) {
      let line = Self.guarded(line)
      if !line.isEmpty { lines.append(line) }
    }
  }

  /// Whether a line is an item of a list.
  static func isItem(_ line: String) -> Bool {
    let bare = line.drop { $0 == " " }
    if ["- ", "* ", "+ "].contains(where: { bare.hasPrefix($0) }) { return true }
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    return (1...9).contains(digits.count)
      && [". ", ") "].contains { bare.dropFirst(digits.count).hasPrefix($0) }
  }

  /// A line that begins neither a heading nor a block of code, a table or a rule.
  private static func guarded(_ line: Substring) -> String {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    let text = String(line.dropFirst(indent.count)).trimmingSpaces
    guard let first = text.first else { return "" }
    if text.allSatisfy({ "-=*_~ ".contains($0) }) || "#`~=>|:".contains(first) && !isCode(text) {
      return "\\" + text
    }
    return isItem(text) ? indent.prefix(8).replacing("\t", with: "  ") + text : text
  }

  /// A code span at the start of a line, which is not the start of a block.
  private static func isCode(_ text: String) -> Bool {
    text.hasPrefix("`") && !text.hasPrefix("```")
  }
}

/// The tags that editors of résumés write, as Markdown.
private struct SimpleHTML {
  private let characters: [Character]
  private var result = ""
  /// Open lists: the number of the last item, or nil for bullets.
  private var lists: [Int?] = []
  private var addresses: [String] = []

  init(_ text: String) {
    characters = Array(text.replacing("\r\n", with: "\n").replacing("<!--", with: "\\<!--"))
  }

  var markdown: String {
    mutating get {
      var index = 0
      while index < characters.count {
        if characters[index] == "<", let tag = tag(at: index), read(tag.name, tag.attributes) {
          index = tag.end
          continue
        }
        if characters[index] == "<", result.last != "\\" { result.append("\\") }
        result.append(characters[index])
        index += 1
      }
      return result
    }
  }

  /// Longer tags are text.
  private static let longestTag = 2000

  private func tag(at index: Int) -> (name: String, attributes: String, end: Int)? {
    let limit = min(characters.count, index + Self.longestTag)
    guard let close = characters[index..<limit].firstIndex(of: ">") else { return nil }
    let inner = String(characters[index + 1..<close])
    let name = inner.prefix { $0 == "/" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    return (name.lowercased(), String(inner.dropFirst(name.count)), close + 1)
  }

  private static let marks = [
    "strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~", "del": "~~", "code": "`",
  ]

  /// - Returns: whether the tag is known.
  private mutating func read(_ name: String, _ attributes: String) -> Bool {
    let isEnd = name.hasPrefix("/")
    let bare = isEnd ? String(name.dropFirst()) : name
    if let mark = Self.marks[bare] {
      result += mark
      return true
    }
    switch bare {
    case "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote":
      // A paragraph within an item goes on on its line.
      if bare == "br" || !(result.hasSuffix("- ") || result.hasSuffix(". ")) { newLine() }
    case "ul", "ol":
      if isEnd { _ = lists.popLast() } else { lists.append(bare == "ol" ? 0 : nil) }
      newLine()
    case "li":
      newLine()
      if !isEnd { result += mark }
    case "a":
      if isEnd { closeLink() } else { openLink(attributes) }
    case "span", "u", "small", "sub", "sup", "mark", "font": break
    default: return false
    }
    return true
  }

  private mutating func newLine() {
    if !result.isEmpty, !result.hasSuffix("\n") { result += "\n" }
  }

  /// The mark of the next item of the innermost list.
  private var mark: String {
    mutating get {
      // An item's text begins after three columns at most.
      let indent = String(repeating: "   ", count: max(0, lists.count - 1))
      guard let last = lists.last, let number = last else { return indent + "- " }
      lists[lists.count - 1] = number + 1
      return "\(indent)\(number + 1). "
    }
  }

  private mutating func openLink(_ attributes: String) {
    let after = attributes.part(after: "href=")
    let quote = after.first.map { "\"'".contains($0) } ?? false ? after.first : nil
    let value =
      quote.map { mark in after.dropFirst().prefix { $0 != mark } }
      ?? after.prefix { !$0.isWhitespace }
    addresses.append(String(value))
    result += "["
  }

  private mutating func closeLink() {
    guard let address = addresses.popLast() else { return }
    result += "](<\(address.filter { !"<>\n".contains($0) })>)"
  }
}

extension String {
  fileprivate func part(after mark: String) -> Substring {
    firstRange(of: mark).map { self[$0.upperBound...] } ?? ""
  }
}
