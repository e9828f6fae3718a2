import HanjangCore
import HanjangMarkdown

/// The lines, lists and tables of the header.
extension HeaderReader {
  mutating func readLines(_ blocks: [Block]) -> [Block] {
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
      } else if case .quote(let quoted) = block.kind, contacts.contacts(in: block) == nil,
        let kept = readQuote(quoted)
      {
        if !kept.isEmpty { rest.append(Block(.quote(kept), range: block.range)) }
      } else if case .callout(let inner) = block.kind, contacts.contacts(in: block) == nil,
        let kept = readQuote(inner)
      {
        if !kept.isEmpty { rest.append(Block(.callout(kept), range: block.range)) }
      } else if contacts.contacts(in: block) == nil, let lines = definedLines(block) {
        let kept = readParagraph(lines, isFirst: rest.allSatisfy { !$0.isVisible })
        if kept.count == lineCount(lines) {
          rest.append(block)
        } else if !kept.isEmpty {
          rest.append(EntryHead.paragraph(kept))
        }
      } else if let found = contacts.contacts(in: block) {
        add(found)
        claim(block, found)
        if case .table(let table) = block.kind { takePhoto(table.picture) }
      } else if case .table(let table) = block.kind, let kept = readLayout(table) {
        rest += kept
      } else if case .list(let list) = block.kind, let kept = readList(list) {
        if !kept.items.isEmpty { rest.append(Block(.list(kept), range: block.range)) }
      } else {
        rest.append(block)
      }
    }
    return rest
  }

  /// Terms and what they mean as lines, where contacts are among them.
  private func definedLines(_ block: Block) -> [Inline]? {
    guard let list = block.termsAsItems else { return nil }
    var lines: [RichLine] = []
    for case .paragraph(let content) in list.items.flatMap({ $0.blocks.map(\.kind) }) {
      lines += RichLine.lines(of: content)
    }
    guard lines.contains(where: { contacts.contacts(in: $0) != nil }),
      case .paragraph(let content) = EntryHead.paragraph(lines).kind
    else { return nil }
    return content
  }

  /// A quote with a paragraph of contacts beside others: what is none; nil for other quotes.
  private mutating func readQuote(_ blocks: [Block]) -> [Block]? {
    let holdsContacts = blocks.contains { block in
      guard case .paragraph(let content) = block.kind else {
        return contacts.contacts(in: block) != nil
      }
      return RichLine.lines(of: content).contains { contacts.contacts(in: $0) != nil }
    }
    guard holdsContacts else { return nil }
    var rest: [Block] = []
    for block in blocks {
      guard case .paragraph(let content) = block.kind else {
        rest.append(block)
        continue
      }
      let kept = readParagraph(content, isFirst: rest.isEmpty)
      if !kept.isEmpty { rest.append(EntryHead.paragraph(kept)) }
    }
    return rest
  }

  /// A table that only sets contacts beside a picture: its cells' lines; nil for other tables.
  private mutating func readLayout(_ table: Table) -> [Block]? {
    let cells = ([table.header] + table.rows).flatMap { $0 }.filter { !$0.content.isEmpty }
    let lines = cells.flatMap { RichLine.lines(of: $0.content) }.map { withoutBullet($0) }
    let holdsContacts = lines.contains { line in
      contacts.contacts(in: line)?.contains { $0.kind == .email || $0.kind == .phone } ?? false
    }
    guard holdsContacts, lines.count > 2, cells.count <= 8 else { return nil }
    var rest: [Block] = []
    for cell in cells {
      let kept = readParagraph(cell.content, isFirst: rest.isEmpty)
      if !kept.isEmpty { rest.append(EntryHead.paragraph(kept)) }
      claim(cell.range, 3, "contacts")
    }
    return rest
  }

  /// The items of a list in a cell have a bullet.
  private func withoutBullet(_ line: RichLine) -> RichLine {
    guard let first = line.scalars.first, AuthorsLines.bullets.contains(first),
      line.scalars.count > 1
    else { return line }
    return RichLine(line.slice(1..<line.scalars.count))
  }

  private func lineCount(_ content: [Inline]) -> Int { RichLine.lines(of: content).count }

  /// Whether a picture became the photo.
  @discardableResult
  private mutating func takePhoto(_ picture: Inline?) -> Bool {
    guard let picture, header.photo == nil, case .image(let image) = picture.kind,
      !image.source.contains("://")
    else { return false }
    header.photo = Header.Photo(
      source: image.source, alternative: image.alternative, range: picture.range)
    return true
  }

  private mutating func readParagraph(_ content: [Inline], isFirst: Bool) -> [RichLine] {
    if takePhoto(content.onlyPicture) { return [] }
    var kept: [RichLine] = []
    for written in RichLine.lines(of: content) {
      let line = withoutBullet(written)
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
    if header.headline.isEmpty { takeHeadline(reading.headline) }
    namedKind = namedKind ?? reading.kind
    if let range = line.range { claim(range, 2, "the name \(name)") }
    return true
  }

  /// What stands beside the name, with contacts among it as they may be.
  mutating func takeHeadline(_ content: [Inline]) {
    guard !content.isEmpty, let found = contacts.contacts(in: RichLine(content)),
      found.contains(where: { $0.kind == .email || $0.kind == .phone || $0.kind == .link })
    else {
      header.headline = content
      return
    }
    add(found)
  }

  /// Takes contacts, and the name where it stands among them.
  private mutating func add(_ found: [Contact]) {
    for contact in found {
      let label = contact.label.plainText
      let value = RichLine(contact.value)
      if contact.kind == .other, vocabulary.contains(label, in: "contacts", "name") {
        setName(value)
        claim(contact.range, "the name \(header.name ?? "")")
      } else if contact.kind == .other, header.headline.isEmpty,
        vocabulary.contains(label, in: "contacts", "headline")
      {
        header.headline = contact.value
        claim(contact.range, "the headline")
      } else if contact.kind == .other, label.isEmpty, header.name == nil,
        header.title.isEmpty || header.titleIsGeneric(names), names.plainName(value.text) != nil
      {
        setName(RichLine(contact.value.boldContent ?? contact.value))
      } else if contact.kind == .other, label.isEmpty, header.headline.isEmpty,
        header.contacts.isEmpty, vocabulary.isRole(value.text), !value.text.contains("@")
      {
        header.headline = contact.value
      } else {
        header.contacts.append(contact)
      }
    }
  }

  /// Each line, item and row of a block that holds nothing but contacts.
  private mutating func claim(_ block: Block, _ found: [Contact]) {
    var places = found.compactMap(\.range?.start) + [block.range.start]
    if case .list(let list) = block.kind { places += list.items.map(\.range.start) }
    if case .table(let table) = block.kind {
      places += ([table.header] + table.rows).compactMap { $0.first?.range.start }
    }
    places.sort()
    for (index, place) in places.enumerated() where index == 0 || place != places[index - 1] {
      claims.append(Claim(position: place, rule: 3, became: "a contact"))
    }
  }

  /// `이름: 홍길동`, `성명 홍길동`.
  private mutating func readName(_ line: RichLine) -> Bool {
    guard let value = nameValue(of: line), value.scalars.count <= 40 else { return false }
    setName(value)
    claim(line.range, "the name \(header.name ?? "")")
    return true
  }

  private mutating func claim(_ range: SourceRange?, _ became: String) {
    if let range { claim(range, 2, became) }
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

  mutating func setName(_ value: RichLine) {
    let reading = names.reading(value)
    // Masked as `홍*동` and `홍길*` it stays as written.
    let name = value.text.contains("*") ? value.text : reading.name ?? value.text
    // A title that says the name already may say more, such as another spelling.
    guard header.name != name || header.title.isEmpty || header.titleIsGeneric(names) else {
      return
    }
    header.name = name
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
    claim(line.range, "the headline")
    return true
  }

  /// The short line below the name that isn't a sentence.
  private func isHeadline(_ line: RichLine, of content: [Inline]) -> Bool {
    let text = line.text
    guard header.headline.isEmpty, !header.title.isEmpty, header.contacts.isEmpty,
      line.scalars.count <= Self.longestHeadline, !text.hasSuffix("다."), !text.hasSuffix(".")
    else { return false }
    if vocabulary.section(text) != nil { return false }
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
