import HanjangMarkdown

extension Claim {
  /// What is not printed of a line as it was written: pictograms around it, its periods, and the
  /// signs between its parts.
  ///
  /// - Parameter parts: the parts that are printed.
  static func changes(of line: RichLine, printing parts: [[Inline]]) -> [Change] {
    var changes = pictograms(of: line)
    let title = line.withoutPictograms
    let periods = PeriodScanner.periods(in: title).map(\.range)
    let printed = parts.map { Array($0.plainText.unicodeScalars) }
    let dated = periods.filter { range in
      !printed.contains { $0.holds(title.scalars[range]) }
    }
    changes += dated.map { Change(written: title.text($0), became: "a period in the style's form") }
    var rest = title.scalars
    for range in dated.reversed() { rest.removeSubrange(range) }
    for part in printed { rest.removeFirst(of: part) }
    let left = String(String.UnicodeScalarView(rest.filter { !$0.isSpace }))
    if !left.isEmpty { changes.append(Change(written: left, became: "not printed")) }
    return changes
  }

  /// The pictograms in front of a title and behind it.
  static func pictograms(of line: RichLine) -> [Change] {
    let core = line.withoutPictograms
    guard core.scalars.count < line.scalars.count else { return [] }
    var rest = line.scalars
    rest.removeFirst(of: core.scalars)
    let text = String(String.UnicodeScalarView(rest.filter { !$0.isSpace }))
    return text.isEmpty ? [] : [Change(written: text, became: "not printed in a title")]
  }
}

extension [Unicode.Scalar] {
  fileprivate func holds(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
    place(of: Array(part)) != nil
  }

  private func place(of part: [Unicode.Scalar]) -> Int? {
    guard let first = part.first, part.count <= count else { return nil }
    return (0...(count - part.count)).first { start in
      self[start] == first && self[start..<start + part.count].elementsEqual(part)
    }
  }

  fileprivate mutating func removeFirst(of part: [Unicode.Scalar]) {
    if let start = place(of: part) { removeSubrange(start..<start + part.count) }
  }
}
