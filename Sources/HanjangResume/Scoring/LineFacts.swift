/// What one line says by itself, and which title governs it.
package struct LineFacts: Sendable {
  package let line: OutlineLine
  package let tokens: [Token]
  package let label: LabelReading?
  package let title: TitleReading
  /// The number of words only.
  package let wordCount: Int
  package let classes: WordClasses
  package let periods: [Period]
  /// Where the period stands: whole, first, last or mid; empty without one.
  package let place: String
  package let isSentence: Bool
  package let isSubtitle: Bool
  /// Whether a part of the line ends in a role's word.
  package let endsInRole: Bool
  package let hasContact: Bool
  /// How many words are those of sentences.
  package let particles: Int
  /// The share of Latin words with a capital: none, all, most or few.
  package let capitals: String
  /// Whether it could be a section's title.
  package var isCandidate = false
  /// The line of the title that governs it, itself for a title.
  package var governor: Int?
  package var outer: Int?
  package var section = 0
  package var parent: Int?

  init(_ line: OutlineLine, lexicon: Lexicon) {
    self.line = line
    let tokens = Lexer(lexicon: lexicon).tokens(of: line)
    self.tokens = tokens
    let words = tokens.filter { $0.kind == .word }
    wordCount = words.count
    classes = words.reduce(into: WordClasses()) { $0.formUnion($1.classes) }
    periods = tokens.compactMap(\.period)
    label = LabelReading(line, lexicon: lexicon)
    place = Self.place(tokens, wordCount: wordCount)
    let last = words.last?.classes ?? .init()
    let stop = line.scalars.last { !$0.isSpace }
    isSentence =
      words.count > 2
      && (last.contains(.sentence)
        || [".", "!", "?", "。"].contains(stop)
          && words.count > 4)
    particles = words.count { $0.classes.contains(.particle) || $0.classes.contains(.pronoun) }
    let isTitleLike =
      (periods.isEmpty || line.mark.isHeading && place == "last")
      && line.mark != .row && line.mark != .code
    title = isTitleLike ? TitleReading(line.scalars, lexicon: lexicon) : .none
    isSubtitle =
      !words.isEmpty
      && lexicon.classes(ofWhole: TitleReading.core(of: line.scalars)).contains(.subtitle)
    endsInRole = Self.endsInRole(tokens)
    hasContact = tokens.contains { [.email, .phone, .url].contains($0.kind) }
    capitals = Self.capitals(words.map { line.scalars[$0.range.lowerBound] })
  }

  private static func endsInRole(_ tokens: [Token]) -> Bool {
    tokens.indices.contains { index in
      tokens[index].classes.contains(.role)
        && (index + 1 == tokens.count || tokens[index + 1].segment != tokens[index].segment)
    }
  }

  private static func place(_ tokens: [Token], wordCount: Int) -> String {
    guard tokens.contains(where: { $0.kind == .period }) else { return "" }
    if wordCount == 0 { return "whole" }
    if tokens.first?.kind == .period { return "first" }
    return tokens.last?.kind == .period || tokens.last?.kind == .duration ? "last" : "mid"
  }

  private static func capitals(_ initials: [Unicode.Scalar]) -> String {
    let latin = initials.filter { $0.isASCIILetter || (0xC0...0x24F).contains($0.value) }
    guard !latin.isEmpty else { return "none" }
    let upper = latin.count { $0.properties.isUppercase }
    if upper == latin.count { return "all" }
    return upper * 5 > latin.count * 3 ? "most" : "few"
  }

  package var hasRange: Bool { periods.contains { $0.end != .none } }
  package var isWholePeriod: Bool { place == "whole" }
  package var segments: Int { (tokens.last?.segment ?? -1) + 1 }
  package var isTitleMark: Bool { line.mark.isTitle }

  /// Whether it reads as a name: no sentence, short, in capitals.
  package var isName: Bool {
    wordCount > 0 && wordCount <= 8 && !isSentence && particles == 0 && capitals != "few"
  }
}

