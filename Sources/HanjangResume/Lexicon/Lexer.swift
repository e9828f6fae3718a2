/// Reads a line once: its words, dates and addresses, with what parts them.
package struct Lexer {
  let lexicon: Lexicon

  package func tokens(of line: OutlineLine) -> [Token] {
    var reader = LineReader(line: line, lexicon: lexicon)
    reader.read()
    return reader.joined
  }
}

private struct LineReader {
  let line: OutlineLine
  let lexicon: Lexicon
  var taken: [Bool]
  var found: [Token] = []

  /// Longer lines are prose: their words alone count, in scalars.
  static let longest = 1200

  init(line: OutlineLine, lexicon: Lexicon) {
    self.line = line
    self.lexicon = lexicon
    taken = Array(repeating: false, count: line.scalars.count)
  }

  mutating func read() {
    readAddresses()
    let scanner = PeriodScanner(line.scalars)
    for period in scanner.periods(takingWeak: true) where isTrusted(period) {
      take(period.range, .period)
      found[found.count - 1].period = period.period
    }
    readDurations()
    readWords()
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// A number such as `22.05` is a date where it stands alone between separators.
  private func isTrusted(_ period: PeriodScanner.Found) -> Bool {
    guard !taken[period.range].contains(true) else { return false }
    guard period.isWeak else { return true }
    let before = line.scalars[..<period.range.lowerBound].last { !$0.isSpace }
    let after = line.scalars[period.range.upperBound...].first { !$0.isSpace }
    func isEdge(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { !Token.Separators.of($0).isEmpty } ?? true
    }
    return isEdge(before) && isEdge(after)
  }

  private mutating func take(_ range: Range<Int>, _ kind: Token.Kind) {
    for index in range { taken[index] = true }
    found.append(Token(kind: kind, range: range))
  }

  // MARK: Addresses

  private mutating func readAddresses() {
    let scalars = line.scalars
    var index = 0
    while index < scalars.count {
      guard !Self.endsAddress(scalars[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, !Self.endsAddress(scalars[end]) { end += 1 }
      takeAddress(in: index..<end)
      index = end
    }
    readNumbers()
  }

  private mutating func takeAddress(in piece: Range<Int>) {
    let scalars = line.scalars
    guard scalars[piece].contains(where: { $0 == "@" || $0 == "." }) else { return }
    var range = piece
    // A label may stand tight in front: `E-mail:hong@example.com`.
    if let colon = scalars[piece].firstIndex(of: ":"), colon + 1 < piece.upperBound,
      scalars[colon + 1] != "/"
    {
      range = colon + 1..<piece.upperBound
    }
    while let last = range.last, [".", ",", ":", "’", "'", "\""].contains(scalars[last]) {
      range.removeLast()
    }
    guard !range.isEmpty else { return }
    let text = String(scalars: scalars[range])
    if ContactText.isEmail(text) {
      take(range, .email)
    } else if ContactText.isAddress(text) {
      take(range, .url)
    }
  }

  private static func endsAddress(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isSpace || !scalar.isASCII
      || ["|", ",", "(", ")", "<", ">", "[", "]", ";", "`", "\"", "*"]
        .contains(scalar)
      || scalar == OutlineLine.cell || scalar == OutlineLine.lineInCell
  }

  private mutating func readNumbers() {
    let scalars = line.scalars
    var index = 0
    while index < scalars.count {
      let isStart =
        scalars[index].digit != nil || scalars[index] == "+"
        || scalars[index] == "(" && index + 1 < scalars.count && scalars[index + 1].digit != nil
      let follows = index > 0 && (scalars[index - 1].digit != nil || scalars[index - 1] == ".")
      guard isStart, !follows, !taken[index] else {
        index += 1
        continue
      }
      let rest = String(scalars: scalars[index..<min(scalars.count, index + 24)])
      if let number = ContactText.leadingNumber(rest) {
        let range = index..<min(scalars.count, index + number.text.unicodeScalars.count)
        if !taken[range].contains(true), PeriodScanner(Array(scalars[range])).periods().isEmpty {
          take(range, .phone)
          index = range.upperBound
          continue
        }
      }
      while index < scalars.count, scalars[index].digit != nil || scalars[index] == "+" {
        index += 1
      }
      index += line.scalars.indices.contains(index) ? 1 : 0
    }
  }

  // MARK: Words

  private mutating func readDurations() {
    let scanner = DurationScanner(scalars: line.scalars)
    var index = 0
    while index < line.scalars.count {
      let begins =
        index == 0 || !line.scalars[index - 1].isLetter && line.scalars[index - 1].digit == nil
      if begins, !taken[index], line.scalars[index].digit != nil,
        let (_, end) = scanner.duration(at: index), !taken[index..<end].contains(true)
      {
        take(index..<end, .duration)
        index = end
      } else {
        index += 1
      }
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isSpace || !Token.Separators.of(scalar).isEmpty && scalar != "-" { return false }
    return !["{", "}", "\"", "`", "*", "“", "”", "『", "』", "《", "》", "〈", "〉"].contains(scalar)
  }

  private mutating func readWords() {
    let scalars = line.scalars
    var index = 0
    while index < scalars.count {
      if let end = companySign(at: index) {
        take(index..<end, .word)
        found[found.count - 1].classes = .init(.company)
        index = end
        continue
      }
      guard Self.isWord(scalars[index]), !taken[index], !isPossessive(at: index) else {
        index += isPossessive(at: index) ? 2 : 1
        continue
      }
      var end = index + 1
      while end < scalars.count, !taken[end], Self.isWord(scalars[end]) || isInName(at: end),
        companySign(at: end) == nil,
        !isPossessive(at: end),
        line.styles[end] == line.styles[end - 1]
          || !(scalars[end].isLetter || scalars[end].digit != nil)
      {
        end += 1
      }
      addWord(index..<end)
      index = end
    }
  }

  /// The dot of `エヌ・ケイ・テクノス`.
  private func isInName(at index: Int) -> Bool {
    guard line.scalars[index] == "・", index > 0, index + 1 < line.scalars.count else {
      return false
    }
    return [index - 1, index + 1].allSatisfy { (0x30A1...0x30FC).contains(line.scalars[$0].value) }
  }

  /// The `'s` of `Jane's`.
  private func isPossessive(at index: Int) -> Bool {
    guard ["'", "’"].contains(line.scalars[index]), index + 1 < line.scalars.count,
      line.scalars[index + 1] == "s"
    else { return false }
    return index + 2 == line.scalars.count || line.scalars[index + 2].isSpace
  }

  /// `(주)`, `㈜` and the like are words of their own, with their brackets.
  private func companySign(at index: Int) -> Int? {
    guard !taken[index] else { return nil }
    if line.scalars[index] == "㈜" || line.scalars[index] == "㈱" { return index + 1 }
    guard ["(", "（"].contains(line.scalars[index]), index + 2 < line.scalars.count,
      [")", "）"].contains(line.scalars[index + 2]),
      lexicon.classes(ofWhole: ["(", line.scalars[index + 1], ")"]).contains(.company)
    else { return nil }
    return index + 3
  }

  private static let ends: Set<Unicode.Scalar> = ["-", "~", "'", "’", ".", "!", "?", "‘", "…"]

  private mutating func addWord(_ range: Range<Int>) {
    let scalars = line.scalars
    var range = range
    while let first = range.first, ["-", "~", "'", "’", "‘", "…", "."].contains(scalars[first]) {
      range.removeFirst()
    }
    // `Inc.` and `B.S.` keep a dot that stands within a short name.
    let hasInnerDot = scalars[range].dropLast().contains(".")
    while let last = range.last, Self.ends.contains(scalars[last]) {
      if scalars[last] == ".", hasInnerDot { break }
      range.removeLast()
    }
    guard range.contains(where: { scalars[$0].isLetter || scalars[$0].digit != nil }) else {
      return
    }
    if let count = lexicon.ending(of: scalars[range], .copula) {
      let end = range.upperBound - count..<range.upperBound
      take(end, .word)
      found[found.count - 1].classes = .init(.copula, .sentence)
      range = range.lowerBound..<end.lowerBound
    }
    take(range, .word)
    found[found.count - 1].classes = lexicon.classes(of: scalars[range])
  }

  // MARK: Separators

  /// The tokens with what stands around them.
  var joined: [Token] {
    var result: [Token] = []
    var depth = 0
    var segment = 0
    for var token in found {
      let last = result.last
      let between =
        (last?.range.upperBound ?? 0)..<max(token.range.lowerBound, last?.range.upperBound ?? 0)
      var signs: Token.Separators = []
      for index in between {
        let scalar = line.scalars[index]
        var sign = Token.Separators.of(scalar)
        if sign == .dash, last != nil, !isParting(at: index) { sign = [] }
        if sign == .open { depth += 1 }
        if sign == .close { depth = max(0, depth - 1) }
        signs.formUnion(sign)
      }
      token.style = line.styles[token.range.lowerBound].subtracting([.link, .small])
      if let last {
        if token.style != last.style { signs.insert(.style) }
        if !between.isEmpty, line.scalars[between].contains(where: \.isSpace) {
          signs.insert(.space)
        } else if !signs.isEmpty {
          signs.insert(.tight)
        }
        if !signs.intersection(.parting).isEmpty || token.kind == .period || last.kind == .period {
          segment += 1
        }
        result[result.count - 1].after = signs
      }
      token.before = signs
      token.segment = segment
      token.isInParentheses = depth > 0
      result.append(token)
    }
    return result
  }

  /// A dash with a space beside it, or a long one.
  private func isParting(at index: Int) -> Bool {
    if line.scalars[index] == "—" || line.scalars[index] == "→" { return true }
    let before = index > 0 ? line.scalars[index - 1] : " "
    let after = index + 1 < line.scalars.count ? line.scalars[index + 1] : " "
    return before.isSpace || after.isSpace
  }
}
