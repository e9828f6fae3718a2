import HanjangCore
import HanjangStyle

extension FlowBuilder {
  /// A table's rows, band by band: a page ends inside a row only where the row alone is taller than
  /// a page.
  mutating func add(_ table: TableBox, x: Double, width: Double, element: ElementID) {
    let (table, columns) = TableMeasure(engine: engine).fitted(table, width: width)
    guard !columns.isEmpty else { return }
    var edges = [x]
    for column in columns { edges.append((edges.last ?? x) + column) }
    var header: Int?
    let hasTitledRows = table.hasTitledRows
    let rows = (table.header.isEmpty ? [] : [table.header]) + table.rows
    for group in Self.groups(rows) {
      let isHeader = group.lowerBound == 0 && !table.header.isEmpty
      var layout = TableRows(
        style: table.style, edges: edges, isHeader: isHeader,
        hasTopRule: group.lowerBound == 0 && !isHeader, number: nextRow(),
        pageHeight: pictureLimit.height)
      for (row, cells) in rows[group].enumerated() {
        let rowElement = flow.structure.add(.tableRow, to: element)
        for cell in cells where cell.column < columns.count {
          let role: StructureRole =
            isHeader
            ? .tableHeaderCell(span: cell.span) : cell.role(hasTitledRows: hasTitledRows)
          let element = flow.structure.add(role, to: rowElement)
          let placed = set(cell, in: element, isHeader: isHeader, edges: edges, table.style)
          layout.add(placed, row: row)
        }
      }
      let bands = layout.bands(rowCount: group.count)
      if isHeader {
        flow.headers.append(bands.map(\.fragment.asArtifact))
        header = flow.headers.count - 1
      }
      tellOfTallRows(bands, of: rows[group], under: header)
      let first = breakCost(before: group, of: rows.count, hasHeader: !table.header.isEmpty)
      for (index, band) in bands.enumerated() {
        if index == 0 { restart = Restart(content: contentCount, part: group.lowerBound) }
        let inside = band.beginsRow ? BreakCost.unwelcome : BreakCost.never
        append(
          band.fragment, breakCost: index == 0 ? first : inside, header: isHeader ? nil : header)
      }
    }
  }

  private func breakCost(before group: Range<Int>, of count: Int, hasHeader: Bool) -> Double {
    let body = hasHeader ? 1 : 0
    if group.lowerBound == 0 { return BreakCost.free }
    if group.lowerBound == body { return BreakCost.never }
    return group.lowerBound == body + 1 || group.upperBound == count
      ? BreakCost.besideEndRow : BreakCost.free
  }

  /// Rows that a cell holds together are one group.
  private static func groups(_ rows: [[TableBox.Cell]]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    while start < rows.count {
      var end = start + 1
      var row = start
      while row < end {
        for cell in rows[row] { end = max(end, min(rows.count, row + cell.span.rows)) }
        row += 1
      }
      groups.append(start..<end)
      start = end
    }
    return groups
  }

  /// The cell's content in a column of its own.
  private mutating func set(
    _ cell: TableBox.Cell, in element: ElementID, isHeader: Bool, edges: [Double],
    _ style: BlockStyles.TableStyle
  ) -> TableRows.Cell {
    let last = min(cell.column + cell.span.columns, edges.count - 1)
    let column = edges[last] - edges[cell.column]
    let side = min(style.padding.left, column / 4)
    let width = max(1, column - side - min(style.padding.right, column / 4))
    // Beside the cell's padding there is room for the header that is set again.
    let above = flow.headers.last.map { $0.reduce(0) { $0 + $1.height } } ?? 0
    let taken = style.padding.top + style.padding.bottom + (isHeader ? 0 : above)
    var inner = FlowBuilder(
      engine: engine,
      pictureLimit: Size(
        width: width, height: max(tallestPicture - taken, pictureLimit.height / 3)))
    inner.isInCell = true
    swap(&inner.flow.structure, &flow.structure)
    for box in cell.boxes {
      inner.add(box, x: edges[cell.column] + side, width: width, parent: element)
    }
    swap(&inner.flow.structure, &flow.structure)
    flow.diagnostics += inner.flow.diagnostics
    return TableRows.Cell(flow: inner.flow, columns: cell.column..<last, rows: cell.span.rows)
  }
}

extension TableBox.Cell {
  /// Below the header.
  fileprivate func role(hasTitledRows: Bool) -> StructureRole {
    let isTitle = column == 0 && hasTitledRows && boxes.contains { !$0.isBlank }
    return isHeader || isTitle
      ? .tableHeaderCell(scope: .row, span: span) : .tableCell(span: span)
  }
}

extension Box {
  /// Whether nothing of it is read.
  var isBlank: Bool {
    switch kind {
    case .flow(let boxes): boxes.allSatisfy(\.isBlank)
    case .text(let text):
      text.content.spans.allSatisfy { $0.picture == nil && $0.text.allSatisfy(\.isWhitespace) }
    case .table, .image, .figures, .row, .chips, .footnotes: false
    case .rule, .separator, .pageBreak: true
    }
  }
}

extension Fragment {
  /// The same drawing without a part in the document's structure, as for a repeated header.
  fileprivate var asArtifact: Fragment {
    var copy = self
    copy.items = items.map { $0.asArtifact(.repetition) }
    copy.links = []
    copy.anchors = []
    copy.outline = []
    copy.notes = []
    return copy
  }
}
