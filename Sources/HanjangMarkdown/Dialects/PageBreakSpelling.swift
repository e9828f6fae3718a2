/// The lines with which writers for other tools start a page.
enum PageBreakSpelling {
  private static let names: Set<String> = [
    "pagebreak", "newpage", "clearpage", "cleardoublepage", "pageeject", "eject",
  ]

  /// Whether a line that is nothing else starts a page: `[pagebreak]`, `{{ pagebreak }}`,
  /// `{pagebreak}`, `::: pagebreak`, `<<<`, a form feed.
  static func isBreak(_ line: String) -> Bool {
    let line = line.lowercased()
    if line == "<<<" || line == "\u{C}" { return true }
    guard let first = line.first, "[{:%@=<+-".contains(first) else { return false }
    let inner = line.drop { "[{:%@=<+-*\\. ".contains($0) }
    return names.contains(normal(inner))
  }

  /// Whether a comment's words, a class or an element's name say so.
  static func isName(_ text: some StringProtocol) -> Bool { names.contains(normal(text)) }

  /// Whether a fenced block of raw output, ```` ```{=openxml} ````, holds nothing but a new page.
  static func isBreak(raw format: String, _ code: String) -> Bool {
    guard format.hasPrefix("{="), format.hasSuffix("}") else { return false }
    let code = code.lowercased().filter { !$0.isWhitespace }
    return isName(code) || code.contains("<w:brw:type=\"page\"/>")
      || code.contains("page-break-") || code.contains("break-before:page")
      || code.contains("break-after:page") || code == "#pagebreak()" || code == ".bp"
  }

  /// Letters alone: `page-break`, `Page Break` and `\pagebreak[4]` are the same.
  private static func normal(_ text: some StringProtocol) -> String {
    text.lowercased().filter(\.isLetter)
  }
}
