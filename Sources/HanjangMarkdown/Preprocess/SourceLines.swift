/// The source by lines, with what stands in fenced code told apart from text.
struct SourceLines {
  enum Kind { case blank, text, code }

  private(set) var bytes: [UInt8]
  /// Without the line's end.
  private(set) var ranges: [Range<Int>] = []
  private(set) var kinds: [Kind] = []
  /// The lines without the indents, quote signs and list markers before their text, and the white
  /// space behind it.
  private(set) var contents: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var fence: (sign: UInt8, length: Int)?
    var code = PreformattedLines(bytes)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      ranges.append(start..<end)
      let content = afterContainers(start..<end)
      contents.append(trimmed(content))
      let kind = kind(of: content, fence: &fence)
      let isHTMLCode = fence == nil && kind != .code && code.holds(bytes[start..<end])
      kinds.append(isHTMLCode ? .code : kind)
      start = end + 1
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    return range.lowerBound..<end
  }

  private func kind(of content: Range<Int>, fence: inout (sign: UInt8, length: Int)?) -> Kind {
    if let open = fence {
      if let close = fenceRun(content), close.sign == open.sign, close.length >= open.length,
        close.isBare
      {
        fence = nil
      }
      return .code
    }
    if let run = fenceRun(content), run.canOpen {
      fence = (run.sign, run.length)
      return .code
    }
    return content.isEmpty ? .blank : .text
  }

  private struct FenceRun {
    var sign: UInt8
    var length: Int
    /// Nothing but spaces behind it.
    var isBare: Bool
    /// An info string of back-ticks has none itself.
    var canOpen: Bool
  }

  private func fenceRun(_ range: Range<Int>) -> FenceRun? {
    guard let sign = range.isEmpty ? nil : bytes[range.lowerBound],
      sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~")
    else { return nil }
    let rest = bytes[range].drop { $0 == sign }
    let length = range.count - rest.count
    guard length >= 3 else { return nil }
    return FenceRun(
      sign: sign, length: length, isBare: rest.allSatisfy { $0 == 0x20 || $0 == 0x09 },
      canOpen: sign == UInt8(ascii: "~") || !rest.contains(sign))
  }

  /// A line without the indents, quote signs and list markers before its text.
  private func afterContainers(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      switch bytes[start] {
      case 0x20, 0x09, UInt8(ascii: ">"): start += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard isSpace(start + 1, in: range) else { return start..<range.upperBound }
        start += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard let next = afterNumberMarker(start, in: range) else {
          return start..<range.upperBound
        }
        start = next
      default: return start..<range.upperBound
      }
    }
    return range.upperBound..<range.upperBound
  }

  private func isSpace(_ index: Int, in range: Range<Int>) -> Bool {
    index < range.upperBound && (bytes[index] == 0x20 || bytes[index] == 0x09)
  }

  /// After `12. ` or `3) `; nil for a number that starts a text, or a year.
  private func afterNumberMarker(_ start: Int, in range: Range<Int>) -> Int? {
    var index = start
    while index < range.upperBound, (48...57).contains(bytes[index]) { index += 1 }
    guard index - start <= 3, index < range.upperBound,
      bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")"),
      isSpace(index + 1, in: range)
    else { return nil }
    return index + 1
  }

  // MARK: Setext headings

  /// A line of hyphens under several lines of text, or under a line such as `이메일: …`, is meant as
  /// a rule: its hyphens become asterisks, which no heading has.
  mutating func repairSetextHeadings() {
    for line in ranges.indices.dropFirst() where isHyphenRule(line) {
      guard isPlainText(line - 1) else { continue }
      let isLong = line >= 2 && isPlainText(line - 2)
      guard isLong || isContact(bytes[ranges[line - 1]]) else { continue }
      let count = bytes[ranges[line]].count { $0 == UInt8(ascii: "-") }
      // Fewer than three would be text, as would the asterisks.
      guard count >= 3 else { continue }
      for index in ranges[line] where bytes[index] == UInt8(ascii: "-") {
        bytes[index] = UInt8(ascii: "*")
      }
    }
  }

  private func isHyphenRule(_ line: Int) -> Bool {
    guard kinds[line] != .code else { return false }
    let content = bytes[ranges[line]].drop { $0 == 0x20 }
    guard ranges[line].count - content.count <= 3, content.first == UInt8(ascii: "-") else {
      return false
    }
    let rest = content.drop { $0 == UInt8(ascii: "-") }
    return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// A line that a paragraph can consist of: no heading, quote, list, table or indented code.
  private func isPlainText(_ line: Int) -> Bool {
    guard kinds[line] == .text else { return false }
    let content = bytes[ranges[line]].drop { $0 == 0x20 }
    guard ranges[line].count - content.count <= 3, let first = content.first else { return false }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "<"), 0x09:
      return false
    default:
      return contents[line].lowerBound == content.startIndex
        && !isHyphenRule(line)
    }
  }

  private func isContact(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(UInt8(ascii: ":")) || line.contains(UInt8(ascii: "@"))
      || line.starts(with: "www.".utf8)
  }
}
