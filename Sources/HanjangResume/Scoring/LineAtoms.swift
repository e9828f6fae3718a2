/// What templates may ask about a line.
package enum LineAtom: Int, CaseIterable, Sendable {
  case mark, look, words, place, label, segments, flag, capitals, particles, name, has
  case separator, shape, titleKind, titleKinds, title
  case governor, level, delta, outer, document, since, offset, isFirst, isLast, verb, firstWord,
    lastWord
  case lastClass, firstClass, isEarly
  case rankAfter, rankBefore, sameAfter, sameBefore, blockAfter, blockBefore
  case sisters, sisterPeriod, sisterRange, sisterRole, sisterCompany, sisterSchool
  case sisterSentence, sisterShort, sisterLabel, sisterTitle, sisterDeeper, sisterNextPeriod
  case sisterParts, sisterOrder, sisterName, knownTitles
  case twins, twinName, twinPeriod, twinSentence, twinOrganization, twinRole
  case parentMissing, parentTitle, childPeriod, childRange
  case headHas, parentSlots, beforeSlots
  case read, readKind, sisterRead, twinRead, lookRead, lastRead, nextRead, entryRead, sectionRead,
    kindsRead

  package static let names = allCases.map { String(describing: $0) }
}

/// Reads the atoms of all lines of a document.
struct LineAtomReader {
  let facts: [LineFacts]
  /// What the first pass read, on the second.
  let first: FirstReading?
  private var values: AtomValues

  private init(_ facts: [LineFacts], first: FirstReading?, keepsNames: Bool) {
    self.facts = facts
    self.first = first
    values = AtomValues(
      rows: facts.count, atoms: LineAtom.allCases.count, keepsNames: keepsNames)
    values.parents = facts.map(\.parent)
  }

  static func values(
    of facts: [LineFacts], first: FirstReading? = nil, keepsNames: Bool = false
  ) -> AtomValues {
    var reader = LineAtomReader(facts, first: first, keepsNames: keepsNames)
    let document = reader.documentKind
    let sectionRank = reader.sectionRank
    var isEarly = true
    for index in facts.indices {
      if facts[index].isCandidate { isEarly = false }
      reader.readOwn(index)
      reader.readPlace(index, document: document, isEarly: isEarly)
      reader.readLevel(index, sectionRank)
      reader.readNeighbours(index)
      reader.readSlots(index)
    }
    reader.readSisters()
    reader.readTwins()
    if let first { reader.readLabels(first) }
    return reader.values
  }

  mutating func set(_ atom: LineAtom, _ row: Int, _ value: String) {
    values.set(atom.rawValue, row: row, value)
  }

  private mutating func set(_ atom: LineAtom, _ row: Int, if isSo: Bool) {
    if isSo { values.set(atom.rawValue, row: row, "1") }
  }

  static func count(_ number: Int) -> String {
    switch number {
    case ..<3: "\(max(0, number))"
    case 3...4: "3-4"
    case 5...8: "5-8"
    case 9...14: "9-14"
    default: "15+"
    }
  }

  static func share(_ part: Int, of whole: Int) -> String {
    if part * 20 <= whole { return "0" }
    if part * 20 < whole * 7 { return "lo" }
    return part * 10 < whole * 7 ? "mid" : "hi"
  }

  static let classes: [(WordClass, String)] = [
    (.role, "role"), (.company, "comp"), (.school, "school"), (.degree, "deg"), (.field, "field"),
    (.department, "dept"), (.place, "place"), (.employment, "emp"), (.prize, "prize"),
    (.certificate, "cert"), (.issuer, "issuer"), (.tongue, "tongue"), (.copula, "copula"),
    (.event, "event"),
  ]

  // MARK: By itself

  private mutating func readOwn(_ row: Int) {
    let fact = facts[row]
    set(.mark, row, fact.line.mark.rawValue)
    set(.look, row, fact.line.signature)
    set(.words, row, Self.count(fact.wordCount))
    set(.place, row, fact.place.isEmpty ? "none" : fact.place)
    set(.label, row, fact.label?.name ?? "none")
    set(.segments, row, "\(min(fact.segments, 4))")
    set(.capitals, row, fact.capitals)
    set(.particles, row, "\(min(fact.particles, 2))")
    set(.name, row, fact.isName ? "1" : "0")
    for (word, name) in Self.classes where fact.classes.contains(word) { set(.has, row, name) }
    let first = fact.line.firstWord.map { fact.line.styles[$0].contains(.bold) } ?? false
    let flags = [
      ("period", !fact.periods.isEmpty), ("range", fact.hasRange), ("two", fact.periods.count > 1),
      ("sentence", fact.isSentence), ("lastrole", fact.endsInRole), ("sub", fact.isSubtitle),
      ("contact", fact.hasContact), ("bold", first), ("whole", fact.isWholePeriod),
      ("heading", fact.isTitleMark), ("candidate", fact.isCandidate),
      ("link", !fact.line.links.isEmpty), ("icon", fact.line.hasPictogram),
      ("person", fact.hasPerson), ("picture", fact.line.styles.contains { $0.contains(.image) }),
      ("open", fact.periods.contains { $0.end == .open }),
    ]
    for (name, isSo) in flags where isSo { set(.flag, row, name) }
    if !flags.contains(where: { $0.1 }) { set(.flag, row, "none") }
    readSeparators(row)
    readWords(row)
    if let kind = fact.title.kinds.first {
      set(.titleKind, row, kind.rawValue + (fact.title.certainty == 1 ? "!" : "?"))
      for kind in fact.title.kinds.dropFirst() { set(.titleKinds, row, kind.rawValue) }
    }
  }

