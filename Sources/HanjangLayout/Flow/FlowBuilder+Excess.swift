import HanjangCore
import HanjangMarkdown
import HanjangStyle

/// What is too large for a page, and is reported.
extension FlowBuilder {
  // MARK: Words

  /// Tells of words in running text that no whole line of the page would hold. Addresses are cut at
  /// their signs or where they must, and scripts without spaces between any two letters.
  mutating func tellOfWideWords(in text: ShapedText, _ lines: [BrokenLine]) {
    guard !isInCell else { return }
    var end = 0
    for line in lines.dropFirst() where line.clusters.lowerBound >= end {
      let start = line.withTrailingSpace.lowerBound
      guard text.isCutInWord(at: start) else { continue }
      let word = text.word(at: start)
      end = word.upperBound
      let width = word.reduce(0) { $0 + text.clusters[$1].advance }
      guard width > pictureLimit.width, !text.isAddress(word) else { continue }
      flow.diagnostics.append(.wideWord(text.string(word), at: text.place(of: word.lowerBound)))
    }
  }

  // MARK: Pictures

  /// A picture with greater height for its width isn't a page, screen or photo.
  private static let slenderness = 2.5

  /// Tells of a picture that is set much smaller than its width would allow, because it is a strip or
  /// because its author asks for more height than there is.
  mutating func tellOfTallPicture(_ figure: FiguresBox.Figure, limit: Size) {
    let natural = PictureSizes(limit: limit, openHeight: .infinity, gap: 0)
    let height = natural.heightForWidth(of: figure)
    guard height > limit.height * 1.001 else { return }
    let isSlender = figure.naturalSize.height > figure.naturalSize.width * Self.slenderness
    var isAsked = false
    if case .points(let asked)? = figure.height { isAsked = asked > limit.height }
    guard isSlender || isAsked else { return }
    flow.diagnostics.append(
      .tallPicture(
        figure.image.alternative, height: height, of: limit.height, at: figure.range))
  }

  // MARK: Rows

  /// Tells of a table's row that no page holds, together with the header above it.
  mutating func tellOfTallRows(
    _ bands: [TableRows.Band], of rows: ArraySlice<[TableBox.Cell]>, under header: Int?
  ) {
    guard !isInCell else { return }
    let above = header.map { flow.headers[$0].reduce(0) { $0 + $1.height } } ?? 0
    let room = pictureLimit.height - (above < pictureLimit.height / 3 ? above : 0)
    var height = 0.0
    for band in bands {
      height = band.beginsRow ? band.fragment.height : height + band.fragment.height
      guard height > room else { continue }
      flow.diagnostics.append(.tallRow(at: rows.firstRange))
      return
    }
  }
}

extension ArraySlice<[TableBox.Cell]> {
  fileprivate var firstRange: SourceRange? {
    for cell in joined() {
      if let range = cell.boxes.firstRange { return range }
    }
    return nil
  }
}

extension [Box] {
  fileprivate var firstRange: SourceRange? {
    for box in self {
      switch box.kind {
      case .text(let text):
        if let range = text.content.spans.lazy.compactMap(\.range).first { return range }
      case .flow(let children):
        if let range = children.firstRange { return range }
      case .figures(let figures):
        if let range = figures.figures.lazy.compactMap(\.range).first { return range }
      case .table, .image, .rule, .separator, .row, .chips, .pageBreak, .footnotes: break
      }
    }
    return nil
  }
}

extension ShapedText {
  /// Whether a line that begins here cuts a word at no sign, and between no two letters of a script
  /// that is always broken so.
  fileprivate func isCutInWord(at index: Int) -> Bool {
    switch clusters[index].breakBefore {
    case .lastResort: !(isIn(Self.unspaced, index - 1) && isIn(Self.unspaced, index))
    case .inLongWord: isIn(Self.hangul, index - 1) && isIn(Self.hangul, index)
    case .never, .inLongAddress, .allowed, .forced: false
    }
  }

  private static let hangul: ClosedRange<UInt32> = 0xAC00...0xD7A3
  /// Kana, ideographs and their punctuation.
  private static let unspaced: ClosedRange<UInt32> = 0x3000...0x9FFF

  private func isIn(_ script: ClosedRange<UInt32>, _ index: Int) -> Bool {
    guard clusters.indices.contains(index) else { return false }
    return script.contains(string(index..<(index + 1)).unicodeScalars.first?.value ?? 0)
  }

  /// The clusters between two places where a line may always break.
  fileprivate func word(at index: Int) -> Range<Int> {
    var start = index
    while start > 0, clusters[start].breakBefore < .allowed { start -= 1 }
    var end = index + 1
    while end < clusters.count, clusters[end].breakBefore < .allowed { end += 1 }
    while end > index + 1, clusters[end - 1].isSpace { end -= 1 }
    return start..<end
  }

  fileprivate func string(_ range: Range<Int>) -> String {
    let bytes = range.lazy.map { clusters[$0].text }
    let start = bytes.map(\.lowerBound).min() ?? 0
    let end = bytes.map(\.upperBound).max() ?? start
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private func run(of cluster: Int) -> ShapedRun? { runs.first { $0.clusters.contains(cluster) } }

  fileprivate func isAddress(_ word: Range<Int>) -> Bool {
    if let run = run(of: word.lowerBound), content.spans[run.span].link != nil { return true }
    return WordBreaks.isAddress(Array(string(word).utf8)[...])
  }

  fileprivate func place(of cluster: Int) -> SourceRange? {
    guard let run = run(of: cluster), let range = content.spans[run.span].range else { return nil }
    let span = content.spans[run.span]
    let before = content.spans[..<run.span].reduce(0) { $0 + $1.text.utf8.count }
    let offset = clusters[cluster].text.lowerBound - before
    // Escapes and entities are longer in the source: then the text's beginning has to do.
    let isPlain =
      range.start.line == range.end.line
      && range.end.column - range.start.column + 1 == span.text.utf8.count
    guard isPlain, (0..<span.text.utf8.count).contains(offset) else { return range }
    let start = SourcePosition(line: range.start.line, column: range.start.column + offset)
    return SourceRange(start, range.end)
  }
}
