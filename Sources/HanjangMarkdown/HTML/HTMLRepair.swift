import HanjangCore

/// Finds what cmark takes for HTML and the author doesn't mean as such: comments, instructions and
/// elements that are never closed, which would swallow the text to the end of the document, and
/// angle brackets around what isn't an element, as in `Promise<void>`. A marker behind each `<`
/// makes it text.
struct HTMLRepair {
  private(set) var marks: [MarkerCharacter.Mark] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// What is closed and not printed.
  private(set) var rewritings: [Rewriting] = []
  /// What is read as tags and comments.
  var tags: [Range<Int>] { tagRanges.filter { !marked.contains($0.lowerBound) } }
  var tagRanges: [Range<Int>] = []
  private var marked: Set<Int> = []

  let lines: SourceLines
  let scanner: TagScanner
  /// By name, start tags that wait for their end tags.
  var open: [String: [HTMLStartTag]] = [:]
  /// Names of elements that hold parts whose end tags may be left out.
  var seen: Set<String> = []
  /// Names of elements that nothing ends from here on.
  var endless: Set<String> = []
  /// Where the paragraph ends that is being read.
  private(set) var limit = 0
  /// For `-->`, `?>` and similar ends.
  var search: ForwardSearch
  private var done = 0
  private var hasUnclosedComment = false

  init(_ lines: SourceLines) {
    self.lines = lines
    scanner = TagScanner(lines.bytes)
    search = ForwardSearch(lines.bytes)
    guard lines.bytes.contains(UInt8(ascii: "<")) else { return }
    let ticks = BacktickRuns(lines.bytes)
    for range in lines.paragraphs where range.upperBound > done {
      scan(InlineScanner(lines.bytes, range, ticks: ticks))
    }
    for tag in open.values.joined() where !tag.needsNoEnd { unclosed(tag) }
  }

  private mutating func scan(_ opaque: InlineScanner) {
    let range = opaque.range
    guard lines.bytes[range].contains(UInt8(ascii: "<")) else { return }
    limit = range.upperBound
    var index = max(done, range.lowerBound)
    while index < range.upperBound {
      if let end = opaque.end(ofOpaqueAt: index) {
        index = end
      } else if lines.bytes[index] == UInt8(ascii: "<") {
        index = max(index + 1, read(index))
      } else {
        index += 1
      }
    }
    done = max(done, index)
  }

  /// - Returns: behind what begins at `start`.
  private mutating func read(_ start: Int) -> Int {
    if scanner.begins("<!--", at: start) { return readComment(start) }
    if scanner.begins("<![CDATA[", at: start) {
      return readClosed(start, by: "]]>", what: nil)
    }
    if scanner.begins("<?", at: start) {
      return readClosed(start, by: "?>", what: "<?…?>")
    }
    if scanner.begins("<!", at: start), start + 2 < lines.bytes.count,
      (65...90).contains(lines.bytes[start + 2] & 0xDF)
    {
      return readClosed(start, by: ">", what: "<!…>")
    }
    return readTag(start)
  }

  // MARK: Comments and instructions

  private mutating func readComment(_ start: Int) -> Int {
    if let end = end(of: "-->", from: start + 2) {
      // Within a paragraph cmark reads on behind a blank line as text by itself.
      let isText = end > limit && !beginsLine(start)
      if !isText { tagRanges.append(start..<end) }
      return isText ? start + 4 : end
    }
    mark(start)
    // No later one can be closed either.
    if !hasUnclosedComment { diagnostics.append(.unclosedComment(at: place(start))) }
    hasUnclosedComment = true
    return start + 4
  }

  /// - Parameter what: nil for what is printed.
  private mutating func readClosed(
    _ start: Int, by closing: StaticString, what: String?
  ) -> Int {
    guard let end = end(of: closing, from: start + 2), isClosed(start..<end, by: closing) else {
      mark(start)
      return start + 2
    }
    if let what {
      diagnostics.append(.leftOut(what, count: 1, at: place(start)))
      rewritings.append(
        Rewriting(text(start..<end), became: "left out", at: place(start).start))
    }
    return end
  }

  /// Behind a blank line the end must begin its line, as that of a program does; whatever else
  /// stands there is more likely to belong to other text.
  private func isClosed(_ range: Range<Int>, by closing: StaticString) -> Bool {
    guard range.upperBound > limit else { return true }
    let isDeclaration = closing.utf8CodeUnitCount == 1
    return !isDeclaration && beginsLine(range.lowerBound)
      && beginsLine(range.upperBound - closing.utf8CodeUnitCount)
  }

  /// Behind the next `closing`.
  private mutating func end(of closing: StaticString, from start: Int) -> Int? {
    search.next(closing, from: start).map { $0 + closing.utf8CodeUnitCount }
  }

  // MARK: Marks

  mutating func mark(_ start: Int) {
    marked.insert(start)
    marks.append(MarkerCharacter.Mark(offset: start + 1))
  }

  private mutating func unclosed(_ tag: HTMLStartTag) {
    mark(tag.start)
    var hides = tag.hides
    if case .hidden = tag.element { hides = true }
    guard hides, tag.beginsLine else { return }
    diagnostics.append(.unclosedElement(tag.name, at: place(tag.start)))
  }

  /// Whether nothing but indents and containers stands before it.
  func beginsLine(_ offset: Int) -> Bool {
    offset <= lines.contents[lines.line(at: offset)].lowerBound
  }

  private func text(_ range: Range<Int>) -> String {
    CleanText.of(String(decoding: lines.bytes[range], as: UTF8.self))
  }

  private func place(_ offset: Int) -> SourceRange {
    let line = lines.line(at: offset)
    return SourceRange(line: line + 1, column: offset - lines.ranges[line].lowerBound + 1)
  }
}
