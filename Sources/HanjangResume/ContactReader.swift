import HanjangCore
import HanjangMarkdown

/// Reads e-mail addresses, phone numbers, links and the facts that stand among them.
struct ContactReader {
  let vocabulary: Vocabulary

  private static let labels = [
    "email", "phone", "github", "blog", "linkedin", "website", "address", "birth", "military",
    "sex",
  ]

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
    case .quote(let blocks):
      let found = blocks.map { contacts(in: $0) }
      guard !found.isEmpty, found.allSatisfy({ $0 != nil }) else { return nil }
      return found.flatMap { $0 ?? [] }
    case .heading, .code, .callout, .definitions, .thematicBreak, .space, .pageBreak: return nil
    }
  }

  func contacts(of lines: [RichLine]) -> [Contact]? {
    let found = lines.map { contacts(in: $0) }
    guard !found.isEmpty, found.allSatisfy({ $0 != nil }) else { return nil }
    return found.flatMap { $0 ?? [] }
  }

  private func contacts(in table: Table) -> [Contact]? {
    var contacts: [Contact] = []
    let titles = table.header.map { Vocabulary.key($0.content.plainText) }
    // A header that only says that there are labels and values.
    let isEmptyHeader = titles.allSatisfy { $0.isEmpty || SkillReader.headers.contains($0) }
    for row in (isEmptyHeader ? [] : [table.header]) + table.rows {
      for column in stride(from: 0, to: row.count - 1, by: 2) {
        let label = row[column].content
        let value = row[column + 1].content
        if label.plainText.isEmpty, value.plainText.isEmpty { continue }
        let known = contact(label: label, value: RichLine(value))
        contacts.append(
          known ?? Contact(kind: .other, label: label, value: value, range: row[column].range))
      }
    }
    let known = contacts.filter { $0.kind != .other }
    return known.count * 2 >= contacts.count && !known.isEmpty ? contacts : nil
  }

  // MARK: Lines

  /// nil where the line holds no contact, or much else.
  func contacts(in line: RichLine) -> [Contact]? {
    guard line.scalars.count <= 300 else { return nil }
    if let whole = contact(line) { return [whole] }
    return contacts(in: line.contactPieces) ?? contacts(in: line.pieces(atCommas: true))
  }

  private func contacts(in pieces: [RichLine]) -> [Contact]? {
    guard pieces.count > 1 else { return nil }
    let found = pieces.map { contact($0) }
    let known = found.filter { $0 != nil }.count
    guard known > 0, known * 2 >= found.count else { return nil }
    return zip(found, pieces).map { contact, piece in
      contact ?? Contact(kind: .other, label: [], value: piece.inlines, range: piece.range)
    }
  }

  private func contact(_ line: RichLine) -> Contact? {
    let isOne = line.contactPieces.count == 1
    if isOne, let labelled = LabelledLine(line),
      let found = contact(label: labelled.labelInlines, value: labelled.value)
    {
      return found
    }
    if isOne, let (emoji, rest) = line.emojiStart, !rest.isEmpty {
      if let found = contact(label: emoji, value: rest) { return found }
      if var found = bare(rest) {
        found.label = emoji
        return found
      }
    }
    return bare(line)
  }

  private func contact(label: [Inline], value: RichLine) -> Contact? {
    let text = Vocabulary.withoutNumbering(label.plainText.trimmingColon)
    let key = text.isEmpty ? label.plainText : text
    guard !value.isEmpty,
      let name = vocabulary.name(of: key, in: "contacts", among: Self.labels)
    else { return nil }
    var contact = bare(value) ?? Contact(kind: .other, label: [], value: value.inlines)
    switch name {
    case "email": contact.kind = .email
    case "phone": contact.kind = .phone
    case "github", "blog", "linkedin", "website":
      guard contact.kind != .other else { return labelledText(label, value, kind: .other) }
    case "address": contact.kind = .address
    case "birth": contact.kind = .birth
    case "military": contact.kind = .military
    default: contact.kind = .sex
    }
    contact.label = Self.plain(label)
    contact.range = label.first?.range
    if contact.kind == .phone, contact.destination == nil {
      contact.destination = Self.telephone(value.text)
    }
    return contact
  }

  private func labelledText(_ label: [Inline], _ value: RichLine, kind: Contact.Kind) -> Contact {
    Contact(
      kind: kind, label: Self.plain(label), value: value.inlines, range: label.first?.range)
  }

  /// A label without its colon and its weight.
  private static func plain(_ label: [Inline]) -> [Inline] {
    let label = (label.boldContent ?? label).withoutFinalColon
    return label.boldContent ?? label
  }

  /// What is a contact without a label: an address, a number, a link.
  private func bare(_ line: RichLine) -> Contact? {
    let text = line.text
    if let link = line.onlyLink {
      let kind: Contact.Kind =
        link.hasPrefix("mailto:") ? .email : link.hasPrefix("tel:") ? .phone : .link
      return Contact(
        kind: kind, label: [], value: line.inlines, destination: link, range: line.range)
    }
    if Self.isEmail(text) {
      return Contact(
        kind: .email, label: [], value: line.inlines, destination: "mailto:\(text)",
        range: line.range)
    }
    if let number = Self.telephone(text) {
      return Contact(
        kind: .phone, label: [], value: line.inlines, destination: number, range: line.range)
    }
    if Self.isAddress(text) {
      let destination = text.hasPrefix("http") ? text : "https://\(text)"
      return Contact(
        kind: .link, label: [], value: line.inlines, destination: destination, range: line.range)
    }
    return nil
  }

  static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(" ") else { return false }
    return parts[1].contains(".") && !parts[1].hasSuffix(".")
  }

  /// `tel:` with the digits of a Korean or international number; nil where the text is none.
  static func telephone(_ text: String) -> String? {
    var digits = ""
    for scalar in text.unicodeScalars {
      if scalar.digit != nil {
        digits.unicodeScalars.append(scalar)
      } else if scalar == "+", digits.isEmpty {
        digits = "+"
      } else if !["-", " ", ".", "(", ")", "–", "‑", "\u{A0}"].contains(scalar) {
        return nil
      }
    }
    let count = digits.filter(\.isNumber).count
    let isKorean = digits.hasPrefix("0") && (9...11).contains(count)
    let isInternational = digits.hasPrefix("+") && (8...15).contains(count)
    let isPlain = (10...12).contains(count) && text.contains("-") && !digits.hasPrefix("0")
    return isKorean || isInternational || isPlain ? "tel:\(digits)" : nil
  }

  /// `github.com/hong`: a host without spaces, with a known ending or a path.
  static func isAddress(_ text: String) -> Bool {
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return !text.contains(" ") }
    let host = text.prefix { $0 != "/" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, !text.contains(" "), host.allSatisfy({ $0.isASCII }),
      labels.allSatisfy({ !$0.isEmpty }), let last = labels.last
    else { return false }
    return endings.contains(String(last)) && labels[0].contains { $0.isLetter }
  }

  private static let endings: Set<String> = [
    "com", "io", "dev", "me", "net", "org", "kr", "so", "page", "site", "app", "co", "blog", "team",
  ]
}

