import HanjangMarkdown

/// Rewrites every text of a document and of its manuscript without the person.
struct BlindRewriter {
  let text: BlindText

  init(_ words: BlindWords) { text = BlindText(words: words) }

  func blind(_ document: Document) -> Document {
    var copy = document
    copy.blocks = blind(document.blocks)
    copy.footnotes = blind(document.footnotes)
    copy.rewritings = []
    let matter = document.frontMatter
    copy.frontMatter.title?.value = text.blind(matter.title?.value ?? "")
    copy.frontMatter.author = nil
    copy.frontMatter.subject = nil
    copy.frontMatter.keywords = []
    copy.frontMatter.resume.headline = nil
    copy.frontMatter.resume.name = nil
    copy.frontMatter.resume.email = nil
    copy.frontMatter.resume.phone = nil
    copy.frontMatter.resume.photo = nil
    copy.frontMatter.resume.links = []
    copy.frontMatter.blindNames = []
    for (key, entry) in matter.page { copy.frontMatter.page[key]?.value = text.blind(entry.value) }
    return copy
  }

  func blind(_ manuscript: Manuscript) -> Manuscript {
    var copy = manuscript
    copy.header.title = blind(manuscript.header.title)
    copy.header.titleAnchor = manuscript.header.titleAnchor.map(blind(anchor:))
    copy.header.headline = blind(manuscript.header.headline)
    copy.header.introduction = blind(manuscript.header.introduction)
    copy.header.contacts = manuscript.header.contacts.map(blind)
    copy.sections = manuscript.sections.map(blind)
    copy.footnotes = blind(manuscript.footnotes)
    copy.claims = manuscript.claims.map { claim in
      var claim = claim
      claim.became = text.blind(claim.became)
      return claim
    }
    return copy
  }

  private func blind(_ footnotes: [Footnote]) -> [Footnote] {
    footnotes.map { note in
      var note = note
      note.blocks = blind(note.blocks)
      return note
    }
  }

  /// Both at a heading and in links to it: these still meet.
  func blind(anchor: String) -> String {
    text.blind(anchor).filter { !"()".contains($0) }.replacing(" ", with: "-")
  }

  // MARK: Manuscript

  private func blind(_ contact: Contact) -> Contact {
    var copy = contact
    copy.label = blind(contact.label)
    copy.value = blind(contact.value)
    return copy
  }

  private func blind(_ section: Section) -> Section {
    var copy = section
    copy.title = blind(section.title)
    copy.anchor = blind(anchor: section.anchor)
    copy.parts = section.parts.map { part in
      switch part {
      case .blocks(let blocks): .blocks(blind(blocks))
      case .entry(let entry): .entry(blind(entry))
      case .reading(let entries, let source):
        .reading(entries.map(blind), source: blind(source))
      case .skills(let groups, let source):
        .skills(groups.map(blind), source: source.flatMap { blind([$0]).first })
      case .contacts(let contacts): .contacts(contacts.map(blind))
      case .group(let title, let anchor):
        .group(title: blind(title), anchor: blind(anchor: anchor))
      }
    }
    return copy
  }

  private func blind(_ group: SkillGroup) -> SkillGroup {
    var copy = group
    copy.label = blind(group.label)
    copy.names = group.names.map(blind)
    return copy
  }

  private func blind(_ entry: Entry) -> Entry {
    var copy = entry
    copy.title = blind(entry.title)
    copy.label = blind(entry.label)
    copy.anchor = entry.anchor.map(blind(anchor:))
    copy.details = entry.details.map(blind)
    copy.periods = entry.periods.map(blind)
    copy.facts = entry.facts.map { fact in
      var fact = fact
      fact.label = text.blind(fact.label)
      fact.value = text.blind(fact.value)
      return fact
    }
    copy.parts = entry.parts.map { part in
      switch part {
      case .blocks(let blocks): .blocks(blind(blocks))
      case .achievement(let achievement): .achievement(blind(achievement))
      case .role(let row): .role(blind(row))
      }
    }
    return copy
  }

  private func blind(_ achievement: Achievement) -> Achievement {
    var copy = achievement
    copy.title = blind(achievement.title)
    copy.anchor = achievement.anchor.map(blind(anchor:))
    copy.details = achievement.details.map(blind)
    copy.periods = achievement.periods.map(blind)
    copy.parts = blind(achievement.parts)
    return copy
  }

  private func blind(_ row: RoleRow) -> RoleRow {
    var copy = row
    copy.title = blind(row.title)
    copy.anchor = row.anchor.map(blind(anchor:))
    copy.details = row.details.map(blind)
    copy.periods = row.periods.map(blind)
    copy.position = row.position.map(text.blind)
    return copy
  }

  private func blind(_ period: Period) -> Period {
    var copy = period
    copy.status = period.status.map(text.blind)
    return copy
  }

  // MARK: Blocks

  func blind(_ blocks: [Block]) -> [Block] { blocks.map(blind) }

  private func blind(_ block: Block) -> Block {
    var copy = block
    switch block.kind {
    case .heading(let level, let anchor, let content):
      copy.kind = .heading(level: level, anchor: blind(anchor: anchor), content: blind(content))
    case .paragraph(let content): copy.kind = .paragraph(blind(content))
    case .quote(let inner): copy.kind = .quote(blind(inner))
    case .callout(let inner): copy.kind = .callout(blind(inner))
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = blind(list.items[index].blocks) }
      copy.kind = .list(list)
    case .definitions(let definitions):
      copy.kind = .definitions(
        definitions.map { definition in
          var definition = definition
          definition.term = blind(definition.term)
          definition.blocks = blind(definition.blocks)
          return definition
        })
    case .code(let language, let code):
      copy.kind = .code(
        language: language,
        code: code.split(separator: "\n", omittingEmptySubsequences: false)
          .map { text.blind(String($0)) }.joined(separator: "\n"))
    case .table(var table):
      table.header = table.header.map(blind)
      table.rows = table.rows.map { $0.map(blind) }
      copy.kind = .table(table)
    case .thematicBreak, .space, .pageBreak: break
    }
    return copy
  }

  private func blind(_ cell: Table.Cell) -> Table.Cell {
    var copy = cell
    copy.content = blind(cell.content)
    copy.blocks = cell.blocks.map(blind)
    return copy
  }
}
