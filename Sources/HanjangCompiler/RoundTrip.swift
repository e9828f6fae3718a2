import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangRender
import HanjangResume

/// Compares the text that comes back from a finished file with what was set and what was written.
struct RoundTrip {
  private let pages: PagedDocument
  private let spans: [TextSpan]
  private let source: SourceText

  /// More differences than this in one document are one.
  private static let limit = 20

  init(_ typeset: TypesetDocument) {
    pages = typeset.pages
    spans = Array(typeset.inventory.spans)
    let addresses = typeset.pages.links.compactMap { link in
      if case .url(let address) = link.target { address } else { nil }
    }
    source = SourceText(typeset.document, typeset.manuscript, linked: Set(addresses))
  }

  /// - Parameters:
  ///   - read: the text of each page of the document.
  ///   - poppler: what pdftotext reads from the whole file; nil where there is none.
  func diagnostics(pages read: [String], poppler: String?) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (page, text) in zip(pages.pages, read) { found += differences(of: page, from: text) }
    found += lostWords(in: read.joined(separator: " "))
    if let poppler {
      found += brokenWords(in: poppler)
    } else {
      found.append(.noPoppler())
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
    return spans.first { $0.range != nil && $0.text.contains(word) }?.range
  }

  // MARK: What was written

  /// Words of the source that are nowhere in the file.
  private func lostWords(in read: String) -> [Diagnostic] {
    let text = String(String.UnicodeScalarView(read.withoutSpace))
    let known = Set(SourceText.words(of: read))
    return source.words.filter { !known.contains($0.text) && !text.contains($0.text) }
      .map { .lostWord($0.text, at: $0.range) }
  }

  // MARK: What others read

  /// Words, addresses and numbers that come back from poppler in pieces.
  private func brokenWords(in read: String) -> [Diagnostic] {
    let plain = read.split { $0.isWhitespace }.joined(separator: " ").withoutFormats
    // At a line's end poppler takes a hyphen for one of its own.
    let unhyphened = plain.filter { $0 != "-" }
    var told: Set<String> = []
    var found: [Diagnostic] = []
    for page in pages.pages {
      for (start, end) in page.wordsCutAtHyphens {
        let word = start + end
        guard !plain.contains(word), plain.contains(start.dropLast() + end),
          told.insert(word).inserted
        else { continue }
        found.append(.brokenWord(word, at: place(of: Array(start.utf8))))
      }
      for word in page.words where !plain.contains(word.withoutFormats) {
        guard !unhyphened.contains(word.withoutFormats.filter { $0 != "-" }),
          told.insert(word).inserted
        else {
          continue
        }
        found.append(.brokenWord(word, at: place(of: Array(word.utf8))))
      }
    }
    return found
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

  /// Words that go on behind a line's end, the parts before and after it.
  fileprivate var wordsCutAtHyphens: [(String, String)] {
    let lines = lines
    return zip(lines, lines.dropFirst()).compactMap { line, next in
      guard line.hasSuffix("-"), let start = line.split(separator: " ").last,
        let end = next.split(separator: " ").first, start.count > 1
      else { return nil }
      return (String(start), String(end))
    }
  }

  /// Cut at spaces, at line ends and where another element begins; without what is written from right
  /// to left, which poppler turns round.
  fileprivate var words: [String] {
    lines.flatMap { $0.split { $0.isWhitespace } }.map(String.init).filter { word in
      !word.unicodeScalars.contains { $0.isRightToLeft }
    }
  }
}

extension String {
  /// Without what is not seen, such as U+200B, which poppler leaves out in places.
  fileprivate var withoutFormats: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .format }) else {
      return self
    }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.filter { $0.properties.generalCategory != .format }))
  }

  fileprivate var withoutSpace: [Unicode.Scalar] {
    unicodeScalars.filter { !$0.properties.isWhitespace }
  }
}

extension Unicode.Scalar {
  /// Of Hebrew's and Arabic's blocks, their presentation forms included.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func differentText(
    _ text: String, read: String, at range: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "verify-text", "“\(text)” comes back from the file as “\(read)”", at: range)
  }

  fileprivate static func lostWord(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.warning, id: "verify-lost", "“\(word)” is not in the file's text", at: range)
  }

  fileprivate static func brokenWord(_ word: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .warning, id: "verify-broken", "“\(word)” doesn't come back whole from pdftotext", at: range)
  }

  fileprivate static func noPoppler() -> Diagnostic {
    Diagnostic(
      .note, id: "verify-without-poppler",
      "pdftotext is not installed: the file was read back by Hanjang alone")
  }
}
