/// What templates may ask about a word of an entry's head.
package enum WordAtom: Int, CaseIterable, Sendable {
  case entry, level, script, kind, shape, line, segment, segmentFromEnd, at, length, style, before,
    after
  case mark, label, segments, isA, partIs, missing, endsInRole, endsInCompany, parentheses
  case suffix1, suffix2, suffix3, word, heading
  case columnSize, columnVaries, column, columnRole, columnPeriod, columnLong
  case partBefore, partAfter, partBefore2, partAfter2, isLast, isFirst
  case seen, rest, partWord, signs, row, repeats, document, above

  package static let names = allCases.map { String(describing: $0) }
}

/// A word with where it stands in its head.
package struct HeadWord: Sendable {
  package var line: Int
  /// The line's number in the head.
  package var place: Int
  package var token: Token
  /// Words of the same place in sister entries share it.
  package var column: String
  package var cell: Int?
}

extension EntryLines {
  package func words(_ facts: [LineFacts]) -> [HeadWord] {
    lines.enumerated().flatMap { place, index -> [HeadWord] in
      let line = facts[index].line
      let isRow = line.mark == .row || line.mark == .header
      return facts[index].tokens.map { token in
        let cell =
          isRow
          ? line.scalars[..<token.range.lowerBound].count { $0 == OutlineLine.cell } : nil
        let part = cell.map { "c\($0)" } ?? "\(token.segment)"
        let column =
          "\(line.mark.rawValue.prefix(1))\(min(place, 3)).\(part).\(token.style.letters)"
        return HeadWord(line: index, place: place, token: token, column: column, cell: cell)
      }
    }
  }
}

/// Reads the atoms of the words of all heads of one section and kind.
struct WordAtomReader {
  let facts: [LineFacts]
  let lexicon: Lexicon
  private var values: AtomValues
  let words: [HeadWord]
  /// Which letters most words have.
  private let script: String

  /// The words of sibling heads, and the atoms of all of them.
  static func values(
    of heads: [EntryLines], _ facts: [LineFacts], lexicon: Lexicon, keepsNames: Bool = false
  ) -> (words: [[HeadWord]], values: AtomValues) {
    let words = heads.map { $0.words(facts) }
    var reader = WordAtomReader(facts, lexicon, words.flatMap { $0 }, keepsNames)
    var row = 0
    for (head, own) in zip(heads, words) {
      reader.read(head, row..<row + own.count)
      row += own.count
    }
    reader.values.groups = zip(heads.indices, words).flatMap { index, own in
      own.map { index * 8 + min($0.place, 7) }
    }
    reader.readColumns(words)
    reader.readDocument(heads)
    return (words, reader.values)
  }

  private init(
    _ facts: [LineFacts], _ lexicon: Lexicon, _ words: [HeadWord], _ keepsNames: Bool
  ) {
    self.facts = facts
    self.lexicon = lexicon
    self.words = words
    let latin = words.count { word in
      facts[word.line].line.scalars[word.token.range].contains(where: \.isASCIILetter)
    }
    script = latin * 2 > words.count { $0.token.kind == .word } ? "latin" : "other"
    values = AtomValues(
      rows: words.count, atoms: WordAtom.allCases.count, keepsNames: keepsNames)
  }

  mutating func set(_ atom: WordAtom, _ row: Int, _ value: String) {
    values.set(atom.rawValue, row: row, value)
  }

  static let classes =
    LineAtomReader.classes + [
      (.modifier, "mod"), (.family, "family"), (.given, "given"), (.preposition, "prep"),
    ]

  mutating func read(_ head: EntryLines, _ rows: Range<Int>) {
    var parts: [[Int]] = []
    for row in rows {
      if let last = parts.last?.last, words[last].line == words[row].line,
        words[last].token.segment == words[row].token.segment
      {
        parts[parts.count - 1].append(row)
      } else {
        parts.append([row])
      }
    }
    readLines(rows)
    let all = rows.reduce(into: WordClasses()) { $0.formUnion(words[$1].token.classes) }
    for (index, part) in parts.enumerated() {
      for (place, row) in part.enumerated() {
        readOwn(row, of: head, all)
        set(.segment, row, "\(min(index, 4))")
        set(.segmentFromEnd, row, "\(min(parts.count - index, 4))")
        set(.segments, row, "\(min(parts.count, 5))")
        set(.length, row, LineAtomReader.count(part.count))
        let at =
          part.count == 1
          ? "only" : place == 0 ? "first" : place == part.count - 1 ? "last" : "mid"
        set(.at, row, at)
        if place == part.count - 1 { set(.isLast, row, "1") }
        if place == 0 { set(.isFirst, row, "1") }
        let first = words[part[0]]
        set(.partWord, row, LineAtomReader.folded(first.token, facts[first.line].line))
        readPart(row, part)
        for (atom, offset) in [
          (WordAtom.partBefore, -1), (.partAfter, 1), (.partBefore2, -2), (.partAfter2, 2),
        ] {
          readNeighbour(atom, row, parts, index + offset)
        }
      }
    }
  }

