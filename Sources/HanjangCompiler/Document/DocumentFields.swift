import HanjangCore
import HanjangMarkdown
import HanjangRender
import HanjangResume

/// What a document says of itself: for its title block, its footers and the file's metadata.
struct DocumentFields {
  let title: String
  let author: String
  let language: String
  /// Author and date as they are printed under the title.
  let byline: String
  /// As it is printed; empty where front matter has none.
  let date: String
  let metadata: PDFMetadata
  /// What open periods run to.
  let today: PartialDate
  /// Whether nothing but the input's modification time gives the date.
  let isDatedByFile: Bool

  init(
    _ document: Document, _ manuscript: Manuscript, file: SourceFile, options: Compiler.Options
  ) {
    let matter = document.frontMatter
    let person = manuscript.kind == .article ? nil : manuscript.header.name
    title = Self.title(of: document, path: file.path)
    author = person ?? matter.author?.value ?? ""
    language = Self.language(of: document, options: options)
    let now = PDFMetadata.day(of: options.today)
    today = PartialDate(year: now.year, month: now.month, day: now.day)
    date = matter.date.map(\.value).map { [language] in Self.printed($0, language: language) } ?? ""
    byline = [author, date].filter { !$0.isEmpty }.joined(separator: " · ")
    isDatedByFile = options.sourceDateEpoch == nil && matter.date == nil
    metadata = PDFMetadata(
      title: title, author: author, subject: matter.subject?.value ?? "",
      keywords: matter.keywords, language: language,
      date: options.sourceDateEpoch ?? matter.date?.value ?? options.defaultDate ?? options.today,
      producer: HanjangVersion.producer)
  }

  static func language(of document: Document, options: Compiler.Options) -> String {
    options.language ?? document.frontMatter.lang?.value ?? options.defaults.language
      ?? document.writtenLanguage
  }

  /// For headers and footers.
  var furniture: [String: String] {
    ["title": title, "author": author, "name": author, "date": date]
  }

  private static func title(of document: Document, path: String) -> String {
    if let title = document.frontMatter.title?.value, !title.isEmpty { return title }
    if let heading = document.mainHeading { return heading }
    let name = path.split(separator: "/").last ?? ""
    guard name != "<stdin>" else { return document.firstWords ?? "Untitled" }
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return String(stem.isEmpty ? name : stem)
  }

  private static func printed(_ date: Int64, language: String) -> String {
    let day = PDFMetadata.day(of: date)
    return language.hasPrefix("ko")
      ? "\(day.year). \(day.month). \(day.day)."
      : [day.year, day.month, day.day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
  }
}

/// The program's name and version.
package enum HanjangVersion {
  package static let number = "0.2.0"
  static let producer = "Hanjang \(number)"
}

extension Document {
  /// The start of the first text that there is.
  fileprivate var firstWords: String? {
    var words: [Substring] = []
    forEachInline { inline in
      guard case .text(let text) = inline.kind, words.count < 8 else { return }
      words += text.split(separator: " ").prefix(8 - words.count)
    }
    let title = words.joined(separator: " ").prefix(80)
    return title.isEmpty ? nil : String(title)
  }

  /// `ko`, unless there are letters and none is Hangul: `en`.
  fileprivate var writtenLanguage: String {
    var hasLetters = false
    var hasHangul = false
    forEachInline { inline in
      guard case .text(let text) = inline.kind, !hasHangul else { return }
      for scalar in text.unicodeScalars {
        if EastAsian.isLetter(scalar) { hasHangul = true }
        if scalar.properties.isAlphabetic { hasLetters = true }
      }
    }
    return hasLetters && !hasHangul ? "en" : "ko"
  }
}
