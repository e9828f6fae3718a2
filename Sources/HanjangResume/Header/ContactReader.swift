import HanjangCore
import HanjangMarkdown

/// Reads e-mail addresses, phone numbers, links and the facts that stand among them.
struct ContactReader {
  let vocabulary: Vocabulary

  private static let labels =
    [
      "email", "phone", "github", "blog", "linkedin", "website", "address", "birth", "military",
      "sex",
    ] + places

  /// Parts of an address.
  static let places = ["city", "postalCode", "region", "countryCode"]

  /// Longer lines aren't contacts, in scalars.
  private static let longestLine = 300

  /// The contacts of a block that holds nothing else; nil otherwise.
  func contacts(in block: Block) -> [Contact]? {
    switch block.kind {
    case .paragraph(let content): return contacts(of: RichLine.lines(of: content))
    case .list(let list):
      var contacts: [Contact] = []
      for item in list.items {
        guard item.blocks.count == 1, let found = self.contacts(in: item.blocks[0]) else {
          return nil
        }
        contacts += found
      }
      return contacts.isEmpty ? nil : contacts
    case .table(let table): return contacts(in: table)
    case .quote(let blocks), .callout(let blocks):
      let found = blocks.filter(\.isVisible).map { contacts(in: $0) }
      guard !found.isEmpty, found.allSatisfy({ $0 != nil }) else { return nil }
      return found.flatMap { $0 ?? [] }
    case .definitions(let definitions) where definitions.allSatisfy({ $0.blocks.count == 1 }):
      return block.termsAsLines.flatMap { contacts(of: $0) }
    case .definitions: return nil
    case .heading, .code, .thematicBreak, .space, .pageBreak: return nil
    }
  }

  func contacts(of lines: [RichLine]) -> [Contact]? {
    let found = lines.map { contacts(in: $0) }
    guard !found.isEmpty, found.allSatisfy({ $0 != nil }) else { return nil }
    return found.flatMap { $0 ?? [] }
  }

  private func contacts(in table: Table) -> [Contact]? {
    let table = table.withoutEmptyColumns
    let rows = [table.header] + table.rows
    if let column = columns(of: table) { return column }
    var contacts: [Contact] = []
    let titles = table.header.map { Vocabulary.key($0.content.plainText) }
    // A header that only says that there are labels and values.
    let isEmptyHeader = titles.allSatisfy { $0.isEmpty || SkillReader.headers.contains($0) }
    for row in isEmptyHeader ? Array(rows.dropFirst()) : rows {
      for column in stride(from: 0, to: row.count - 1, by: 2) {
        let label = row[column].content
        let value = row[column + 1].content
        if label.plainText.isEmpty, value.plainText.isEmpty { continue }
        var known = contact(label: label, value: RichLine(value))
        // Any label will do before an address.
        if known == nil, var found = self.value(RichLine(value)), found.kind == .link {
          found.label = Self.plain(label)
          known = found
        }
        contacts.append(
          known ?? Contact(kind: .other, label: label, value: value, range: row[column].range))
      }
    }
    let known = contacts.filter { contact in
      contact.kind != .other
        || vocabulary.name(
          of: contact.label.plainText, in: "contacts", among: ["name", "headline"]) != nil
    }
    return known.count * 2 >= contacts.count && !known.isEmpty ? contacts : nil
  }

  /// Labels in the header, and one row of values below.
  private func columns(of table: Table) -> [Contact]? {
    guard table.rows.count == 1, table.header.count > 1 else { return nil }
    let found = zip(table.header, table.rows[0]).map { label, value in
      contact(label: label.content, value: RichLine(value.content))
        ?? Contact(kind: .other, label: label.content, value: value.content, range: value.range)
    }
    let known = found.filter { $0.kind != .other }.count
    let isHeaderKnown = table.header.allSatisfy { cell in
      let text = cell.content.plainText
      return vocabulary.name(of: text, in: "contacts", among: Self.labels + ["name", "headline"])
        != nil
    }
    if isHeaderKnown, known > 0 { return found }
    // `성명 | 소속 | 총 경력`, with the name below its label.
    let named = found.first { vocabulary.contains($0.label.plainText, in: "contacts", "name") }
    let isName = named.map {
      NameReader(vocabulary: vocabulary).plainName($0.value.plainText) != nil
    }
    let holdsLabels = table.rows[0].contains { isLabel($0.content.plainText) }
    return isName ?? false && !holdsLabels ? found : nil
  }

