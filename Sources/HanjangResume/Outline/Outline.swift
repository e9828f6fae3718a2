import HanjangCore
package import HanjangMarkdown

/// The document as one list of lines, whatever mark-up made them.
package struct Outline: Sendable {
  package private(set) var lines: [OutlineLine] = []
  private var block = 0

  package init(_ document: Document) {
    let matter = document.frontMatter
    for entry in [matter.resume.name, matter.title, matter.author, matter.subject] {
      guard let entry else { continue }
      block += 1
      add([Inline(.text(entry.value), range: entry.range)], .matter, 0, false, entry.range)
    }
    add(document.blocks, depth: 0, isQuoted: false)
  }

  private mutating func add(_ blocks: [Block], depth: Int, isQuoted: Bool) {
    for block in blocks { add(block, mark: .paragraph, depth: depth, isQuoted: isQuoted) }
  }

  private mutating func add(
    _ block: Block, mark: OutlineLine.Mark, depth: Int, isQuoted: Bool
  ) {
    self.block += 1
    switch block.kind {
    case .heading(let level, _, let content):
      let marks: [OutlineLine.Mark] = [.h1, .h2, .h3, .h4, .h5, .h6]
      add(content, marks[min(max(level, 1), 6) - 1], 0, isQuoted, block.range)
    case .paragraph(let content): add(content, mark, depth, isQuoted, block.range)
    case .quote(let blocks): add(blocks, depth: depth, isQuoted: true)
    case .callout(let blocks): add(blocks, depth: depth, isQuoted: isQuoted)
    case .list(let list):
      for item in list.items { add(item, depth: depth + 1, isQuoted: isQuoted) }
    case .definitions(let definitions):
      for definition in definitions {
        add(definition.term, .term, depth, isQuoted, definition.range)
        for block in definition.blocks {
          add(block, mark: .definition, depth: depth, isQuoted: isQuoted)
        }
      }
    case .code(_, let code):
      for line in code.split(separator: "\n") {
        let text = [Inline(.text(String(line)), range: block.range)]
        add(text, .code, depth, isQuoted, block.range)
      }
    case .table(let table): add(table, depth: depth, isQuoted: isQuoted)
    case .thematicBreak, .space, .pageBreak: break
    }
  }

  private mutating func add(_ item: List.Item, depth: Int, isQuoted: Bool) {
    for (index, block) in item.blocks.enumerated() {
      add(block, mark: index == 0 ? .item : .paragraph, depth: depth, isQuoted: isQuoted)
    }
  }

  private mutating func add(_ table: Table, depth: Int, isQuoted: Bool) {
    let header = table.header.map { $0.content.plainText }
    let hasHeader = header.contains { $0.contains { !$0.isWhitespace } }
    let joined = monthColumns(header)
    for (index, row) in ([table.header] + table.rows).enumerated() where index > 0 || hasHeader {
      self.block += 1
      var builder = LineBuilder()
      for (column, cell) in row.enumerated() {
        if column > 0, index == 0 || !joined.contains(column) { builder.append(OutlineLine.cell) }
        builder.append(cell.content)
        // A year and a month in columns of their own are one date.
        if index > 0, joined.contains(column + 1) || joined.contains(column) {
          builder.complete(with: joined.contains(column) ? DateLocale.months : DateLocale.years)
        }
      }
      guard let range = row.first?.range else { continue }
      append(
        builder, mark: index == 0 ? .header : .row, depth: depth, isQuoted: isQuoted, range: range,
        header: index == 0 || !hasHeader ? [] : header)
    }
  }

  /// Columns of months that follow columns of years.
  private func monthColumns(_ header: [String]) -> [Int] {
    let classes = header.map { Lexicon.standard.classes(ofWhole: $0.unicodeScalars) }
    return classes.indices.dropFirst().filter {
      classes[$0].contains(.labelMonth) && classes[$0 - 1].contains(.labelYear)
    }
  }

  private mutating func add(
    _ content: [Inline], _ mark: OutlineLine.Mark, _ depth: Int, _ isQuoted: Bool,
    _ range: SourceRange
  ) {
    for (index, line) in content.partedAtBreaks.enumerated() {
      var builder = LineBuilder()
      builder.append(line)
      // What follows an item's first line isn't an item.
      let isItem = mark == .item && index > 0
      append(
        builder, mark: isItem ? .paragraph : mark, depth: depth, isQuoted: isQuoted,
        range: line.first?.range ?? range)
    }
  }

  private mutating func append(
    _ builder: LineBuilder, mark: OutlineLine.Mark, depth: Int, isQuoted: Bool,
    range: SourceRange, header: [String] = []
  ) {
    var line = OutlineLine(
      mark: mark, depth: depth, block: block, isQuoted: isQuoted, scalars: builder.scalars,
      styles: builder.styles, links: builder.links, header: header, range: range,
      sources: builder.sources)
    line.normalize()
    guard line.scalars.contains(where: { !$0.isSpace && $0 != OutlineLine.cell }) else {
      return
    }
    lines.append(line)
  }
}

/// Collects a line's scalars with the styles of each.
private struct LineBuilder {
  var scalars: [Unicode.Scalar] = []
  var styles: [OutlineLine.Style] = []
  var links: [OutlineLine.Link] = []
  var sources: [(offset: Int, position: SourcePosition)] = []

  mutating func append(_ scalar: Unicode.Scalar, _ style: OutlineLine.Style = []) {
    scalars.append(scalar)
    styles.append(style)
  }

  /// Adds the mark of a year or a month to a number that has none.
  mutating func complete(with marks: [String]) {
    guard let last = scalars.last, last.digit != nil, let mark = marks.last else { return }
    append(mark, [])
  }

  mutating func append(_ content: [Inline], _ style: OutlineLine.Style = []) {
    for inline in content {
      sources.append((scalars.count, inline.range.start))
      switch inline.kind {
      case .text(let text): append(text, style)
      case .code(let text): append(text, style.union(.code))
      case .softBreak, .hardBreak: append(OutlineLine.lineInCell)
      case .marked(let mark, let content): append(content, style.union(Self.style(of: mark)))
      case .link(let destination, _, let content):
        let start = scalars.count
        append(content, style.union(.link))
        links.append(.init(destination: destination, range: start..<scalars.count))
      case .image(let image): append(image.alternative, style.union(.image))
      case .footnoteReference: break
      }
    }
  }

  private mutating func append(_ text: String, _ style: OutlineLine.Style) {
    for scalar in text.unicodeScalars { append(scalar, style) }
  }

  private static func style(of mark: Inline.Mark) -> OutlineLine.Style {
    switch mark {
    case .strong: .bold
    case .emphasis: .italic
    case .keyboard, .badge: .code
    case .subscript, .superscript: .small
    case .strikethrough, .underline, .highlight: []
    }
  }
}