/// Names of people.
extension LineFacts {
  /// Whether a part of the line is a family's name with a given one, or a given name with another word.
  var hasPerson: Bool {
    var start = 0
    let words = tokens.filter { $0.kind == .word && !$0.classes.contains(.copula) }
    for index in words.indices
    where index + 1 == words.count || words[index + 1].segment != words[index].segment {
      if isPerson(words[start...index]) { return true }
      start = index + 1
    }
    return false
  }

  private func isPerson(_ words: ArraySlice<Token>) -> Bool {
    guard let first = words.first, let last = words.last, words.count <= 3 else { return false }
    let isLatin = line.scalars[first.range].contains(where: \.isASCIILetter)
    if isLatin {
      return words.count > 1 && capitals != "few"
        && (first.classes.contains(.given) || last.classes.contains(.given))
    }
    let length = words.reduce(0) { $0 + $1.range.count }
    return first.classes.contains(.family) && (2...6).contains(length) && words.count <= 2
  }

  /// How many of the first lines may hold the name.
  private static let early = 12
  private static let mostCandidates = 40

  /// Lines that may hold the person's name.
  package static func nameCandidates(_ facts: [LineFacts]) -> [Int] {
    Array(
      facts.indices.filter { index in
        let fact = facts[index]
        if fact.line.mark == .code || fact.tokens.isEmpty { return false }
        return index < early || fact.line.mark == .h1
          || fact.label?.classes.contains(.contactName) ?? false
          || fact.classes.contains(.copula) && fact.hasPerson
      }.prefix(mostCandidates))
  }
}

extension TitleReading {
  static let none = TitleReading([], lexicon: .standard)
}

extension LineFacts {
  /// The facts of all lines, each with the titles that govern it.
  package static func all(_ outline: Outline, lexicon: Lexicon = .standard) -> [LineFacts] {
    var facts = outline.lines.map { LineFacts($0, lexicon: lexicon) }
    var titles: [(rank: Int, index: Int, section: Int)] = []
    var section = 0
    for index in facts.indices {
      let rank = facts[index].line.rank
      facts[index].isCandidate = isCandidate(index, facts)
      if facts[index].isTitleMark || facts[index].isCandidate {
        while let last = titles.last, last.rank >= rank { titles.removeLast() }
      }
      if facts[index].isCandidate {
        if !(facts[index].isSubtitle && !titles.isEmpty) {
          section += 1
          titles.append((rank, index, section))
        }
      } else if facts[index].line.mark.isHeading, titles.isEmpty {
        section += 1
      }
      facts[index].governor = titles.last?.index
      facts[index].outer = titles.dropLast().last?.index
      facts[index].section = titles.last?.section ?? -section
    }
    setParents(&facts)
    return facts
  }

  private static func isCandidate(_ index: Int, _ facts: [LineFacts]) -> Bool {
    let fact = facts[index]
    guard !fact.title.kinds.isEmpty else { return false }
    if !fact.periods.isEmpty { return fact.title.certainty == 1 }
    if fact.line.mark.isHeading, fact.title.isHeadKnown, fact.wordCount <= 7 { return true }
    guard fact.title.certainty >= 0.6 else { return false }
    if fact.isTitleMark { return true }
    let isAlone =
      (index == 0 || facts[index - 1].line.block != fact.line.block)
      && (index + 1 == facts.count || facts[index + 1].line.block != fact.line.block)
    return fact.title.certainty == 1 && fact.wordCount <= 3 && fact.label == nil
      && (isAlone || fact.line.mark == .item)
  }

  private static func setParents(_ facts: inout [LineFacts]) {
    var stack: [Int] = []
    for index in facts.indices {
      while let last = stack.last, facts[last].line.rank >= facts[index].line.rank {
        stack.removeLast()
      }
      facts[index].parent = stack.last
      stack.append(index)
    }
  }
}
