/// Steps over parts without delimiters and tags: escapes, code spans, addresses in angle brackets.
struct InlineScanner {
  let bytes: [UInt8]
  /// The range of the paragraph.
  let range: Range<Int>
  /// By length, where runs of back-ticks begin, the last first; nil until one is met.
  private var ticks: [Int: [Int]]?

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    (self.bytes, self.range) = (bytes, range)
  }

  /// Behind what begins at `index`; nil where nothing of the kind does.
  mutating func end(ofOpaqueAt index: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "\\"): min(index + 2, range.upperBound)
    case UInt8(ascii: "`"): afterCodeSpan(index)
    case UInt8(ascii: "<"): afterAddress(index)
    default: nil
    }
  }

  /// After the back-ticks that close the ones at `start`, or after these where none do.
  private mutating func afterCodeSpan(_ start: Int) -> Int {
    let open = endOfTicks(start)
    let length = open - start
    var waiting = ticks ?? runsOfTicks()
    ticks = nil
    while let next = waiting[length]?.last, next < open { waiting[length]?.removeLast() }
    ticks = waiting
    return waiting[length]?.last.map { $0 + length } ?? open
  }

  private func runsOfTicks() -> [Int: [Int]] {
    var runs: [Int: [Int]] = [:]
    var index = range.lowerBound
    while index < range.upperBound {
      let end = endOfTicks(index)
      if end > index { runs[end - index, default: []].append(index) }
      index = max(end, index + 1)
    }
    return runs.mapValues { $0.reversed() }
  }

  private func endOfTicks(_ index: Int) -> Int {
    var end = index
    while end < range.upperBound, bytes[end] == UInt8(ascii: "`") { end += 1 }
    return end
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
    let content = afterContainers(ranges[line])
    guard let first = bytes[content].first else { return true }
    if first == UInt8(ascii: "#") { return true }
    return bytes[ranges[line].lowerBound..<content.lowerBound].contains {
      $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">")
    }
  }
}