  private mutating func readSeparators(_ row: Int) {
    for token in facts[row].tokens.dropFirst() {
      for sign in token.before.intersection(.parting).signs { set(.separator, row, sign) }
    }
  }

  private mutating func readWords(_ row: Int) {
    let fact = facts[row]
    let words = fact.tokens.filter { $0.kind == .word }
    guard let first = words.first, let last = words.last else { return }
    set(.firstWord, row, Self.folded(first, fact.line))
    set(.lastWord, row, Self.folded(last, fact.line))
    for (word, name) in Self.classes {
      if first.classes.contains(word) { set(.firstClass, row, name) }
      if last.classes.contains(word) { set(.lastClass, row, name) }
    }
    set(.verb, row, if: first.classes.contains(.verb))
    if words.count <= 4 {
      let shapes = words.map { WordAtomReader.shape(fact.line.scalars[$0.range]) }
      set(.shape, row, shapes.joined(separator: " "))
    }
  }

  static func folded(_ token: Token, _ line: OutlineLine) -> String {
    String(scalars: Lexicon.folded(line.scalars[token.range].prefix(12)))
  }

  // MARK: Where it stands

  private mutating func readPlace(_ row: Int, document: String, isEarly: Bool) {
    let fact = facts[row]
    let governor = fact.governor
    let kind = governor.flatMap { facts[$0].title.kinds.first?.rawValue } ?? "none"
    set(.governor, row, kind)
    set(.title, row, governor == row ? "1" : "0")
    set(.outer, row, fact.outer.flatMap { facts[$0].title.kinds.first?.rawValue } ?? "none")
    set(.document, row, document)
    set(.isEarly, row, if: isEarly)
    set(.isFirst, row, if: row == 0)
    set(.isLast, row, if: row == facts.count - 1)
    set(.since, row, "\(min(row - (governor ?? 0), 3))")
    set(.offset, row, "\(min(row - (fact.parent ?? 0), 4))")
    if let governor {
      let rank = fact.line.rank
      let above = facts[governor].line.rank
      let delta =
        above <= 6 && rank <= 6
        ? "\(max(-4, min(4, rank - above)))"
        : "\(above <= 6 ? "h" : "b")>\(fact.line.mark.rawValue)\(min(fact.line.depth, 3))"
      set(.delta, row, delta)
    } else {
      set(.delta, row, "none")
    }
    if let parent = fact.parent {
      let above = facts[parent]
      let missing =
        (above.classes.contains(.role) ? "r" : "") + (above.classes.contains(.company) ? "c" : "")
        + (above.periods.isEmpty ? "" : "p")
      set(.parentMissing, row, missing)
      set(.parentTitle, row, above.governor == parent ? "1" : "0")
    } else {
      set(.parentMissing, row, "none")
    }
  }

  /// The rank that most titles of sections have; of equals the higher.
  private var sectionRank: Int? {
    var counts: [Int: Int] = [:]
    for fact in facts where fact.isCandidate && !fact.isSubtitle {
      counts[fact.line.rank, default: 0] += 1
    }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }

  private mutating func readLevel(_ row: Int, _ sectionRank: Int?) {
    guard let sectionRank else { return set(.level, row, "none") }
    let below = facts[row].line.rank - sectionRank
    set(.level, row, below < 0 ? "above" : "\(min(below, 4))")
  }

  /// What a title among the first lines says that the document is.
  private var documentKind: String {
    for fact in facts.prefix(5) where fact.isTitleMark || fact.line.mark == .matter {
      for token in fact.tokens {
        if token.classes.contains(.documentCareer) { return "career" }
        if token.classes.contains(.documentPortfolio) { return "portfolio" }
        if token.classes.contains(.documentLetter) { return "letter" }
      }
      if fact.tokens.contains(where: { $0.classes.contains(.documentResume) }) { return "resume" }
    }
    return "none"
  }

  private mutating func readNeighbours(_ row: Int) {
    let line = facts[row].line
    func compared(_ other: Int) -> String {
      guard facts.indices.contains(other) else { return "none" }
      let rank = facts[other].line.rank
      return rank == line.rank ? "same" : rank > line.rank ? "deeper" : "higher"
    }
    set(.rankAfter, row, compared(row + 1))
    set(.rankBefore, row, compared(row - 1))
    if row + 1 < facts.count {
      let next = facts[row + 1].line
      set(.sameAfter, row, if: next.signature == line.signature)
      set(.blockAfter, row, if: next.block == line.block)
    }
    if row > 0 {
      let last = facts[row - 1].line
      set(.sameBefore, row, if: last.signature == line.signature)
      set(.blockBefore, row, if: last.block == line.block)
    }
  }