  mutating func readOwn(_ row: Int, of head: EntryLines, _ all: WordClasses) {
    let word = words[row]
    let token = word.token
    let fact = facts[word.line]
    set(.entry, row, head.kind)
    set(.level, row, head.isRole ? "R" : "E")
    set(.kind, row, Self.kind(of: token))
    set(.script, row, script)
    set(.shape, row, Self.shape(fact.line.scalars[token.range]))
    set(.line, row, "\(min(word.place, 3))")
    set(.style, row, token.style.letters)
    set(.before, row, token.before.name)
    set(.after, row, token.after.name)
    set(.mark, row, fact.line.mark.rawValue)
    if let label = fact.label {
      let isInside = label.label.contains(token.range.lowerBound)
      set(.label, row, (isInside ? "in " : "") + label.name)
    } else {
      set(.label, row, "none")
    }
    if token.isInParentheses { set(.parentheses, row, "1") }
    for (name, text) in Self.classes where token.classes.contains(name) { set(.isA, row, text) }
    if token.classes.isEmpty { set(.isA, row, "none") }
    if !all.contains(.role) { set(.missing, row, "role") }
    if !all.contains(.company) { set(.missing, row, "comp") }
    if !all.contains(.school) { set(.missing, row, "school") }
    if token.kind == .word {
      let folded = Lexicon.folded(fact.line.scalars[token.range])
      set(.suffix1, row, String(scalars: folded.suffix(1)))
      set(.suffix2, row, String(scalars: folded.suffix(2)))
      set(.suffix3, row, String(scalars: folded.suffix(3)))
      set(.word, row, String(scalars: folded.prefix(14)))
    }
    if let cell = word.cell, cell < fact.line.header.count {
      let classes = lexicon.classes(ofWhole: fact.line.header[cell].unicodeScalars)
      for name in WordClass.allCases
      where LabelReading.labels.contains(name) && classes.contains(name) {
        set(.heading, row, name.name)
      }
    }
  }

  mutating func readPart(_ row: Int, _ part: [Int]) {
    for (name, text) in Self.classes
    where part.contains(where: { words[$0].token.classes.contains(name) }) {
      set(.partIs, row, text)
    }
    guard let last = part.last else { return }
    if words[last].token.classes.contains(.role) { set(.endsInRole, row, "1") }
    if words[last].token.classes.contains(.company) { set(.endsInCompany, row, "1") }
  }

  mutating func readNeighbour(
    _ atom: WordAtom, _ row: Int, _ parts: [[Int]], _ index: Int
  ) {
    guard parts.indices.contains(index) else {
      set(atom, row, "none")
      return
    }
    let other = parts[index]
    for (name, text) in Self.classes
    where other.contains(where: { words[$0].token.classes.contains(name) }) {
      set(atom, row, text)
    }
    if other.contains(where: { words[$0].token.kind == .period }) { set(atom, row, "period") }
    if words[other[0]].line == words[row].line { set(atom, row, "sameline") }
    if words[other[other.count - 1]].token.classes.contains(.role) { set(atom, row, "endrole") }
    set(atom, row, "n" + LineAtomReader.count(other.count))
  }

  private static func kind(of token: Token) -> String {
    guard let period = token.period else { return token.kind.rawValue }
    switch period.end {
    case .none: return period.start.month == nil ? "year" : "date"
    case .open: return "open"
    case .date: return "range"
    }
  }

  static func shape(_ word: ArraySlice<Unicode.Scalar>) -> String {
    if word.allSatisfy({ $0.digit != nil }) { return "num" }
    let hasASCII = word.contains(where: \.isASCIILetter)
    if word.contains(where: { $0.value >= 0x3040 && $0.isLetter }) {
      return hasASCII ? "cjk+" : "cjk\(min(word.count, 5))"
    }
    guard hasASCII, let first = word.first else { return "other" }
    let hasLower = word.contains { ("a"..."z").contains($0) }
    if !hasLower { return word.count > 1 ? "ABC" : "A" }
    return ("a"..."z").contains(first)
      ? word.dropFirst().contains { ("A"..."Z").contains($0) } ? "aBc" : "abc" : "Abc"
  }
}
