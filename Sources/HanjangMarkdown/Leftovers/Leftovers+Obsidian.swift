import HanjangCore

/// Obsidian's additions to Markdown, some of which pandoc has as well.
extension Leftovers {
  // MARK: Comments

  /// `%%…%%`, which is for the author alone. One that begins a line may hold blank lines.
  mutating func readPercent(_ start: Int, line: Int) -> Int {
    guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "%"),
      bytes[start + 2] != UInt8(ascii: "%")
    else { return start + 1 }
    let content = lines.contents[line]
    // `50%%` isn't a comment's beginning.
    let isFree = start == 0 || !isNumber(bytes[start - 1])
    let limit = start == content.lowerBound ? bytes.count : endOfParagraph(line)
    guard isFree, !isCommentEndless, let close = pair("%", from: start + 2, limit: limit)
    else { return start + 2 }
    let range = start..<(close + 2)
    if range == content {
      removeLine(line)
    } else {
      remove(range)
    }
    return max(done, range.upperBound)
  }

  /// Where two of a sign stand together.
  private mutating func pair(_ sign: Unicode.Scalar, from start: Int, limit: Int) -> Int? {
    var index = start
    while index + 1 < limit {
      if bytes[index] == UInt8(ascii: sign), bytes[index + 1] == UInt8(ascii: sign) {
        return index
      }
      index += 1
    }
    // Nothing behind `start` ends a comment: no later one needs to look.
    if limit == bytes.count { isCommentEndless = true }
    return nil
  }

  /// Where the lines of text that follow one another end.
  func endOfParagraph(_ line: Int) -> Int {
    var last = line
    while last + 1 < lines.ranges.count, lines.kinds[last + 1] == .text, last - line < 50 {
      last += 1
    }
    return lines.ranges[last].upperBound
  }

  // MARK: Highlights

  /// `==text==`.
  mutating func readHighlight(_ start: Int, line: Int) -> Int {
    guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "=") else { return start + 1 }
    if start <= highlightEnd { return start + 2 }
    var open = start
    while open < bytes.count, bytes[open] == UInt8(ascii: "=") { open += 1 }
    guard open == start + 2, open < bytes.count, bytes[open] > 0x20,
      !isBetweenWords(start, open), let close = endOfHighlight(from: open, line: line)
    else { return open }
    edits.append(SourceEdit(range: start..<open, replacement: Array("<mark>".utf8)))
    edits.append(SourceEdit(range: close..<(close + 2), replacement: Array("</mark>".utf8)))
    highlightEnd = close
    return open
  }

  /// `a==b` compares.
  private func isBetweenWords(_ start: Int, _ end: Int) -> Bool {
    start > 0 && isWord(bytes[start - 1]) && isWord(bytes[end])
  }

  private mutating func endOfHighlight(from start: Int, line: Int) -> Int? {
    let limit = endOfParagraph(line)
    var index = max(start, highlightless)
    while index + 1 < limit {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): index = afterCodeSpan(index, line: line)
      case UInt8(ascii: "="):
        var end = index
        while end < limit, bytes[end] == UInt8(ascii: "=") { end += 1 }
        if end - index == 2, bytes[index - 1] > 0x20,
          end == limit || !isBetweenWords(index, end)
        {
          return index
        }
        index = end
      default: index += 1
      }
    }
    highlightless = max(highlightless, limit)
    return nil
  }

  // MARK: Carets

  /// `^[note]`, `x^2^`, and ` ^id` at a block's end.
  mutating func readCaret(_ start: Int, line: Int) -> Int {
    if start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "[") {
      return readInlineNote(start, line: line)
    }
    if isBlockName(start, line: line) {
      let content = lines.contents[line]
      if start == content.lowerBound {
        removeLine(line)
      } else {
        remove(start..<content.upperBound)
      }
      return max(done, content.upperBound)
    }
    return readSuperscript(start, line: line)
  }

  /// Letters, digits and hyphens behind a space, up to the line's end; with a letter: ` ^2` is a
  /// power.
  private func isBlockName(_ start: Int, line: Int) -> Bool {
    let content = lines.contents[line]
    let name = bytes[(start + 1)..<max(start + 1, content.upperBound)]
    return (start == content.lowerBound || bytes[start - 1] == 0x20)
      && name.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") }
      && name.contains { (97...122).contains($0 | 0x20) }
  }

  /// A note of pandoc's or Obsidian's where it is referred to becomes one at the document's end.
  private mutating func readInlineNote(_ start: Int, line: Int) -> Int {
    let limit = endOfParagraph(line)
    guard start > 0, let close = noteBrackets.end(of: start + 1, in: bytes, limit: limit) else {
      return start + 1
    }
    let note = text((start + 2)..<close).collapsingWhitespace.trimmed
    let next = close + 1 < bytes.count ? bytes[close + 1] : 0x20
    guard Self.isNote(note), !"+*{?$".utf8.contains(next) else { return close + 1 }
    notes.append((note, place(start).start))
    replace(start..<(close + 1), with: "[^\(Self.htmlMark)\(notes.count)]")
    return close + 1
  }

  /// Words, not a class of characters such as `[^가-힣]`.
  private static func isNote(_ text: String) -> Bool {
    let letters = text.unicodeScalars.filter(EastAsian.isLetter).count
    let isRange = text.count == 3 && text.contains("-")
    return !isRange && (text.contains(" ") || text.contains("://") || letters > 0)
  }

  // MARK: Small letters

  /// `x^2^`.
  private mutating func readSuperscript(_ start: Int, line: Int) -> Int {
    let end = lines.ranges[line].upperBound
    guard start > lines.ranges[line].lowerBound, isBase(bytes[start - 1]),
      let close = scriptEnd(from: start + 1, end: end), isScript(start + 1..<close)
    else { return start + 1 }
    wrap(start, close, in: "sup")
    return close + 1
  }

  /// `H~2~O`; `3~5` is a range.
  mutating func readTilde(_ start: Int, line: Int) -> Int {
    let end = lines.ranges[line].upperBound
    var open = start
    while open < end, bytes[open] == UInt8(ascii: "~") { open += 1 }
    guard open == start + 1, start > lines.ranges[line].lowerBound,
      isBase(bytes[start - 1]), !isNumber(bytes[start - 1]), bytes[start - 1] < 0x80,
      let close = scriptEnd(from: open, end: end),
      close + 1 >= end || bytes[close + 1] != UInt8(ascii: "~"), isScript(open..<close),
      bytes[open..<close].allSatisfy({ isNumber($0) || (97...122).contains($0) || $0 == 0x2B })
    else { return open }
    wrap(start, close, in: "sub")
    return close + 1
  }

  private mutating func wrap(_ start: Int, _ close: Int, in tag: String) {
    edits.append(SourceEdit(range: start..<(start + 1), replacement: Array("<\(tag)>".utf8)))
    edits.append(SourceEdit(range: close..<(close + 1), replacement: Array("</\(tag)>".utf8)))
    done = max(done, close + 1)
  }

  /// Where the sign before `start` stands again, near by.
  private func scriptEnd(from start: Int, end: Int) -> Int? {
    bytes[start..<min(end, start + 13)].firstIndex(of: bytes[start - 1])
  }

  private func isScript(_ range: Range<Int>) -> Bool {
    (1...12).contains(range.count)
      && bytes[range].allSatisfy { $0 > 0x20 && !"[]`~^*_<>".utf8.contains($0) }
  }

  private func isBase(_ byte: UInt8) -> Bool {
    isWord(byte) || byte >= 0x80 || byte == UInt8(ascii: ")")
  }

  func isNumber(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// A letter or digit of ASCII.
  func isWord(_ byte: UInt8) -> Bool { isNumber(byte) || (97...122).contains(byte | 0x20) }
}
