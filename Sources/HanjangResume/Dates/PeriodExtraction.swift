import HanjangMarkdown

/// A line without its periods, and the periods.
struct PeriodExtraction {
  var periods: [Period]
  var rest: RichLine
  /// Where in the rest a period stood between two texts.
  var cut: Int?
  /// Whether a period stood in brackets with other text, as in `(Rust, 2024)`.
  var leavesBracket = false

  /// How readily a single date is taken for an entry's.
  enum Context {
    /// A title: ranges, and dates at its ends or in brackets.
    case title
    /// One line that is an entry: a year at its start counts too.
    case item
    /// A line that only holds a period and what goes with it.
    case line
  }

  /// nil where the line carries no period.
  static func extract(
    from line: RichLine, in context: Context, vocabulary: Vocabulary
  ) -> PeriodExtraction? {
    let accepted = accepted(in: line, context, vocabulary)
    guard !accepted.isEmpty else { return nil }
    let cutter = Cutter(line: line, vocabulary: vocabulary)
    // Dates beside a range are part of the text, unless they are all there is.
    let ranges = accepted.filter(\.isRange)
    let single = accepted.first { !$0.isBareYear } ?? accepted[0]
    let taken = ranges.isEmpty ? [single] : ranges
    let (rest, cut) = cutter.without(taken.map(\.range))
    return PeriodExtraction(
      periods: taken.map(\.period), rest: rest, cut: cut,
      leavesBracket: taken.contains { cutter.leavesBracket($0.range) })
  }

  /// The periods that say when the line's thing was: those of `context` that are read in full.
  static func accepted(in line: RichLine, _ context: Context, _ vocabulary: Vocabulary)
    -> [PeriodScanner.Found]
  {
    let found = PeriodScanner.periods(in: line, takingWeak: context == .item)
    guard !found.isEmpty else { return [] }
    let cutter = Cutter(line: line, vocabulary: vocabulary)
    let scanner = PeriodScanner(line.scalars)
    return found.filter {
      cutter.isAccepted($0, in: context) && !scanner.isHalfRead($0) && !cutter.isAside($0.range)
    }
  }

  /// Whether words stand on both sides of a place, and no sign parts them from it.
  static func isAmidWords(_ range: Range<Int>, in line: RichLine) -> Bool {
    Cutter(line: line, vocabulary: .standard).isAmidWords(range)
  }

