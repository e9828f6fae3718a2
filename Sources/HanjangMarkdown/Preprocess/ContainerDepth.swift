/// cmark-gfm walks through all open containers at each line, so that a line of thousands of list
/// markers makes every line behind it slow. The markers beyond a depth are text.
enum ContainerDepth {
  /// Deeper than what is converted as structure, so that the conversion reports it.
  private static let limit = Conversion.nestingLimit + 4

  static func marks(in lines: SourceLines) -> [MarkerCharacter.Mark] {
    zip(lines.ranges, lines.kinds).compactMap { range, kind in
      guard kind == .text, range.count > limit else { return nil }
      return excess(in: lines.bytes[range]).map { MarkerCharacter.Mark(offset: $0) }
    }
  }

  /// Where the first marker stands that is too deep.
  private static func excess(in line: ArraySlice<UInt8>) -> Int? {
    var depth = 0
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == 0x20 || line[index] == 0x09 {
        index += 1
        continue
      }
      guard let end = endOfMarker(at: index, in: line) else { return nil }
      depth += 1
      if depth > limit { return index }
      index = end
    }
    return nil
  }

  private static func endOfMarker(at start: Int, in line: ArraySlice<UInt8>) -> Int? {
    func isSpace(_ index: Int) -> Bool {
      index >= line.endIndex || line[index] == 0x20 || line[index] == 0x09
    }
    switch line[start] {
    case UInt8(ascii: ">"): return start + 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      return isSpace(start + 1) ? start + 1 : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = line[start...].prefix { (48...57).contains($0) }
      let end = digits.endIndex
      guard digits.count <= 9, end < line.endIndex,
        line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")"), isSpace(end + 1)
      else { return nil }
      return end + 1
    default: return nil
    }
  }
}
