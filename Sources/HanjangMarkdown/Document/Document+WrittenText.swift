package import HanjangCore

extension Document {
  /// What a reader of the Markdown sees, in the author's order: without markup and pictures, with
  /// the numbers of lists and notes.
  package var writtenText: PlacedText {
    var text = PlacedText()
    text.add(blocks)
    for (index, note) in footnotes.enumerated() {
      text.add(String(index + 1), at: note.range.start)
      text.endBlock()
      text.add(note.blocks)
    }
    return text
  }
}

extension PlacedText {
  fileprivate mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .heading(_, _, let content), .paragraph(let content): add(content)
      case .quote(let children), .callout(let children): add(children)
      case .definitions(let definitions):
        for definition in definitions {
          add(definition.term)
          endBlock()
          add(definition.blocks)
        }
      case .list(let list): add(list)
      case .code(_, let code): add(code, at: block.range.start)
      case .table(let table):
        for cell in table.header + table.rows.joined() {
          if let blocks = cell.blocks { add(blocks) } else { add(cell.content) }
          endBlock()
        }
      case .thematicBreak, .space, .pageBreak: break
      }
      endBlock()
    }
  }

  private mutating func add(_ list: List) {
    for (index, item) in list.items.enumerated() {
      switch list.numbering {
      case .bullet: break
      case .ordered(let start, let delimiter):
        add("\(start + index)\(delimiter)", at: item.range.start)
        add(" ")
      }
      add(item.blocks)
      endBlock()
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline.kind {
      case .text(let text), .code(let text): add(text, at: inline.range.start)
      case .softBreak, .hardBreak: endBlock()
      case .marked(.badge, let content):
        add(" ")
        add(content)
        add(" ")
      case .marked(_, let content), .link(_, _, let content): add(content)
      case .image: break
      case .footnoteReference(let number): add(String(number), at: inline.range.start)
      }
    }
  }
}
