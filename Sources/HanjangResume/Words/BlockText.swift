import HanjangMarkdown

/// The text of blocks, for data: one string a line of meaning.
enum BlockText {
  /// Paragraphs, items, cells: each as one string, in reading order.
  static func lines(of blocks: [Block]) -> [String] {
    blocks.flatMap { lines(of: $0) }
  }

  private static func lines(of block: Block) -> [String] {
    switch block.kind {
    case .paragraph(let content), .heading(_, _, let content):
      return [clean(content)].filter { !$0.isEmpty }
    case .quote(let blocks), .callout(let blocks): return lines(of: blocks)
    case .definitions(let definitions):
      return definitions.flatMap { [clean($0.term)] + lines(of: $0.blocks) }.filter { !$0.isEmpty }
    case .list(let list): return list.items.flatMap { lines(of: $0.blocks) }
    case .code(_, let code): return [code]
    case .table(let table):
      return ([table.header] + table.rows).map { row in
        row.map { clean($0.content) }.joined(separator: " | ")
      }
    case .thematicBreak, .space, .pageBreak: return []
    }
  }

  /// One line, single spaces.
  static func clean(_ content: [Inline]) -> String {
    clean(content.plainText)
  }

  static func clean(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    var isParted = false
    for scalar in text.unicodeScalars {
      if scalar.isSpace {
        isParted = !scalars.isEmpty
      } else {
        if isParted { scalars.append(" ") }
        isParted = false
        scalars.append(scalar)
      }
    }
    return String(scalars: scalars)
  }

  /// The paragraphs before anything else, and what follows them.
  static func leadingParagraphs(_ blocks: [Block]) -> (text: String, rest: [Block]) {
    let paragraphs = blocks.prefix { block in
      switch block.kind {
      case .paragraph, .quote: true
      default: false
      }
    }
    let text = lines(of: Array(paragraphs)).joined(separator: "\n")
    return (text, Array(blocks.dropFirst(paragraphs.count)))
  }
}
