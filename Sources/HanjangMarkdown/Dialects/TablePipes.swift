/// Pipes in code within a table's cell, which GFM asks to be escaped and authors forget: a row that
/// has too many cells with them, and the right number without, is meant without.
struct TablePipes {
  private let lines: SourceLines
  private lazy var ticks = BacktickRuns(lines.bytes)

  private init(_ lines: SourceLines) { self.lines = lines }

  /// Backslashes to be put before such pipes.
  static func edits(in lines: SourceLines) -> [SourceEdit] {
    var pipes = TablePipes(lines)
    var edits: [SourceEdit] = []
    var index = 1
    while index < lines.ranges.count {
      guard let columns = pipes.columns(index) else {
        index += 1
        continue
      }
      edits += pipes.edits(index - 1, columns: columns)
      index += 1
      while index < lines.ranges.count, lines.kinds[index] == .text {
        edits += pipes.edits(index, columns: columns)
        index += 1
      }
    }
    return edits
  }

  /// How many columns the line below a table's header has; nil for another line.
  private func columns(_ index: Int) -> Int? {
    let line = lines.bytes[lines.afterQuotes(index)]
    guard lines.kinds[index] != .code, lines.kinds[index - 1] == .text,
      line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")),
      line.allSatisfy({ "-:| \t".utf8.contains($0) })
    else { return nil }
    return TableRowSource.cellCount(line)
  }

  private mutating func edits(_ index: Int, columns: Int) -> [SourceEdit] {
    let range = lines.afterQuotes(index)
    let count = TableRowSource.cellCount(lines.bytes[range])
    guard count > columns, lines.bytes[range].contains(UInt8(ascii: "`")) else { return [] }
    let pipes = pipesInCode(range)
    guard !pipes.isEmpty, count - pipes.count <= columns else { return [] }
    return pipes.map { SourceEdit(range: $0..<$0, replacement: [UInt8(ascii: "\\")]) }
  }

  private mutating func pipesInCode(_ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    var index = range.lowerBound
    while let tick = lines.bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "`")) {
      let length = lines.bytes[tick..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
      let start = tick + length
      index = start
      guard let end = ticks.next(length, from: start), end < range.upperBound else { continue }
      found += (start..<end).filter {
        lines.bytes[$0] == UInt8(ascii: "|") && lines.bytes[$0 - 1] != UInt8(ascii: "\\")
      }
      index = end + length
    }
    return found
  }
}

extension SourceLines {
  /// The line without the signs of the quotes and the marker of the item that it begins.
  fileprivate func afterQuotes(_ line: Int) -> Range<Int> {
    // A row of hyphens may begin without a pipe.
    contents[line].isEmpty ? ranges[line] : contents[line]
  }
}