  // MARK: Sisters

  /// Lines of a section that look alike.
  private mutating func readSisters() {
    var sisters: [String: [Int]] = [:]
    var looks: [String: [Int]] = [:]
    for index in facts.indices {
      let look = facts[index].line.signature
      sisters["\(facts[index].section)/\(look)", default: []].append(index)
      looks[look, default: []].append(index)
    }
    var order: [Int: [(rank: Int, look: String)]] = [:]
    for members in sisters.values {
      let first = facts[members[0]]
      let rank = members.map { facts[$0].line.rank }.min() ?? 0
      order[first.section, default: []].append((rank, first.line.signature))
    }
    for key in order.keys { order[key]?.sort { ($0.rank, $0.look) < ($1.rank, $1.look) } }
    for members in sisters.values {
      let first = facts[members[0]]
      let place = order[first.section]?.firstIndex { $0.look == first.line.signature } ?? 0
      let profile = profile(of: members) + [(.sisterOrder, "\(min(place, 4))")]
      for row in members { for (atom, value) in profile { set(atom, row, value) } }
    }
    for members in looks.values {
      let known = members.count { facts[$0].isCandidate }
      let value = Self.share(known, of: members.count) + "\(min(known, 3))"
      for row in members { set(.knownTitles, row, value) }
    }
    readChildren()
  }

  private func profile(of members: [Int]) -> [(LineAtom, String)] {
    func share(_ test: (LineFacts) -> Bool) -> String {
      Self.share(members.count { test(facts[$0]) }, of: members.count)
    }
    func next(_ test: (LineFacts, LineFacts) -> Bool) -> String {
      Self.share(
        members.count { $0 + 1 < facts.count && test(facts[$0], facts[$0 + 1]) },
        of: members.count)
    }
    return [
      (.sisters, Self.count(members.count)), (.sisterPeriod, share { !$0.periods.isEmpty }),
      (.sisterRange, share { $0.hasRange }), (.sisterRole, share { $0.classes.contains(.role) }),
      (.sisterCompany, share { $0.classes.contains(.company) }),
      (.sisterSchool, share { $0.classes.contains(.school) }),
      (.sisterSentence, share { $0.isSentence || $0.particles > 1 }),
      (.sisterShort, share { $0.wordCount <= 4 }), (.sisterLabel, share { $0.label != nil }),
      (.sisterTitle, share { $0.isSubtitle || !$0.title.kinds.isEmpty }),
      (.sisterDeeper, next { $1.line.rank > $0.line.rank }),
      (.sisterNextPeriod, next { !$1.periods.isEmpty }), (.sisterParts, share { $0.segments > 1 }),
      (.sisterName, share { $0.isName }),
    ]
  }

  /// What the next deeper lines of a line look like.
  private mutating func readChildren() {
    for row in facts.indices {
      let children = (row + 1..<min(facts.count, row + 8)).prefix {
        facts[$0].line.rank > facts[row].line.rank && facts[$0].section == facts[row].section
      }
      let period = children.first { !facts[$0].periods.isEmpty }.map { "\(min($0 - row, 4))" }
      set(.childPeriod, row, period ?? (children.isEmpty ? "none" : "no"))
      let ranges = children.count { facts[$0].hasRange }
      set(.childRange, row, children.isEmpty ? "none" : Self.count(ranges))
    }
  }

  /// The same place in sister entries.
  private mutating func readTwins() {
    var places: [String: [Int]] = [:]
    for row in facts.indices {
      guard let parent = facts[row].parent, facts[parent].governor != parent else { continue }
      let key =
        "\(facts[row].section)/\(facts[parent].line.signature)/\(min(row - parent, 4))/"
        + facts[row].line.signature
      places[key, default: []].append(row)
    }
    for members in places.values {
      func share(_ test: (LineFacts) -> Bool) -> String {
        Self.share(members.count { test(facts[$0]) }, of: members.count)
      }
      let profile: [(LineAtom, String)] = [
        (.twins, Self.count(members.count)), (.twinName, share { $0.isName }),
        (.twinPeriod, share { !$0.periods.isEmpty }),
        (.twinSentence, share { $0.isSentence || $0.particles > 1 }),
        (
          .twinOrganization, share { $0.classes.contains(.company) || $0.classes.contains(.school) }
        ),
        (.twinRole, share { $0.classes.contains(.role) }),
      ]
      for row in members { for (atom, value) in profile { set(atom, row, value) } }
    }
  }
}

extension Token.Separators {
  /// Each sign by itself.
  var signs: [String] {
    (0..<21).compactMap { bit in
      rawValue & (1 << bit) == 0 ? nil : Token.Separators(rawValue: 1 << bit).name
    }
  }
}
