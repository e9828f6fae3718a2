import HanjangCore
import HanjangMarkdown

/// Reads name, headline, contacts and introduction from what stands above the first section.
struct HeaderReader {
  private let vocabulary: Vocabulary
  private let names: NameReader
  private let contacts: ContactReader
  private(set) var header = Header()
  /// What the title says that the document is.
  private(set) var namedKind: Manuscript.Kind?
  private(set) var claims: [Claim] = []
  /// Whether the name is known only from `author:` in front matter, as that of a post is.
  private(set) var isNamedAsAuthor = false
  private var displacedTitle: [Inline] = []

  private static let longestHeadline = 60

  init(_ blocks: [Block], frontMatter: FrontMatter, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    names = NameReader(vocabulary: vocabulary)
    contacts = ContactReader(vocabulary: vocabulary)
    var rest = readTitle(blocks)
    rest = readLines(rest)
    header.introduction = rest.withoutOuterRules
    complete(from: frontMatter)
    if !displacedTitle.isEmpty {
      let dot = Inline(.text(" · "), range: displacedTitle[0].range)
      header.headline =
        header.headline.isEmpty ? displacedTitle : header.headline + [dot] + displacedTitle
    }
    // A line of contacts may begin with the name again.
    header.contacts.removeAll { $0.kind == .other && $0.value.plainText == header.name }
    if header.name == nil { findNameInIntroduction() }
  }

  /// `안녕하세요, 백엔드 개발자 홍길동입니다.`
  private mutating func findNameInIntroduction() {
    header.name = names.nameInSentence(header.headline.plainText)
    for case .paragraph(let content) in header.introduction.prefix(2).map(\.kind) {
      for line in RichLine.lines(of: content).prefix(2) where header.name == nil {
        header.name = names.nameInSentence(line.text)
      }
    }
  }

  // MARK: Title

  /// Takes the heading that names the person, or the document.
  private mutating func readTitle(_ blocks: [Block]) -> [Block] {
    let headings = blocks.indices.filter { blocks[$0].headingLevel != nil }
    let readings = headings.map { index in
      names.reading(RichLine(blocks[index].headingContent.joiningLines).withoutPictograms)
    }
    let kind = readings.compactMap(\.kind).first
    namedKind = kind
    let best =
      readings.indices.first { readings[$0].name != nil }
      ?? readings.indices.first { readings[$0].kind == nil } ?? readings.indices.first
    guard let best else { return blocks }
    let index = headings[best]
    guard case .heading(_, let anchor, _) = blocks[index].kind else { return blocks }
    let reading = readings[best]
    header.title = reading.title
    header.titleAnchor = anchor
    header.titleRange = blocks[index].range
    header.name = reading.name
    header.headline = reading.headline
    claim(blocks[index].range, 2, reading.name.map { "the name \($0)" } ?? "the title")
    var rest = blocks
    rest.remove(at: index)
    return rest.enumerated().map { offset, block in
      offset == index ? headlineFromHeading(block) : block
    }.compactMap { $0 }
  }

  /// A heading directly below the name that says a role is the headline.
  private mutating func headlineFromHeading(_ block: Block) -> Block? {
    guard header.headline.isEmpty, case .heading(_, _, let content) = block.kind,
      content.plainText.count <= Self.longestHeadline,
      vocabulary.isRole(content.plainText)
    else { return block }
    header.headline = content
    claim(block.range, 2, "the headline")
    return nil
  }

  // MARK: Lines

  private mutating func readLines(_ blocks: [Block]) -> [Block] {
    var rest: [Block] = []
    for block in blocks {
      if case .paragraph(let content) = block.kind {
        let kept = readParagraph(content, isFirst: rest.allSatisfy { !$0.isVisible })
        if !kept.isEmpty {
          rest.append(kept.count == lineCount(content) ? block : EntryHead.paragraph(kept))
        }
      } else if case .quote(let quoted) = block.kind, quoted.count == 1,
        case .paragraph(let content) = quoted[0].kind, rest.allSatisfy({ !$0.isVisible }),
        RichLine.lines(of: content).count == 1, isHeadline(RichLine(content), of: content)
      {
        header.headline = content
        claim(block.range, 2, "the headline")
      } else if let found = contacts.contacts(in: block) {
        add(found)
        claim(block, found)
      } else if case .list(let list) = block.kind, let kept = readList(list) {
        if !kept.items.isEmpty { rest.append(Block(.list(kept), range: block.range)) }
      } else {
        rest.append(block)
      }
    }
    return rest
  }

  private func lineCount(_ content: [Inline]) -> Int { RichLine.lines(of: content).count }

