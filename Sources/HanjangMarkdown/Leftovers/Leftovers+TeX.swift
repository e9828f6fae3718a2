/// Commands of LaTeX, from résumés that were typeset with it or are written for pandoc.
extension Leftovers {
  /// The command at a backslash; the offset to go on from.
  mutating func readCommand(_ start: Int, line: Int) -> Int {
    let end = lines.ranges[line].upperBound
    guard start + 1 < end, isWord(bytes[start + 1]), !isNumber(bytes[start + 1]) else {
      return readLineEnd(start, line: line)
    }
    var index = start + 1
    while index < end, isWord(bytes[index]), !isNumber(bytes[index]) { index += 1 }
    guard isFree(start), let meaning = TeXCommand(text((start + 1)..<index)) else { return index }
    if index < end, bytes[index] == UInt8(ascii: "*") { index += 1 }
    hasTeX = true
    switch meaning {
    case .nothing(let arguments, let shown):
      index = afterArguments(index, arguments, end: end)
      put(shown, in: start..<index, line: line)
    case .text(let shown): put(shown, in: start..<index, line: line)
    case .around(let before, let after):
      guard let close = closingBrace(index, end: end) else { return index }
      if close == index + 1 {
        put("", in: start..<(close + 1), line: line)
        return max(done, close + 1)
      }
      replace(start..<(index + 1), with: before)
      edits.append(SourceEdit(range: close..<(close + 1), replacement: Array(after.utf8)))
      return index + 1
    case .link: return readLink(start, name: index, end: end)
    case .address:
      guard let close = closingBrace(index, end: end) else { return index }
      replace(start..<(close + 1), with: "<\(text((index + 1)..<close).trimmed)>")
      return close + 1
    }
    return max(done, index)
  }

  /// No path such as `C:\small`, and no word.
  private func isFree(_ start: Int) -> Bool {
    guard start > 0 else { return true }
    let before = bytes[start - 1]
    return !isWord(before) && !":\\._/".utf8.contains(before)
  }

  private mutating func put(_ shown: String, in range: Range<Int>, line: Int) {
    if shown.isEmpty, range == lines.contents[line] {
      removeLine(line)
    } else if shown.isEmpty || shown == " " {
      // One space for those at both sides.
      var (start, end) = (range.lowerBound, range.upperBound)
      while start > lines.ranges[line].lowerBound, bytes[start - 1] == 0x20, start > done {
        start -= 1
      }
      while end < lines.ranges[line].upperBound, bytes[end] == 0x20 { end += 1 }
      let isInside = start > lines.ranges[line].lowerBound && end < lines.ranges[line].upperBound
      let hadSpace = shown == " " || start < range.lowerBound || end > range.upperBound
      replace(start..<end, with: isInside && hadSpace ? " " : "")
    } else {
      replace(range, with: shown)
    }
  }

  /// `\href{address}{text}`.
  private mutating func readLink(_ start: Int, name: Int, end: Int) -> Int {
    guard let first = closingBrace(name, end: end), let second = closingBrace(first + 1, end: end)
    else { return name }
    let address = text((name + 1)..<first).trimmed
    replace(start..<(first + 2), with: "[")
    edits.append(
      SourceEdit(range: second..<(second + 1), replacement: Array("](<\(address)>)".utf8)))
    return first + 2
  }

  /// The brace that closes the one at `start`, in its line; nil where none stands there.
  private mutating func closingBrace(_ start: Int, end: Int) -> Int? {
    guard start < end, bytes[start] == UInt8(ascii: "{") else { return nil }
    return braces.end(of: start, in: bytes, limit: end)
  }

  private mutating func afterArguments(_ start: Int, _ count: Int, end: Int) -> Int {
    var index = start
    if index < end, bytes[index] == UInt8(ascii: "["),
      let close = bytes[index..<end].firstIndex(of: UInt8(ascii: "]"))
    {
      index = close + 1
    }
    for _ in 0..<count {
      guard let close = closingBrace(index, end: end) else { break }
      index = close + 1
    }
    // `\hfill{}` ends a name.
    return count == 0 && bytes[index..<end].starts(with: "{}".utf8) ? index + 2 : index
  }

  /// `\\` at a line's end, which breaks it in LaTeX.
  private mutating func readLineEnd(_ start: Int, line: Int) -> Int {
    let content = lines.contents[line]
    guard hasTeX, start + 2 == content.upperBound, bytes[start + 1] == UInt8(ascii: "\\") else {
      return start + 2
    }
    let isFollowed = line + 1 < lines.ranges.count && lines.kinds[line + 1] == .text
    replace(start..<content.upperBound, with: isFollowed ? "\\" : "")
    return content.upperBound
  }

  // MARK: Lines

  private static let sections = [
    "\\section": "## ", "\\subsection": "### ", "\\subsubsection": "#### ",
  ]

