import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangRender
import HanjangResume

/// Compares the text extracted from a finished file with the pages and with the source.
struct RoundTrip {
  private let pages: PagedDocument
  private let contents: [TextContent]
  private let source: SourceText

  /// More differences than this in one document are one.
  private static let limit = 20

  init(_ typeset: TypesetDocument) {
    pages = typeset.pages
    contents = typeset.inventory.contents
    let addresses = typeset.pages.links.compactMap { link in
      if case .url(let address) = link.target { address } else { nil }
    }
    source = SourceText(typeset.document, typeset.manuscript, linked: Set(addresses))
  }

  /// - Parameters:
  ///   - read: the text of each page of the document.
  ///   - poppler: what pdftotext reads from the same pages.
  func diagnostics(pages read: [String], poppler: PopplerText.Reading) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (page, text) in zip(pages.pages, read) { found += differences(of: page, from: text) }
    found += lostWords(in: read.joined(separator: " "))
    switch poppler {
    case .pages(let texts):
      found += PopplerComparison(pages, contents: contents).diagnostics(of: texts)
    case .isMissing: found.append(.noPoppler())
    case .failed: found.append(.popplerFailed("it failed"))
    case .tookLonger: found.append(.popplerFailed("it took too long, and was ended"))
    case .isEncrypted: found.append(.popplerNotAsked())
    }
    return Array(found.prefix(Self.limit))
  }

  // MARK: What was set

  /// Piece by piece, in the order of drawing.
  private func differences(of page: Page, from read: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var rest = Array(read.withoutSpace)[...]
    for run in page.runs {
      let wanted = Array(String(decoding: run.text, as: UTF8.self).withoutSpace)
      if rest.starts(with: wanted) {
        rest = rest.dropFirst(wanted.count)
        continue
      }
      found.append(
        .differentText(
          String(String.UnicodeScalarView(wanted)),
          read: String(String.UnicodeScalarView(rest.prefix(wanted.count))),
          at: place(of: run.text)))
      guard found.count < Self.limit else { return found }
      if let next = rest.firstRange(of: wanted) { rest = rest[next.upperBound...] }
    }
    return found
  }

  /// Where the text of a run stands in the source.
  private func place(of text: [UInt8]) -> SourceRange? {
    let words = String(decoding: text, as: UTF8.self).split(separator: " ")
    guard let word = words.max(by: { $0.count < $1.count }) else { return nil }
    return contents.lazy.flatMap(\.spans)
      .first { $0.range != nil && $0.text.contains(word) }?.range
  }

  // MARK: What was written

  /// Words of the source that are nowhere in the file.
  private func lostWords(in read: String) -> [Diagnostic] {
    let known = Set(SourceText.words(of: read))
    let missing = source.words.filter { !known.contains($0.text) }
    guard !missing.isEmpty else { return [] }
    let text = String(String.UnicodeScalarView(read.withoutSpace))
    let search = TextSearch(Set(missing.map(\.text)), in: text)
    let found = missing.filter { !search.holds($0.text) }
      .map { Diagnostic.lostWord($0.text, at: $0.range) }
    return found + (search.isComplete ? [] : [.notAllSearched()])
  }
}

extension Page {
  /// The text that is drawn.
  fileprivate var runs: [GlyphRun] {
    items.compactMap { item in
      guard case .text(let run) = item.kind, run.font == .emoji || !run.glyphs.isEmpty else {
        return nil
      }
      return run
    }
  }
}

extension String {
  fileprivate var withoutSpace: [Unicode.Scalar] {
    unicodeScalars.filter { !$0.properties.isWhitespace }
  }
}
