import HanjangCore

extension Leftovers {
  /// Deals with what stands in running text, from `start` to the line's end.
  mutating func scanText(from start: Int, line: Int) {
    let end = lines.ranges[line].upperBound
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index = readCommand(index, line: line)
      case UInt8(ascii: "`"): index = afterCodeSpan(index, line: line)
      case UInt8(ascii: "{"): index = readBrace(index, line: line)
      case UInt8(ascii: "["): index = readBracket(index, line: line)
      case UInt8(ascii: "]"): index = readDestination(index, end: end)
      case UInt8(ascii: "%"): index = readPercent(index, line: line)
      case UInt8(ascii: "="): index = readHighlight(index, line: line)
      case UInt8(ascii: "^"): index = readCaret(index, line: line)
      case UInt8(ascii: "~"): index = readTilde(index, line: line)
      case UInt8(ascii: "-"): index = readDashes(index, line: line)
      case 0xEE, 0xEF, 0xF3: index = readPrivateUse(index, end: end)
      case UInt8(ascii: "@"): index = readAt(index, end: end)
      case UInt8(ascii: "$"): index = readDollar(index, line: line)
      case UInt8(ascii: "<"): index = readElement(index)
      default: index += 1
      }
    }
    done = max(done, index)
  }

  /// After the back-ticks that close the ones at `start`, in this paragraph.
  mutating func afterCodeSpan(_ start: Int, line: Int) -> Int {
    let limit = endOfParagraph(line)
    let length = bytes[start..<limit].prefix { $0 == UInt8(ascii: "`") }.count
    let open = start + length
    guard let close = ticks.next(length, from: open), close < limit else { return open }
    return close + length
  }

  // MARK: Braces

  private mutating func readBrace(_ start: Int, line: Int) -> Int {
    if let template = template(at: start) { return readTemplate(template) }
    let end = lines.ranges[line].upperBound
    if bytes[(start + 1)...].starts(with: "/*".utf8) { return readComment(start) }
    guard let close = bytes[start..<min(end, start + 400)].firstIndex(of: UInt8(ascii: "}"))
    else {
      return start + 1
    }
    let range = start..<(close + 1)
    let braces = text(range)
    if isHeading(line), lines.contents[line].upperBound == close + 1 {
      return readHeadingAttributes(range, braces, line: line)
    }
    // kramdown's own sign says enough, wherever it stands.
    let isMarked = braces.hasPrefix("{:") && braces.contains { ".#=".contains($0) }
    guard isMarked || (start > 0 && isSpanEnd(bytes[start - 1])),
      let (_, rest) = PictureAttributes.braced(braces), rest.isEmpty,
      start == 0 || !isPicture(before: start)
    else { return start + 1 }
    remove(range)
    return done
  }

  /// `## Title {#name .class}`, `{-}`.
  private mutating func readHeadingAttributes(
    _ range: Range<Int>, _ braces: String, line: Int
  ) -> Int {
    let isBare = braces == "{-}" || braces == "{:.no_toc}" || braces == "{.unnumbered}"
    guard isBare || PictureAttributes.braced(braces).map(\.rest.isEmpty) ?? false else {
      return range.lowerBound + 1
    }
    if let sign = braces.firstIndex(of: "#") {
      let name = braces[braces.index(after: sign)...].prefix { !$0.isWhitespace && $0 != "}" }
      if !name.isEmpty { self.name(heading: line, String(name)) }
    }
    replace(range)
    return range.upperBound
  }

  private func isHeading(_ line: Int) -> Bool {
    let content = lines.contents[line]
    return !content.isEmpty && bytes[content.lowerBound] == UInt8(ascii: "#")
  }

  /// What ends an inline element that attributes may follow.
  private func isSpanEnd(_ byte: UInt8) -> Bool {
    [")", "]", "*", "`", "_"].contains { byte == UInt8(ascii: $0) }
  }

  /// Whether what ends before `index` is `![…](…)`, `![…][…]` or `![…]`: its attributes are for the
  /// picture.
  mutating func isPicture(before index: Int) -> Bool {
    var start = index
    if let open = opener(before: start, of: ")") { start = open }
    while let open = opener(before: start, of: "]") {
      if open > 0, bytes[open - 1] == UInt8(ascii: "!") { return true }
      start = open
    }
    return false
  }

  /// Where what ends before `index` in its line with `close` is opened.
  private mutating func opener(before index: Int, of close: Unicode.Scalar) -> Int? {
    guard index > 0, bytes[index - 1] == UInt8(ascii: close) else { return nil }
    let line = lines.ranges[lines.line(at: index - 1)]
    if openers.start != line.lowerBound { openers = (line.lowerBound, Self.openers(bytes[line])) }
    return openers.places[index - 1]
  }

  private static func openers(_ line: ArraySlice<UInt8>) -> [Int: Int] {
    var places: [Int: Int] = [:]
    var (round, square): ([Int], [Int]) = ([], [])
    for (index, byte) in zip(line.indices, line) {
      switch byte {
      case UInt8(ascii: "("): round.append(index)
      case UInt8(ascii: "["): square.append(index)
      case UInt8(ascii: ")"): places[index] = round.popLast()
      case UInt8(ascii: "]"): places[index] = square.popLast()
      default: break
      }
    }
    return places
  }

  /// MDX's `{/* … */}`.
  private mutating func readComment(_ start: Int) -> Int {
    guard let end = search.next("*/}", from: start + 3), end < start + 4_000 else {
      return start + 1
    }
    replace(start..<(end + 3))
    return end + 3
  }

  // MARK: Brackets

  /// Obsidian's `[[page|shown]]` and `![[picture.png|300]]`.
  private mutating func readBracket(_ start: Int, line: Int) -> Int {
    let end = lines.ranges[line].upperBound
    checkPlaceholder(start, line: line)
    if bytes[start..<end].starts(with: "[##".utf8) { return readTistory(start, end: end) }
    guard start + 4 < end, bytes[start + 1] == UInt8(ascii: "["),
      bytes[start + 2] != UInt8(ascii: "[")
    else {
      return start + 1
    }
    var close = start + 2
    while close < end, bytes[close] != UInt8(ascii: "["), bytes[close] != UInt8(ascii: "]") {
      close += 1
    }
    guard close + 1 < end, bytes[close] == UInt8(ascii: "]"), bytes[close + 1] == UInt8(ascii: "]"),
      close + 2 >= end
        || (bytes[close + 2] != UInt8(ascii: "(") && bytes[close + 2] != UInt8(ascii: "]"))
    else { return start + 2 }
    let body = text((start + 2)..<close)
    guard body.contains(where: \.isLetter), !body.hasPrefix(" "), !body.hasPrefix("^") else {
      return close + 2
    }
    let parts = body.split(separator: "|", maxSplits: 1)
      .map { $0.hasSuffix("\\") ? String($0.dropLast()) : String($0) }
    let isEmbedded = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
    let name = parts.first ?? ""
    let from = isEmbedded ? start - 1 : start
    if isEmbedded, isPictureName(name) {
      let width = parts.count > 1 ? Int(parts[1].prefix { $0.isNumber }) : nil
      let size = width.map { "{width=\($0)}" } ?? ""
      replace(from..<(close + 2), with: "![](<\(name)>)\(size)")
    } else {
      replace(from..<(close + 2), with: parts.last ?? name)
    }
    return close + 2
  }

  private func isPictureName(_ name: String) -> Bool {
    [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp"].contains {
      name.lowercased().hasSuffix($0)
    }
  }

  /// `[##_Image|…_##]`, which only Tistory can show.
  private mutating func readTistory(_ start: Int, end: Int) -> Int {
    guard let close = search.next("##]", from: start + 3), close < end else { return start + 1 }
    note("a picture of Tistory's", at: start)
    replace(start..<(close + 3))
    return close + 3
  }

  /// velog's `@[youtube](…)`.
  private mutating func readAt(_ start: Int, end: Int) -> Int {
    let end = min(end, start + 400)
    guard start + 3 < end, bytes[start + 1] == UInt8(ascii: "["),
      let bracket = bytes[start..<end].firstIndex(of: UInt8(ascii: "]")), bracket + 1 < end,
      bytes[bracket + 1] == UInt8(ascii: "("),
      let close = bytes[bracket..<end].firstIndex(of: UInt8(ascii: ")"))
    else { return start + 1 }
    let name = text((start + 2)..<bracket)
    guard ["youtube", "vimeo", "codepen", "codesandbox", "twitter"].contains(name) else {
      return start + 1
    }
    note("@[\(name)]", at: start)
    replace(start..<(close + 1))
    return close + 1
  }

  // MARK: Formulas

  /// `$…$` and `$$…$$` become code, in which no sign means anything to Markdown.
  private mutating func readDollar(_ start: Int, line: Int) -> Int {
    guard let formula = FormulaScanner(lines).formula(at: start, line: line) else {
      return bytes[(start + 1)...].first == UInt8(ascii: "$") ? start + 2 : start + 1
    }
    let ticks = text(formula).contains("`") ? "``" : "`"
    edits.append(
      SourceEdit(range: formula.lowerBound..<formula.lowerBound, replacement: Array(ticks.utf8)))
    edits.append(
      SourceEdit(range: formula.upperBound..<formula.upperBound, replacement: Array(ticks.utf8)))
    formulas.append(formula.lowerBound)
    done = max(done, formula.upperBound)
    return formula.upperBound
  }
}
