import HanjangCore
import HanjangLayout
import HanjangMarkdown

/// Compares what pdftotext reads with what was drawn: each word in one piece, and what belongs together
/// without anything else in between.
struct PopplerComparison {
  private let pages: [Page]
  private let blocks: BlockTexts
  private let words: ContentWords

  init(_ document: PagedDocument, contents: [TextContent]) {
    pages = document.pages
    blocks = BlockTexts(document)
    words = ContentWords(contents)
  }

  /// - Parameter read: by page.
  func diagnostics(of read: [String]) -> [Diagnostic] {
    var found = cutWords()
    for (index, (drawn, text)) in zip(blocks.pages, read).enumerated() {
      found += order(of: drawn, from: text, page: index + 1)
    }
    return found + brokenWords(in: read.joined(separator: " "))
  }

  // MARK: Words

  /// Words whose parts stand on lines that follow each other, in the order of the pages.
  private func cutWords() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var known: Set<String> = []
    for block in blocks.lines {
      let room = block.map(\.width).max() ?? 0
      var pieces: [BlockTexts.Piece] = []
      // Of the pieces, in bytes: a word of many lines isn't put together at each of them.
      var length = 0
      for (line, next) in zip(block, block.dropFirst()) {
        guard let last = line.pieces.last, let first = next.pieces.first else { continue }
        if pieces.isEmpty || line.pieces.count > 1 {
          pieces = [last]
          length = last.text.withoutFormats.utf8.count
        }
        pieces.append(first)
        length += first.text.withoutFormats.utf8.count
        guard words.lengths.contains(length), let word = words.cut(pieces.map(\.text)) else {
          if next.pieces.count > 1 { pieces = [] }
          continue
        }
        guard known.insert(word.text).inserted else { continue }
        let width = pieces.reduce(0) { $0 + $1.width }
        found.append(
          width > room
            ? .longWord(word.text, at: word.range)
            : .cutWord(pieces.map(\.text), at: word.range))
      }
    }
    return found
  }

  /// Words, addresses and numbers that come back in pieces though they are drawn in one.
  private func brokenWords(in read: String) -> [Diagnostic] {
    let tokens = Set(read.split { $0.isWhitespace }.map { String($0).withoutFormats })
    var missing: [String] = []
    var known: Set<String> = []
    for line in pages.lazy.flatMap(\.lines) {
      for part in line.split(whereSeparator: \.isWhitespace) {
        let word = String(part).withoutFormats
        guard !tokens.contains(word), !word.isEmpty, !word.isFromRightToLeft,
          known.insert(word).inserted
        else { continue }
        missing.append(word)
      }
    }
    guard !missing.isEmpty else { return [] }
    let plain = read.split { $0.isWhitespace }.joined(separator: " ").withoutFormats
    let search = TextSearch(Set(missing), in: plain)
    let found = missing.filter { !search.holds($0) }
      .map { Diagnostic.brokenWord($0, at: words.place(of: $0)) }
    return found + (search.isComplete ? [] : [.notAllSearched()])
  }

  // MARK: Order

  private func order(of page: BlockTexts.OnPage, from text: String, page number: Int)
    -> [Diagnostic]
  {
    let read = text.comparable
    let together = page.together
    guard read != together else { return [] }
    if read == page.drawn { return page.interruptions.map { woven($0) } }
    guard read.count == together.count, read.sorted() == together.sorted() else {
      return [.orderNotCompared(page: number)]
    }
    let same = zip(read, together).prefix { $0 == $1 }.count
    let rest = String(String.UnicodeScalarView(together[same...].prefix(Self.shownCount)))
    return [.otherOrder(rest, page: number, at: words.place(of: rest))]
  }

  private func woven(_ found: BlockTexts.Interruption) -> Diagnostic {
    .wovenText(
      found.before.end, by: found.between.start, then: found.after.start,
      at: words.place(of: found.before))
  }

  /// Characters of a text that a message shows.
  private static let shownCount = 24
}

extension String {
  fileprivate var start: String { count > 24 ? prefix(23) + "…" : self }
  fileprivate var end: String { count > 24 ? "…" + suffix(23) : self }

  /// Without what is not seen, such as U+200B, which poppler leaves out in places.
  var withoutFormats: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .format }) else {
      return self
    }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.filter { $0.properties.generalCategory != .format }))
  }

  /// What is compared of a page: without spaces and what is not seen, composed.
  var comparable: [Unicode.Scalar] {
    UnicodeNormalization.composed(self).unicodeScalars.filter {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .format
    }
  }

  fileprivate var isFromRightToLeft: Bool { unicodeScalars.contains { $0.isFromRightToLeft } }
}

extension Unicode.Scalar {
  /// Whether it is in the blocks of Hebrew or Arabic, presentation forms included.
  fileprivate var isFromRightToLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }
}
