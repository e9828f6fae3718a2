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
    let nodes = parent.children.filter { $0.type != "footnote_definition" }
    guard nodes.contains(where: { $0.type == "html_block" }) else {
      return ParagraphLines.withDefinitions(
        nodes.flatMap { node in
          blocks(for: node, at: conversion.range(of: node, in: range), depth: depth)
        })
    }
    return ParagraphLines.withDefinitions(blocksWithHTML(nodes, range: range, depth: depth))
  }

  /// An element may begin in one piece of HTML and end in another, with Markdown between them.
  private func blocksWithHTML(_ nodes: [CMarkNode], range: SourceRange, depth: Int) -> [Block] {
    var builder = HTMLTreeBuilder(conversion: conversion, range: range)
    conversion.strayEndTags = []
    for (index, node) in nodes.enumerated() {
      let place = conversion.range(of: node, in: range)
      let isHTML = node.type == "html_block"
      // A blank line ends a piece of HTML, not the code in it.
      guard isHTML || builder.isInCode else {
        append(node, at: place, depth: depth, to: &builder)
        continue
      }
      let html = isHTML ? node.literal : conversion.sourceText(of: node)
      if let hint = SplitHint(html: html) {
        conversion.waitingSplitHint = hint
        continue
      }
      read(html, at: place, into: &builder)
      for name in builder.danglingNames
      where !HTMLText.isClosed(name, in: nodes[(index + 1)...]) {
        builder.closeDangling(name)
      }
    }
    return builder.finish()
  }

  /// Markdown between pieces of HTML.
  private func append(
    _ node: CMarkNode, at place: SourceRange, depth: Int, to builder: inout HTMLTreeBuilder
  ) {
    builder.range = place
    let hint = conversion.takeSplitHint()
    // What follows in the cell that has spilled belongs to it.
    let spilled = conversion.spill.isEmpty ? nil : conversion.spill.count
    let made = blocks(for: node, at: place, depth: depth)
    if let hint { conversion.give(hint, to: made.first) }
    if let spilled, !builder.isOpen("table") {
      conversion.spill.insert(contentsOf: made.map { .block($0) }, at: spilled)
    } else {
      for block in made { builder.append(block) }
    }
    for name in conversion.strayEndTags { builder.close(name) }
    conversion.strayEndTags = []
    builder.readSpill()
  }

  private func read(_ html: String, at place: SourceRange, into builder: inout HTMLTreeBuilder) {
    let columns = HTMLText.columns(of: html)
    var isSpilling = !conversion.spill.isEmpty && !builder.isOpen("table")
    builder.endParagraph()
    for event in conversion.events(of: html) {
      builder.range = place.line(event.line, columns: columns)
      isSpilling =
        isSpilling
        || TableSpill.begins(with: event.kind, in: builder, conversion: conversion)
      if isSpilling {
        conversion.spill.append(.event(event.kind, builder.range))
      } else {
        builder.read(event.kind)
      }
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
      let name = conversion.source.headingNames[range.start.line] ?? content.plainText
      let anchor = conversion.anchors.anchor(for: name)
      let level = conversion.headings.enter(headingAt: node.headingLevel)
      return block(.heading(level: level, anchor: anchor, content: content))
    case "paragraph": return inline.blocks(in: node, range: range).flatMap { paragraph($0) }
    case "block_quote":
      let quoted = blocks(in: node, range: range, depth: depth + 1)
      guard let alert = QuoteAlert.blocks(of: quoted) else { return block(.quote(quoted)) }
      conversion.rewrote("[!…]", as: "a call-out", at: range)
      return block(.callout(alert))
    case "list": return block(.list(list(node, at: range, depth: depth)))
    case "code_block":
      if PageBreakSpelling.isBreak(raw: node.fenceInfo, node.literal) { return block(.pageBreak) }
      let code = code(node)
      if case .code(let language, _) = code {
        let drawn = ["mermaid", "plantuml", "puml", "graphviz", "dot", "latex", "katex"]
        if drawn.contains(language.lowercased()) {
          conversion.complain(.setAsSource("a diagram or formula in \(language)", at: range))
        }
      }
      return block(code)
    case "thematic_break": return block(.thematicBreak)
    case "table": return block(.table(table(node, at: range)))
    default: return blocks(in: node, range: range, depth: depth + 1)
    }
  }

  /// `<br>` alone is a space between blocks, also where cmark takes it for a paragraph.
  private func paragraph(_ block: Block) -> [Block] {
    guard case .paragraph(let content) = block.kind, content.allSatisfy(\.isBlank) else {
      guard case .paragraph(var content) = block.kind else { return [block] }
      while content.last?.kind == .softBreak { content.removeLast() }
      while content.first?.kind == .softBreak { content.removeFirst() }
      return PageBreakCommand.parts(of: content).map { part in
        if part == nil { conversion.rewrote("\\newpage", as: "a new page", at: block.range) }
        var piece = block
        piece.kind = part.map { .paragraph(ParagraphLines.restored($0)) } ?? .pageBreak
        return piece
      }
    }
    let hasBreak = content.contains { $0.kind == .hardBreak }
    return hasBreak ? [Block(.space, range: block.range)] : []
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

  private func cell(_ blocks: [Block], at range: SourceRange) -> Table.Cell {
    var cell = Table.Cell(blocks.flattened, range: range)
    if blocks.isMoreThanParagraph { cell.blocks = blocks }
    cell.alignment = blocks.first?.alignment
    return cell
  }

  private func table(_ node: CMarkNode, at range: SourceRange) -> Table {
    // No cell of Markdown ends one of HTML.
    let tableDepth = conversion.tableDepth
    conversion.tableDepth = 0
    defer { conversion.tableDepth = tableDepth }
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
        return self.cell(inline.blocks(in: cell, range: cellRange), at: cellRange)
      }
      conversion.checkCellCount(of: row, at: place, columns: alignments.count)
      while cells.count < alignments.count { cells.append(Table.Cell([], range: place)) }
      return cells
    }
    let header = rows.isEmpty ? [] : rows.removeFirst()
    return Table(alignments: alignments, header: header, rows: rows)
  }
}

extension SourceRange {
  /// The place of the first sign in a line of what starts here.
  ///
  /// - Parameter columns: of the first signs, one a line.
  fileprivate func line(_ line: Int, columns: [Int]) -> SourceRange {
    guard line > 0 else { return SourceRange(start, start) }
    let column = line < columns.count ? columns[line] : 1
    return SourceRange(line: start.line + line, column: column)
  }
}
