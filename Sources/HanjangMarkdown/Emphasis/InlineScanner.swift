/// Steps over parts without delimiters and tags: escapes, code spans, addresses in angle brackets.
struct InlineScanner {
  let bytes: [UInt8]
  /// The range of the paragraph.
  let range: Range<Int>
  private let ticks: BacktickRuns

  init(_ bytes: [UInt8], _ range: Range<Int>, ticks: BacktickRuns) {
    (self.bytes, self.range, self.ticks) = (bytes, range, ticks)
  }

  /// Behind what begins at `index`; nil where nothing of the kind does.
  func end(ofOpaqueAt index: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "\\"): min(index + 2, range.upperBound)
    case UInt8(ascii: "`"): afterCodeSpan(index)
    case UInt8(ascii: "<"): afterAddress(index)
    default: nil
    }
  }

  /// After the back-ticks that close the ones at `start`, or after these where none do.
  private func afterCodeSpan(_ start: Int) -> Int {
    var open = start
    while open < range.upperBound, bytes[open] == UInt8(ascii: "`") { open += 1 }
    let close = ticks.next(open - start, from: open)
    return close.flatMap { $0 < range.upperBound ? $0 + open - start : nil } ?? open
  }

  /// After `<https://…>` or `<name@example.com>`.
  private func afterAddress(_ start: Int) -> Int? {
    var index = start + 1
    var isAddress = false
    while index < range.upperBound, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "<") {
      switch bytes[index] {
      case UInt8(ascii: ">"): return isAddress ? index + 1 : nil
      case UInt8(ascii: ":") where index > start + 2, UInt8(ascii: "@"): isAddress = true
      case UInt8(ascii: "="), UInt8(ascii: "\""): if !isAddress { return nil }
      default: break
      }
      index += 1
    }
    return nil
  }
}

extension SourceLines {
  /// The bytes of what can be one paragraph each: lines of text up to a blank line, code, a heading
  /// or the next item of a list.
  var paragraphs: [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for (index, range) in ranges.enumerated() {
      if let first = start, kinds[index] != .text || begins(index) {
        found.append(first..<ranges[index - 1].upperBound)
        start = nil
      }
      if kinds[index] == .text, start == nil { start = range.lowerBound }
    }
    if let first = start, let last = ranges.last { found.append(first..<last.upperBound) }
    return found
  }

  private func begins(_ line: Int) -> Bool {
    let content = contents[line]
    guard let first = bytes[content].first else { return true }
    if first == UInt8(ascii: "#") { return true }
    return bytes[ranges[line].lowerBound..<content.lowerBound].contains {
      $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">")
    }
  }
}