  /// `\section{Title}`, alone on its line, and `\item`; false where the line needs a further look.
  mutating func readSectionCommand(_ content: Range<Int>) -> Bool {
    let written = text(content)
    if written.hasPrefix("\\item ") {
      replace(content.lowerBound..<(content.lowerBound + 6), with: "- ")
      return false
    }
    let name = written.prefix { $0 != "{" && $0 != "*" }
    guard let signs = Self.sections[String(name)], written.hasSuffix("}"),
      let brace = bytes[content].firstIndex(of: UInt8(ascii: "{")),
      closingBrace(brace, end: content.upperBound) == content.upperBound - 1
    else { return false }
    replace(content.lowerBound..<(brace + 1), with: signs)
    edits.append(SourceEdit(range: (content.upperBound - 1)..<content.upperBound, replacement: []))
    hasTeX = true
    return true
  }

  // MARK: Dashes

  /// `--` within a range, and `---` between words.
  mutating func readDashes(_ start: Int, line: Int) -> Int {
    let range = lines.ranges[line]
    var end = start
    while end < range.upperBound, bytes[end] == UInt8(ascii: "-") { end += 1 }
    // Lines of nothing but list markers are long: what costs their length comes last.
    guard end - start == 2 || end - start == 3 else { return end }
    let before = bytes[range.lowerBound..<start].last { $0 != 0x20 }
    let after = bytes[end..<range.upperBound].first { $0 != 0x20 }
    guard let before, let after else { return end }
    let isSpaced = bytes[start - 1] == 0x20 && bytes[end] == 0x20
    let isTight = bytes[start - 1] != 0x20 && bytes[end] != 0x20
    guard isSpaced || isTight else { return end }
    let isRange =
      end - start == 2 && (isNumber(before) || isNumber(after))
      && (isSpaced || (isNumber(before) && isNumber(after)))
    let isBreak =
      end - start == 3 && (before >= 0x80 || isWord(before)) && (after >= 0x80 || isWord(after))
    guard isRange || isBreak, !isInAddress(start), isDashLine(line) else { return end }
    replace(start..<end, with: isRange ? "–" : "—")
    return end
  }

  /// How far before dashes an address is searched for.
  private static let addressLength = 200

  private func isInAddress(_ start: Int) -> Bool {
    let word = bytes[..<start].suffix(Self.addressLength).reversed().prefix { $0 > 0x20 }
    return word.contains(UInt8(ascii: "/")) || word.contains(UInt8(ascii: "@"))
  }

  /// Whether the line has text beside dashes and pipes.
  private mutating func isDashLine(_ line: Int) -> Bool {
    if dashLine.line != line {
      dashLine = (line, !bytes[lines.ranges[line]].allSatisfy { "-:| \t+>".utf8.contains($0) })
    }
    return dashLine.hasText
  }
}

/// What a command of LaTeX stands for.
enum TeXCommand {
  /// White space, or a setting; how many arguments it takes, and what is shown in its place.
  case nothing(arguments: Int, shown: String)
  case text(String)
  /// Around its argument.
  case around(String, String)
  case link, address

  init?(_ name: String) {
    guard let meaning = Self.known[name] else { return nil }
    self = meaning
  }

  private static let known: [String: TeXCommand] = {
    var known: [String: TeXCommand] = [
      "href": .link, "url": .address,
      "textbf": .around("**", "**"), "textit": .around("*", "*"), "emph": .around("*", "*"),
      "textsl": .around("*", "*"), "underline": .around("<u>", "</u>"),
      "uline": .around("<u>", "</u>"),
      "texttt": .around("`", "`"), "sout": .around("~~", "~~"),
      "textsuperscript": .around("<sup>", "</sup>"), "textsubscript": .around("<sub>", "</sub>"),
      "textbullet": .text("•"), "textbar": .text("|"), "textendash": .text("–"),
      "textemdash": .text("—"), "ldots": .text("…"), "dots": .text("…"), "textellipsis": .text("…"),
      "LaTeX": .text("LaTeX"), "TeX": .text("TeX"), "textasciitilde": .text("~"),
    ]
    func add(_ arguments: Int, _ shown: String, _ names: String) {
      for name in names.split(separator: " ") {
        known[String(name)] = .nothing(arguments: arguments, shown: shown)
      }
    }
    for name in ["textsc", "textsf", "textrm", "textnormal", "mbox", "textmd", "textup"] {
      known[name] = .around("", "")
    }
    add(0, " ", "hfill hfil quad qquad hrulefill dotfill enspace thinspace")
    add(1, " ", "hspace")
    add(1, "", "vspace vskip pagestyle thispagestyle label begin end input usepackage linespread")
    add(2, "", "setlength addtolength fontsize rule")
    add(
      0, "",
      """
      vfill noindent indent smallskip medskip bigskip centering raggedright raggedleft par newline \
      linebreak small large Large LARGE huge Huge tiny footnotesize normalsize scriptsize bfseries \
      itshape scshape sffamily rmfamily ttfamily mdseries selectfont maketitle tableofcontents
      """)
    return known
  }()
}