extension String {
  var trimmingColon: String {
    var text = self
    while let last = text.last, last == ":" || last == "：" || last.isWhitespace {
      text.removeLast()
    }
    return text
  }
}

extension RichLine {
  /// The destination of the link that is all of the line.
  fileprivate var onlyLink: String? {
    let visible = inlines.filter { inline in
      if case .text(let text) = inline.kind { return !text.allSatisfy(\.isWhitespace) }
      return true
    }
    guard visible.count == 1, case .link(let destination, _, let content)? = visible.first?.kind,
      !content.contains(where: \.isPicture), !destination.hasPrefix("#")
    else { return nil }
    return destination
  }

  /// A pictogram in front of other text.
  fileprivate var emojiStart: (emoji: [Inline], rest: RichLine)? {
    var end = 0
    while end < scalars.count, scalars[end].isPictogram { end += 1 }
    guard end > 0 else { return nil }
    return (slice(0..<end), RichLine(slice(end..<scalars.count)))
  }

  /// The parts between bars, middle dots, spaced slashes, and between links.
  fileprivate var contactPieces: [RichLine] { pieces(atCommas: false) }

  fileprivate func pieces(atCommas: Bool) -> [RichLine] {
    var pieces: [Range<Int>] = []
    var start = 0
    let edges = Set(linkEdges)
    for index in scalars.indices {
      if edges.contains(index), index > start {
        pieces.append(start..<index)
        start = index
      }
      let scalar = scalars[index]
      let isBar = ["|", "ㅣ", "·", "•", "┃", "∙", "⋅", "│", "∣"].contains(scalar)
      let isSpaced =
        (scalar == "/" || scalar == "-" || atCommas && scalar == ",")
        && (scalar == "," || index > 0 && scalars[index - 1].properties.isWhitespace)
        && index + 1 < scalars.count && scalars[index + 1].properties.isWhitespace
      guard isBar || isSpaced else { continue }
      pieces.append(start..<index)
      start = index + 1
    }
    pieces.append(start..<scalars.count)
    return pieces.map { trimmed($0) }.filter { !$0.isEmpty }.map { RichLine(slice($0)) }
  }

  /// Where a link ends and another follows after nothing but space.
  private var linkEdges: [Int] {
    var edges: [Int] = []
    var offset = 0
    var wasLink = false
    for inline in inlines {
      let length = [inline].plainText.unicodeScalars.count
      if case .link = inline.kind {
        if wasLink { edges.append(offset) }
        wasLink = true
      } else if case .text(let text) = inline.kind, text.allSatisfy(\.isWhitespace) {
        // A gap between links parts them as well.
      } else {
        wasLink = false
      }
      offset += length
    }
    return edges
  }
}

extension Unicode.Scalar {
  /// An emoji or a dingbat, not a letter, a digit or punctuation.
  var isPictogram: Bool {
    if value < 0x2190 { return value == 0x200D }
    if value == 0xFE0F || value == 0x200D { return true }
    if properties.isEmojiPresentation || properties.isEmojiModifier { return true }
    return properties.isEmoji || (0x2600...0x27BF).contains(value)
  }
}

extension ContactReader {
  /// The links of a section of links: `GitHub: https://…`, `[GitHub](https://…)`.
  func links(in block: Block) -> [Contact]? {
    switch block.kind {
    case .paragraph(let content):
      let found = RichLine.lines(of: content).map { link(in: $0) }
      return found.allSatisfy { $0 != nil } ? found.compactMap { $0 } : nil
    case .list(let list):
      let found = list.items.map { item in
        item.blocks.count == 1 ? links(in: item.blocks[0]) : nil
      }
      return found.allSatisfy { $0 != nil } ? found.flatMap { $0 ?? [] } : nil
    case .table(let table): return contacts(in: .init(.table(table), range: block.range))
    default: return nil
    }
  }

  /// Any text before a link is its name.
  private func link(in line: RichLine) -> Contact? {
    if let known = contacts(in: line), known.count == 1 { return known[0] }
    guard let last = line.inlines.last, case .link(let destination, _, let content) = last.kind
    else { return nil }
    let length = content.plainText.unicodeScalars.count
    let label = line.trimmed(0..<line.scalars.count - length) {
      PeriodExtraction.isSeparator($0)
    }
    return Contact(
      kind: .link, label: line.slice(label), value: [last], destination: destination,
      range: line.range)
  }
}
