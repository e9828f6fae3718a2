import HanjangCore
import HanjangStyle

extension FlowBuilder {
  /// A table's rows, line by line: a page ends inside a row only where the row alone is taller than
  /// a page.
  mutating func add(_ table: TableBox, x: Double, width: Double, element: ElementID) {
    let rows = ([table.header] + table.rows).map { $0.map { composer(for: $0) } }
    let padding = table.style.padding
    let columns = columnWidths(rows, padding: padding, available: width)
    var header: Int?
    for (index, row) in rows.enumerated() {
      let isHeader = index == 0
      let boxes = isHeader ? table.header : table.rows[index - 1]
      let rowElement = flow.structure.add(.tableRow, to: element)
      let role: StructureRole = isHeader ? .tableHeaderCell() : .tableCell()
      let cells = zip(row, boxes).map { composer, box in
        let cell = flow.structure.add(role, to: rowElement)
        return Cell(
          composer: composer, box: box, elements: spanElements(box.content, parent: cell))
      }
      let lines = fragments(cells, columns: columns, x: x, padding: padding)
      let color = isHeader ? table.style.headerRuleColor : table.style.ruleColor
      let finished = ruled(
        lines, x: x, width: columns.reduce(0, +), style: table.style, color: color,
        background: isHeader ? table.style.headerBackground : nil)
      if isHeader {
        flow.headers.append(finished.map(\.asArtifact))
        header = flow.headers.count - 1
      }
      for (line, fragment) in finished.enumerated() {
        append(
          fragment, breakCost: Self.breakCost(before: line, of: index, among: rows.count),
          header: isHeader ? nil : header)
      }
    }
  }

  /// - Parameters:
  ///   - line: of the row.
  ///   - row: counted from the header, 0.
  private static func breakCost(before line: Int, of row: Int, among count: Int) -> Double {
    if line == 0, row == 0 { return BreakCost.free }
    if line > 0 || row == 1 { return BreakCost.never }
    return row == 2 || row == count - 1 ? BreakCost.besideEndRow : BreakCost.free
  }

  private struct Cell {
    var composer: LineComposer
    var box: TextBox
    var elements: [ElementID]
  }

  /// Text that is not wider than this, in points, is not broken if it can be helped.
  private static let shortText = 72.0

  private func columnWidths(
    _ rows: [[LineComposer]], padding: Insets, available: Double
  ) -> [Double] {
    let count = rows.map(\.count).max() ?? 0
    var minimum = [Double](repeating: 0, count: count)
    var natural = minimum
    var comfortable = minimum
    let sides = padding.left + padding.right
    for row in rows {
      for (column, cell) in row.enumerated() {
        // A tenth of a point keeps a line that just fits from breaking through rounding.
        minimum[column] = max(minimum[column], cell.text.longestWord + sides + 0.1)
        let width = cell.text.naturalWidth
        natural[column] = max(natural[column], width + sides + 0.1)
        comfortable[column] = max(
          minimum[column], comfortable[column], min(width, Self.shortText) + sides + 0.1)
      }
    }
    if comfortable.reduce(0, +) <= available { minimum = comfortable }
    return TableColumns.widths(minimum: minimum, natural: natural, available: available)
  }

  private func fragments(
    _ cells: [Cell], columns: [Double], x: Double, padding: Insets
  ) -> [Fragment] {
    var fragments: [Fragment] = []
    var left = x
    for (cell, column) in zip(cells, columns) {
      let side = min(padding.left, column / 4)
      let width = max(1, column - side - min(padding.right, column / 4))
      let lines = LineBreaker(cell.composer.text).lines(width: width)
      for (index, line) in lines.enumerated() {
        if index == fragments.count {
          fragments.append(Fragment(height: cell.box.style.lineHeight))
        }
        let indent = indent(of: line, alignment: cell.box.alignment, width: width)
        cell.composer.compose(
          line, x: left + side + indent, y: 0, element: { cell.elements[$0] },
          into: &fragments[index])
      }
      left += column
    }
    if fragments.isEmpty {
      fragments = [Fragment(height: cells.first?.box.style.lineHeight ?? 0)]
    }
    return fragments
  }

  /// Adds padding above and below, the rule under the row and the header's background.
  private func ruled(
    _ lines: [Fragment], x: Double, width: Double, style: BlockStyles.TableStyle, color: Color,
    background: Color?
  ) -> [Fragment] {
    var lines = lines
    lines[0].shiftDown(by: style.padding.top)
    let last = lines.count - 1
    lines[last].height += style.padding.bottom
    let rule = Rect(
      x: x, y: lines[last].height - style.ruleWidth, width: width, height: style.ruleWidth)
    lines[last].items.append(PageItem(.fill(rule, color: color, radius: 0), element: nil))
    if let background {
      for index in lines.indices {
        let fill = Rect(x: x, y: 0, width: width, height: lines[index].height)
        lines[index].items.insert(
          PageItem(.fill(fill, color: background, radius: 0), element: nil), at: 0)
      }
    }
    return lines
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
