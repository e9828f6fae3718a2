import HanjangCore

/// What no arrangement can set as it should be.
extension Diagnostic {
  /// - Parameter height: of the page's content, as the next.
  static func tallPicture(
    _ alternative: String, height: Double, of available: Double, at range: SourceRange?
  ) -> Diagnostic {
    let share = max(1, Int((available / max(height, 1) * 100).rounded()))
    let name = alternative.isEmpty ? "a picture" : "the picture “\(shortened(alternative))”"
    return Diagnostic(
      .warning, id: "picture-taller-than-page",
      "\(name) is taller than a page: it is set at \(share) % of the size that it should have",
      at: range, notes: ["cut it into several pictures, or crop it"])
  }

  static func tallRow(at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .warning, id: "row-taller-than-page",
      "a table row is taller than a page: it continues on the next page", at: range,
      notes: ["split it into several rows, or move the text out of the table"])
  }

  static func wideWord(_ word: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .warning, id: "word-wider-than-page",
      "\(shortened(word)) is wider than the page: it is broken at the end of the line", at: range)
  }

  static func tallKeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "kept-block-split",
      "the kept block is taller than a page: it continues on the next page", at: range,
      notes: ["<!-- keep --> precedes it"])
  }

  static func splitKeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "kept-block-split",
      "the kept block doesn't fit on a page with its heading: it continues on the next page",
      at: range, notes: ["<!-- keep --> precedes it"])
  }

  private static func shortened(_ text: String) -> String {
    let start = text.prefix(30)
    return start.endIndex == text.endIndex ? text : start + "…"
  }
}
