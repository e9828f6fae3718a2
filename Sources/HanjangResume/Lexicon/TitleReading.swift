/// What entries are about, and the sections that hold them.
package enum EntryKind: String, CaseIterable, Sendable {
  case work, project, study, course, award, certificate, skill, language, publication, activity
  /// Contacts, summaries and the rest.
  case other
}

/// What a line says as a section's title.
package struct TitleReading: Sendable {
  package var kinds: [EntryKind] = []
  /// The share of its words that the lexicon knows.
  package var certainty = 0.0
  /// Whether its last word says what it holds: `책임자로 만든 프로젝트`, `Selected projects`.
  package var isHeadKnown = false

  private static let longest = 60

  /// - Parameter scalars: a line, with or without a number, a colon and brackets.
  init(_ scalars: [Unicode.Scalar], lexicon: Lexicon) {
    let text = Self.core(of: scalars)
    guard !text.isEmpty, text.count <= Self.longest else { return }
    let whole = lexicon.classes(ofWhole: text)
    if let kind = Self.kinds(of: whole, isWhole: true).first {
      kinds = [kind]
      certainty = 1
      isHeadKnown = true
      return
    }
    var known = 0
    var total = 0
    for phrase in text.split(whereSeparator: Self.parts) {
      let words = phrase.split(whereSeparator: \.isSpace)
      if words.isEmpty { continue }
      let found = Self.kinds(of: lexicon.classes(ofWhole: phrase), isWhole: true)
      if !found.isEmpty {
        add(found)
        known += words.count
        total += words.count
        isHeadKnown = found != [.other]
        continue
      }
      for word in words {
        total += 1
        let classes = lexicon.classes(ofWhole: word)
        let found = Self.kinds(of: classes, isWhole: false)
        if !found.isEmpty || classes.contains(.titlewordModifier) { known += 1 }
        isHeadKnown = !found.isEmpty && found != [.other]
        add(found)
      }
    }
    guard total > 0, total <= 7, !kinds.isEmpty else {
      kinds = []
      return
    }
    certainty = Double(known) / Double(total)
  }

  private mutating func add(_ found: [EntryKind]) {
    for kind in found where !kinds.contains(kind) { kinds.append(kind) }
  }

  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    let sign = Token.Separators.of(scalar)
    return !sign.isEmpty && scalar != "-" || ["&", "+", ".", "#"].contains(scalar)
  }

  /// Without a number in front, a colon and brackets behind.
  static func core(of scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var text = scalars[...]
    while let first = text.first, !first.isLetter {
      guard first != "(", first != "[" else { break }
      text.removeFirst()
    }
    if let open = text.firstIndex(where: { ["(", "[", "{", "（", "<"].contains($0) }),
      open > text.startIndex, text[..<open].contains(where: \.isLetter)
    {
      text = text[..<open]
    }
    while let last = text.last, !last.isLetter, last.digit == nil { text.removeLast() }
    return Array(text)
  }

  private static let whole: [(WordClass, EntryKind)] = [
    (.titleWork, .work), (.titleProject, .project), (.titleOpensource, .project),
    (.titleStudy, .study), (.titleCourse, .course), (.titleAward, .award),
    (.titleCertificate, .certificate), (.titleSkill, .skill), (.titleLanguage, .language),
    (.titlePublication, .publication), (.titleActivity, .activity), (.titleContact, .other),
    (.titleSummary, .other), (.titleLinks, .other), (.titleMilitary, .other),
    (.titleOther, .other), (.titleLetter, .other),
  ]
  private static let words: [(WordClass, EntryKind)] = [
    (.titlewordWork, .work), (.titlewordProject, .project), (.titlewordStudy, .study),
    (.titlewordCourse, .course), (.titlewordAward, .award),
    (.titlewordCertificate, .certificate), (.titlewordSkill, .skill),
    (.titlewordLanguage, .language), (.titlewordPublication, .publication),
    (.titlewordActivity, .activity), (.titlewordOther, .other),
  ]

  private static func kinds(of classes: WordClasses, isWhole: Bool) -> [EntryKind] {
    guard !classes.isEmpty else { return [] }
    let found = (isWhole ? whole : words).filter { classes.contains($0.0) }.map(\.1)
    return found.isEmpty && !isWhole
      ? whole.filter { classes.contains($0.0) }.map(\.1) : found
  }
}

/// `label: value`, or a bold word or a table's first cell that says the same.
package struct LabelReading: Sendable {
  package var classes: WordClasses
  /// Behind the label and its colon.
  package var value: Range<Int>
  package var label: Range<Int>
  package var isKnown: Bool { !classes.intersection(Self.labels).isEmpty }

  static let labels = WordClasses(
    bits: (WordClass.labelPeriod.rawValue...WordClass.contactCountryCode.rawValue)
      .reduce(UInt128(0)) { $0 | UInt128(1) << UInt128($1) })

  init?(_ line: OutlineLine, lexicon: Lexicon) {
    let scalars = line.scalars
    guard let start = line.firstWord, line.mark != .code else { return nil }
    var end = start
    var words = 0
    while end < scalars.count, end - start <= 40 {
      let scalar = scalars[end]
      let sign = Token.Separators.of(scalar)
      if sign == .colon || sign == .cell {
        let next = end + 1 < scalars.count ? scalars[end + 1] : " "
        guard next != "/", end > start, words < 5 else { return nil }
        self.init(start..<end, end + 1..<scalars.count, scalars, lexicon)
        if sign == .cell, !isKnown || scalars[(end + 1)...].contains(OutlineLine.cell) {
          return nil
        }
        return
      }
      if sign == .bar || sign == .line { break }
      if scalar.isSpace { words += 1 }
      end += 1
    }
    // A bold or coded word that is a label's, with its value behind.
    let style = line.styles[start].intersection([.bold, .code])
    guard style != [] else { return nil }
    var bold = start
    while bold < scalars.count, bold - start < 24, line.styles[bold].contains(style) { bold += 1 }
    guard bold < scalars.count, bold > start else { return nil }
    self.init(start..<bold, bold..<scalars.count, scalars, lexicon)
    guard isKnown else { return nil }
  }

  private init(
    _ label: Range<Int>, _ value: Range<Int>, _ scalars: [Unicode.Scalar], _ lexicon: Lexicon
  ) {
    self.label = label
    self.value = value
    let core = scalars[label].filter { !["[", "]", "(", ")", "*", "-"].contains($0) }
    classes = lexicon.classes(ofWhole: core)
  }

  /// The class that says most, without its group: `period`.
  package var name: String {
    for word in WordClass.allCases
    where LabelReading.labels.contains(word) && classes.contains(word) {
      return String(word.name.drop { $0 != "." }.dropFirst())
    }
    return "?"
  }
}
