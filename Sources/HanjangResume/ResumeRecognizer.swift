import HanjangCore
package import HanjangMarkdown

/// Recognises a résumé in a document: who it is about, its sections, their entries and periods.
package struct ResumeRecognizer {
  private let vocabulary: Vocabulary
  private let kind: Manuscript.Kind?
  private var claims: [Claim] = []

  /// - Parameters:
  ///   - kind: what the document is; nil to guess.
  ///   - aliases: what front matter adds to the titles of sections.
  package init(kind: Manuscript.Kind? = nil, aliases: [String: String] = [:]) {
    self.kind = kind
    var vocabulary = Vocabulary.standard
    if !aliases.isEmpty { vocabulary.add(sections: aliases) }
    self.vocabulary = vocabulary
  }

  /// Reads the vocabulary, so that it is there when the first document comes.
  package static func warmUp() { _ = Vocabulary.standard }

  package consuming func recognize(_ document: Document) -> Manuscript {
    let blocks = AuthorsLines(vocabulary: vocabulary).restored(document.blocks.withoutLazyTitles)
    let splitter = SectionSplitter(blocks, vocabulary: vocabulary)
    var header = HeaderReader(
      splitter.header, frontMatter: document.frontMatter, vocabulary: vocabulary)
    var sections: [Section] = []
    for piece in splitter.pieces {
      let section = section(piece, &header)
      // Contacts are read into the header, their title with them.
      if section.kind != .contact || !section.parts.isEmpty { sections.append(section) }
    }
    let guess = KindGuess(
      sections: sections, header: header.header, namedKind: header.namedKind,
      titles: document.frontMatter.title?.value ?? "")
    return Manuscript(
      kind: kind ?? guess.kind, header: header.header, sections: sections,
      footnotes: document.footnotes, claims: claims + header.claims)
  }

  private mutating func section(
    _ piece: SectionSplitter.Piece, _ header: inout HeaderReader
  ) -> Section {
    guard case .heading(let level, let anchor, let content) = piece.heading.kind else {
      return Section(
        kind: .generic, title: [], anchor: "", level: 2, parts: [.blocks(piece.body)],
        range: piece.heading.range)
    }
    claims.append(
      Claim(
        position: piece.heading.range.start, rule: 1,
        became: piece.kind == .generic
          ? "a section of its own" : "the section \(piece.kind.rawValue)")
    )
    return Section(
      kind: piece.kind, title: RichLine(content.joiningLines).withoutPictograms.inlines,
      anchor: anchor, level: level,
      parts: parts(of: piece, &header), range: piece.heading.range)
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
    case .summary, .letter, .generic:
      return body.isEmpty ? [] : [.blocks(body)]
    case .career, .project, .education, .training, .awards, .certificates, .languages,
      .activities, .opensource, .publications, .military, .other:
      var reader = EntryReader(kind: piece.kind, vocabulary: vocabulary)
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

/// Guesses what a document is from what was found in it.
struct KindGuess {
  let sections: [Section]
  let header: Header
  let namedKind: Manuscript.Kind?
  let titles: String

  var kind: Manuscript.Kind {
    let kinds = Set(sections.map(\.kind)).subtracting([.generic, .summary, .other])
    let isNamed = !kinds.isEmpty || header.name != nil
    if let namedKind, isNamed || namedKind == .letter || namedKind == .portfolio {
      return namedKind
    }
    if kinds.contains(.letter), kinds.count == 1 { return .letter }
    let isPerson = header.name != nil && !header.contacts.isEmpty
    let work = kinds.intersection([.career, .education, .project, .skills])
    if isPerson, !kinds.isEmpty { return .resume }
    if header.name != nil || !header.contacts.isEmpty { return work.isEmpty ? .article : .resume }
    // Without a name a document must have the sections and entries of a résumé.
    return kinds.count >= 3 && work.count >= 2 && hasDatedEntries ? .resume : .article
  }

  private var hasDatedEntries: Bool {
    sections.contains { section in
      section.parts.contains { part in
        if case .entry(let entry) = part { !entry.periods.isEmpty } else { false }
      }
    }
  }
}
