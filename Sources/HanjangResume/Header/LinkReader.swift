import HanjangMarkdown

extension ContactReader {
  /// The links of a section of links: `GitHub: https://…`, `[GitHub](https://…)`.
  func links(in block: Block) -> [Contact]? {
    switch block.kind {
    case .paragraph(let content):
      let found = RichLine.lines(of: content).map { links(in: $0) }
      return found.allSatisfy { $0 != nil } ? found.flatMap { $0 ?? [] } : nil
    case .list(let list):
      let found = list.items.map { item in
        item.blocks.count == 1 ? links(in: item.blocks[0]) : nil
      }
      return found.allSatisfy { $0 != nil } ? found.flatMap { $0 ?? [] } : nil
    case .table: return contacts(in: block)
    case .heading, .quote, .callout, .definitions, .code, .thematicBreak, .space, .pageBreak:
      return nil
    }
  }

  /// Any text before a link is its name.
  private func links(in line: RichLine) -> [Contact]? {
    if let known = contacts(in: line), known.allSatisfy({ $0.kind != .other }) { return known }
    guard let last = line.inlines.last, case .link(let destination, _, let content) = last.kind
    else { return nil }
    let length = content.plainText.unicodeScalars.count
    let label = line.trimmed(0..<line.scalars.count - length) {
      PeriodExtraction.isSeparator($0)
    }
    return [
      Contact(
        kind: .link, label: line.slice(label), value: [last], destination: destination,
        range: line.range)
    ]
  }
}
