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

  private static let reader = ContentReader(reader: ResumeReader())

  /// Reads the weights, so that they are there when the first document comes.
  static func warmUp() { _ = reader }

  init(_ document: Document) {
    let reading = Self.reader.reader.read(document)
    facts = reading.facts
    labels = reading.labels
    probabilities = reading.probabilities
    content = Self.reader.content(of: reading, frontMatter: document.frontMatter)
    groups = Self.grouped(content.entries.filter { $0.kind != .skill && $0.kind != .other })
    for (row, fact) in facts.enumerated() {
      if let source = fact.line.sources.first {
        rows[source.position] = rows[source.position] ?? row
      }
    }
    for (index, group) in groups.enumerated() {
      for row in group.flatMap(\.head) + group.compactMap({ $0.title?.line }) {
        groupOfRow[row] = groupOfRow[row] ?? index
      }
    }
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
    content.first { inline in
      if case .footnoteReference = inline.kind { false } else { true }
    }.flatMap { rows[$0.range.start] }
  }

  /// What the document is, where it is about a person's work: two dated entries under titles that are
  /// known, or of someone who can be reached, or one in a document that says what it is. nil for an
  /// article.
  var kindOfPerson: Manuscript.Kind? {
    guard let kind = Manuscript.Kind(rawValue: content.kind), kind != .article, kind != .letter
    else { return nil }
    let dated = content.entries.filter { !$0.periods.isEmpty && $0.certainty >= Self.sureEntry }
    let titled = dated.filter { entry in
      entry.head.first.flatMap { facts[$0].governor }.map { facts[$0].title.certainty == 1 }
        ?? false
    }
    let isNamed = kind == .career || kind == .portfolio
    let hasContact = !content.email.isEmpty || !content.phone.isEmpty
    return titled.count > 1 || dated.count > 1 && hasContact || isNamed && !dated.isEmpty
      ? kind : nil
  }

  private static let sureEntry: Float = 0.4

  /// Adds to what stands above the sections what the model found elsewhere.
  func complete(_ header: inout Header) {
    if header.name == nil, let name = content.name { header.name = name.text }
    let kinds = Set(header.contacts.map(\.kind))
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
