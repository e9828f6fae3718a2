import HanjangCore
import HanjangMarkdown
import HanjangStyle

extension BoxBuilder {
  func table(_ table: Table) -> Box {
    let isTitled = table.header.contains { !$0.content.isEmpty || $0.blocks != nil }
    let content = TableBox(
      columnCount: table.header.count,
      header: isTitled ? cells(table.header, of: table, style.text.tableHeader) : [],
      rows: table.rows.map { cells($0, of: table, style.text.tableCell) },
      style: style.blocks.table)
    var box = Box(.table(content))
    box.before = style.blocks.paragraphGap
    box.after = style.blocks.paragraphGap
    box.role = .table
    return box
  }

  private func cells(
    _ row: [Table.Cell], of table: Table, _ text: TextStyle
  ) -> [TableBox.Cell] {
    row.enumerated().filter { !$0.element.isCovered }.map { column, cell in
      let text = cell.isHeader ? style.text.tableHeader : text
      let own = column < table.alignments.count ? table.alignments[column] : nil
      return TableBox.Cell(
        column: column, span: CellSpan(columns: cell.columnSpan, rows: cell.rowSpan),
        isHeader: cell.isHeader,
        boxes: boxes(of: cell, text: text, alignment: cell.alignment ?? own ?? .start))
    }
  }

  /// A text as such; what is more than text as it would stand in the page, without its outer gaps.
  private func boxes(
    of cell: Table.Cell, text: TextStyle, alignment: Table.Alignment
  ) -> [Box] {
    var boxes: [Box]
    if let blocks = cell.blocks {
      boxes = self.boxes(blocks, text: text, depth: 1)
    } else if cell.content.contains(where: \.holdsPicture) {
      boxes = paragraph(cell.content, text: text, alignment: alignment, introducesList: false)
    } else {
      boxes = [Box(.text(TextBox(spans(cell.content, text), style: text)))]
    }
    boxes.align(alignment)
    if !boxes.isEmpty {
      boxes[0].before = .zero
      boxes[boxes.count - 1].after = .zero
    }
    return boxes
  }
}

extension Inline {
  fileprivate var holdsPicture: Bool {
    switch kind {
    case .image: true
    case .marked(_, let content), .link(_, _, let content): content.contains(where: \.holdsPicture)
    case .text, .code, .softBreak, .hardBreak, .footnoteReference: false
    }
  }
}
