package import HanjangCore

/// Parses Markdown, CommonMark 0.29 with GitHub's extensions and footnotes, into a document.
package struct MarkdownParser {
  package init() {}

  /// Never fails: what cannot be understood is text, and a diagnostic where it is likely an error. A
  /// document that would take minutes has an error among its diagnostics and is empty.
  package func parse(_ file: SourceFile, diagnostics: inout [Diagnostic]) -> Document {
    let (frontMatter, text) = FrontMatterReader.read(file.text, diagnostics: &diagnostics)
    if let violation = SourceLimits.violation(in: Array(text.utf8)) {
      diagnostics.append(violation)
      return Document(frontMatter: frontMatter, blocks: [])
    }
    let source = RepairedSource(MarkerCharacter.removed(from: text))
    let conversion = Conversion(source)
    let start = SourceRange(line: 1, column: 1)
    let document = CMark.withTree(source.bytes) { root in
      let converter = BlockConverter(conversion: conversion)
      var document = Document(
        frontMatter: frontMatter, blocks: converter.blocks(in: root, range: start),
        footnotes: converter.footnotes(in: root, range: start))
      document.splitHints = conversion.splitHints
      return document
    }
    let lines = Set(document?.footnotes.map(\.range.start.line) ?? [])
    diagnostics += source.diagnostics + conversion.diagnostics
    diagnostics += UnusedFootnotes.diagnostics(in: source, usedLines: lines)
    guard var document = document.map(conversion.namedPlaces.resolving) else {
      return Document(frontMatter: frontMatter, blocks: [])
    }
    if frontMatter.isSlides { document.breakPagesAtRules() }
    diagnostics += PrintedMarkup.diagnostics(in: document, source: text)
    document.rewritings = (source.rewritings + conversion.rewritings)
      .sorted { $0.position < $1.position }
    return document
  }
}

extension Document {
  fileprivate mutating func breakPagesAtRules() {
    for index in blocks.indices where blocks[index].kind == .thematicBreak {
      blocks[index].kind = .pageBreak
    }
  }
}
