import HanjangCore
import HanjangMarkdown

/// An entry of the manuscript from typed values and the lines that they stand on.
struct EntryProjection {
  private let group: [ResumeEntry]
  private let fitted: FittedReading
  private let vocabulary: Vocabulary
  private var heads: [Fragment] = []
  private var body: [(role: Int?, fragments: [Fragment])] = []
  private var isWhole = true

  /// Below this probability of its first line an entry isn't set as one.
  private static let sureLine: Float = 0.7
  /// Below this probability of its values a head isn't taken apart.
  private static let sureSplit: Float = 0.8

  init(_ group: [ResumeEntry], _ fitted: FittedReading, _ vocabulary: Vocabulary) {
    self.group = group
    self.fitted = fitted
    self.vocabulary = vocabulary
  }

  private var main: ResumeEntry { group[0] }

  /// Whether positions stand below the company's lines.
  private func role(at row: Int) -> Int? {
    group.firstIndex { entry in
      entry.head.contains(row) && entry.title.map { !entry.head.contains($0.line) } ?? false
    }
  }

  /// Adds a line of a head.
  ///
  /// - Returns: whether its values can be taken out of where it stands.
  mutating func add(_ fragment: Fragment, at row: Int) -> Bool {
    let line = RichLine(fragment.content)
    guard line.scalars.count == fitted.facts[row].line.scalars.count, isCuttable(line, row) else {
      isWhole = false
      addBody(fragment)
      return false
    }
    if let role = role(at: row) {
      if let last = body.last, last.role == role,
        last.fragments.allSatisfy({ isHead($0, of: role) })
      {
        body[body.count - 1].fragments.append(fragment)
      } else {
        body.append((role, [fragment]))
      }
      return true
    }
    guard body.isEmpty else {
      addBody(fragment)
      return false
    }
    heads.append(fragment)
    return true
  }

  /// Whether its periods can be taken out without parting words.
  ///
  /// - Parameter line: as long as the outline's line at `row`.
  private func isCuttable(_ line: RichLine, _ row: Int) -> Bool {
    fitted.facts[row].tokens.allSatisfy { token in
      guard token.period != nil else { return true }
      let end = token.range.upperBound
      let goesOn = end < line.scalars.count && line.scalars[end].isLetter
      return !goesOn && !PeriodExtraction.isAmidWords(token.range, in: line)
    }
  }

  private func isHead(_ fragment: Fragment, of role: Int) -> Bool {
    fragment.row.map { group[role].head.contains($0) } ?? false
  }

  mutating func addBody(_ fragment: Fragment) {
    if body.isEmpty { body.append((nil, [])) }
    body[body.count - 1].fragments.append(fragment)
  }

  // MARK: The entry

  var entry: Entry {
    let kind = main.kind.section
    var entry = Entry(kind: kind, title: [])
    entry.isTyped = true
    entry.facts = facts
    let isHost = body.contains { $0.role != nil }
    entry.periods = isHost && role(at: main.head.first ?? 0) != nil ? [] : periods(of: main)
    let head = HeadLines(
      heads, title: main.title, periods: main.periods, fitted, isSure: isSure,
      keepsOrder: kind.holdsItems)
    entry.title = head.title
    entry.details = head.details
    entry.label = head.label
    if entry.title.isEmpty, !entry.details.isEmpty { entry.title = entry.details.removeFirst() }
    if entry.title.isEmpty, let title = main.title {
      entry.title = [Inline(.text(title.text), range: title.source)]
    }
    entry.range = heads.first?.block.range ?? main.title?.source
    if case .heading(let level, let anchor)? = heads.first?.shape {
      entry.level = level
      entry.anchor = anchor
    }
    for part in body { add(part.role, part.fragments, to: &entry) }
    return entry
  }

  private func add(_ role: Int?, _ fragments: [Fragment], to entry: inout Entry) {
    guard let role else {
      var reader = BodyReader(kind: entry.kind, vocabulary: vocabulary, hasRole: true)
      let blocks = fragments.blocks
      entry.facts += blocks.flatMap { FactReader(vocabulary: vocabulary).facts(in: $0) }
        .filter { fact in !entry.facts.contains { $0.name == fact.name } }
      entry.parts += reader.parts(of: blocks)
      return
    }
    let own = fragments.prefix { isHead($0, of: role) }
    let typed = group[role]
    let head = HeadLines(
      Array(own), title: typed.role, periods: typed.periods, fitted,
      isSure: typed.certainty >= Self.sureSplit)
    var row = RoleRow(title: head.label.isEmpty ? head.title : head.label + head.title)
    row.details = head.details
    if row.title.isEmpty, !row.details.isEmpty { row.title = row.details.removeFirst() }
    row.periods = periods(of: typed)
    row.position = typed.role?.text ?? ""
    row.range = own.first?.block.range
    if case .heading(let level, let anchor)? = own.first?.shape {
      row.level = level
      row.anchor = anchor
    }
    entry.parts.append(.role(row))
    let rest = Array(fragments.dropFirst(own.count))
    if !rest.isEmpty { add(nil, rest, to: &entry) }
  }

  private var isSure: Bool { main.certainty >= Self.sureSplit }

  var certainty: Float { group.map(\.certainty).min() ?? 0 }

