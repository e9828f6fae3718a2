/// What words owe to others: those of their line, of their document, of sister entries.
extension WordAtomReader {
  /// What stands before and behind a word on its line.
  mutating func readLines(_ rows: Range<Int>) {
    var start = rows.lowerBound
    while start < rows.upperBound {
      let end =
        (start..<rows.upperBound).first { words[$0].line != words[start].line }
        ?? rows.upperBound
      var signs: Token.Separators = []
      for row in start..<end {
        signs.formUnion(words[row].token.before.intersection(.parting).subtracting(.style))
      }
      read(start..<end, .seen)
      read((start..<end).reversed(), .rest)
      for row in start..<end { set(.signs, row, signs.name) }
      start = end
    }
  }

  private mutating func read(_ rows: some Sequence<Int>, _ atom: WordAtom) {
    var seen: Set<String> = []
    for row in rows {
      for name in seen { set(atom, row, name) }
      if seen.isEmpty { set(atom, row, "none") }
      let token = words[row].token
      if token.kind == .word {
        for (word, name) in Self.classes where token.classes.contains(word) { seen.insert(name) }
      } else {
        seen.insert(token.kind.rawValue)
      }
    }
  }

  /// Where a line about the person stands, and whether its words come again elsewhere.
  mutating func readDocument(_ heads: [EntryLines]) {
    guard heads.first?.kind == "person" else { return }
    var lines: [String: Set<Int>] = [:]
    for (index, fact) in facts.enumerated() {
      for token in fact.tokens where token.kind != .period && token.kind != .phone {
        for piece in Lexicon.pieces(fact.line.scalars[token.range]) {
          lines[piece, default: []].insert(index)
        }
      }
    }
    for (row, word) in words.enumerated() {
      let fact = facts[word.line]
      set(.row, row, LineAtomReader.count(word.line) + (fact.governor == nil ? "" : "g"))
      set(.above, row, fact.governor.flatMap { facts[$0].title.kinds.first?.rawValue } ?? "none")
      let documents: [WordClass] = [
        .documentResume, .documentCareer, .documentPortfolio, .documentLetter,
      ]
      set(.document, row, documents.contains(where: fact.classes.contains) ? "1" : "0")
      let pieces = Lexicon.pieces(fact.line.scalars[word.token.range])
      let others = pieces.map { (lines[$0]?.subtracting([word.line]).count ?? 0) }.max() ?? 0
      set(.repeats, row, LineAtomReader.count(others))
    }
  }

  // MARK: Columns

  /// The same place in sister entries: which classes its words have, and whether they vary.
  mutating func readColumns(_ heads: [[HeadWord]]) {
    var columns: [String: [(text: String, rows: [Int], classes: WordClasses)]] = [:]
    var row = 0
    for head in heads {
      var own: [String: [Int]] = [:]
      for word in head {
        own[word.column, default: []].append(row)
        row += 1
      }
      for (column, rows) in own {
        let text = rows.map {
          String(scalars: facts[words[$0].line].line.scalars[words[$0].token.range])
        }
        .joined(separator: " ")
        let classes = rows.reduce(into: WordClasses()) { $0.formUnion(words[$1].token.classes) }
        columns[column, default: []].append((text, rows, classes))
      }
    }
    for groups in columns.values {
      func share(_ test: ((text: String, rows: [Int], classes: WordClasses)) -> Bool) -> String {
        LineAtomReader.share(groups.count(where: test), of: groups.count)
      }
      var profile: [(WordAtom, String)] = [(.columnSize, LineAtomReader.count(groups.count))]
      if groups.count > 1 {
        let distinct = Set(groups.map(\.text)).count
        profile.append((.columnVaries, LineAtomReader.share(distinct, of: groups.count)))
        for (name, text) in Self.classes {
          let value = share { $0.classes.contains(name) }
          if value != "0" { profile.append((.column, text + value)) }
        }
        let last = share { words[$0.rows[$0.rows.count - 1]].token.classes.contains(.role) }
        profile.append((.columnRole, last))
        profile.append(
          (.columnPeriod, share { $0.rows.contains { words[$0].token.kind == .period } }))
        profile.append((.columnLong, share { $0.rows.count > 4 }))
      }
      for group in groups {
        for row in group.rows { for (atom, value) in profile { set(atom, row, value) } }
      }
    }
  }
}
