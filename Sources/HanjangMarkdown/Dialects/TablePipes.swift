/// Pipes in code within a table's cell, which GFM asks to be escaped and authors forget: a row that
/// has too many cells with them, and the right number without, is meant without.
struct TablePipes {
  private let lines: SourceLines

  /// Backslashes to be put before such pipes.
  static func edits(in lines: SourceLines) -> [SourceEdit] {
    let pipes = TablePipes(lines: lines)
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
    let range = lines.ranges[index]
    let line = lines.bytes[lines.afterQuotes(range)]
    guard lines.kinds[index] != .code, lines.kinds[index - 1] == .text,
      line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")),
      line.allSatisfy({ "-:| \t".utf8.contains($0) })
    else { return nil }
    return TableRowSource.cellCount(line)
  }

  private func edits(_ index: Int, columns: Int) -> [SourceEdit] {
    let range = lines.afterQuotes(lines.ranges[index])
    let count = TableRowSource.cellCount(lines.bytes[range])
    guard count > columns, lines.bytes[range].contains(UInt8(ascii: "`")) else { return [] }
    let pipes = pipesInCode(range)
    guard !pipes.isEmpty, count - pipes.count <= columns else { return [] }
    return pipes.map { SourceEdit(range: $0..<$0, replacement: [UInt8(ascii: "\\")]) }
  }

  private func pipesInCode(_ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard lines.bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let length = lines.bytes[index..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
      let start = index + length
      index = start
      guard let end = endOfCode(start, length, range) else { continue }
      found += (start..<end).filter {
        lines.bytes[$0] == UInt8(ascii: "|") && lines.bytes[$0 - 1] != UInt8(ascii: "\\")
      }
      index = end + length
    }
    return found
  }

  private func endOfCode(_ start: Int, _ length: Int, _ range: Range<Int>) -> Int? {
    var index = start
    while index < range.upperBound {
      let run = lines.bytes[index..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
      if run == length { return index }
      index += max(1, run)
    }
    return nil
  }
}

extension SourceLines {
  /// The line without the signs of the quotes and the marker of the item that it begins.
  fileprivate func afterQuotes(_ range: Range<Int>) -> Range<Int> {
    let content = afterContainers(range)
    // A row of hyphens may begin without a pipe.
    return content.isEmpty ? range : content
  }
}
