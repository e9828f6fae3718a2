import HanjangCore

/// What other tools leave in Markdown that isn't Markdown: kramdown's attributes, Liquid, the
/// shortcodes of Hugo and GitBook, MDX, commands of LaTeX, the marks of Notion and Obsidian. Outside
/// code it is taken out, or put as what it means.
struct Leftovers {
  let lines: SourceLines
  var edits: [SourceEdit] = []
  private(set) var headingNames: [Int: String] = [:]
  private var dropped: [String: (count: Int, offset: Int)] = [:]
  /// Warnings for readable text in shortcodes that are left out, and for placeholders.
  var losses: [Diagnostic] = []
  /// How many placeholders were reported.
  var placeholders = 0
  /// For each open colon container, whether it is a call-out.
  var containers: [Bool] = []
  /// Whether the line before belongs to a module of JavaScript.
  var isModule = false
  lazy var ticks = BacktickRuns(lines.bytes)
  lazy var search = ForwardSearch(lines.bytes)
  /// Of links, of notes and of LaTeX.
  var parentheses = BracketPairs("(", ")", skipsTitles: true)
  var noteBrackets = BracketPairs("[", "]")
  var braces = BracketPairs("{", "}")
  /// Where brackets are opened, by where they are closed in a line that begins at `start`.
  var openers: (start: Int, places: [Int: Int]) = (-1, [:])
  /// Tags that were found to have no end tag.
  var endless: Set<String> = []
  /// Where formulas begin.
  var formulas: [Int] = []
  /// Whether no comment of Obsidian's is closed any more.
  var isCommentEndless = false
  /// Where the last highlight ends, and up to where the source holds no other end of one.
  var highlightEnd = -1
  var highlightless = 0
  /// Whether the last line in which dashes were looked at has text beside them.
  var dashLine: (line: Int, hasText: Bool) = (-1, false)
  /// The first line that isn't blank.
  private(set) var firstLine: Int
  /// Notes that stand where they are referred to.
  var notes: [(text: String, place: SourcePosition)] = []
  /// Whether a command of LaTeX was met.
  var hasTeX = false
  /// Up to here the source is dealt with.
  var done = 0

  var bytes: [UInt8] { lines.bytes }

  /// HTML that stands in the place of what it is written for: a comment to Markdown, which ends with
  /// its line.
  static let htmlMark = String(decoding: MarkerCharacter.bytes, as: UTF8.self)

  init(_ lines: SourceLines) {
    self.lines = lines
    firstLine = lines.kinds.firstIndex { $0 != .blank } ?? 0
  }

  /// Finds what is to be edited; `edits` are in order then.
  mutating func scan() {
    var index = 0
    while index < lines.ranges.count {
      defer { index += 1 }
      let range = lines.ranges[index]
      guard lines.kinds[index] == .text, range.upperBound > done, !isIndentedCode(index) else {
        continue
      }
      if range.lowerBound >= done, readLine(index) { continue }
      scanText(from: max(done, range.lowerBound), line: index)
    }
    edits += ListIndents.edits(in: lines) + TablePipes.edits(in: lines)
    edits.sort { ($0.range.lowerBound, $0.range.count) < ($1.range.lowerBound, $1.range.count) }
  }

  /// Four columns of indent after a blank line, and no list that they would belong to.
  private func isIndentedCode(_ index: Int) -> Bool {
    func isIndented(_ line: Int) -> Bool {
      let text = bytes[lines.ranges[line]]
      return text.starts(with: "    ".utf8) || text.first == 0x09
    }
    guard isIndented(index) else { return false }
    var line = index - 1
    var hasBlank = false
    while line >= 0, index - line < 200 {
      if lines.kinds[line] == .blank {
        hasBlank = true
      } else if !isIndented(line) {
        return hasBlank && lines.contents[line].lowerBound == lines.ranges[line].lowerBound
      }
      line -= 1
    }
    return hasBlank || line < 0
  }

  // MARK: Edits

  mutating func replace(_ range: Range<Int>, with text: String = "") {
    edits.append(SourceEdit(range: range, replacement: Array(text.utf8)))
    done = max(done, range.upperBound)
  }

  /// Takes out a part of a line, with one of two spaces that would meet.
  mutating func remove(_ range: Range<Int>) {
    var end = range.upperBound
    if range.lowerBound > 0, bytes[range.lowerBound - 1] == 0x20 {
      while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    }
    replace(range.lowerBound..<end)
  }

  /// HTML in the place of a whole line.
  mutating func put(html: String, at range: Range<Int>) {
    replace(range, with: "<!--\(Self.htmlMark)\(html)-->")
  }

  /// Takes out all that the line says. A marker keeps it from parting what stands around it, as the
  /// items of a list, where no blank line does so anyway; a table goes on to the next blank line.
  mutating func removeLine(_ index: Int) {
    let range = lines.ranges[index]
    let content = lines.contents[index].lowerBound..<range.upperBound
    let isBesideBlank =
      index == 0 || lines.kinds[index - 1] != .text || index + 1 >= lines.ranges.count
      || lines.kinds[index + 1] != .text
      || bytes[lines.ranges[index - 1]].contains(UInt8(ascii: "|"))
    let marker = String(decoding: MarkerCharacter.bytes, as: UTF8.self)
    replace(content, with: isBesideBlank ? "" : marker)
  }

  mutating func name(heading line: Int, _ name: String) {
    headingNames[line + 1] = name
  }

  // MARK: Diagnostics

  mutating func note(_ what: String, at offset: Int) {
    let known = dropped[what]
    dropped[what] = ((known?.count ?? 0) + 1, known?.offset ?? offset)
  }

  /// Reports a tag that is left out: with a warning if it contains text.
  mutating func note(leftOut template: Template) {
    let name = template.tag.name
    guard let text = TemplateTag.text(in: template.body) else {
      return note("the shortcode \(name)", at: template.range.lowerBound)
    }
    losses.append(.leftOut(text, of: name, at: place(template.range.lowerBound)))
  }

  /// The same where nothing is lost but text.
  mutating func noteText(of template: Template) {
    guard !template.tag.isSilent, TemplateTag.text(in: template.body) != nil else { return }
    note(leftOut: template)
  }

  var diagnostics: [Diagnostic] {
    var found = dropped.sorted { $0.value.offset < $1.value.offset }.map { what, found in
      Diagnostic.leftOut(what, count: found.count, at: place(found.offset))
    }
    found += losses
    if let first = formulas.first { found.append(.setAsSource("a formula", at: place(first))) }
    return found
  }

  func place(_ offset: Int) -> SourceRange {
    let index = lines.line(at: offset)
    let column = offset - lines.ranges[index].lowerBound + 1
    return SourceRange(line: index + 1, column: column)
  }
}

extension SourceLines {
  /// The index of the line that holds the offset.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
