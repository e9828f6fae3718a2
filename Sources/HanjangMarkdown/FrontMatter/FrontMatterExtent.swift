/// Where the front matter of a text stands: between lines of `---` or `+++`, at its top or below
/// blank lines and comments.
struct FrontMatterExtent {
  let fence: String
  /// The lines before the first fence.
  let before: Substring
  private(set) var matter: Substring
  private(set) var rest: Substring
  private(set) var isClosed = false

  /// nil for a text that begins otherwise.
  init?(_ text: String) {
    var lines = Lines(text[...])
    var start = text.startIndex
    var next = lines.next()
    while let line = next, Self.saysNothing(line) {
      start = lines.rest.startIndex
      next = lines.next()
    }
    guard let line = next, let fence = ["---", "+++"].first(where: { Self.isFence(line, $0) })
    else { return nil }
    self.fence = fence
    before = text[..<start]
    matter = lines.rest
    rest = text[text.endIndex...]
    let matterStart = lines.rest.startIndex
    var lineStart = matterStart
    while let line = lines.next() {
      if Self.isFence(line, fence) || (fence == "---" && Self.isFence(line, "...")) {
        isClosed = true
        matter = text[matterStart..<lineStart]
        rest = lines.rest
        return
      }
      lineStart = lines.rest.startIndex
    }
  }

  /// From 1, the line of the first fence.
  var firstLine: Int { before.utf8.count { $0 == UInt8(ascii: "\n") } + 1 }

  /// The text with newlines in the place of the front matter.
  var text: String {
    let count = matter.utf8.count { $0 == UInt8(ascii: "\n") } + (isClosed ? 2 : 1)
    return before + String(repeating: "\n", count: count) + rest
  }

  // MARK: Without an end

  /// Whether the matter holds a heading: the fence that ends it is a rule of the text.
  var holdsHeading: Bool {
    var lines = Lines(matter)
    while let line = lines.next() {
      let signs = line.prefix { $0 == "#" }
      if (2...6).contains(signs.count), line[signs.endIndex...].first == " " { return true }
    }
    return false
  }

  /// The same where no fence ends it: up to the first blank line, heading or other text.
  var unclosed: FrontMatterExtent {
    var extent = self
    var lines = Lines(matter)
    var end = matter.startIndex
    while let line = lines.next(), Self.isSetting(line) { end = lines.rest.startIndex }
    extent.isClosed = false
    extent.matter = matter[..<end]
    extent.rest = extent.matter.base[end...]
    return extent
  }

  /// Whether it is plainly front matter though nothing ends it: one of our own keys is among those at
  /// the margin.
  var isPlain: Bool {
    var lines = Lines(matter)
    while let line = lines.next() {
      if Self.keys.contains(String(line.prefix { $0 != ":" })) { return true }
    }
    return false
  }

  private static let keys: Set<String> = [
    "title", "author", "lang", "style", "kind", "page", "fit", "name", "headline", "email", "phone",
    "photo", "links", "sections", "layout",
  ]

  /// `key: value`, or what belongs to the line before.
  private static func isSetting(_ line: Substring) -> Bool {
    guard let first = line.first else { return false }
    if first == " " || first == "\t" || line.hasPrefix("- ") { return !line.trimmed.isEmpty }
    let key = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    let rest = line[key.endIndex...]
    return !key.isEmpty && rest.first == ":" && (rest.count == 1 || rest.dropFirst().first == " ")
  }

  // MARK: Lines

  private static func isFence(_ line: Substring, _ fence: String) -> Bool {
    line.hasPrefix(fence) && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }

  private static func saysNothing(_ line: Substring) -> Bool {
    let text = line.trimmed
    return text.isEmpty
      || (text.hasPrefix("<!--") && text.hasSuffix("-->") && text.utf8.count >= 7
        && !text.dropFirst(4).dropLast(3).contains("--"))
  }

  private struct Lines {
    private(set) var rest: Substring

    init(_ text: Substring) { rest = text }

    mutating func next() -> Substring? {
      guard !rest.isEmpty else { return nil }
      let end = rest.firstIndex(of: "\n") ?? rest.endIndex
      let line = rest[..<end]
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
      return line
    }
  }
}
