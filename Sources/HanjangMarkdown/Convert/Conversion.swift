import HanjangCore

/// What the conversion of one document's tree shares: the way back to the source, the anchors given
/// out so far, and what is to be complained about.
final class Conversion {
  /// How deep blocks and inline nodes may nest; deeper ones are flattened to their text.
  static let nestingLimit = 60

  let source: RepairedSource
  private lazy var lines = SourceLines(source.bytes)
  var anchors = HeadingAnchors()
  /// What a comment says of the next block.
  var waitingSplitHint: SplitHint?
  /// By where their blocks begin.
  private(set) var splitHints: [SourcePosition: SplitHint] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var rewritings: [Rewriting] = []
  var headings = HeadingDepth()
  /// End tags in running text that end nothing in it.
  var strayEndTags: [String] = []
  var namedPlaces = NamedPlaces()
  /// How many tables of HTML are open, around all that is being converted.
  var tableDepth = 0
  var spill: [TableSpill] = []
  private var htmlReader: HTMLReader?
  private var isWithoutHTML = false
  private var complainedTags: Set<String> = []
  private var hasComplainedOfDepth = false

  init(_ source: RepairedSource) {
    self.source = source
  }

  /// The place of `node` in the author's text; that of its parent where cmark keeps none.
  func range(of node: CMarkNode, in parent: SourceRange) -> SourceRange {
    guard let range = node.range else { return parent }
    return SourceRange(source.original(range.start), source.original(range.end))
  }

  func takeSplitHint() -> SplitHint? {
    defer { waitingSplitHint = nil }
    return waitingSplitHint
  }

  /// - Parameter block: nil where nothing came of a node: the hint goes on waiting.
  func give(_ hint: SplitHint, to block: Block?) {
    if let block {
      splitHints[block.range.start] = hint
    } else if waitingSplitHint == nil {
      waitingSplitHint = hint
    }
  }

  /// Once a document for each tag.
  func complain(ofTag name: String, at range: SourceRange) {
    guard complainedTags.insert(name).inserted else { return }
    diagnostics.append(.unsupportedHTML(tag: name, at: range))
    rewrote("<\(name)>", as: "its content alone", at: range)
  }

  func complain(ofMedia name: String, at range: SourceRange) {
    guard complainedTags.insert(name).inserted else { return }
    diagnostics.append(.unsupportedMedia(tag: name, at: range))
  }

  /// A link, or its content alone where readers could not or must not follow it.
  func linked(
    _ address: String, title: String, content: [Inline], at range: SourceRange
  ) -> [Inline] {
    switch LinkDestination.target(of: address) {
    case .link(let destination):
      let link = Inline.Kind.link(destination: destination, title: title, content: content)
      return [Inline(link, range: range)]
    case .file: diagnostics.append(.linkToFile(CleanText.of(address), at: range))
    case .forbidden(let scheme):
      diagnostics.append(.forbiddenLink(scheme: scheme, at: range))
    case .nothing: break
    }
    return content
  }

  func rewrote(_ written: String, as became: String, at range: SourceRange) {
    rewritings.append(Rewriting(written, became: became, at: range.start))
  }

  /// Emoji for their names.
  func withEmoji(_ text: String, at range: SourceRange) -> String {
    let (result, names) = Shortcodes.applied(to: text)
    for name in names { rewrote(":\(name):", as: Shortcodes.emoji[name] ?? "", at: range) }
    return result
  }

