package import HanjangCore
package import HanjangMarkdown

/// A copy for 블라인드 채용, without anything that identifies the person, their age, origin or school.
/// Employers, departments, majors and degrees stay.
package struct BlindCopy {
  package private(set) var manuscript: Manuscript
  package private(set) var document: Document
  /// A warning for each word that is left in prose, where taking it out would break the author's
  /// sentences; an error where the name is left.
  package private(set) var diagnostics: [Diagnostic] = []
  private let words: BlindWords

  /// What stands for the person's name.
  package static func person(language: String) -> String {
    BlindVocabulary.standard.phrases(for: language).person
  }

  /// - Parameters:
  ///   - names: what the user says that the person is called, beside what is recognised.
  ///   - printsManuscript: whether the manuscript is set, and not the document.
  /// - Returns: nil where nothing says what the person is called.
  package init?(
    of manuscript: Manuscript, document: Document, names: [String] = [], language: String,
    printsManuscript: Bool = true
  ) {
    self.manuscript = manuscript
    self.document = document
    words = BlindWords(manuscript, document: document, names: names, language: language)
    guard !words.names.isEmpty else { return nil }
    let rewriter = BlindRewriter(words)
    self.manuscript = rewriter.blind(blind(manuscript))
    self.document = rewriter.blind(blind(document))
    var scan = BlindScan(words: words)
    if printsManuscript { scan.read(self.manuscript) } else { scan.read(self.document) }
    diagnostics = scan.diagnostics
  }

  /// What tells whether a text, such as a file's name, names the person.
  package struct Check: Sendable {
    fileprivate let words: BlindWords

    package func names(in text: String) -> Bool {
      !BlindText(words: words).edits(in: BlindLetters(text)).isEmpty
    }
  }

  package var check: Check { Check(words: words) }

  private func blocks(
    schools: Bool = false, pictures: Bool = false, person: Bool = false
  ) -> BlindBlocks {
    BlindBlocks(
      words: words, hidesSchools: schools, hidesPictures: pictures, isAboutPerson: person)
  }

  /// Where it is set as written, and for what the manuscript leaves out.
  private func blind(_ document: Document) -> Document {
    var copy = document
    let headings = document.blocks.indices.filter { document.blocks[$0].headingLevel != nil }
    let end = headings.count > 1 ? headings[1] : min(document.blocks.count, 1)
    copy.blocks =
      blocks(person: true).blind(Array(document.blocks[..<end]))
      + blocks().blind(Array(document.blocks[end...]))
    for index in copy.footnotes.indices {
      copy.footnotes[index].blocks = blocks().blind(copy.footnotes[index].blocks)
    }
    return copy
  }

  private func blind(_ manuscript: Manuscript) -> Manuscript {
    var copy = manuscript
    copy.header = blind(manuscript.header)
    copy.sections = manuscript.sections.compactMap(blind)
    for index in copy.footnotes.indices {
      copy.footnotes[index].blocks = blocks().blind(copy.footnotes[index].blocks)
    }
    return copy
  }

  private func blind(_ header: Header) -> Header {
    var copy = header
    let filter = blocks(pictures: true, person: true)
    let range = header.titleRange ?? SourceRange(line: 1, column: 1)
    if !isKind(header.title) {
      copy.title = [Inline(.text(words.phrases.person), range: range)]
      copy.titleAnchor = nil
    }
    copy.name = nil
    copy.headline = filter.blind(header.headline) ?? []
    if BlindText(words: words).isOnlyName(copy.headline.plainText) {
      // The title says it already, unless it is that of a kind of document.
      copy.headline =
        isKind(header.title) ? [Inline(.text(words.phrases.person), range: range)] : []
    }
    copy.contacts = kept(header.contacts)
    copy.elsewhere = []
    copy.introduction = filter.blind(header.introduction)
    copy.photo = nil
    return copy
  }

  /// Whether a title is that of a kind of document, such as 자기소개서.
  private func isKind(_ title: [Inline]) -> Bool {
    NameReader(vocabulary: .standard).titleKind(title.plainText) != nil
  }

  private func kept(_ contacts: [Contact]) -> [Contact] {
    contacts.filter { contact in
      let label = contact.label.plainText
      let text = [contact.value.plainText, contact.destination ?? "", contact.exact ?? ""]
        .joined(separator: " ")
      switch contact.kind {
      case .birth, .sex, .address, .military, .phone, .email: return false
      // Without a word before it, what isn't an address is mostly a place.
      case .other where contact.destination == nil && !label.contains(where: \.isLetter):
        return false
      case .link, .other:
        return !BlindWords.isLabel(label) && !BlindWords.isAccountLabel(label)
          && !words.isPersonal(address: contact.destination ?? contact.exact ?? text)
          && !words.namesPerson(text) && !words.namesSchool(text) && !BlindScan.saysAge(text)
          && !BlindFacts.isFact(contact.value.plainText)
      }
    }
  }

  // MARK: Sections

  private func blind(_ section: Section) -> Section? {
    guard section.kind != .military,
      !BlindWords.isPersonal(sectionTitle: section.title.plainText)
    else { return nil }
    var copy = section
    let isWork = section.kind == .career || section.kind == .project
    copy.parts = section.parts.compactMap { part in
      switch part {
      case .blocks(let inner):
        let filter = blocks(
          schools: section.kind == .education, pictures: section.kind == .contact,
          person: section.kind == .contact || section.kind == .links)
        let kept = filter.blind(inner)
        return kept.isEmpty ? nil : .blocks(kept)
      case .reading(let entries, let source):
        let filter = blocks(schools: entries.contains { $0.kind == .education })
        let kept = filter.blind(source)
        return kept.isEmpty ? nil : .reading(entries.map(blind), source: kept)
      case .entry(let entry):
        if entry.kind == .military || (!isWork && saysMilitary(entry.title)) { return nil }
        return .entry(blind(entry))
      case .contacts(let contacts):
        let kept = kept(contacts)
        return kept.isEmpty ? nil : .contacts(kept)
      case .skills, .group: return part
      }
    }
    return copy.parts.isEmpty && !section.parts.isEmpty ? nil : copy
  }

  private func saysMilitary(_ title: [Inline]) -> Bool {
    let text = title.plainText
    return BlindWords.vocabulary["facts/military"].contains { text.hasPrefix($0) }
  }

  private func blind(_ entry: Entry) -> Entry {
    var copy = entry
    let isStudy =
      entry.kind == .education
      || (entry.kind == .training && words.namesSchool(entry.title.plainText))
    let filter = blocks(schools: isStudy)
    if isStudy {
      (copy.title, copy.details) = study(entry)
      copy.anchor = nil
      copy.facts = []
    } else {
      copy.title = entry.title.withoutPersonalLinks(words)
      copy.details = entry.details.map { $0.withoutPersonalLinks(words) }.filter { !$0.isEmpty }
      copy.facts = entry.facts.filter { !BlindWords.isLabel($0.label) }
    }
    copy.parts = entry.parts.compactMap { part in
      switch part {
      case .blocks(let inner):
        let kept = filter.blind(inner)
        return kept.isEmpty ? nil : .blocks(kept)
      case .achievement(var achievement):
        if isStudy {
          guard let title = filter.blind(achievement.title) else { return nil }
          achievement.title = title
          achievement.anchor = nil
        } else {
          achievement.title = achievement.title.withoutPersonalLinks(words)
        }
        achievement.details = achievement.details.compactMap(filter.blind)
        achievement.parts = filter.blind(achievement.parts)
        return .achievement(achievement)
      case .role(var row):
        guard isStudy else { return part }
        guard let title = filter.blind(row.title) else { return nil }
        row.title = title
        row.anchor = nil
        row.details = row.details.compactMap(filter.blind)
        return .role(row)
      }
    }
    return copy
  }

  /// Major and degree in place of the school.
  private func study(_ entry: Entry) -> (title: [Inline], details: [[Inline]]) {
    let filter = blocks(schools: true)
    let schoolIsBelow = entry.details.contains { words.namesSchool($0.plainText) }
    var details = entry.details.compactMap { filter.blind($0) }.filter { !isRegion($0) }
    if schoolIsBelow, !words.namesSchool(entry.title.plainText) { return (entry.title, details) }
    if let title = filter.study(of: RichLine(entry.title)) { return (title, details) }
    if let title = details.first {
      details.removeFirst()
      return (title, details)
    }
    let range = entry.title.first?.range ?? entry.range ?? SourceRange(line: 1, column: 1)
    return ([Inline(.text(words.phrases.school), range: range)], details)
  }

  private func isRegion(_ content: [Inline]) -> Bool {
    let parts = content.plainText.lowercased().split { !$0.isLetter }.map(String.init)
    return !parts.isEmpty && parts.allSatisfy(BlindWords.isRegion)
  }
}