  /// Whether the page may show it.
  var isPrintable: Bool {
    isWhole && main.kind != .publication
      && main.head.first.map { fitted.probabilities[$0] >= Self.sureLine } ?? false
  }

  /// Two columns, the start and the end, are one period.
  private func periods(of entry: ResumeEntry) -> [Period] {
    guard entry.periods.count == 2, case .none = entry.periods[0].end,
      case .none = entry.periods[1].end, entry.periods[0].start < entry.periods[1].start
    else { return entry.periods }
    return [Period(start: entry.periods[0].start, end: .date(entry.periods[1].start))]
  }

  private var facts: [Fact] {
    let title =
      switch main.kind {
      case .work, .activity: "organization"
      case .study, .course: "institution"
      case .project, .award, .certificate, .language, .publication, .skill, .other: "title"
      }
    let values: [(String, TextValue?)] = [
      (title, main.title), ("role", main.role), ("study", main.study), ("degree", main.degree),
      ("issuer", main.issuer), ("location", main.place), ("fluency", main.fluency),
    ]
    return values.compactMap { name, value in value.map { Fact(name: name, value: $0.text) } }
  }
}

/// The lines of a head without its periods, the title apart from the rest.
struct HeadLines {
  private(set) var title: [Inline] = []
  private(set) var label: [Inline] = []
  private(set) var details: [[Inline]] = []
  private let keepsOrder: Bool

  /// - Parameters:
  ///   - isSure: whether the title may be parted from what stands beside it.
  ///   - keepsOrder: whether nothing that stands before the title may come behind it.
  init(
    _ lines: [Fragment], title value: TextValue?, periods: [Period], _ fitted: FittedReading,
    isSure: Bool, keepsOrder: Bool = false
  ) {
    self.keepsOrder = keepsOrder
    for fragment in lines {
      guard let row = fragment.row else { continue }
      let line = RichLine(fragment.content)
      let taken = fitted.facts[row].tokens.filter { token in
        token.period.map { periods.contains($0) } ?? false
      }.map(\.range)
      if let value, value.line == row, let own = value.range {
        take(line, without: taken, own, isSure: isSure)
      } else {
        let rest = PeriodExtraction.without(taken, in: line, vocabulary: .standard)
        if !rest.isEmpty { details.append(rest.withoutPictograms.inlines) }
      }
    }
  }

  private mutating func take(
    _ line: RichLine, without periods: [Range<Int>], _ own: Range<Int>, isSure: Bool
  ) {
    let isOrdered =
      !keepsOrder
      || !line.scalars[..<own.lowerBound].enumerated().contains { index, scalar in
        scalar.isLetter && !periods.contains { $0.contains(index) }
      }
    let isParted = isSure && isOrdered && !periods.contains { $0.overlaps(own) }
    guard isParted else {
      title =
        PeriodExtraction.without(periods, in: line, vocabulary: .standard).withoutPictograms
        .inlines
      return
    }
    var own = own
    // A number in front is the title's.
    if !line.scalars[..<own.lowerBound].contains(where: \.isLetter),
      !periods.contains(where: { $0.lowerBound < own.lowerBound })
    {
      own = 0..<own.upperBound
    }
    title = RichLine(line.slice(own)).withoutPictograms.inlines
    let before = line.trimmed(0..<own.lowerBound)
    if let last = before.last, [":", "："].contains(line.scalars[last]),
      !periods.contains(where: { $0.overlaps(before) })
    {
      label = line.slice(before)
      own = 0..<own.upperBound
    }
    for side in [0..<own.lowerBound, own.upperBound..<line.scalars.count] {
      details += Self.stretches(of: side, without: periods, in: line)
    }
  }

  /// What is left of a part of the line, without the separators around it.
  private static func stretches(
    of side: Range<Int>, without periods: [Range<Int>], in line: RichLine
  ) -> [[Inline]] {
    var pieces: [Range<Int>] = []
    var start = side.lowerBound
    for period in periods.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard side.overlaps(period) else { continue }
      pieces.append(start..<max(start, period.lowerBound))
      start = min(period.upperBound, side.upperBound)
    }
    pieces.append(start..<max(start, side.upperBound))
    return pieces.map { line.trimmed($0, where: PeriodExtraction.isSeparator) }
      .map { withoutLoneBrackets($0, line) }
      .filter { piece in line.scalars[piece].contains { $0.isLetter || $0.digit != nil } }
      .map { line.slice($0) }
  }

  private static func withoutLoneBrackets(_ piece: Range<Int>, _ line: RichLine) -> Range<Int> {
    var piece = piece
    func isEdge(_ scalar: Unicode.Scalar) -> Bool {
      PeriodExtraction.isSeparator(scalar)
    }
    while let first = piece.first,
      line.scalars[first].opensBracket || line.scalars[first].closesBracket
    {
      let closing = line.scalars[piece].lastIndex { $0.closesBracket }
      if line.scalars[first].opensBracket, let closing {
        guard closing == piece.upperBound - 1 else { break }
        piece = first + 1..<closing
      } else {
        piece = first + 1..<piece.upperBound
      }
      piece = line.trimmed(piece, where: isEdge)
    }
    if let last = piece.last,
      line.scalars[last].opensBracket
        || line.scalars[last].closesBracket && !line.scalars[piece].contains(where: \.opensBracket)
    {
      piece = line.trimmed(piece.lowerBound..<last, where: isEdge)
    }
    return piece
  }
}
