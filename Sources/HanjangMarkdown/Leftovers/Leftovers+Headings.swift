extension Leftovers {
  /// Puts the space that a heading needs behind its number signs: `##경력`. One sign alone, as in
  /// `#태그`, begins a heading only above others of this kind, at the document's start.
  mutating func readTightHeading(_ content: Range<Int>, _ index: Int) {
    guard let level = tightLevel(content, index) else { return }
    if level == 1 {
      guard index == firstLine, hasTightHeadings(below: index) else { return }
    }
    let text = content.lowerBound + level
    let signs = content.lowerBound..<text
    edits.append(SourceEdit(range: signs, replacement: Array(bytes[signs]) + [0x20]))
  }

  /// The number of signs directly before a text that isn't a row of tags; nil for another line.
  private func tightLevel(_ content: Range<Int>, _ index: Int) -> Int? {
    let start = lines.ranges[index].lowerBound
    guard content.lowerBound - start <= 3,
      bytes[start..<content.lowerBound].allSatisfy({ $0 == 0x20 })
    else { return nil }
    let text = bytes[content].drop { $0 == UInt8(ascii: "#") }
    let level = content.count - text.count
    guard (1...6).contains(level), let first = text.first, first > 0x20,
      first >= 0x80 || first != UInt8(ascii: "!") && first != UInt8(ascii: "{")
    else { return nil }
    // `#서울 #맛집`.
    return zip(text, text.dropFirst()).contains { $0 == 0x20 && $1 == UInt8(ascii: "#") }
      ? nil : level
  }

  private func hasTightHeadings(below index: Int) -> Bool {
    let levels = lines.ranges.indices[(index + 1)...].filter { line in
      lines.kinds[line] == .text
        && tightLevel(lines.contents[line], line) ?? 0 > 1
    }
    return levels.count > 1
  }
}
