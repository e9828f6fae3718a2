package import HanjangCore
package import HanjangMarkdown

/// A Markdown text after parsing, for tests.
package struct ParsedText {
  package let document: Document
  package let diagnostics: [Diagnostic]

  package init(_ text: String) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "test.md", text: UnicodeNormalization.composed(text))
    document = MarkdownParser().parse(file, diagnostics: &diagnostics)
    self.diagnostics = diagnostics
  }

  /// The document's dump, without the places.
  package var dump: String {
    DocumentDump.text(of: document).split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard let last = words.last, last.contains(":"),
          last.allSatisfy({ $0.isNumber || $0 == ":" })
        else { return String(line) }
        return words.dropLast().joined(separator: " ")
      }
      .joined(separator: "\n")
  }
}
