package import HanjangMarkdown

/// What constraints cost while decoding, in logarithms of probabilities.
package struct Costs: Sendable {
  /// To part words of a title that nothing parts.
  package var split: Float = 1
  /// That an entry has no company, school or title, and each further one.
  package var missing: Float = 2
  package var again: Float = 1
  /// How much sister lines pull each other.
  package var vote: Float = 1
  /// That a line disagrees with a title that is certain.
  package var title: Float = 4.6
  /// What is left of the certainty of a line where the passes disagree.
  package var doubt: Float = 0.7
  package init() {}

  /// For trials.
  package mutating func set(_ name: String, _ cost: Float) {
    switch name {
    case "split": split = cost
    case "missing": missing = cost
    case "again": again = cost
    case "vote": vote = cost
    case "title": title = cost
    case "doubt": doubt = cost
    default: break
    }
  }
}

/// Labels a document's lines and the words of entry heads with the fitted model.
package struct ResumeReader: Sendable {
  package let lexicon: Lexicon
  package let weights: Weights
  package let lineTable: FeatureTable
  package let wordTable: FeatureTable
  package var costs = Costs()
  /// Whether lines that may name the person are read by themselves, which takes two thirds of the time.
  package var findsPeople = true

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
    /// Lines that may name the person, with what was found in them.
    package var people: [EntryLines] = []

    package init(
      facts: [LineFacts], labels: [LineLabel], probabilities: [Float], grouping: Grouping
    ) {
      self.facts = facts
      self.labels = labels
      self.probabilities = probabilities
      self.grouping = grouping
    }
  }

  package func read(_ document: Document) -> Reading {
    read(LineFacts.all(Outline(document), lexicon: lexicon))
  }

  package func read(_ facts: [LineFacts]) -> Reading {
    let first = firstReading(facts)
    guard weights.chains["lines2"] != nil else { return first }
    var (labels, probabilities) = label(facts, chain: "lines2", first: FirstReading(first))
    for row in labels.indices where labels[row] != first.labels[row] {
      probabilities[row] *= costs.doubt
    }
    return reading(facts, labels, probabilities)
  }

  /// What the first pass reads.
  package func firstReading(_ facts: [LineFacts]) -> Reading {
    let (labels, probabilities) = label(facts, chain: "lines", first: nil)
    return reading(facts, labels, probabilities)
  }

  /// Entries and their values, where the labels of lines are known.
  package func reading(
    _ facts: [LineFacts], _ lines: [LineLabel], _ probabilities: [Float]
  ) -> Reading {
    var labels = lines
    var grouping = Grouping(labels)
    fillSlots(&grouping, facts)
    if complete(&labels, grouping, facts) {
      grouping = Grouping(labels)
      fillSlots(&grouping, facts)
    }
    for index in grouping.entries.indices {
      grouping.entries[index].probability = probabilities[grouping.entries[index].lines[0]]
    }
    var reading = Reading(
      facts: facts, labels: labels, probabilities: probabilities, grouping: grouping)
    if findsPeople { reading.people = people(facts, labels) }
    return reading
  }

  /// Lines that may name the person, each by itself.
  package static func people(_ facts: [LineFacts], _ labels: [LineLabel]) -> [EntryLines] {
    let labelled = labels.indices.filter {
      labels[$0].kind == "person" && labels[$0].part == .entry
    }
    return Set(LineFacts.nameCandidates(facts) + labelled).sorted().map {
      EntryLines(kind: "person", lines: [$0])
    }
  }

  private func people(_ facts: [LineFacts], _ labels: [LineLabel]) -> [EntryLines] {
    var people = Self.people(facts, labels)
    guard !people.isEmpty, let chain = weights.chains["words.person"] else { return people }
    let (words, atoms) = WordAtomReader.values(of: people, facts, lexicon: lexicon)
    let scores = chain.scores(atoms, wordTable)
    var row = 0
    for (index, own) in words.enumerated() {
      let part = Array(scores[row * chain.labels.count..<(row + own.count) * chain.labels.count])
      row += own.count
      people[index].slots = slots(own, part, chain, "", facts)
    }
    return people
  }

  // MARK: Lines

  private func label(
    _ facts: [LineFacts], chain name: String, first: FirstReading?
  ) -> ([LineLabel], [Float]) {
    guard let chain = weights.chains[name], !facts.isEmpty else {
      return (facts.map { _ in LineLabel("other:D") }, facts.map { _ in 0 })
    }
    let atoms = LineAtomReader.values(of: facts, first: first)
    let marginals = chain.marginals(chain.scores(atoms, lineTable))
    let labels = chain.labels.map(LineLabel.init)
    var scores = marginals.map(Chain.log)
    addVotes(&scores, marginals, facts, count: labels.count)
    for (row, fact) in facts.enumerated() {
      for (index, label) in labels.enumerated() where !Self.fits(fact, label, facts) {
        scores[row * labels.count + index] -= costs.title
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
        for row in rows { scores[row * count + label] += costs.vote * mean }
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

  /// With what the value begins that an entry is about.
  private static let cores = [
    "work": "B-company", "study": "B-institution", "course": "B-institution",
  ]

  private func fillSlots(_ grouping: inout Grouping, _ facts: [LineFacts]) {
    for heads in grouping.heads {
      let entries = heads.map { grouping[$0.entry, $0.role] }
      guard let kind = entries.first?.kind, kind != "person",
        let chain = weights.chains[Self.chain(of: kind)]
      else {
        continue
      }
      let (words, atoms) = WordAtomReader.values(of: entries, facts, lexicon: lexicon)
      let scores = chain.scores(atoms, wordTable)
      var row = 0
      for (place, own) in zip(heads, words) {
        let part = Array(scores[row * chain.labels.count..<(row + own.count) * chain.labels.count])
        row += own.count
        let core = place.role == nil ? Self.cores[kind] ?? "B-title" : ""
        grouping[place.entry, place.role].slots = slots(own, part, chain, core, facts)
      }
    }
  }

  /// - Parameter core: the label with which the value begins that the entry is about.
  private func slots(
    _ words: [HeadWord], _ scores: [Float], _ chain: Chain, _ core: String, _ facts: [LineFacts]
  ) -> [Slot] {
    guard !words.isEmpty else { return [] }
    let count = chain.labels.count
    let marginals = chain.marginals(scores)
    let bonds = words.indices.map { row -> Chain.Bond in
      guard row > 0, words[row].line == words[row - 1].line else { return .free }
      let isParted = words[row].token.segment != words[row - 1].token.segment
      return isParted || words[row].token.classes.contains(.event) ? .free : .joined
    }
    let names = chain.labels.map { $0 == "O" ? "O" : String($0.dropFirst(2)) }
    let path = chain.best(
      marginals.map(Chain.log), bonds: bonds,
      core: .init(
        begins: chain.labels.map { $0 == core }, missing: core.isEmpty ? 0 : costs.missing,
        again: costs.again),
      cost: { before, label in
        names[before] != names[label] && (names[before] == "title" || names[label] == "title")
          ? costs.split : 0
      }
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
    // Of straight quotes the closing one looks like the opening one.
    for quote in ["\"", "'"] as [Unicode.Scalar]
    where high < scalars.count && scalars[high] == quote && !count(quote).isMultiple(of: 2) {
      high += 1
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
