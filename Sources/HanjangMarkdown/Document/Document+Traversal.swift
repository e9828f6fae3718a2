extension Document {
  /// Calls `visit` for every inline node, outer ones before those in them, in reading order.
  package func forEachInline(_ visit: (Inline) -> Void) {
    Self.walk(blocks, visit)
    for note in footnotes { Self.walk(note.blocks, visit) }
  }

  private static func walk(_ blocks: [Block], _ visit: (Inline) -> Void) {
    for block in blocks {
      switch block.kind {
      case .heading(_, _, let content), .paragraph(let content): walk(content, visit)
      case .quote(let children), .callout(let children): walk(children, visit)
      case .definitions(let definitions):
        for definition in definitions {
          walk(definition.term, visit)
          walk(definition.blocks, visit)
        }
      case .list(let list): for item in list.items { walk(item.blocks, visit) }
      case .table(let table):
        for cell in table.header + table.rows.joined() {
          if let blocks = cell.blocks { walk(blocks, visit) } else { walk(cell.content, visit) }
        }
      case .code, .thematicBreak, .space, .pageBreak: break
      }
    }
  }

  private static func walk(_ inlines: [Inline], _ visit: (Inline) -> Void) {
    for inline in inlines {
      visit(inline)
      switch inline.kind {
      case .marked(_, let content), .link(_, _, let content): walk(content, visit)
      case .text, .code, .softBreak, .hardBreak, .image, .footnoteReference: break
      }
    }
  }

  /// The first heading of the highest level that the text has; nil without headings.
  package var mainHeading: String? {
    let headings = blocks.compactMap { block -> (level: Int, text: String)? in
      guard case .heading(let level, _, let content) = block.kind else { return nil }
      return (level, content.plainText)
    }
    return headings.filter { !$0.text.isEmpty }.min { $0.level < $1.level }?.text
  }
}
