import HanjangCore

/// Turns the blocks of cmark into ours.
struct BlockConverter {
  let conversion: Conversion

  private var inline: InlineConverter { InlineConverter(conversion: conversion) }

  func blocks(in parent: CMarkNode, range: SourceRange, depth: Int = 0) -> [Block] {
    guard depth < Conversion.nestingLimit else {
      conversion.complainOfDepth(at: range)
      let text = Inline(.text(CleanText.of(parent.flatText)), range: range)
      return [Block(.paragraph([text]), range: range)]
    }
    return parent.children.filter { $0.type != "footnote_definition" }.flatMap { node in
      let hint = conversion.takeSplitHint()
      let made = blocks(for: node, at: conversion.range(of: node, in: range), depth: depth)
      if let hint { conversion.give(hint, to: made.first) }
      return made
    }
  }

  /// The notes, which cmark has put at the end of the document in the order of their numbers.
  func footnotes(in root: CMarkNode, range: SourceRange) -> [Footnote] {
    root.children.filter { $0.type == "footnote_definition" }.map { node in
      let place = conversion.range(of: node, in: range)
      return Footnote(blocks: blocks(in: node, range: place, depth: 1), range: place)
    }
  }

  private func blocks(for node: CMarkNode, at range: SourceRange, depth: Int) -> [Block] {
    func block(_ kind: Block.Kind) -> [Block] { [Block(kind, range: range)] }
    switch node.type {
    case "heading":
      let content = inline.inlines(in: node, range: range)
      let anchor = conversion.anchors.anchor(for: content.plainText)
      return block(.heading(level: node.headingLevel, anchor: anchor, content: content))
    case "paragraph": return paragraph(inline.inlines(in: node, range: range), at: range)
    case "block_quote":
      return block(.quote(blocks(in: node, range: range, depth: depth + 1)))
    case "list": return block(.list(list(node, at: range, depth: depth)))
    case "code_block": return block(code(node))
    case "html_block":
      if let hint = SplitHint(html: node.literal) {
        conversion.waitingSplitHint = hint
        return []
      }
      return HTMLBlockReader.blocks(node.literal, range: range, conversion: conversion)
    case "thematic_break": return block(.thematicBreak)
    case "table": return block(.table(table(node, at: range)))
    default: return blocks(in: node, range: range, depth: depth + 1)
    }
  }

  /// `<br>` alone is a space between blocks, also where cmark takes it for a paragraph.
  private func paragraph(_ content: [Inline], at range: SourceRange) -> [Block] {
    guard content.allSatisfy(\.isBlank) else {
      return PageBreakCommand.parts(of: content).map { part in
        Block(part.map { .paragraph($0) } ?? .pageBreak, range: range)
      }
    }
    let hasBreak = content.contains { $0.kind == .hardBreak }
    return hasBreak ? [Block(.space, range: range)] : []
  }

  private func code(_ node: CMarkNode) -> Block.Kind {
    var code = CleanText.ofCode(node.literal)
    if code.hasSuffix("\n") { code.removeLast() }
    let language = node.fenceInfo.prefix { !$0.isWhitespace }
    return .code(language: CleanText.of(String(language)), code: code)
  }

  private func list(_ node: CMarkNode, at range: SourceRange, depth: Int) -> List {
    let numbering: List.Numbering =
      node.isOrderedList
      ? .ordered(start: node.listStart, delimiter: node.hasParenthesisDelimiter ? ")" : ".")
      : .bullet
    let items = node.children.map { item in
      let place = conversion.range(of: item, in: range)
      return List.Item(
        isDone: item.type == "tasklist" ? item.isTaskDone : nil,
        blocks: blocks(in: item, range: place, depth: depth + 1), range: place)
    }
    return List(numbering: numbering, isTight: node.isTightList, items: items)
  }

  private func table(_ node: CMarkNode, at range: SourceRange) -> Table {
    let alignments = node.tableAlignments.map { letter -> Table.Alignment? in
      switch letter {
      case UInt8(ascii: "l"): .start
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .end
      default: nil
      }
    }
    var rows = node.children.map { row in
      let place = conversion.range(of: row, in: range)
      var cells = row.children.map { cell in
        let cellRange = conversion.range(of: cell, in: place)
        return Table.Cell(inline.inlines(in: cell, range: cellRange), range: cellRange)
      }
      conversion.checkCellCount(of: row, at: place, columns: alignments.count)
      while cells.count < alignments.count { cells.append(Table.Cell([], range: place)) }
      return cells
    }
    let header = rows.isEmpty ? [] : rows.removeFirst()
    return Table(alignments: alignments, header: header, rows: rows)
  }
}
