import HanjangCore
import HanjangMarkdown
import HanjangResume
import HanjangStyle

extension Compiler {
  /// Takes what tells about the person out of a document and its manuscript.
  ///
  /// - Returns: false where the person would be kept.
  mutating func blind(
    _ document: inout Document, _ manuscript: inout Manuscript, in style: ComputedStyle
  ) -> Bool {
    let isArticle = !style.setsResumes || manuscript.kind == .article
    guard let copy = document.makeBlind(&manuscript, options: options, isArticle: isArticle) else {
      diagnostics.append(.blindWithoutName())
      return false
    }
    diagnostics += copy.diagnostics
    blindCheck = copy.check
    let furniture = [style.header, style.footer].flatMap { $0.slots.all + $0.first.all }
    for text in furniture where copy.check.names(in: text) {
      diagnostics.append(.nameInFurniture(text))
    }
    return !diagnostics.contains { $0.severity == .error }
  }
}

extension Document {
  /// - Parameter isArticle: whether the document is set, and not the manuscript.
  /// - Returns: nil where nothing says what the person is called.
  mutating func makeBlind(
    _ manuscript: inout Manuscript, options: Compiler.Options, isArticle: Bool
  ) -> BlindCopy? {
    let language = DocumentFields.language(of: self, options: options)
    guard
      let copy = BlindCopy(
        of: manuscript, document: self, names: options.blindNames, language: language,
        printsManuscript: !isArticle)
    else { return nil }
    let person = BlindCopy.person(language: language)
    manuscript = copy.manuscript
    self = copy.document
    let written = frontMatter.title?.value ?? mainHeading ?? ""
    let title = isArticle && !written.isEmpty ? written : person
    frontMatter.title = .init(title, range: SourceRange(line: 1, column: 1))
    return copy
  }
}

extension Diagnostic {
  fileprivate static func blindWithoutName() -> Diagnostic {
    Diagnostic(
      .error, id: "blind-without-name",
      "no name found, so a blind copy could still contain it: give it with --blind-name",
      notes: ["or as blind-names: [홍길동, Gildong Hong] in front matter or hanjang.yaml"])
  }

  fileprivate static func nameInFurniture(_ text: String) -> Diagnostic {
    Diagnostic(
      .error, id: "name-left-in-blind-copy",
      "the style's header or footer names the person: \(text)",
      notes: ["{title} and {name} are filled in without the name"])
  }
}