  private mutating func readParagraph(_ content: [Inline], isFirst: Bool) -> [RichLine] {
    if let picture = content.onlyPicture, header.photo == nil,
      case .image(let image) = picture.kind,
      !image.source.contains("://")
    {
      header.photo = Header.Photo(
        source: image.source, alternative: image.alternative, range: picture.range)
      return []
    }
    var kept: [RichLine] = []
    for line in RichLine.lines(of: content) {
      if readName(line) || readHeadline(line) { continue }
      if let found = contacts.contacts(in: line) {
        add(found)
        if let range = line.range { claim(range, 3, "a contact") }
      } else if isFirst, kept.isEmpty, header.title.isEmpty, readTitleLine(line) {
        continue
      } else if isFirst, kept.isEmpty, isHeadline(line, of: content) {
        header.headline = line.inlines.boldContent ?? line.slice(line.all)
        if let range = line.range { claim(range, 2, "the headline") }
      } else {
        kept.append(line)
      }
    }
    return kept
  }

  /// The name as the first line of a document without a heading for it.
  private mutating func readTitleLine(_ line: RichLine) -> Bool {
    guard line.scalars.count <= Self.longestHeadline else { return false }
    let line = RichLine(line.inlines.boldContent ?? line.slice(line.all))
    let reading = names.reading(line)
    guard let name = reading.name, !line.text.hasSuffix(".") else { return false }
    header.title = reading.title
    header.name = name
    header.titleRange = line.range
    if header.headline.isEmpty { header.headline = reading.headline }
    namedKind = namedKind ?? reading.kind
    if let range = line.range { claim(range, 2, "the name \(name)") }
    return true
  }

  /// Takes contacts, and the name where it stands among them.
  private mutating func add(_ found: [Contact]) {
    for contact in found {
      let label = contact.label.plainText
      let value = RichLine(contact.value)
      if contact.kind == .other, vocabulary.contains(label, in: "contacts", "name") {
        setName(value)
      } else if contact.kind == .other, header.headline.isEmpty,
        vocabulary.contains(label, in: "contacts", "headline")
      {
        header.headline = contact.value
      } else if contact.kind == .other, label.isEmpty, header.title.isEmpty,
        let name = names.plainName(value.text)
      {
        header.name = name
        header.title = contact.value
      } else if contact.kind == .other, label.isEmpty, header.headline.isEmpty,
        header.contacts.isEmpty, vocabulary.isRole(value.text)
      {
        header.headline = contact.value
      } else {
        header.contacts.append(contact)
      }
    }
  }

  /// Each line, item and row of a block that holds nothing but contacts.
  private mutating func claim(_ block: Block, _ found: [Contact]) {
    var places = Set(found.compactMap(\.range))
    if case .list(let list) = block.kind { places.formUnion(list.items.map(\.range)) }
    if case .table(let table) = block.kind {
      places.formUnion(([table.header] + table.rows).compactMap { $0.first?.range })
    }
    places.insert(block.range)
    for place in Set(places.map(\.start)) {
      claims.append(Claim(position: place, rule: 3, became: "a contact"))
    }
  }

  /// `이름: 홍길동`, `성명 홍길동`.
  private mutating func readName(_ line: RichLine) -> Bool {
    guard let value = nameValue(of: line), value.scalars.count <= 40 else { return false }
    setName(value)
    if let range = line.range { claim(range, 2, "the name \(header.name ?? "")") }
    return true
  }

  private func nameValue(of line: RichLine) -> RichLine? {
    if let labelled = LabelledLine(line) {
      let label = Vocabulary.withoutNumbering(labelled.label)
      return vocabulary.contains(label, in: "contacts", "name") ? labelled.value : nil
    }
    guard line.scalars.count <= 24, let word = line.words.first,
      vocabulary.contains(line.text(word), in: "contacts", "name")
    else { return nil }
    let rest = RichLine(line.slice(word.upperBound..<line.scalars.count))
    return names.plainName(rest.text) == nil ? nil : rest
  }

  private mutating func setName(_ value: RichLine) {
    let reading = names.reading(value)
    header.name = reading.name ?? value.text
    // The document's title, such as 경력기술서, gives way to the name.
    if header.titleIsGeneric(names) { displacedTitle = header.title }
    // A generic title stays in the document, below the name.
    header.title = value.slice(value.all)
  }

  private mutating func readHeadline(_ line: RichLine) -> Bool {
    guard header.headline.isEmpty, let labelled = LabelledLine(line),
      vocabulary.contains(
        Vocabulary.withoutNumbering(labelled.label), in: "contacts", "headline"),
      labelled.value.scalars.count <= Self.longestHeadline, !labelled.value.isEmpty
    else { return false }
    header.headline = labelled.value.inlines
    return true
  }

