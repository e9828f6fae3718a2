/// The author's text with spaces in the place of markup, so that places stay.
struct SourceMask {
  private(set) var bytes: [UInt8]
  private let lines: SourceLines

  /// - Parameter text: without front matter.
  static func text(of text: String) -> String {
    var mask = SourceMask(text)
    mask.hideMarkup()
    return String(decoding: mask.bytes, as: UTF8.self)
  }

  private init(_ text: String) {
    bytes = Array(text.utf8)
    lines = SourceLines(bytes)
  }

  private mutating func hideMarkup() {
    for range in HTMLRepair(lines).tags { hide(range) }
    for definition in LinkDefinitions(lines).all { hide(definition.range) }
    for (line, content) in lines.contents.enumerated() where lines.kinds[line] == .text {
      hide(lines.ranges[line].lowerBound..<content.lowerBound)
      hideInlineMarkup(content)
    }
  }

  /// Addresses of links and pictures, labels of notes and references, entities.
  private mutating func hideInlineMarkup(_ line: Range<Int>) {
    var index = line.lowerBound
    while index < line.upperBound {
      let end: Int?
      switch bytes[index] {
      case UInt8(ascii: "\\"): end = index + 2
      case UInt8(ascii: "&"): end = hidden(from: index, to: UInt8(ascii: ";"), within: 34, line)
      case UInt8(ascii: "["):
        end =
          isLabel(at: index, line)
          ? hidden(from: index, to: UInt8(ascii: "]"), within: 1_000, line) : nil
      case UInt8(ascii: "]"): end = hideTarget(behind: index, line)
      default: end = nil
      }
      index = end ?? index + 1
    }
  }

  /// `[^1]`, `[!NOTE]`, `[x]`.
  private func isLabel(at start: Int, _ line: Range<Int>) -> Bool {
    guard start + 2 < line.upperBound else { return false }
    let isBox = start == line.lowerBound && bytes[start + 2] == UInt8(ascii: "]")
    return isBox || bytes[start + 1] == UInt8(ascii: "^") || bytes[start + 1] == UInt8(ascii: "!")
  }

  private mutating func hideTarget(behind bracket: Int, _ line: Range<Int>) -> Int? {
    let start = bracket + 1
    guard start < line.upperBound else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "["): return hidden(from: start, to: UInt8(ascii: "]"), within: 1_000, line)
    case UInt8(ascii: "("):
      var depth = 0
      for index in start..<line.upperBound {
        if bytes[index] == UInt8(ascii: "(") { depth += 1 }
        if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
        guard depth == 0 else { continue }
        hide(start..<(index + 1))
        return index + 1
      }
      return nil
    default: return nil
    }
  }

  private mutating func hidden(
    from start: Int, to last: UInt8, within count: Int, _ line: Range<Int>
  ) -> Int? {
    let range = start..<min(line.upperBound, start + count)
    guard let end = bytes[range].firstIndex(of: last),
      !bytes[start..<end].contains(0x20) || last != UInt8(ascii: ";")
    else { return nil }
    hide(start..<(end + 1))
    return end + 1
  }

  private mutating func hide(_ range: Range<Int>) {
    for index in range where bytes[index] != 0x0A { bytes[index] = 0x20 }
  }
}
