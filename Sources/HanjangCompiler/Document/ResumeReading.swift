package import HanjangCore
package import HanjangMarkdown
import HanjangLayout
import HanjangRender
package import HanjangResume
import HanjangStyle

/// Recognises a document as its front matter and the command line ask for.
package enum ResumeReading {
  /// - Parameters:
  ///   - kind: what the command line says that the document is; before front matter.
  ///   - fallback: what it is where neither says.
  ///   - today: seconds since 1970, the time that open periods run to.
  ///   - source: the document's text.
  package static func manuscript(
    of document: Document, kind: Manuscript.Kind?, otherwise fallback: Manuscript.Kind? = nil,
    today: Int64, source: String? = nil, diagnostics: inout [Diagnostic]
  ) -> Manuscript {
    let matter = document.frontMatter.resume
    var wanted = kind
    if wanted == nil, let written = matter.kind {
      wanted = Manuscript.Kind(rawValue: written.value.lowercased())
      if wanted == nil {
        diagnostics.append(.unknownKind(written.value, at: written.range))
      }
    }
    for name in matter.order where !SectionOrder.knows(name, in: document) {
      diagnostics.append(.unknownOrder(name))
    }
    let unknown = matter.sections.values.filter { SectionKind(rawValue: $0.lowercased()) == nil }
    for name in unknown.sorted() { diagnostics.append(.unknownSectionName(name)) }
    let manuscript = ResumeRecognizer(kind: wanted ?? fallback, aliases: matter.sections).recognize(
      document)
    let day = PDFMetadata.day(of: today)
    diagnostics += ResumeChecks.diagnostics(
      of: manuscript, today: PartialDate(year: day.year, month: day.month, day: day.day),
      source: source)
    return manuscript
  }
}

extension Diagnostic {
  fileprivate static func unknownKind(_ kind: String, at range: SourceRange) -> Diagnostic {
    let known = Manuscript.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    return Diagnostic(
      .warning, id: "unknown-kind", "kind: \(kind) isn't one of \(known); the kind is guessed",
      at: range)
  }

  fileprivate static func unknownOrder(_ name: String) -> Diagnostic {
    let known = SectionKind.allCases.map(\.rawValue)
    let nearest = Spelling.nearest(to: name, among: Set(known))
    return Diagnostic(
      .warning, id: "unknown-section-name",
      "order: \(name) is neither a title of a section nor one of wanted, author, "
        + known.joined(separator: ", "), at: nil,
      notes: nearest.map { ["did you mean \($0)?"] } ?? [])
  }

  fileprivate static func unknownSectionName(_ name: String) -> Diagnostic {
    let known = SectionKind.allCases.map(\.rawValue).joined(separator: ", ")
    return Diagnostic(
      .warning, id: "unknown-section-name", "sections: \(name) isn't one of \(known)", at: nil)
  }
}