  func complain(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// What a piece of HTML says; the plainest is read without the library.
  func events(of html: String) -> [HTMLEvent] {
    if let event = HTMLText.plainEvent(html) { return [event] }
    if htmlReader == nil, !isWithoutHTML {
      htmlReader = HTMLReader()
      isWithoutHTML = htmlReader == nil
      if isWithoutHTML { diagnostics.append(.noHTMLParser()) }
    }
    return htmlReader?.events(of: html) ?? [HTMLEvent(kind: .text(html), line: 0)]
  }

  /// What a picture is set as.
  func inlines(for image: Inline.Image, at range: SourceRange) -> [Inline] {
    switch Badge.reading(of: image) {
    case .names(let names):
      let badges = names.map { name in
        Inline(.marked(.badge, [Inline(.text(CleanText.of(name)), range: range)]), range: range)
      }
      let written = image.alternative.isEmpty ? image.source : image.alternative
      rewrote(written, as: "badges: \(names.joined(separator: ", "))", at: range)
      return Array(badges.map { [$0] }.joined(separator: [Inline(.text(" "), range: range)]))
    case .dropped(let what):
      diagnostics.append(.droppedPicture(what, source: image.source, at: range))
      let written = image.alternative.isEmpty ? image.source : image.alternative
      rewrote(written, as: "left out: \(what)", at: range)
      return []
    case nil:
      var image = image
      // Neither says what is to be seen.
      if image.alternative.isFileName || image.alternative.isAddress { image.alternative = "" }
      return [Inline(.image(image), range: range)]
    }
  }

  /// The lines of a node, as the author wrote them, with an empty one before them.
  func sourceText(of node: CMarkNode) -> String {
    guard let range = node.range, range.end.line <= lines.ranges.count,
      range.start.line <= range.end.line
    else { return node.flatText }
    let (first, last) = (lines.ranges[range.start.line - 1], lines.ranges[range.end.line - 1])
    let bytes = lines.bytes[first.lowerBound..<last.upperBound]
    let text = MarkerCharacter.removed(from: String(decoding: bytes, as: UTF8.self))
    let before = range.start.line > 1 ? lines.ranges[range.start.line - 2] : 0..<0
    let followsEmptyLine = lines.bytes[before].allSatisfy { $0 <= 0x20 }
    return (followsEmptyLine ? "\n" : "") + text + "\n"
  }

  /// GFM leaves out the cells that a row has more than its table has columns; a warning reports it.
  func checkCellCount(of row: CMarkNode, at range: SourceRange, columns: Int) {
    guard let start = row.range?.start, lines.ranges.indices.contains(start.line - 1) else {
      return
    }
    let line = lines.ranges[start.line - 1]
    let offset = min(line.lowerBound + start.column - 1, line.upperBound)
    let count = TableRowSource.cellCount(lines.bytes[offset..<line.upperBound])
    guard count > columns else { return }
    diagnostics.append(.extraCells(count - columns, columns: columns, at: range))
    let cells = String(decoding: lines.bytes[offset..<line.upperBound], as: UTF8.self)
    rewrote(cells, as: "a row of \(columns) cells, the rest left out", at: range)
  }

  func complainOfDepth(at range: SourceRange) {
    guard !hasComplainedOfDepth else { return }
    hasComplainedOfDepth = true
    diagnostics.append(.nestingTooDeep(limit: Self.nestingLimit, at: range))
  }
}

/// How deep headings stand.
struct HeadingDepth {
  /// The level of the previous heading; nil before the first.
  var level: Int?
  /// The level of the summary of the enclosing `<details>` if the first heading in it is as high:
  /// those in it are one level deeper than written.
  private var summary: Int?
  private var isShifted = false

  mutating func enter(summaryAt level: Int) {
    (self.level, summary, isShifted) = (level, level, false)
  }

  /// The level of a heading that is written with one: below the summary that it is folded under.
  mutating func enter(headingAt written: Int) -> Int {
    if let summary {
      if written == summary { isShifted = true }
      // A higher heading stands above the summary: the author forgot to end what is folded.
      if written < summary { (self.summary, isShifted) = (nil, false) }
    }
    let level = isShifted ? min(6, written + 1) : written
    self.level = level
    return level
  }
}

extension String {
  /// Whether it is the file name of a picture: `screenshot.png`, `내 그림.JPG`.
  fileprivate var isFileName: Bool {
    let name = trimmed.lowercased()
    return [
      ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".heic", ".tif", ".tiff", ".avif",
    ]
    .contains { name.count > $0.count && name.hasSuffix($0) }
  }

  fileprivate var isAddress: Bool {
    let address = trimmed
    return !address.contains(where: \.isWhitespace)
      && (address.contains("://") || address.hasPrefix("www.") || address.hasPrefix("data:"))
  }
}
