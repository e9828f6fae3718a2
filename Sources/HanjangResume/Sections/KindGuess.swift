import HanjangMarkdown

/// Guesses what a document is from what was found in it.
struct KindGuess {
  private let sections: [Section]
  private let header: HeaderReader
  private let document: Document
  /// The kinds of sections with certain titles, each once.
  private let kinds: [SectionKind]

  init(
    sections: [Section], header: HeaderReader, document: Document, vocabulary: Vocabulary
  ) {
    self.sections = sections
    self.header = header
    self.document = document
    let certain = sections.filter { section in
      section.title.isEmpty || vocabulary.section(section.title.plainText) != nil
    }.map(\.kind)
    kinds = SectionKind.allCases.filter { kind in
      certain.contains(kind) && ![.generic, .summary, .other].contains(kind)
    }
  }

  var kind: Manuscript.Kind {
    if let named = header.namedKind, isNamedInEarnest(named) { return named }
    if isLetter { return .letter }
    return isResume ? .resume : .article
  }

  private var person: Header { header.header }

  /// A name that is more than a post's author.
  private var hasName: Bool { person.name != nil && !header.isNamedAsAuthor }

  private var isKoreanName: Bool {
    person.name?.unicodeScalars.contains(where: \.isHangulSyllable) ?? false
  }

  private var hasContacts: Bool {
    person.contacts.contains { $0.kind == .email || $0.kind == .phone }
  }

  /// Whether the document's title can be taken by its word: 소개 alone cannot.
  private func isNamedInEarnest(_ kind: Manuscript.Kind) -> Bool {
    switch kind {
    case .letter, .portfolio: return true
    case .resume, .career, .article:
      return !kinds.isEmpty && (hasName || hasContacts || hasDatedEntries)
    }
  }

  // MARK: Letters

  private static let salutations = ["dear ", "to whom it may concern", "to the hiring"]
  private static let endings = [
    "sincerely", "best regards", "kind regards", "regards,", "yours truly", "yours sincerely",
    "respectfully", "warm regards",
  ]

  /// Sections of a 자기소개서, or a salutation and an ending.
  private var isLetter: Bool {
    let count = sections.count { $0.kind == .letter }
    guard kinds.allSatisfy({ $0 == .letter || $0 == .contact }) else { return false }
    // One such title, `마치며`, ends many a post.
    if count > 1 || count == 1 && (hasName || hasContacts) { return true }
    var last: [String] = []
    for block in document.blocks.reversed() where last.count < 4 { last = lines(of: block) + last }
    last = last.suffix(4)
    if last.contains(where: { isKoreanEnding($0) }) { return true }
    guard last.contains(where: { line in Self.endings.contains { line.hasPrefix($0) } }) else {
      return false
    }
    return document.blocks.contains { block in
      lines(of: block).contains { line in Self.salutations.contains { line.hasPrefix($0) } }
    }
  }

  private func lines(of block: Block) -> [String] {
    guard case .paragraph(let content) = block.kind else { return [] }
    return RichLine.lines(of: content).map { $0.text.lowercased() }
  }

  /// `홍길동 드림`, `지원자 홍길동 올림`.
  private func isKoreanEnding(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.count <= 4 && ["드림", "올림", "배상"].contains(words.last ?? "")
  }

  // MARK: Résumés

  private var isResume: Bool {
    let work = kinds.filter { [.career, .education, .project, .skills].contains($0) }
    if hasName && hasContacts { return !kinds.isEmpty }
    if hasContacts { return !work.isEmpty && !isPost }
    if hasName {
      let isSpare =
        !hasDatedEntries
        && (work.count == 1 && kinds.count == 1 || work == [.project] && !isKoreanName)
      return !work.isEmpty && !isSpare && !isPost
    }
    // Works and studies that nothing titles were looked for in documents that tell no story.
    if sections.contains(where: { $0.title.isEmpty }), entries.count > 1 { return !isPost }
    // Without a name a document must have the sections and entries of a résumé.
    return kinds.count >= 3 && work.count >= 2 && hasDatedEntries && !isPost
  }

  private var entries: [Entry] {
    sections.flatMap { section in
      section.parts.compactMap { part in
        if case .entry(let entry) = part { entry } else { nil }
      }
    }
  }

  private var hasDatedEntries: Bool { entries.contains { !$0.periods.isEmpty } }

  /// Whether it reads like a post: it tells more in sentences than a résumé does, or most of its
  /// sections aren't those of résumés.
  private var isPost: Bool {
    let unknown = sections.count { $0.kind == .generic }
    if unknown > sections.count - unknown { return true }
    var sentences = 0
    var lines = 0
    let isNamed = hasName || hasContacts
    if !isNamed { count(.blocks(person.introduction), &sentences, &lines) }
    for section in sections where !isNamed || section.kind != .summary && section.kind != .letter {
      for part in section.parts { count(part, &sentences, &lines) }
    }
    // Who gives neither a name nor an address tells a story sooner.
    return sentences >= (isNamed ? 8 : 4) && sentences * 2 > lines
  }

  private func count(_ part: Section.Part, _ sentences: inout Int, _ lines: inout Int) {
    let blocks: [Block]
    switch part {
    case .blocks(let own), .reading(_, source: let own): blocks = own
    case .entry(let entry):
      lines += 1
      blocks = entry.parts.flatMap { part -> [Block] in
        switch part {
        case .blocks(let blocks): blocks
        case .achievement(let achievement): achievement.parts
        case .role: []
        }
      }
    case .skills, .contacts, .group:
      lines += 1
      return
    }
    for line in BlockText.lines(of: blocks) {
      // Who gives no name may tell several sentences in a line.
      let told = hasName || hasContacts ? (isSentence(line) ? 1 : 0) : sentenceCount(of: line)
      lines += max(1, told)
      sentences += told
    }
  }

  private func sentenceCount(of line: String) -> Int {
    let parts = line.split { ".!?".contains($0) }.map { BlockText.clean(String($0)) }
    let told = parts.count { part in
      part.count >= 6 && ["다", "요", "죠", "까"].contains { part.hasSuffix($0) }
    }
    return max(told, isSentence(line) ? 1 : 0)
  }

  /// A whole sentence in the voice of a story: `…했습니다.`, `…였다.`, `I moved to …`.
  private func isSentence(_ line: String) -> Bool {
    let text = line.trimmingEnd
    guard text.count >= (hasName || hasContacts ? 12 : 8) else { return false }
    if ["다", "요", "죠", "까"].contains(where: { text.hasSuffix($0) }) { return true }
    let words = text.lowercased().split(separator: " ")
    return line.hasSuffix(".") && words.count > 8
      && words.contains { ["i", "we", "my", "our", "was", "were"].contains($0) }
  }
}

extension String {
  /// Without the marks that end a sentence.
  fileprivate var trimmingEnd: Substring {
    var text = self[...]
    while let last = text.last, ".!?)~ ".contains(last) { text.removeLast() }
    return text
  }
}
