import HanjangCore
import HanjangMarkdown

/// What the fitted model reads in a document, by the places of its lines in the source.
struct FittedReading {
  let facts: [LineFacts]
  let labels: [LineLabel]
  let probabilities: [Float]
  let content: ResumeContent
  /// Entries that share a company, in the order of the source: several positions are one entry.
  let groups: [[ResumeEntry]]
  /// The group in whose head a line stands.
  private var groupOfRow: [Int: Int] = [:]
  private var rows: [SourcePosition: Int] = [:]
  private let hasSureName: Bool
  private static let sureName: Float = 0.6
  private static let documents = WordClasses(
    .documentResume, .documentCareer, .documentPortfolio, .documentLetter)

  private static let reader = {
    var reader = ResumeReader()
    // The rules find the name.
    reader.findsPeople = false
    return ContentReader(reader: reader)
  }()

  /// Reads the weights, so that they are there when the first document comes.
  static func warmUp() { _ = reader }

  /// The largest documents that are read, in lines, and in characters of a line: what the model does
  /// grows faster than these. Few résumés have a tenth as many.
  private static let mostLines = 2_000
  private static let longestLine = 4_000

  /// nil for a document too large for the model.
  init?(_ document: Document) {
    let outline = Outline(document)
    guard outline.lines.count <= Self.mostLines,
      outline.lines.allSatisfy({ $0.scalars.count <= Self.longestLine })
    else { return nil }
    let reader = Self.reader.reader
    let reading = reader.read(LineFacts.all(outline, lexicon: reader.lexicon))
    facts = reading.facts
    labels = reading.labels
    probabilities = reading.probabilities
    content = Self.reader.content(of: reading, frontMatter: document.frontMatter)
    let facts = reading.facts
    groups = Self.grouped(
      content.entries.filter { $0.kind != .skill && $0.kind != .other }
        .map { Self.withSoundPeriods($0, facts) })
    let names = reading.grouping.entries.filter { $0.kind == "person" }.flatMap(\.slots)
      .filter { $0.name == "name" }
    hasSureName = names.contains { slot in
      slot.probability >= Self.sureName
        && facts[slot.line].classes.intersection(Self.documents).isEmpty
    }
    for (row, fact) in facts.enumerated() {
      if let source = fact.line.sources.prefix(while: { $0.offset == 0 }).last {
        rows[source.position] = rows[source.position] ?? row
      }
    }
    for (index, group) in groups.enumerated() {
      for row in group.flatMap(\.head) + group.compactMap({ $0.title?.line }) {
        groupOfRow[row] = groupOfRow[row] ?? index
      }
    }
  }

  /// Without dates within a sentence, and those of which only a part is read.
  private static func withSoundPeriods(_ entry: ResumeEntry, _ facts: [LineFacts]) -> ResumeEntry {
    guard !entry.periods.isEmpty else { return entry }
    let sound = Set(
      entry.head.flatMap { row in
        let scalars = facts[row].line.scalars.map { $0 == OutlineLine.cell ? "|" : $0 }
        let line = RichLine.plain(String(scalars: scalars))
        return PeriodExtraction.accepted(in: line, .item, .standard).map(\.period)
      })
    var copy = entry
    copy.periods.removeAll { period in
      !sound.contains(period) && entry.head.contains { facts[$0].periods.contains(period) }
    }
    return copy
  }

  private static func grouped(_ entries: [ResumeEntry]) -> [[ResumeEntry]] {
    entries.reduce(into: []) { groups, entry in
      if entry.kind == .work, let last = groups.last?.last, last.kind == .work,
        let title = entry.title, title == last.title, !entry.head.contains(title.line)
      {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
  }

  /// The outline's line that these nodes make; nil where the model saw none.
  func row(of content: [Inline]) -> Int? {
    var start: SourcePosition?
    _ = Self.findStart(of: content, &start)
    return start.flatMap { rows[$0] }
  }

  /// Where the first text stands, within marks and links: lines of one paragraph may share these.
  private static func findStart(of content: [Inline], _ start: inout SourcePosition?) -> Bool {
    for inline in content {
      start = inline.range.start
      switch inline.kind {
      case .text(let text), .code(let text): if !text.isEmpty { return true }
      case .softBreak, .hardBreak: return true
      case .marked(_, let inner), .link(_, _, let inner):
        if findStart(of: inner, &start) { return true }
      case .image(let image): if !image.alternative.isEmpty { return true }
      case .footnoteReference: break
      }
    }
    return false
  }

  /// What the document is, where it is about a person's work: two dated entries under titles that are
  /// known, or of someone who can be reached, or one in a document that says what it is. nil for an
  /// article.
  ///
  /// - Parameter hasName: without a name `이력서 쓰는 법` isn't taken at its word.
  func kind(hasName: Bool) -> Manuscript.Kind? {
    let title = facts.prefix(Self.titleLines).filter { fact in
      fact.isTitleMark && fact.wordCount <= Self.longestTitle || fact.line.mark == .matter
    }.reduce(into: WordClasses()) { $0.formUnion($1.classes) }
    guard content.kind != "letter", !title.contains(.documentLetter) else { return nil }
    let kind: Manuscript.Kind =
      title.contains(.documentCareer)
      ? .career : title.contains(.documentPortfolio) ? .portfolio : .resume
    let dated = content.entries.filter { !$0.periods.isEmpty && $0.certainty >= Self.sureEntry }
    let titled = dated.filter { entry in
      entry.head.first.flatMap { facts[$0].governor }.map { facts[$0].title.certainty == 1 }
        ?? false
    }
    let isNamed =
      kind == .career || kind == .portfolio
      || title.contains(.documentResume) && !titled.isEmpty && hasName
    let hasContact = !content.email.isEmpty || !content.phone.isEmpty
    return titled.count > 1 || dated.count > 1 && hasContact || isNamed && !dated.isEmpty
      ? kind : nil
  }

  private static let sureEntry: Float = 0.4
  /// Titles of documents stand on the first lines, in few words.
  private static let titleLines = 5
  private static let longestTitle = 5

  /// Adds to what stands above the sections what the model found elsewhere.
  func complete(_ header: inout Header) {
    if header.name == nil, hasSureName, let name = content.name { header.name = name.text }
    let kinds = Set((header.contacts + header.elsewhere).map(\.kind))
    for (kind, text) in [(Contact.Kind.email, content.email), (.phone, content.phone)]
    where !text.isEmpty && !kinds.contains(kind) {
      header.elsewhere.append(Contact(kind: kind, label: [], value: [], exact: text))
    }
  }

  func group(at row: Int) -> Int? { groupOfRow[row] }
}

extension EntryKind {
  var section: SectionKind {
    switch self {
    case .work: .career
    case .project: .project
    case .study: .education
    case .course: .training
    case .award: .awards
    case .certificate: .certificates
    case .skill: .skills
    case .language: .languages
    case .publication: .publications
    case .activity: .activities
    case .other: .generic
    }
  }
}
