import HanjangCore
package import HanjangMarkdown

/// Recognises a résumé in a document: who it is about, its sections, their entries and periods.
package struct ResumeRecognizer {
  private let vocabulary: Vocabulary
  private let kind: Manuscript.Kind?
  private let usesModel: Bool
  private var claims: [Claim] = []

  /// - Parameters:
  ///   - kind: what the document is; nil to guess.
  ///   - aliases: what front matter adds to the titles of sections.
  ///   - usesModel: whether the model reads what the rules leave unread; false to compare.
  package init(
    kind: Manuscript.Kind? = nil, aliases: [String: String] = [:], usesModel: Bool = true
  ) {
    self.kind = kind
    self.usesModel = usesModel
    var vocabulary = Vocabulary.standard
    if !aliases.isEmpty { vocabulary.add(sections: aliases) }
    self.vocabulary = vocabulary
  }

  /// Reads the vocabulary, so that it is there when the first document comes.
  package static func warmUp() {
    _ = Vocabulary.standard
    FittedReading.warmUp()
  }

  package consuming func recognize(_ document: Document) -> Manuscript {
    let blocks = AuthorsLines(vocabulary: vocabulary).restored(
      document.blocks.joiningEntryComments(vocabulary).withoutLazyTitles
        .joiningLabelHeadings(vocabulary))
    let splitter = SectionSplitter(
      blocks, vocabulary: vocabulary, isCareer: kind == .career,
      isPortfolio: (kind ?? titleKind(of: document.frontMatter)) == .portfolio,
      hasContacts: document.frontMatter.resume.email != nil)
    let reading = usesModel ? FittedReading(document) : nil
    for heading in splitter.emptyHeadings { claim(heading, "ignored: an empty heading") }
    let ruled = manuscript(of: document, splitter.header, splitter.pieces, reading)
    let hasName = ruled.header.name != nil
    guard kind == nil, ruled.kind == .article, let reading, let own = reading.kind(hasName: hasName)
    else {
      return ruled
    }
    let titled = FittedPieces(blocks, reading, vocabulary)
    guard !titled.pieces.isEmpty else { return ruled }
    claims = []
    var result = manuscript(of: document, titled.header, titled.pieces, reading)
    result.kind = own
    reading.complete(&result.header)
    return result
  }

  private mutating func manuscript(
    of document: Document, _ head: [Block], _ pieces: [SectionSplitter.Piece],
    _ reading: FittedReading?
  ) -> Manuscript {
    var header = HeaderReader(head, frontMatter: document.frontMatter, vocabulary: vocabulary)
    let hasCareer = pieces.contains { $0.kind == .career }
    var sections: [Section] = []
    var readings: [SectionReadings] = []
    for piece in pieces {
      let piece = piece.asSummary.asContacts(header)
      if piece.kind == .summary { header.findName(in: piece.body) }
      let section = section(hasCareer ? piece : piece.asCareer(vocabulary), &header)
      // Contacts are read into the header, their title with them.
      if section.kind != .contact || !section.parts.isEmpty {
        sections.append(section)
        if let reading {
          readings.append(SectionReadings(section, of: piece.body, reading, vocabulary))
        }
      } else if !section.title.isEmpty, let last = claims.lastIndex(where: { $0.rule == 1 }) {
        claims[last].became += ", whose contacts stand in the header, without its title"
      }
    }
    if reading != nil { sections = ReadingChoice.chosen(readings, &claims) }
    sections.takeCompaniesFromProjects()
    let guess = KindGuess(
      sections: sections, header: header, document: document, vocabulary: vocabulary)
    let kind = kind ?? guess.kind
    if kind != .article { reading?.complete(&header.header) }
    return Manuscript(
      kind: kind, header: header.header, sections: sections,
      footnotes: document.footnotes, claims: claims + header.claims)
  }

  /// What front matter's title says that the document is.
  private func titleKind(of matter: FrontMatter) -> Manuscript.Kind? {
    guard let title = matter.title else { return nil }
    let line = RichLine([Inline(.text(title.value), range: title.range)])
    return NameReader(vocabulary: vocabulary).reading(line).kind
  }

  private mutating func claim(_ block: Block, _ became: String) {
    claims.append(Claim(position: block.range.start, rule: 1, became: became))
  }

  private mutating func section(
    _ piece: SectionSplitter.Piece, _ header: inout HeaderReader
  ) -> Section {
    guard let heading = piece.heading,
      case .heading(let level, let anchor, let content) = heading.kind
    else {
      let range = piece.body.first?.range ?? SourceRange(line: 1, column: 1)
      return Section(
        kind: piece.kind, title: [], anchor: "", level: 2, parts: parts(of: piece, &header),
        range: range)
    }
    claim(
      heading,
      piece.kind == .generic ? "a section of its own" : "the section \(piece.kind.rawValue)")
    return Section(
      kind: piece.kind, title: RichLine(content.joiningLines).withoutPictograms.inlines,
      anchor: anchor, level: level, parts: parts(of: piece, &header), range: heading.range)
  }

  private mutating func parts(
    of piece: SectionSplitter.Piece, _ header: inout HeaderReader
  ) -> [Section.Part] {
    let body = piece.body.withoutOuterRules
    switch piece.kind {
    case .contact:
      let rest = header.readContacts(body)
      return rest.isEmpty ? [] : [.blocks(rest)]
    case .links:
      return linkParts(body)
    case .skills:
      return SkillReader(vocabulary: vocabulary).parts(of: body)
    case .summary
    where header.needsContacts && ContactReader(vocabulary: vocabulary).namesPerson(in: body):
      let rest = header.readContacts(body)
      return rest.isEmpty ? [] : [.blocks(rest)]
    case .summary, .letter, .generic:
      return body.isEmpty ? [] : [.blocks(body)]
    case .career, .project, .education, .training, .awards, .certificates, .languages,
      .activities, .opensource, .publications, .military, .other:
      var reader = EntryReader(kind: piece.kind, mixing: piece.kinds, vocabulary: vocabulary)
      let parts = reader.parts(of: body)
      claims += reader.claims
      return parts
    }
  }

  private func linkParts(_ body: [Block]) -> [Section.Part] {
    let reader = ContactReader(vocabulary: vocabulary)
    return body.map { block in
      reader.links(in: block).map { .contacts($0) } ?? .blocks([block])
    }
  }
}

