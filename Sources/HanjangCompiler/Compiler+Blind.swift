import HanjangCore
import HanjangMarkdown
import HanjangResume
import HanjangStyle

extension Compiler {
  /// Takes what tells about the person out of a document and its manuscript.
  ///
  /// - Returns: false where the document would be set as written, with all that is in it.
  mutating func blind(
    _ document: inout Document, _ manuscript: inout Manuscript, in style: ComputedStyle
  ) -> Bool {
    guard style.setsResumes, manuscript.kind != .article else {
      diagnostics.append(.blindWithoutResume())
      return false
    }
    let language = DocumentFields.language(of: document, options: options)
    diagnostics += document.makeBlind(&manuscript, isKorean: language.hasPrefix("ko"))
    return true
  }
}

extension Document {
  /// - Returns: what is left in prose.
  mutating func makeBlind(_ manuscript: inout Manuscript, isKorean: Bool) -> [Diagnostic] {
    let copy = BlindCopy.of(manuscript, isKorean: isKorean)
    manuscript = copy.manuscript
    let place = SourceRange(line: 1, column: 1)
    frontMatter.title = .init(BlindCopy.person(isKorean: isKorean), range: place)
    frontMatter.author = nil
    frontMatter.subject = nil
    frontMatter.keywords = []
    frontMatter.resume.headline = nil
    return copy.diagnostics
  }
}

extension Diagnostic {
  fileprivate static func blindWithoutResume() -> Diagnostic {
    Diagnostic(
      .error, id: "blind-without-resume",
      "--blind needs a résumé or a letter in a style for them: this is set as written",
      notes: ["--kind=resume and a style such as wanted help where it is one"])
  }
}