  // MARK: Lines

  /// nil where the line holds no contact, or much else.
  func contacts(in line: RichLine) -> [Contact]? {
    guard line.scalars.count <= Self.longestLine else { return nil }
    let pieces = line.boldLabelled { isLabel($0) } ?? line.contactPieces
    if pieces.count == 1 {
      // `Email: …, Tel: …`.
      let parts = line.pieces(atCommas: true).map { contact($0) }
      let areLabelled = parts.count > 1 && parts.allSatisfy { $0 != nil && $0?.kind != .address }
      return areLabelled ? parts.compactMap { $0 } : contact(line).map { [$0] } ?? split(line)
    }
    if let whole = labelled(line), [.address, .birth, .military, .sex].contains(whole.kind),
      !pieces.dropFirst().contains(where: { contact($0) != nil })
    {
      return [whole]
    }
    return contacts(in: pieces) ?? split(line)
  }

  private func isLabel(_ text: String) -> Bool {
    vocabulary.name(of: text, in: "contacts", among: Self.labels + ["name", "headline"]) != nil
  }

  /// At commas and between words, where bars and dots part nothing.
  private func split(_ line: RichLine) -> [Contact]? {
    contacts(in: line.pieces(atCommas: true)) ?? words(of: line)
  }

  private func contacts(in pieces: [RichLine]) -> [Contact]? {
    guard pieces.count > 1 else { return nil }
    let found = pieces.map { contact($0) }
    let known = found.filter { $0 != nil }.count
    guard known > 0, known * 2 >= found.count - 1 else { return nil }
    return zip(found, pieces).map { contact, piece in
      if let contact { return contact }
      // `성명: 홍길동` among them.
      if let labelled = LabelledLine(piece), isLabel(labelled.label) {
        return Contact(
          kind: .other, label: labelled.labelInlines, value: labelled.value.inlines,
          range: piece.range)
      }
      return Contact(kind: .other, label: [], value: piece.inlines, range: piece.range)
    }
  }

  /// Addresses with nothing but spaces between them: `hong@example.com 010-0000-0000`.
  private func words(of line: RichLine) -> [Contact]? {
    let words = line.contactWords
    guard words.count > 1 else { return nil }
    let found = words.map { contact($0) }
    guard found.allSatisfy({ $0 != nil }) else { return nil }
    return found.compactMap { $0 }
  }

  private func contact(_ line: RichLine) -> Contact? {
    if let found = labelled(line) { return found }
    if let (emoji, rest) = line.emojiStart, !rest.isEmpty {
      if let found = contact(label: emoji, value: rest) { return found }
      if var found = labelled(rest) ?? value(rest) {
        if found.label.isEmpty { found.label = emoji }
        return found
      }
    }
    return value(line) ?? afterWords(line)
  }

  private func labelled(_ line: RichLine) -> Contact? {
    guard let labelled = LabelledLine(line) else { return nil }
    if let found = contact(label: labelled.labelInlines, value: labelled.value) { return found }
    // Any label will do for an address that stands alone.
    guard labelled.label.count <= 20, var found = value(labelled.value) else { return nil }
    found.label = Self.plain(labelled.labelInlines)
    return found
  }

  /// A label without a colon: `연락처 010-0000-0000`, `Mail. hong@example.com`.
  private func afterWords(_ line: RichLine) -> Contact? {
    for word in line.words.prefix(3) {
      let label = line.text(0..<word.upperBound)
      guard vocabulary.name(of: label, in: "contacts", among: Self.labels) != nil else { continue }
      let rest = RichLine(line.slice(word.upperBound..<line.scalars.count))
      guard let found = contact(label: line.slice(0..<word.upperBound), value: rest),
        found.kind != .other, found.kind != .address
      else { continue }
      return found
    }
    // `Behance. https://…`: any word will do before an address.
    let words = line.words
    guard words.count == 2, var found = value(RichLine(line.slice(words[1]))), found.kind == .link
    else { return nil }
    found.label = line.slice(line.trimmed(words[0]) { $0 == "." || $0 == ":" || $0 == "-" })
    return found
  }

  // MARK: Labels

