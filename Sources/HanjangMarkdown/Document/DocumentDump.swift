import HanjangCore

/// A document as stable text, for people and for tests: a line a node, indented by its depth.
package enum DocumentDump {
  package static func text(of document: Document) -> String {
    var lines: [String] = []
    for (key, value) in values(document.frontMatter) { lines.append("\(key): \(quoted(value))") }
    add(document.blocks, depth: 0, to: &lines)
    for (index, note) in document.footnotes.enumerated() {
      lines.append("footnote \(index + 1) \(place(note.range))")
      add(note.blocks, depth: 1, to: &lines)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func values(_ matter: FrontMatter) -> [(key: String, value: String)] {
    var values: [(key: String, value: String)] = []
    func add(_ key: String, _ value: String?) {
      if let value { values.append((key, value)) }
    }
    add("title", matter.title?.value)
    add("author", matter.author?.value)
    add("subject", matter.subject?.value)
    add("lang", matter.lang?.value)
    add("style", matter.style?.value)
    add("date", matter.date.map { String($0.value) })
    if !matter.keywords.isEmpty { add("keywords", matter.keywords.joined(separator: ", ")) }
    for (key, entry) in matter.page.sorted(by: { $0.key < $1.key }) {
      add("page.\(key)", entry.value)
    }
    return values
  }

  private static func add(_ blocks: [Block], depth: Int, to lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    for block in blocks {
      let alignment = block.alignment.map { " \($0.rawValue)" } ?? ""
      lines.append("\(indent)\(name(block.kind))\(alignment) \(place(block.range))")
      let inner = indent + "  "
      switch block.kind {
      case .heading(_, _, let content), .paragraph(let content):
        lines.append(inner + inlines(content))
      case .quote(let children), .callout(let children):
        add(children, depth: depth + 1, to: &lines)
      case .definitions(let definitions):
        for definition in definitions {
          lines.append("\(inner)term \(inlines(definition.term))")
          add(definition.blocks, depth: depth + 2, to: &lines)
        }
      case .list(let list):
        for item in list.items {
          let task = item.isDone.map { $0 ? " done" : " open" } ?? ""
          lines.append("\(inner)item\(task) \(place(item.range))")
          add(item.blocks, depth: depth + 2, to: &lines)
        }
      case .code(_, let code): lines.append(inner + quoted(code))
      case .table(let table):
        for row in [table.header] + table.rows {
          lines.append(inner + "row " + row.map(cell).joined(separator: " | "))
          for blocks in row.compactMap(\.blocks) { add(blocks, depth: depth + 2, to: &lines) }
        }
      case .thematicBreak, .space, .pageBreak: break
      }
    }
  }

  private static func name(_ kind: Block.Kind) -> String {
    switch kind {
    case .heading(let level, let anchor, _): return "heading \(level) #\(anchor)"
    case .paragraph: return "paragraph"
    case .quote: return "quote"
    case .callout: return "callout"
    case .definitions: return "definitions"
    case .list(let list):
      let tightness = list.isTight ? "tight" : "loose"
      switch list.numbering {
      case .bullet: return "list \(tightness)"
      case .ordered(let start, let delimiter): return "list \(start)\(delimiter) \(tightness)"
      }
    case .code(let language, _): return language.isEmpty ? "code" : "code \(language)"
    case .table(let table):
      return "table " + table.alignments.map { $0?.rawValue ?? "-" }.joined(separator: " ")
    case .thematicBreak: return "rule"
    case .space: return "space"
    case .pageBreak: return "pagebreak"
    }
  }

  /// The text, and what the cell has beyond it: `2x1` columns and rows, `^` where it is covered.
  private static func cell(_ cell: Table.Cell) -> String {
    if cell.isCovered { return "^" }
    var parts: [String] = []
    if cell.columnSpan > 1 || cell.rowSpan > 1 {
      parts.append("\(cell.columnSpan)x\(cell.rowSpan)")
    }
    if cell.isHeader { parts.append("header") }
    if let alignment = cell.alignment { parts.append(alignment.rawValue) }
    parts.append(cell.blocks == nil ? inlines(cell.content) : "blocks")
    return parts.joined(separator: " ")
  }

  private static func inlines(_ content: [Inline]) -> String {
    content.map(inline).joined(separator: " ")
  }

  private static func inline(_ node: Inline) -> String {
    switch node.kind {
    case .text(let text): quoted(text)
    case .code(let code): "code(\(quoted(code)))"
    case .softBreak: "softbreak"
    case .hardBreak: "hardbreak"
    case .marked(let mark, let content): "\(mark.rawValue)(\(inlines(content)))"
    case .link(let destination, _, let content): "link(\(destination) \(inlines(content)))"
    case .image(let image): self.image(image)
    case .footnoteReference(let number): "footnote(\(number))"
    }
  }

  private static func image(_ image: Inline.Image) -> String {
    var parts = [image.source, quoted(image.alternative)]
    if !image.title.isEmpty { parts.append("title \(quoted(image.title))") }
    if let width = image.width { parts.append("width \(width)") }
    if let height = image.height { parts.append("height \(height)") }
    return "image(\(parts.joined(separator: " ")))"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.map { character -> String in
      switch character {
      case "\n": "\\n"
      case "\t": "\\t"
      case "\"": "\\\""
      case "\\": "\\\\"
      default: String(character)
      }
    }
    return "\"\(escaped.joined())\""
  }

  private static func place(_ range: SourceRange) -> String {
    "\(range.start.line):\(range.start.column)"
  }
}
