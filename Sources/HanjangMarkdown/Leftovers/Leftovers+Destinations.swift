/// Destinations with spaces and sizes, which CommonMark takes for text.
extension Leftovers {
  /// `](내 이력서.pdf)` and `](그림.png =60x30)`, from the bracket on.
  mutating func readDestination(_ bracket: Int, end: Int) -> Int {
    guard bracket + 2 < end, bytes[bracket + 1] == UInt8(ascii: "("),
      let close = parentheses.end(of: bracket + 1, in: bytes, limit: end)
    else { return bracket + 1 }
    let isPicture = isPicture(before: close + 1)
    guard let written = WrittenDestination(text((bracket + 2)..<close)),
      isPicture || (written.size.isEmpty && written.isPlausible)
    else { return bracket + 1 }
    replace((bracket + 2)..<(close + 1), with: written.markdown + ")" + written.size)
    return close + 1
  }

  /// `[name]: 내 이력서.pdf`.
  mutating func readDefinition(_ content: Range<Int>) -> Bool {
    guard let bracket = bytes[content].firstIndex(of: UInt8(ascii: "]")),
      bracket + 2 < content.upperBound, bytes[bracket + 1] == UInt8(ascii: ":"),
      bytes[content.lowerBound + 1] != UInt8(ascii: "^"),
      let written = WrittenDestination(text((bracket + 2)..<content.upperBound)),
      written.isPlausible
    else { return false }
    replace((bracket + 2)..<content.upperBound, with: " " + written.markdown)
    return true
  }
}

/// What stands in the parentheses of a link, where it is more than CommonMark reads.
struct WrittenDestination {
  private var address: String
  /// In its quotes; empty without one.
  private var title = ""
  /// As attributes in braces; empty without one.
  private(set) var size = ""

  /// nil for what CommonMark reads as it stands, and for templates.
  init?(_ text: String) {
    var rest = text.trimmed
    guard !rest.contains("{{"), !rest.contains("{%"), !rest.contains("\n") else { return nil }
    for _ in 0..<2 {
      if size.isEmpty, let (head, size) = Self.size(endOf: rest) {
        (rest, self.size) = (head, size)
      } else if title.isEmpty, let (head, title) = Self.title(endOf: rest) {
        (rest, self.title) = (head, title)
      }
    }
    if rest.hasPrefix("<"), rest.hasSuffix(">") { rest = rest.dropFirst().dropLast().trimmed }
    guard !rest.isEmpty, !rest.contains(where: { "<>\"".contains($0) }) else { return nil }
    // A title that doesn't end here.
    guard !rest.contains(" '") else { return nil }
    address = rest
    guard !size.isEmpty || (rest.contains(where: \.isWhitespace) && !text.trimmed.hasPrefix("<"))
    else { return nil }
  }

  var markdown: String { "<\(address)>" + (title.isEmpty ? "" : " " + title) }

  /// Whether it leads somewhere: `[a](이런 뜻)` is text.
  var isPlausible: Bool {
    if address.contains("://") { return true }
    if ["#", "/", "./", "../", "mailto:"].contains(where: address.hasPrefix) { return true }
    let path = address.prefix { $0 != "#" && $0 != "?" }
    guard let dot = path.lastIndex(of: ".") else { return false }
    let ending = path[path.index(after: dot)...]
    return (1...5).contains(ending.count) && ending.contains { $0.isLetter }
      && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// ` =60x30`, ` =60x`, ` =50%x`, as HackMD and GitLab write it.
  private static func size(endOf text: String) -> (head: String, size: String)? {
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex,
      text[text.index(before: sign)].isWhitespace
    else { return nil }
    let sides = text[text.index(after: sign)...].lowercased()
      .split(separator: "x", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(sides.count), sides.contains(where: { !$0.isEmpty }),
      sides.allSatisfy({ $0.isEmpty || PictureAttributes.extent($0) != nil })
    else { return nil }
    let named = zip(["width", "height"], sides).filter { !$0.1.isEmpty }.map { "\($0)=\($1)" }
    return (text[..<sign].trimmed, "{\(named.joined(separator: " "))}")
  }

  private static func title(endOf text: String) -> (head: String, title: String)? {
    guard let quote = text.last, "\"'".contains(quote), text.count > 2,
      let open = text.dropLast().lastIndex(of: quote), open > text.startIndex,
      text[text.index(before: open)].isWhitespace
    else { return nil }
    return (text[..<open].trimmed, String(text[open...]))
  }
}