  private func contact(label: [Inline], value: RichLine) -> Contact? {
    let text = Vocabulary.withoutNumbering(label.plainText.trimmingColon)
    let key = text.isEmpty ? label.plainText : text
    guard !value.isEmpty,
      let name = vocabulary.name(of: key, in: "contacts", among: Self.labels)
    else { return nil }
    var contact =
      self.value(value) ?? within(value)
      ?? Contact(kind: .other, label: [], value: value.inlines)
    switch name {
    case "email", "phone": break
    case "github", "blog", "linkedin", "website":
      if contact.kind == .other {
        // A badge of another service isn't a name.
        let isName = !isLabel(value.text)
        contact.destination =
          isName ? ServiceAccount.destination(of: value.text, on: name, label: text) : nil
        if contact.destination != nil { contact.kind = .link }
      }
    case "address": contact.kind = contact.kind == .link ? .link : .address
    case "birth": contact = Contact(kind: .birth, label: [], value: value.inlines)
    case "city", "postalCode", "region", "countryCode":
      contact = Contact(kind: .address, label: [], value: value.inlines)
    case "military": contact.kind = .military
    default: contact.kind = .sex
    }
    contact.label = Self.plain(label)
    contact.range = label.first?.range
    return contact
  }

  /// A label without its colon and its weight.
  private static func plain(_ label: [Inline]) -> [Inline] {
    let label = (label.boldContent ?? label).withoutFinalColon
    return label.boldContent ?? label
  }

  // MARK: Values

  /// What is a contact without a label: an address, a number, a link.
  private func value(_ line: RichLine) -> Contact? {
    let text = line.text
    if let (link, picture) = line.onlyLink {
      let kind: Contact.Kind =
        link.hasPrefix("mailto:") ? .email : link.hasPrefix("tel:") ? .phone : .link
      let label = picture.map { [Inline(.text($0), range: line.inlines[0].range)] } ?? []
      return Contact(
        kind: kind, label: label, value: picture == nil ? line.inlines : line.shownLink(link),
        destination: link, range: line.range)
    }
    guard let (kind, destination) = ContactText.reading(text) else { return nil }
    return Contact(
      kind: kind, label: [], value: line.inlines, destination: destination, range: line.range)
  }

  /// The one address or number among other words of a labelled value.
  private func within(_ line: RichLine) -> Contact? {
    var found: [(kind: Contact.Kind, destination: String, exact: String)] = []
    for case .link(let destination, _, let content) in line.inlines.flattened.map(\.kind)
    where !destination.hasPrefix("#") {
      let kind: Contact.Kind =
        destination.hasPrefix("mailto:") ? .email : destination.hasPrefix("tel:") ? .phone : .link
      found.append((kind, destination, content.plainText))
    }
    if found.isEmpty, let number = ContactText.leadingNumber(line.text) {
      found.append((.phone, number.destination, number.text))
    }
    if found.isEmpty {
      for word in line.words {
        let text = line.text(word).trimmingBrackets
        if let (kind, destination) = ContactText.reading(text) {
          found.append((kind, destination, text))
        }
      }
    }
    guard let first = found.first else { return nil }
    return Contact(
      kind: first.kind, label: [], value: line.inlines, destination: first.destination,
      exact: first.exact, range: line.range)
  }
}

extension Table {
  /// Without columns of nothing but pictures and empty cells.
  fileprivate var withoutEmptyColumns: Table {
    let rows = [header] + self.rows
    let kept = header.indices.filter { column in
      rows.contains { row in
        column < row.count && row[column].content.onlyPicture == nil
          && !RichLine(row[column].content).isEmpty
      }
    }
    guard kept.count < header.count, kept.count > 1 else { return self }
    var table = self
    table.header = kept.map { header[$0] }
    table.rows = self.rows.map { row in kept.map { row[$0] } }
    table.alignments = kept.map { alignments[$0] }
    return table
  }

  /// The picture in one of its cells.
  var picture: Inline? {
    ([header] + rows).lazy.flatMap { $0 }.compactMap { $0.content.onlyPicture }.first
  }
}

extension String {
  var trimmingColon: String {
    var text = self
    while let last = text.last, last == ":" || last == "：" || last.isWhitespace {
      text.removeLast()
    }
    return text
  }

  fileprivate var trimmingBrackets: String {
    let marks = "()[]<>,."
    return String(drop { marks.contains($0) }.reversed().drop { marks.contains($0) }.reversed())
  }
}
