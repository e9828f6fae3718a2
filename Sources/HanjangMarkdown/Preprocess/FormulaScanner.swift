/// Finds formulas between dollar signs, and tells them from prices.
struct FormulaScanner {
  private let lines: SourceLines

  init(_ lines: SourceLines) {
    self.lines = lines
  }

  /// The formula that begins at a dollar sign, its signs included.
  func formula(at start: Int, line: Int) -> Range<Int>? {
    let bytes = lines.bytes
    let isDisplayed = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "$")
    var last = line
    while isDisplayed, last + 1 < lines.ranges.count, lines.kinds[last + 1] == .text,
      last - line < 50
    {
      last += 1
    }
    let limit = min(lines.ranges[last].upperBound, start + (isDisplayed ? 4_000 : 400))
    let open = isDisplayed ? start + 2 : start + 1
    guard open < limit, isDisplayed || (bytes[open] > 0x20 && !isWord(before: start)) else {
      return nil
    }
    var index = open
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "`") where !isDisplayed: return nil
      case UInt8(ascii: "$"):
        let end = isDisplayed ? index + 2 : index + 1
        if isDisplayed, end > limit || bytes[index + 1] != UInt8(ascii: "$") { break }
        let body = bytes[open..<index]
        let isClosed = isDisplayed || (bytes[index - 1] > 0x20 && !isDigit(at: end, limit))
        return isClosed && isFormula(body, isDisplayed: isDisplayed) ? start..<end : nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private func isWord(before start: Int) -> Bool {
    guard start > 0 else { return false }
    let byte = lines.bytes[start - 1]
    return byte < 0x80 && (isLetter(byte) || (48...57).contains(byte))
  }

  private func isDigit(at index: Int, _ limit: Int) -> Bool {
    index < limit && (48...57).contains(lines.bytes[index])
  }

  private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  /// Signs that formulas have and prose between two prices has not.
  private func isFormula(_ body: ArraySlice<UInt8>, isDisplayed: Bool) -> Bool {
    guard !body.isEmpty, body.contains(where: { $0 > 0x20 }) else { return false }
    if isDisplayed { return true }
    if body.count <= 2, body.allSatisfy(isLetter) { return true }
    guard
      !(48...57).contains(body.first ?? 0) || body.contains(where: { "\\^_=".utf8.contains($0) })
    else {
      return false
    }
    // `$HOME/bin:$PATH` is none.
    let hasHangul = body.contains { $0 >= 0xEA }
    return body.contains { "\\^_=+<>{|".utf8.contains($0) }
      && !(hasHangul && !body.contains(UInt8(ascii: "\\")))
  }
}