  /// A line without periods that stand at these places.
  static func without(
    _ ranges: [Range<Int>], in line: RichLine, vocabulary: Vocabulary
  ) -> RichLine {
    ranges.isEmpty ? line : Cutter(line: line, vocabulary: vocabulary).without(ranges).rest
  }

  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isSpace || partsWords(scalar)
  }

  /// A separator that isn't a space.
  private static func partsWords(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "|", "｜", "·", "•", ",", "/", "-", "–", "—", ":", "：", "~", "ㅣ", "┃", "∙", "‧", ";", "→":
      true
    default: false
    }
  }

  private struct Cutter {
    let line: RichLine
    let vocabulary: Vocabulary

    private var scalars: [Unicode.Scalar] { line.scalars }

    func isAccepted(_ found: PeriodScanner.Found, in context: Context) -> Bool {
      let removed = removal(of: found.range)
      let isAtStart = line.trimmed(0..<removed.lowerBound).isEmpty
      let isAtEnd = line.trimmed(removed.upperBound..<scalars.count).isEmpty
      let isSetOff =
        isBracketed(found.range) || isBetweenSeparators(found.range)
        || found.isBareYear && isMarked(found.range)
      if found.isWeak { return isAtEnd && withBrackets(found.range) != found.range }
      if found.isRange { return isAtStart || isAtEnd || isSetOff || scalars.count < 60 }
      switch context {
      case .title:
        if found.isBareYear {
          return isBracketed(found.range) || (isAtEnd && isSetOff) || isSetOff && isAtStart
        }
        return isAtStart || isAtEnd || isSetOff
      case .item: return isAtStart || isAtEnd || isSetOff
      case .line: return isAtStart || isAtEnd || isSetOff
      }
    }

    /// The text without `ranges` and without the brackets and separators that only they needed.
    func without(_ ranges: [Range<Int>]) -> (rest: RichLine, cut: Int?) {
      var kept: [Range<Int>] = []
      var start = 0
      for range in ranges {
        let removed = removal(of: range)
        if removed.lowerBound > start { kept.append(start..<removed.lowerBound) }
        start = max(start, removed.upperBound)
      }
      if start < scalars.count { kept.append(start..<scalars.count) }
      var parts = kept.map { line.trimmed($0) }.filter { !$0.isEmpty }
      if let first = parts.first {
        parts[0] = first.lowerBound..<max(first.lowerBound, first.upperBound)
        parts[0] = trimmedStart(parts[0])
      }
      if let last = parts.last { parts[parts.count - 1] = trimmedEnd(last) }
      parts = parts.filter { !$0.isEmpty }
      return (joined(parts), parts.count == 2 ? parts[0].count : nil)
    }

    private func joined(_ parts: [Range<Int>]) -> RichLine {
      guard parts.count > 1 else {
        return parts.first.map { RichLine(line.slice($0)) } ?? RichLine([])
      }
      var inlines: [Inline] = []
      for part in parts {
        let slice = line.slice(part)
        let isPunctuation = slice.plainText.first.map { ":,.;)".contains($0) } ?? false
        if let first = slice.first, !inlines.isEmpty, !isPunctuation {
          inlines.append(Inline(.text(" "), range: first.range))
        }
        inlines += slice
      }
      return RichLine(inlines)
    }

    private func trimmedStart(_ range: Range<Int>) -> Range<Int> {
      var low = range.lowerBound
      while low < range.upperBound, PeriodExtraction.isSeparator(scalars[low]) { low += 1 }
      return low..<range.upperBound
    }

    private func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
      var high = range.upperBound
      while high > range.lowerBound, PeriodExtraction.isSeparator(scalars[high - 1]) { high -= 1 }
      return range.lowerBound..<high
    }

    /// The period with what stands around it for its sake: brackets, a label, a separator.
    private func removal(of range: Range<Int>) -> Range<Int> {
      var removed = withLabel(withBrackets(range))
      removed = withBrackets(removed)
      var low = removed.lowerBound
      while low > 0, scalars[low - 1].isSpace { low -= 1 }
      if low > 0, PeriodExtraction.partsWords(scalars[low - 1]) {
        while low > 0, PeriodExtraction.isSeparator(scalars[low - 1]) { low -= 1 }
        return low..<removed.upperBound
      }
      let opens = low > 0 && Self.brackets.contains { $0.opening == scalars[low - 1] }
      guard low == 0 || opens else { return removed }
      var high = removed.upperBound
      while high < scalars.count, PeriodExtraction.isSeparator(scalars[high]) { high += 1 }
      return low..<high
    }

    private static let brackets: [(opening: Unicode.Scalar, closing: Unicode.Scalar)] = [
      ("(", ")"), ("[", "]"), ("（", "）"), ("〈", "〉"), ("【", "】"), ("<", ">"), ("{", "}"),
    ]

    private func withBrackets(_ range: Range<Int>) -> Range<Int> {
      var (low, high) = (range.lowerBound, range.upperBound)
      while low > 0, scalars[low - 1].isSpace { low -= 1 }
      while high < scalars.count, scalars[high].isSpace { high += 1 }
      guard low > 0, high < scalars.count,
        Self.brackets.contains(where: { $0 == (scalars[low - 1], scalars[high]) })
      else { return range }
      return low - 1..<high + 1
    }

    /// All of a segment in italics or code, as in "Compiler *2022*".
    private func isMarked(_ range: Range<Int>) -> Bool {
      var offset = 0
      for inline in line.inlines where offset <= range.lowerBound {
        let length = [inline].plainText.unicodeScalars.count
        if offset..<(offset + length) == range {
          switch inline.kind {
          case .marked, .code: return true
          case .text, .softBreak, .hardBreak, .link, .image, .footnoteReference: return false
          }
        }
        offset += length
      }
      return false
    }

    private func isBracketed(_ range: Range<Int>) -> Bool {
      let wide = withBrackets(range)
      return wide != range || isInsideBrackets(range)
    }

    private static let asides = ["병역", "군 복무", "군복무", "휴학", "military", "leave of absence"]

    /// In brackets behind a word for something else: `졸업 (병역 2005 – 2007)`.
    func isAside(_ range: Range<Int>) -> Bool {
      let start = scalars[..<range.lowerBound].lastIndex { "([（".unicodeScalars.contains($0) }
      guard let start, isInsideBrackets(range) else { return false }
      let before = line.text(start..<range.lowerBound).lowercased()
      return Self.asides.contains { before.contains($0) }
    }

    func isAmidWords(_ range: Range<Int>) -> Bool {
      guard withBrackets(range) == range, !isInsideBrackets(range) else { return false }
      func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { $0 == "," || $0 == ";" || !PeriodExtraction.isSeparator($0) } ?? false
      }
      let before = scalars[..<range.lowerBound].last { !$0.isSpace }
      let after = scalars[range.upperBound...].first { !$0.isSpace }
      return isWord(before) && isWord(after)
    }

    func leavesBracket(_ range: Range<Int>) -> Bool {
      withBrackets(withLabel(range)) == withLabel(range) && isInsideBrackets(range)
    }

    /// In brackets with other text, as in `(2020.03, 정규직)`.
    private func isInsideBrackets(_ range: Range<Int>) -> Bool {
      let opens = Self.brackets.map(\.opening)
      guard let open = scalars[..<range.lowerBound].lastIndex(where: { opens.contains($0) }) else {
        return false
      }
      let closes = Self.brackets.map(\.closing)
      return !scalars[open..<range.lowerBound].contains { closes.contains($0) }
        && scalars[range.upperBound...].contains { closes.contains($0) }
    }

    private func isBetweenSeparators(_ range: Range<Int>) -> Bool {
      var low = range.lowerBound
      while low > 0, scalars[low - 1].isSpace { low -= 1 }
      var high = range.upperBound
      while high < scalars.count, scalars[high].isSpace { high += 1 }
      let left = low == 0 || PeriodExtraction.partsWords(scalars[low - 1])
      let right = high == scalars.count || PeriodExtraction.partsWords(scalars[high])
      // `…, Mar. 2011 – Feb. 2018 (military service 2013–2015)`.
      return left && (right || low > 0 && scalars[high] == "(")
    }

    /// With a label such as `기간:` directly before it.
    private func withLabel(_ range: Range<Int>) -> Range<Int> {
      var end = range.lowerBound
      while end > 0, scalars[end - 1].isSpace { end -= 1 }
      guard end > 0, scalars[end - 1] == ":" || scalars[end - 1] == "：" else { return range }
      var start = end - 1
      while start > 0, !PeriodExtraction.partsWords(scalars[start - 1]),
        !"([".unicodeScalars.contains(scalars[start - 1])
      {
        start -= 1
      }
      let label = line.text(line.trimmed(start..<end - 1))
      guard vocabulary.contains(label, in: "labels", "period") else { return range }
      return line.trimmed(start..<range.upperBound)
    }
  }
}
