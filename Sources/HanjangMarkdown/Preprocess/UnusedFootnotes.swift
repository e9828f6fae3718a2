import HanjangCore

/// cmark drops a footnote to which nothing refers; a warning reports it.
enum UnusedFootnotes {
  /// - Parameter usedLines: where the footnotes start that cmark has kept, from 1.
  static func diagnostics(in source: RepairedSource, usedLines: Set<Int>) -> [Diagnostic] {
    guard source.bytes.contains(UInt8(ascii: "^")) else { return [] }
    let lines = SourceLines(source.bytes)
    var found: [Diagnostic] = []
    for (number, content) in lines.contents.enumerated() where lines.kinds[number] == .text {
      guard let label = label(lines.bytes[content]) else { continue }
      let indent = content.lowerBound - lines.ranges[number].lowerBound
      guard indent < 4 else { continue }
      let column = indent + 1
      let place = source.original(SourcePosition(line: number + 1, column: column))
      guard !usedLines.contains(place.line) else { continue }
      found.append(.unusedFootnote(label, at: SourceRange(place, place)))
    }
    return found
  }

  /// `x` where the line is `[^x]: …`.
  private static func label(_ line: ArraySlice<UInt8>) -> String? {
    guard line.starts(with: "[^".utf8) else { return nil }
    let label = line.dropFirst(2).prefix { $0 != UInt8(ascii: "]") && $0 > 0x20 }
    guard !label.isEmpty, line[label.endIndex...].starts(with: "]:".utf8) else { return nil }
    return CleanText.of(String(decoding: label, as: UTF8.self))
  }
}
