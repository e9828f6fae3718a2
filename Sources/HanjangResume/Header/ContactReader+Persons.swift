import HanjangMarkdown

/// Whether blocks say who a person is, or how to reach one.
extension ContactReader {
  /// Whether an e-mail address or a phone number stands among the first of these blocks.
  func reachesPerson(by blocks: [Block]) -> Bool {
    blocks.prefix(8).contains { block in
      let found: [Contact]
      switch block.kind {
      case .paragraph(let content):
        found = RichLine.lines(of: content).prefix(8).flatMap { contacts(in: $0) ?? [] }
      case .list, .quote, .table: found = contacts(in: block) ?? []
      case .heading, .callout, .definitions, .code, .thematicBreak, .space, .pageBreak: found = []
      }
      return found.contains { $0.kind == .email || $0.kind == .phone }
    }
  }

  /// Whether blocks give two of a name, an e-mail address and a phone number.
  func namesPerson(in blocks: [Block]) -> Bool {
    var count = 0
    for block in blocks.prefix(4) {
      let lines: [RichLine]
      switch block.kind {
      case .paragraph(let content): lines = RichLine.lines(of: content)
      case .list(let list):
        lines = list.items.compactMap { $0.blocks.first?.plainText.map(RichLine.plain) }
      case .table: return contacts(in: block) != nil
      case .heading, .quote, .callout, .definitions, .code, .thematicBreak, .space, .pageBreak:
        lines = []
      }
      count += lines.prefix(12).reduce(0) { count, line in
        let label = LabelledLine(line)?.label ?? ""
        if vocabulary.contains(label, in: "contacts", "name") { return count + 1 }
        let found = contacts(in: line) ?? []
        return count + found.count { $0.kind == .email || $0.kind == .phone }
      }
    }
    return count > 1
  }
}
