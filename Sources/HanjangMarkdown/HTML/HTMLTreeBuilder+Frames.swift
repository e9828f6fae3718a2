import HanjangCore

extension HTMLTreeBuilder {
  /// Adds what an element that has ended means to the frame around it.
  mutating func add(_ frame: Frame) {
    switch frame.role {
    case .root: break
    case .inline(let inline): add(frame, as: inline)
    case .structure(let structure): add(frame, as: structure)
    }
  }

  // MARK: Paragraphs

  /// What stands in a frame, in paragraphs.
  static func blocks(of pieces: [Piece]) -> [Block] {
    var blocks: [Block] = []
    var run: [Inline] = []
    var alignment: Table.Alignment?
    func flush() {
      if let block = paragraph(run, alignment) { blocks.append(block) }
      run = []
    }
    for piece in pieces {
      switch piece {
      case .inline(let inline, let own):
        if run.isEmpty { alignment = own }
        run.appendMerging(inline)
      case .block(let block):
        flush()
        blocks.append(block)
      case .boundary: flush()
      case .item, .definition, .row, .cell: break
      }
    }
    flush()
    return blocks
  }

  /// A paragraph of nothing but breaks is the space that they make.
  private static func paragraph(_ run: [Inline], _ alignment: Table.Alignment?) -> Block? {
    guard let range = run.first?.range else { return nil }
    let content = run.trimmed
    guard content.contains(where: { !$0.isBlank }) else {
      return run.contains { $0.kind == .hardBreak } ? Block(.space, range: range) : nil
    }
    var block = Block(.paragraph(content), range: content.first?.range ?? range)
    block.alignment = alignment
    return block
  }

  // MARK: Structure

  private mutating func add(_ frame: Frame, as structure: HTMLElement.Structure) {
    let blocks = Self.blocks(of: frame.pieces)
    switch structure {
    case .heading(let level):
      addHeading(blocks, level: conversion.headings.enter(headingAt: level), frame)
    case .summary: addSummary(blocks, frame)
    case .quote: append(blocks, as: .quote(blocks), frame)
    case .callout: append(blocks, as: .callout(blocks), frame)
    case .list: addList(frame)
    case .item: append(.item(List.Item(blocks: blocks, range: frame.range)))
    case .definitions: addDefinitions(frame, stray: blocks)
    case .term:
      let term = Definition(term: blocks.flattened, blocks: [], range: frame.range)
      append(.definition(term))
    case .meaning:
      append(.definition(Definition(term: [], blocks: blocks, range: frame.range)))
    case .table: addTable(frame, stray: blocks)
    case .row: addRow(frame, stray: blocks)
    case .cell: append(.cell(HTMLTable.cell(blocks, of: frame)))
    case .caption: for block in blocks { append(block) }
    case .preformatted:
      // A blank line ends HTML: what followed it was Markdown.
      for block in blocks { append(block) }
      if let code = Self.code(of: frame) { append(code) }
    }
  }

  private mutating func append(_ blocks: [Block], as kind: Block.Kind, _ frame: Frame) {
    if !blocks.isEmpty { append(Block(kind, range: frame.range)) }
  }

  private mutating func addHeading(_ blocks: [Block], level: Int, _ frame: Frame) {
    let content = blocks.flattened
    guard !content.isEmpty else {
      for block in blocks { append(block) }
      return
    }
    let name = frame.tag.attributes["id"] ?? content.plainText
    let anchor = conversion.anchors.anchor(for: name)
    var block = Block(
      .heading(level: level, anchor: anchor, content: content), range: frame.range)
    block.alignment = frame.tag.alignment
    append(block)
  }

  /// A heading one level below the one that it stands under; bold text where no heading can be.
  private mutating func addSummary(_ blocks: [Block], _ frame: Frame) {
    if blocks.count == 1, case .heading = blocks[0].kind {
      append(blocks[0])
      return
    }
    guard frames.contains(where: \.isCellOrItem) else {
      let level = min(6, (conversion.headings.level ?? 1) + 1)
      conversion.headings.enter(summaryAt: level)
      addHeading(blocks, level: level, frame)
      return
    }
    let content = blocks.flattened
    guard !content.isEmpty else { return }
    let strong = Inline(.marked(.strong, content), range: frame.range)
    append(Block(.paragraph([strong]), range: frame.range))
  }

  // MARK: Lists

  /// Text and lists between the items belong to the item before them.
  private mutating func addList(_ frame: Frame) {
    var items: [List.Item] = []
    var stray: [Piece] = []
    func flush() {
      let blocks = Self.blocks(of: stray)
      stray = []
      guard let first = blocks.first else { return }
      if items.isEmpty { items.append(List.Item(blocks: [], range: first.range)) }
      items[items.count - 1].blocks += blocks
    }
    for piece in frame.pieces {
      if case .item(let item) = piece {
        flush()
        items.append(item)
      } else {
        stray.append(piece)
      }
    }
    flush()
    guard !items.isEmpty else { return }
    var numbering = List.Numbering.bullet
    if frame.tag.name == "ol" {
      let start = frame.tag.attributes["start"].flatMap { Int($0) } ?? 1
      numbering = .ordered(start: min(max(0, start), 999_999_999), delimiter: ".")
    }
    append(
      Block(.list(List(numbering: numbering, isTight: true, items: items)), range: frame.range))
  }

  /// Each meaning with the term before it.
  private mutating func addDefinitions(_ frame: Frame, stray: [Block]) {
    for block in stray { append(block) }
    var definitions: [Definition] = []
    for case .definition(let definition) in frame.pieces {
      if definition.term.isEmpty, let last = definitions.last, last.blocks.isEmpty {
        definitions[definitions.count - 1].blocks = definition.blocks
      } else {
        definitions.append(definition)
      }
    }
    if !definitions.isEmpty { append(Block(.definitions(definitions), range: frame.range)) }
  }

  // MARK: Tables

  /// Text between the rows stands above the table.
  private mutating func addTable(_ frame: Frame, stray: [Block]) {
    for block in stray { append(block) }
    let rows = frame.pieces.compactMap { piece -> HTMLTable.Row? in
      if case .row(let row) = piece { row } else { nil }
    }
    guard let table = HTMLTable.table(of: rows) else { return }
    append(Block(.table(table), range: frame.range))
  }

  private mutating func addRow(_ frame: Frame, stray: [Block]) {
    var cells = frame.pieces.compactMap { piece -> Table.Cell? in
      if case .cell(let cell) = piece { cell } else { nil }
    }
    if !stray.isEmpty { cells.append(HTMLTable.cell(stray, of: frame)) }
    append(.row(HTMLTable.Row(cells: cells, range: frame.range)))
  }

  static func code(of frame: Frame) -> Block? {
    var code = CleanText.ofCode(frame.code)
    if code.hasPrefix("\n") { code.removeFirst() }
    while code.last?.isWhitespace ?? false { code.removeLast() }
    guard !code.isEmpty else { return nil }
    return Block(.code(language: frame.language, code: code), range: frame.range)
  }

  /// Ends an element whose end tag never comes.
  mutating func closeDangling(_ name: String) {
    if let element = open.last(where: { $0.name == name }), element.isHidden {
      conversion.complain(.hiddenToTheEnd(name, at: element.range))
    }
    close(name)
  }
}

extension HTMLTreeBuilder.Frame {
  fileprivate var isCellOrItem: Bool {
    switch role {
    case .structure(.cell), .structure(.item): true
    case .root, .structure, .inline: false
    }
  }
}
