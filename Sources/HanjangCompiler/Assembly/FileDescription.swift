import HanjangCore
import HanjangMarkdown
import HanjangRender
import HanjangResume

/// What a document says of itself, for the name of its PDF; nothing is laid out.
package enum FileDescription {
  /// - Parameters:
  ///   - path: of a file as `FileCompiler` takes it.
  ///   - root: as `FileCompiler` takes it.
  /// - Returns: by the names `name`, `headline`, `title`, `kind`, `lang`, `date`; empty for a document
  ///   that cannot be read.
  package static func fields(
    of path: String, encoding: String?, below root: String? = nil, options: Compiler.Options
  ) throws(FileError) -> [String: String] {
    var file = try InputReader.read(path, encoding: encoding, below: root).file
    var found: [Diagnostic] = []
    if path.lowercased().hasSuffix(".json") {
      guard let markdown = ResumeJSON.markdown(of: file, diagnostics: &found) else { return [:] }
      file = markdown
    }
    var document = MarkdownParser().parse(file, diagnostics: &found)
    guard !found.contains(where: { $0.severity == .error }) else { return [:] }
    var manuscript = ResumeReading.manuscript(
      of: document, kind: options.kind, otherwise: options.defaults.kind, today: options.today,
      diagnostics: &found)
    if options.isBlind {
      let isArticle = manuscript.kind == .article
      guard document.makeBlind(&manuscript, options: options, isArticle: isArticle) != nil else {
        return [:]
      }
    }
    var options = options
    options.folder = nil
    let fields = DocumentFields(document, manuscript, file: file, options: options)
    let person = manuscript.header.name ?? document.frontMatter.author?.value ?? ""
    let date = document.frontMatter.date.map { Self.text(PDFMetadata.day(of: $0.value)) }
    return [
      "name": person, "headline": manuscript.header.headline.plainText, "title": fields.title,
      "kind": manuscript.kind.rawValue, "lang": fields.language, "date": date ?? "",
    ]
  }

  private static func text(_ day: (year: Int, month: Int, day: Int)) -> String {
    PartialDate(year: day.year, month: day.month, day: day.day).iso8601
  }
}
