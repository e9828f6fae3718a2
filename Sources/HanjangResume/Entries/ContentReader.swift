package import HanjangMarkdown

/// Reads a document into typed content.
package struct ContentReader: Sendable {
  package let reader: ResumeReader

  package init(reader: ResumeReader) { self.reader = reader }

  package func content(of document: Document) -> ResumeContent {
    content(of: reader.read(document), frontMatter: document.frontMatter)
  }

  package func content(
    of reading: ResumeReader.Reading, frontMatter: FrontMatter
  ) -> ResumeContent {
    var content = ResumeContent()
    content.entries = EntryAssembler(reading: reading).entries
    var header = PersonReader(reading: reading, frontMatter: frontMatter)
    header.read(into: &content)
    content.skills = SkillLines(reading: reading, lexicon: reader.lexicon).groups
    content.kind = kind(of: content, reading, frontMatter)
    return content
  }

  /// What makes a résumé of a document: dated entries, kinds of entries, a name, contacts.
  private static let fewestPoints = 3

  /// What the title says that the document is, or what was found in it.
  private func kind(
    of content: ResumeContent, _ reading: ResumeReader.Reading, _ matter: FrontMatter
  ) -> String {
    if let kind = matter.resume.kind?.value { return kind }
    let letters = reading.facts.count { fact in
      fact.isCandidate
        && reader.lexicon.classes(ofWhole: TitleReading.core(of: fact.line.scalars))
          .contains(.titleLetter)
    }
    let dated = content.entries.count { !$0.periods.isEmpty }
    let kinds = Set(content.entries.map(\.kind)).count + (content.skills.isEmpty ? 0 : 1)
    var points = min(dated, 3) + kinds
    if content.name != nil { points += 1 }
    if !content.email.isEmpty || !content.phone.isEmpty { points += 2 }
    let titles = reading.facts.prefix(5).filter { $0.isTitleMark || $0.line.mark == .matter }
    if letters > 1 || titles.contains(where: { $0.classes.contains(.documentLetter) }) {
      return "letter"
    }
    guard points >= Self.fewestPoints else { return "article" }
    for fact in titles {
      let whole = reader.lexicon.classes(ofWhole: TitleReading.core(of: fact.line.scalars))
      let classes = WordClasses(bits: fact.classes.bits | whole.bits)
      if classes.contains(.documentCareer) { return "career" }
      if classes.contains(.documentPortfolio) { return "portfolio" }
    }
    return "resume"
  }
}

/// Name, headline and contacts.
struct PersonReader {
  let reading: ResumeReader.Reading
  let frontMatter: FrontMatter

  /// The least probability of a name and a headline.
  private static let least: Float = 0.4

  mutating func read(into content: inout ResumeContent) {
    let facts = reading.facts
    let slots = reading.people.flatMap(\.slots).filter { $0.probability >= Self.least }
    func value(_ name: String) -> TextValue? {
      slots.filter { $0.name == name }.max { $0.probability < $1.probability }.map { slot in
        let line = facts[slot.line].line
        return TextValue(
          text: line.text(slot.range), line: slot.line, source: line.source(of: slot.range))
      }
    }
    content.name = value("name")
    content.headline = value("label")
    let matter = frontMatter.resume
    if content.name == nil, let name = matter.name {
      content.name = TextValue(text: name.value, line: 0, source: name.range)
    }
    if content.headline == nil, let headline = matter.headline {
      content.headline = TextValue(text: headline.value, line: 0, source: headline.range)
    }
    content.email = matter.email?.value ?? text(.email) ?? destination("mailto:") ?? ""
    content.phone = matter.phone?.value ?? text(.phone) ?? destination("tel:") ?? ""
    content.links = matter.links.map { .init(destination: $0.url, label: $0.name) }
    for row in (reading.grouping.loose["person:C"] ?? []) { addLinks(of: row, to: &content.links) }
  }

  private var contactRows: [Int] { reading.grouping.loose["person:C"] ?? [] }

  /// The first address or number, of the contacts before others.
  private func text(_ kind: Token.Kind) -> String? {
    for row in contactRows + Array(reading.facts.indices) {
      let fact = reading.facts[row]
      if let token = fact.tokens.first(where: { $0.kind == kind }) {
        return fact.line.text(token.range)
      }
    }
    return nil
  }

  private func destination(_ scheme: String) -> String? {
    for fact in reading.facts {
      for link in fact.line.links where link.destination.hasPrefix(scheme) {
        return String(link.destination.dropFirst(scheme.count).prefix { $0 != "?" })
      }
    }
    return nil
  }

  private func addLinks(of row: Int, to links: inout [ResumeContent.Link]) {
    let fact = reading.facts[row]
    var found: [ResumeContent.Link] = []
    for link in fact.line.links where link.destination.contains("://") {
      found.append(.init(destination: link.destination, label: fact.line.text(link.range)))
    }
    for token in fact.tokens where token.kind == .url {
      guard !fact.line.links.contains(where: { $0.range.overlaps(token.range) }) else { continue }
      let text = fact.line.text(token.range)
      found.append(.init(destination: text.contains("://") ? text : "https://\(text)", label: ""))
    }
    for link in found where !links.contains(where: { $0.destination == link.destination }) {
      links.append(link)
    }
  }
}
