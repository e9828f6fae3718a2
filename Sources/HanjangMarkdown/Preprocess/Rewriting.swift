package import HanjangCore

/// A piece of the author's text that is not printed as it was written.
package struct Rewriting: Hashable, Sendable {
  package var position: SourcePosition
  /// The author's text, white space collapsed.
  package var written: String
  /// What stands in its place, in words or as text.
  package var became: String

  package init(_ written: String, became: String, at position: SourcePosition) {
    self.position = position
    self.written = written.collapsingWhitespace.trimmed
    self.became = became
  }
}

extension Leftovers {
  /// What the edits did, as the author would tell it.
  var rewritings: [Rewriting] {
    edits.compactMap { edit in
      let written = text(edit.range).trimmed
      guard !written.isEmpty, let became = Self.outcome(of: edit.replacement) else { return nil }
      return Rewriting(written, became: became, at: place(edit.range.lowerBound).start)
    }
  }

  private static let tags = ["mark": "highlighted", "sup": "superscript", "sub": "subscript"]

  /// nil for the end of what has been reported at its beginning.
  private static func outcome(of replacement: [UInt8]) -> String? {
    let text = MarkerCharacter.removed(from: String(decoding: replacement, as: UTF8.self)).trimmed
    if text.isEmpty { return "left out" }
    if text.hasPrefix("</") { return nil }
    if text.hasPrefix("<"), let name = tags[String(text.dropFirst().dropLast())] { return name }
    if text.hasPrefix("[^") { return "a footnote" }
    if text.allSatisfy({ $0 == "#" }) { return "a heading" }
    if text.hasPrefix("~~~") || text.allSatisfy({ $0 == "`" }) { return "code" }
    guard text.hasPrefix("<!--"), text.hasSuffix("-->") else { return text }
    return "read as \(text.dropFirst(4).dropLast(3))"
  }
}