  /// The short line below the name that is no sentence.
  private func isHeadline(_ line: RichLine, of content: [Inline]) -> Bool {
    let text = line.text
    guard header.headline.isEmpty, !header.title.isEmpty, header.contacts.isEmpty,
      line.scalars.count <= Self.longestHeadline, !text.hasSuffix("다."), !text.hasSuffix(".")
    else { return false }
    if vocabulary.isRole(text) { return !text.hasSuffix("다") && !text.hasSuffix("요") }
    return line.inlines.boldContent != nil && RichLine.lines(of: content).count == 1
      && line.scalars.count <= 30
  }

  /// A list in which some items are name or contacts: these are taken out.
  private mutating func readList(_ list: List) -> List? {
    var kept = list
    kept.items = []
    for item in list.items {
      if item.blocks.count == 1, case .paragraph(let content)? = item.blocks.first?.kind {
        let lines = RichLine.lines(of: content)
        if lines.count == 1, readName(lines[0]) || readHeadline(lines[0]) { continue }
        if let found = contacts.contacts(of: lines) {
          add(found)
          claim(item.range, 3, "a contact")
          continue
        }
      }
      kept.items.append(item)
    }
    return kept.items.count < list.items.count ? kept : nil
  }

  // MARK: Contact sections

  /// Reads a section of contacts; what is none comes back.
  mutating func readContacts(_ blocks: [Block]) -> [Block] {
    readLines(blocks).withoutOuterRules
  }

  // MARK: Front matter

  private mutating func complete(from matter: FrontMatter) {
    let resume = matter.resume
    if let name = resume.name {
      header.name = name.value
      if header.title.isEmpty || namedKind != nil && header.titleIsGeneric(names) {
        displacedTitle = header.title
        header.title = [Inline(.text(name.value), range: name.range)]
      }
    } else if header.name == nil, let author = matter.author {
      header.name = author.value
      isNamedAsAuthor = true
      if header.title.isEmpty { header.title = [Inline(.text(author.value), range: author.range)] }
    } else if header.title.isEmpty, let title = matter.title {
      let reading = names.reading(RichLine([Inline(.text(title.value), range: title.range)]))
      header.title = reading.title
      header.name = reading.name
      header.headline = reading.headline
      namedKind = reading.kind
    }
    // `title:` beside `name:` is what the person is.
    if resume.name != nil, resume.headline == nil, header.headline.isEmpty,
      let title = matter.title,
      names.titleKind(title.value) == nil, vocabulary.isRole(title.value)
    {
      header.headline = [Inline(.text(title.value), range: title.range)]
    }
    if let headline = resume.headline, header.headline.plainText != headline.value {
      header.headline = [Inline(.text(headline.value), range: headline.range)]
    }
    addContact(.email, resume.email) { "mailto:\($0)" }
    addContact(.phone, resume.phone) { ContactText.telephone($0) }
    for link in resume.links {
      header.contacts.append(
        Contact(
          kind: .link,
          label: link.name.isEmpty ? [] : [Inline(.text(link.name), range: link.range)],
          value: [
            Inline(
              .link(
                destination: link.url, title: "",
                content: [Inline(.text(link.url), range: link.range)]), range: link.range)
          ], destination: link.url, range: link.range))
    }
    if let photo = resume.photo {
      header.photo = Header.Photo(source: photo.value, alternative: "", range: photo.range)
    }
  }

  /// What the text says already is not said again.
  private mutating func addContact(
    _ kind: Contact.Kind, _ entry: FrontMatter.Entry<String>?, destination: (String) -> String?
  ) {
    guard let entry, !header.contacts.contains(where: { $0.value.plainText == entry.value }) else {
      return
    }
    header.contacts.append(
      Contact(
        kind: kind, label: [], value: [Inline(.text(entry.value), range: entry.range)],
        destination: destination(entry.value), range: entry.range))
  }

  private mutating func claim(_ range: SourceRange, _ rule: Int, _ became: String) {
    claims.append(Claim(position: range.start, rule: rule, became: became))
  }
}

extension Header {
  fileprivate func titleIsGeneric(_ names: NameReader) -> Bool {
    names.titleKind(title.plainText) != nil
  }
}

extension [Inline] {
  /// The picture that is all of a paragraph.
  var onlyPicture: Inline? {
    let visible = filter { inline in
      switch inline.kind {
      case .text(let text): !text.allSatisfy(\.isWhitespace)
      case .softBreak, .hardBreak: false
      default: true
      }
    }
    return visible.count == 1 && visible[0].isPicture ? visible[0] : nil
  }
}
