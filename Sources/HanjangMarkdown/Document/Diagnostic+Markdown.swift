package import HanjangCore

extension Diagnostic {
  package static func nestingTooDeep(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "nesting-too-deep",
      "nested more than \(limit) levels deep: what is inside is printed as plain text", at: range)
  }

  package static func unsupportedHTML(tag: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "unsupported-html",
      "<\(tag)> is not supported: its text is kept, its formatting is lost", at: range)
  }

  package static func unsupportedMedia(tag: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "unsupported-media", "<\(tag)> isn't supported in a PDF: it is left out",
      at: range)
  }

  /// For an element whose content isn't text, such as `style`.
  package static func unclosedElement(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "unclosed-element", "<\(name)> is never closed: it is printed as text",
      at: range,
      notes: ["end it with </\(name)>"])
  }

  /// For a list item or a quotation that the element extends beyond.
  package static func hiddenToTheEnd(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "unclosed-element",
      "<\(name)> isn't closed where it was opened: what it holds up to there is left out", at: range
    )
  }

  package static func unclosedComment(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "unclosed-comment",
      "the comment is never closed: it is printed as text", at: range,
      notes: ["end it with -->"])
  }

  /// - Parameter what: such as `{{ … }}`.
  package static func leftOut(_ what: String, count: Int, at range: SourceRange) -> Diagnostic {
    let times = count == 1 ? "" : ", \(count) times"
    return Diagnostic(
      .note, id: "left-out", "\(what) is left out\(times): only its own tool knows what it says",
      at: range)
  }

  /// - Parameter shortcode: its name.
  package static func leftOut(
    _ text: String, of shortcode: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "text-left-out",
      "“\(text)” is left out: only the shortcode \(shortcode) knows how to show it",
      at: range, notes: ["write it outside the shortcode"])
  }

  package static func droppedPicture(
    _ what: String, source: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .note, id: "dropped-picture", "\(source.prefix(80)) is left out: \(what)", at: range)
  }

  package static func setAsSource(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.warning, id: "set-as-source", "\(what) is printed as source", at: range)
  }

  package static func noHTMLParser() -> Diagnostic {
    Diagnostic(
      .warning, id: "no-html-parser", "libxml2 is not installed: HTML is printed as written")
  }

  package static func forbiddenLink(scheme: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "forbidden-link",
      "\(scheme): links aren't allowed: only the text is printed", at: range,
      notes: ["use http, https, mailto, tel or #heading"])
  }

  package static func linkToFile(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "link-to-file",
      "the link to \(path.prefix(120)) is left out: readers of the PDF don't have that file",
      at: range, notes: ["write the whole address, such as https://example.com/\(path.prefix(40))"])
  }

  package static func tooComplex(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, id: "too-complex", "the document has more \(what) than can be laid out: split it",
      at: range
    )
  }

  package static func extraCells(
    _ count: Int, columns: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "extra-cells",
      "the row has \(count) cells more than the table's \(columns) columns: they are left out",
      at: range)
  }

  package static func unusedFootnote(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "unused-footnote",
      "footnote [^\(label)] is left out: nothing in the text refers to it", at: range)
  }

  package static func undefinedFootnote(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "undefined-footnote",
      "footnote [^\(label)] has no definition: it's printed as text", at: range,
      notes: ["add a line such as [^\(label)]: …, or write \\[^\(label)] to mean the text"])
  }

  package static func emptySection(_ title: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .note, id: "empty-section", "“\(title)” is left out: nothing below it is printed", at: range)
  }

  package static func markupPrinted(_ sign: String, at range: SourceRange) -> Diagnostic {
    let escaped = sign.map { "\\\($0)" }.joined()
    return Diagnostic(
      .warning, id: "markup-printed",
      "“\(sign)” is printed as text: it isn't complete Markdown here", at: range,
      notes: ["complete it, or write \(escaped) for the characters themselves"])
  }

  package static func unfilledPlaceholder(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "unfilled-placeholder",
      "\(name) is printed as written: replace it with its value", at: range)
  }

  /// - Parameter end: the line from 1 before which the fence is missing.
  package static func frontMatterUnclosed(
    _ fence: String, at range: SourceRange, end: Int
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "front-matter-unclosed",
      "front matter is never closed: put \(fence) on a line of its own before line \(end)",
      at: range)
  }

  package static func unusedDefinition(
    _ label: String, isRepeated: Bool, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .note, id: "unused-definition",
      isRepeated
        ? "[\(label)] is defined twice: the second address is left out"
        : "the link definition [\(label)] is left out: no link uses it", at: range)
  }

  package static func frontMatterMalformed(_ problem: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "front-matter-malformed",
      "front matter is printed as ordinary text: \(problem)", at: range)
  }

  package static func frontMatterMended(_ problem: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "front-matter-mended",
      "front matter is read line by line, each value as written: \(problem)", at: range)
  }

  package static func frontMatterKey(
    _ key: String, didYouMean known: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "front-matter-key", "unknown key \(key) in front matter", at: range,
      notes: ["did you mean \(known)?"])
  }

  package static func frontMatterValue(
    _ key: String, expected: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "front-matter-value", "\(key) in front matter should be \(expected)",
      at: range)
  }
}