extension SectionSplitter.Piece {
  private static let measures = [
    "%", "→", "->", "단축", "향상", "절감", "증가", "감소", "개선", "도입", "구축", "commits", "improved",
    "reduced", "increased", "decreased", "saved", "grew",
  ]

  /// An e-mail address or a phone number among links, where none stands above them.
  fileprivate func asContacts(_ header: HeaderReader) -> SectionSplitter.Piece {
    guard kind == .links, header.needsContacts, header.contacts.reachesPerson(by: body) else {
      return self
    }
    var piece = self
    piece.kind = .contact
    return piece
  }

  /// Achievements without a prize, a contest, a certificate or a date among them sum the work up.
  fileprivate var asSummary: SectionSplitter.Piece {
    let names = ["achievement", "accomplishment", "성과"]
    let title = title.plainText.lowercased()
    guard kind == .awards, names.contains(where: { title.contains($0) }), !title.contains("수상"),
      !title.contains("award"), !title.contains("honor")
    else { return self }
    let lines = BlockText.lines(of: body)
    let prizes = lines.count { line in
      EntryMarks.isAward(line) || EntryMarks.isContest(line) || EntryMarks.isCertificate(line)
    }
    // What is counted and compared was achieved at work.
    let measured = lines.count { line in
      !EntryMarks.isAward(line) && Self.measures.contains { line.lowercased().contains($0) }
    }
    let isDated = lines.contains { !PeriodScanner(Array($0.unicodeScalars)).periods().isEmpty }
    guard measured > max(2 * prizes, 2) || measured * 2 > lines.count || prizes == 0 && !isDated
    else { return self }
    var piece = self
    piece.kind = .summary
    piece.kinds = [.summary]
    return piece
  }

  /// A summary that is a table of companies, where no other section has them: a career.
  fileprivate func asCareer(_ vocabulary: Vocabulary) -> SectionSplitter.Piece {
    guard kind == .summary else { return self }
    let holdsCompanies = body.contains { block in
      guard case .table(let table) = block.kind else { return false }
      return TableReader(kind: .career, vocabulary: vocabulary).entries(in: table) != nil
    }
    guard holdsCompanies else { return self }
    var piece = self
    piece.kind = .career
    piece.kinds = [.career]
    return piece
  }
}
