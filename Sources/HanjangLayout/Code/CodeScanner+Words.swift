extension CodeScanner {
  mutating func readNumber() {
    var next = index + 1
    while next < bytes.count {
      let byte = bytes[next]
      let isExponent = "eEpP".utf8.contains(bytes[next - 1]) && (byte == 43 || byte == 45)
      let isFraction =
        byte == UInt8(ascii: ".") && next + 1 < bytes.count && isDigit(bytes[next + 1])
        && isDigit(bytes[next - 1])
      let isSeparated =
        byte == UInt8(ascii: "'") && next + 1 < bytes.count && isDigit(bytes[next + 1])
      guard (byte < 0x80 && isName(byte)) || isExponent || isFraction || isSeparated else { break }
      next += 1
    }
    significant = UInt8(ascii: "0")
    add(.number, to: next)
  }

  mutating func readWord() {
    let end = endOfWord(from: index)
    let part = part(ofWordUpTo: end)
    // A value may follow a keyword, and with it an expression between slashes.
    significant = part == .keyword ? UInt8(ascii: "(") : UInt8(ascii: "a")
    if let part { add(part, to: end) } else { index = end }
  }

  private func endOfWord(from start: Int) -> Int {
    bytes[start...].firstIndex { !isName($0) } ?? bytes.count
  }

  private func part(ofWordUpTo end: Int) -> CodePart? {
    if grammar.hasKeys, isKey(before: end, needsSpace: true) { return .keyword }
    // No language has longer words.
    guard end - index <= 32 else { return nil }
    let word = String(decoding: bytes[index..<end], as: UTF8.self)
    // The member `type` of a value is none of the language's words.
    let isMember = index > 0 && bytes[index - 1] == UInt8(ascii: ".")
    if let known = grammar.words[grammar.ignoresCase ? word.lowercased() : word], !isMember {
      return known
    }
    guard grammar.hasCapitalTypes, (65...90).contains(bytes[index]) else { return nil }
    return end - index == 1 || bytes[index..<end].contains { (97...122).contains($0) } ? .type : nil
  }

  /// Whether a colon follows what ends at `end`.
  func isKey(before end: Int, needsSpace: Bool) -> Bool {
    var next = end
    while next < bytes.count, bytes[next] == 0x20, next - end < 40 { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: ":") else { return false }
    return !needsSpace || next + 1 == bytes.count || bytes[next + 1] <= 0x20
  }

  /// A name behind a sign, such as `@Override` or `$HOME`.
  mutating func readPrefixed(_ part: CodePart) -> Bool {
    let start = index + 1
    let isFree = index == 0 || !(isName(bytes[index - 1]) || bytes[index - 1] == bytes[index])
    guard isFree, start < bytes.count, bytes[start] < 0x80, isName(bytes[start]),
      !isDigit(bytes[start])
    else { return false }
    significant = UInt8(ascii: "a")
    // Of `$HOME/bin` the name alone.
    let end = bytes[start...].firstIndex { !isName($0) || "./%".utf8.contains($0) }
    add(part, to: end ?? bytes.count)
    return true
  }

  /// An expression between slashes stands where a value may stand, on one line.
  mutating func readExpression() -> Bool {
    guard "(,=:[!&|?{};\n".utf8.contains(significant) else { return false }
    var next = index + 1
    var isInClass = false
    let limit = min(bytes.count, index + 200)
    while next < limit, bytes[next] != UInt8(ascii: "\n") {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass:
        guard next > index + 1 else { return false }
        let flags = bytes[(next + 1)...].prefix(8).prefix { (97...122).contains($0) }
        significant = UInt8(ascii: "a")
        add(.string, to: flags.endIndex)
        return true
      default: break
      }
      next += 1
    }
    return false
  }
}
