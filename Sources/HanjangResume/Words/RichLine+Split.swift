import HanjangMarkdown

extension RichLine {
  /// Two parts without the spaces around them; nil where one is empty.
  func halves(
    _ left: Range<Int>, _ right: Range<Int>
  ) -> (left: Range<Int>, right: Range<Int>)? {
    let (left, right) = (trimmed(left), trimmed(right))
    return left.isEmpty || right.isEmpty ? nil : (left, right)
  }

  /// At the first `separator` outside brackets that parts words: a dot or a dash without a space
  /// before it joins them, as in `기획·개발`.
  func halves(atLoose separator: String) -> (left: Range<Int>, right: Range<Int>)? {
    let wanted = Array(separator.unicodeScalars)
    guard scalars.count > wanted.count, scalars.contains(wanted[0]) else { return nil }
    let isTight = Self.tight.contains(wanted[0]) || separator == " - "
    var depth = 0
    for index in 0...(scalars.count - wanted.count) {
      if scalars[index].opensBracket { depth += 1 }
      if scalars[index].closesBracket { depth -= 1 }
      guard depth <= 0, scalars[index] == wanted[0], index > 0,
        scalars[index..<index + wanted.count].elementsEqual(wanted),
        isTight || scalars[index - 1].isSpace
      else { continue }
      return halves(0..<index, index + wanted.count..<scalars.count)
    }
    return nil
  }

  private static let tight: [Unicode.Scalar] = ["|", "｜", "ㅣ", "┃", "@", "\u{3000}", "\t"]

  /// At the first `word` outside brackets.
  func halves(atExactly word: String) -> (left: Range<Int>, right: Range<Int>)? {
    let wanted = Array(word.unicodeScalars)
    guard scalars.count > wanted.count + 1, scalars.contains(wanted[0]) else { return nil }
    var depth = 0
    for index in 0..<(scalars.count - wanted.count) {
      if scalars[index].opensBracket { depth += 1 }
      if scalars[index].closesBracket { depth -= 1 }
      guard index > 0, depth <= 0, scalars[index] == wanted[0],
        scalars[index..<index + wanted.count].elementsEqual(wanted)
      else { continue }
      return halves(0..<index, index + wanted.count..<scalars.count)
    }
    return nil
  }

  /// The first place from `index` on that isn't a separator.
  func afterSeparators(_ index: Int) -> Int {
    var index = index
    while index < scalars.count, PeriodExtraction.isSeparator(scalars[index]) { index += 1 }
    return index
  }

  /// Stretches without spaces.
  var words: [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in scalars.indices {
      if scalars[index].isSpace {
        if let begun = start { words.append(begun..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let start { words.append(start..<scalars.count) }
    return words
  }

  /// The parts between bars, commas, middle dots, spaced slashes and dashes, brackets kept whole.
  var fields: [Range<Int>] {
    var fields: [Range<Int>] = []
    var start = 0
    var depth = 0
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar.opensBracket { depth += 1 }
      if scalar.closesBracket { depth -= 1 }
      guard depth <= 0, partsFields(at: index) else { continue }
      fields.append(start..<index)
      start = index + 1
    }
    fields.append(start..<scalars.count)
    return fields.map { trimmed($0) }.filter { !$0.isEmpty }
  }

  private func partsFields(at index: Int) -> Bool {
    let before = index > 0 && scalars[index - 1].isSpace
    let after = index + 1 >= scalars.count || scalars[index + 1].isSpace
    switch scalars[index] {
    case "|", "｜", "ㅣ", "┃", "│", ";", "•": return true
    case ",": return after
    case "·", "∙", "‧", "ㆍ": return before && after
    case "/", "-", "–", "—": return before && after
    default: return false
    }
  }
}

extension Unicode.Scalar {
  var opensBracket: Bool { self == "(" || self == "[" || self == "（" }
  var closesBracket: Bool { self == ")" || self == "]" || self == "）" }
}
