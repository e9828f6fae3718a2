package import HanjangMarkdown

/// Labels a document's lines and the words of entry heads with the fitted model.
package struct ResumeReader: Sendable {
  package let lexicon: Lexicon
  package let weights: Weights
  package let lineTable: FeatureTable
  package let wordTable: FeatureTable
  /// What it costs to part words that nothing parts.
  static let splitCost: Float = 1
  /// What it costs that the name of a company or a school goes on behind a separator.
  static let crossingCost: Float = 0.7
  private static let unparted: Set<String> = ["I-company", "I-institution"]
  /// How much sister lines pull each other.
  static let vote: Float = 1

  package static let lineTableText = String(
    decoding: PackageResources.lines_features, as: UTF8.self)
  package static let wordTableText = String(
    decoding: PackageResources.words_features, as: UTF8.self)

  package init(
    lexicon: Lexicon = .standard, weights: Weights = .standard,
    lines: String = Self.lineTableText, words: String = Self.wordTableText
  ) {
    self.lexicon = lexicon
    self.weights = weights
    lineTable = FeatureTable(lines, names: LineAtom.names)
    wordTable = FeatureTable(words, names: WordAtom.names)
  }

  package struct Reading: Sendable {
    package var facts: [LineFacts]
    package var labels: [LineLabel]
    package var probabilities: [Float]
    package var grouping: Grouping
  }

  package func read(_ document: Document) -> Reading {
    read(LineFacts.all(Outline(document), lexicon: lexicon))
  }

  package func read(_ facts: [LineFacts]) -> Reading {
    var (labels, probabilities) = label(facts, chain: "lines", slots: nil)
    var grouping = Grouping(labels)
    fillSlots(&grouping, facts)
    if complete(&labels, grouping, facts) {
      grouping = Grouping(labels)
      fillSlots(&grouping, facts)
    }
    if weights.chains["lines2"] != nil {
      let slots = Self.slotNames(grouping, count: facts.count)
      (labels, probabilities) = label(facts, chain: "lines2", slots: slots)
      grouping = Grouping(labels)
      fillSlots(&grouping, facts)
      if complete(&labels, grouping, facts) {
        grouping = Grouping(labels)
        fillSlots(&grouping, facts)
      }
    }
    for index in grouping.entries.indices {
      grouping.entries[index].probability = probabilities[grouping.entries[index].lines[0]]
    }
    return Reading(
      facts: facts, labels: labels, probabilities: probabilities, grouping: grouping)
  }

  package static func slotNames(_ grouping: Grouping, count: Int) -> [Set<String>] {
    var names = [Set<String>](repeating: [], count: count)
    for entry in grouping.entries {
      for slot in ([entry] + entry.roles).flatMap(\.slots) where slot.probability > 0.4 {
        names[slot.line].insert(slot.name)
      }
    }
    return names
  }

  // MARK: Lines

  private func label(
    _ facts: [LineFacts], chain name: String, slots: [Set<String>]?
  ) -> ([LineLabel], [Float]) {
    guard let chain = weights.chains[name], !facts.isEmpty else {
      return (facts.map { _ in LineLabel("other:D") }, facts.map { _ in 0 })
    }
    let atoms = LineAtomReader.values(of: facts, slots: slots)
    let marginals = chain.marginals(chain.scores(atoms, lineTable))
    let labels = chain.labels.map(LineLabel.init)
    var scores = marginals.map(Chain.log)
    addVotes(&scores, marginals, facts, count: labels.count)
    for (row, fact) in facts.enumerated() {
      for (index, label) in labels.enumerated() where !Self.fits(fact, label, facts) {
        scores[row * labels.count + index] -= 4.6
      }
    }
    let path = chain.best(scores) { before, label in
      Self.mayFollow(before.map { labels[$0] }, labels[label]) ? 0 : -20
    }
    let chosen = path.enumerated().map { row, label in marginals[row * labels.count + label] }
    return (path.map { labels[$0] }, chosen)
  }

  /// Lines of a section that look alike and are built alike are read alike.
  private func addVotes(
    _ scores: inout [Float], _ marginals: [Float], _ facts: [LineFacts], count: Int
  ) {
    var sisters: [String: [Int]] = [:]
    for (row, fact) in facts.enumerated() {
      let key =
        "\(fact.section)/\(fact.line.signature)/\(fact.place)/\(fact.label?.name ?? "")/"
        + "\(fact.isCandidate)"
      sisters[key, default: []].append(row)
    }
    for rows in sisters.values where rows.count > 1 {
      for label in 0..<count {
        let sum = rows.reduce(Float(0)) { $0 + marginals[$1 * count + label] }
        let mean = Chain.log(sum / Float(rows.count))
        for row in rows { scores[row * count + label] += Self.vote * mean }
      }
    }
  }

  private static func mayFollow(_ before: LineLabel?, _ label: LineLabel) -> Bool {
    switch label.part {
    case .head: before?.kind == label.kind && [.entry, .head, .role].contains(before?.part)
    case .role: before?.kind == label.kind && before?.part != .title && before?.part != .group
    case .title, .group, .entry, .detail, .contact: true
    }
  }

  private static let kin: [EntryKind: Set<String>] = [
    .work: ["work"], .project: ["project"], .study: ["study", "course"],
    .course: ["course", "study", "certificate"], .award: ["award", "certificate", "activity"],
    .certificate: ["certificate", "award", "course"], .skill: ["skill"],
    .language: ["language", "certificate"], .activity: ["activity", "publication", "award"],
    .publication: ["publication", "activity"], .other: ["other", "person", "skill", "language"],
  ]

  /// Whether a label agrees with a title above that the lexicon knows for sure.
  private static func fits(_ fact: LineFacts, _ label: LineLabel, _ facts: [LineFacts]) -> Bool {
    guard label.part != .title, let governor = fact.governor else { return true }
    let title = facts[governor].title
    guard title.certainty == 1, title.kinds.count == 1 else { return true }
    return kin[title.kinds[0]]?.contains(label.kind) ?? true
  }

  // MARK: Words

  package static func chain(of kind: String) -> String {
    switch kind {
    case "work", "project", "study", "person": "words." + kind
    case "course": "words.study"
    default: "words.item"
    }
  }

  private func fillSlots(_ grouping: inout Grouping, _ facts: [LineFacts]) {
    for heads in grouping.heads {
      let entries = heads.map { grouping[$0.entry, $0.role] }
      guard let kind = entries.first?.kind, let chain = weights.chains[Self.chain(of: kind)] else {
        continue
      }
      let (words, atoms) = WordAtomReader.values(of: entries, facts, lexicon: lexicon)
      let scores = chain.scores(atoms, wordTable)
      var row = 0
      for (place, own) in zip(heads, words) {
        let part = Array(scores[row * chain.labels.count..<(row + own.count) * chain.labels.count])
        row += own.count
        grouping[place.entry, place.role].slots = slots(own, part, chain, facts)
      }
    }
  }

  private func slots(
    _ words: [HeadWord], _ scores: [Float], _ chain: Chain, _ facts: [LineFacts]
  ) -> [Slot] {
    guard !words.isEmpty else { return [] }
    let count = chain.labels.count
    let marginals = chain.marginals(scores)
    let bonds = words.indices.map { row -> Chain.Bond in
      guard row > 0, words[row].line == words[row - 1].line else { return .free }
      let token = words[row].token
      if token.segment == words[row - 1].token.segment {
        return token.classes.contains(.event) ? .free : .joined
      }
      let isBracket = !token.before.intersection([.open, .close]).isEmpty
      return isBracket ? .free : .parted
    }
    let names = chain.labels.map { $0 == "O" ? "O" : String($0.dropFirst(2)) }
    let path = chain.best(
      marginals.map(Chain.log), bonds: bonds,
      cost: { before, label in
        names[before] != names[label] && (names[before] == "title" || names[label] == "title")
          ? Self.splitCost : 0
      },
      crossing: { Self.unparted.contains(chain.labels[$0]) ? Self.crossingCost : 0 }
    ) { before, label in
      let name = chain.labels[label]
      guard name.hasPrefix("I-") else { return 0 }
      let last = before.map { chain.labels[$0] } ?? "O"
      return last.dropFirst(2) == name.dropFirst(2) ? 0 : -20
    }
    var found: [Slot] = []
    for (row, (word, label)) in zip(words, path).enumerated() {
      let name = chain.labels[label]
      guard name != "O" else { continue }
      let probability = marginals[row * count + label]
      if name.hasPrefix("I-"), let last = found.indices.last, found[last].line == word.line,
        row > 0, chain.labels[path[row - 1]] != "O"
      {
        found[last].range = found[last].range.lowerBound..<word.token.range.upperBound
        found[last].probability = min(found[last].probability, probability)
        found[last].tokens.append(word.token)
      } else {
        found.append(
          Slot(
            name: String(name.dropFirst(2)), line: word.line, range: word.token.range,
            probability: probability, tokens: [word.token]))
      }
    }
    return found.map { slot in
      var slot = slot
      slot.range = facts[slot.line].line.balanced(slot.range, isPeriod: slot.name == "period")
      return slot
    }
  }
}

extension OutlineLine {
  /// With the bracket that closes what opens in the range, or opens what closes, and a final dot of a
  /// short word.
  func balanced(_ range: Range<Int>, isPeriod: Bool) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    func count(_ scalar: Unicode.Scalar) -> Int { scalars[low..<high].count { $0 == scalar } }
    for (open, close) in [("(", ")"), ("[", "]"), ("（", "）"), ("「", "」"), ("“", "”"), ("‘", "’")]
      as [(Unicode.Scalar, Unicode.Scalar)]
    {
      if high < scalars.count, scalars[high] == close, count(close) < count(open) { high += 1 }
      if low > 0, scalars[low - 1] == open, count(open) < count(close) { low -= 1 }
    }
    // Names are masked by asterisks.
    while high < scalars.count, !isPeriod, ["!", "?", "*", "○"].contains(scalars[high]) {
      high += 1
    }
    if high < scalars.count, !isPeriod, scalars[high] == "." {
      let word = scalars[low..<high].reversed().prefix { !$0.isSpace }
      let isInner = high + 1 < scalars.count && !scalars[high + 1].isSpace
      if word.count <= 4, !isInner { high += 1 }
    }
    return low..<high
  }
}
