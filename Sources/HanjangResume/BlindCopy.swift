package import HanjangCore
import HanjangMarkdown

/// A copy for 블라인드 채용: what tells who the person is, how old, from where and from which school is
/// taken out; employers, departments, majors and degrees stay.
package struct BlindCopy {
  private let words: BlindWords
  private let isKorean: Bool

  /// What stands for the person's name.
  package static func person(isKorean: Bool) -> String { isKorean ? "지원자" : "Applicant" }

  private var person: String { Self.person(isKorean: isKorean) }

  /// - Returns: the copy, and a warning for each word that is left in prose, where taking it out
  ///   would break the author's sentences.
  package static func of(
    _ manuscript: Manuscript, isKorean: Bool
  ) -> (manuscript: Manuscript, diagnostics: [Diagnostic]) {
    let copy = BlindCopy(words: BlindWords(manuscript), isKorean: isKorean)
    let blind = copy.blind(manuscript)
    var scan = BlindScan(words: copy.words)
    scan.read(blind)
    return (blind, scan.diagnostics)
  }

  private func blocks(schools: Bool = false, pictures: Bool = false) -> BlindBlocks {
    BlindBlocks(words: words, person: person, hidesSchools: schools, hidesPictures: pictures)
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
    let range = header.titleRange ?? SourceRange(line: 1, column: 1)
    copy.title = [Inline(.text(person), range: range)]
    copy.titleAnchor = nil
    copy.name = nil
    copy.headline = blocks(pictures: true).blind(header.headline) ?? []
    copy.contacts = kept(header.contacts)
    copy.introduction = blocks(pictures: true).blind(header.introduction)
    copy.photo = nil
    return copy
  }

  private func kept(_ contacts: [Contact]) -> [Contact] {
    contacts.filter { contact in
      let label = contact.label.plainText
      let text = [contact.value.plainText, contact.destination ?? "", contact.exact ?? ""]
        .joined(separator: " ")
      switch contact.kind {
      case .birth, .sex, .address, .military, .phone: return false
      // A word alone among contacts is mostly a place.
      case .other where label.isEmpty && contact.destination == nil: return false
      case .email, .link, .other:
        return !BlindWords.isLabel(label) && !BlindWords.isProfile(text) && !words.namesPerson(text)
          && !words.namesSchool(text) && !BlindScan.saysAge(text)
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
          schools: section.kind == .education, pictures: section.kind == .contact)
        let kept = filter.blind(inner)
        return kept.isEmpty ? nil : .blocks(kept)
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
    return BlindWords.military.contains { text.hasPrefix($0) }
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
    return ([Inline(.text(isKorean ? "학교" : "School"), range: range)], details)
  }

  private func isRegion(_ content: [Inline]) -> Bool {
    let parts = content.plainText.lowercased().split { !$0.isLetter }.map(String.init)
    return !parts.isEmpty && parts.allSatisfy { BlindWords.regions.contains($0) }
  }
}
