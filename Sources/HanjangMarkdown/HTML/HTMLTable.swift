import HanjangCore

/// A table of HTML as a grid, in which each cell knows what it spans.
enum HTMLTable {
  struct Row {
    var cells: [Table.Cell]
    var range: SourceRange
  }

  /// What no table that people write spans.
  private static let columnLimit = 60
  private static let rowLimit = 500

  static func cell(_ blocks: [Block], of frame: HTMLTreeBuilder.Frame) -> Table.Cell {
    var cell = Table.Cell(blocks.flattened, range: frame.range)
    cell.alignment = frame.tag.alignment ?? blocks.first?.alignment
    cell.isHeader = frame.tag.name == "th"
    cell.columnSpan = span(frame.tag.attributes["colspan"], limit: columnLimit)
    cell.rowSpan = span(frame.tag.attributes["rowspan"], limit: rowLimit)
    if blocks.isMoreThanParagraph { cell.blocks = blocks }
    return cell
  }

  private static func span(_ value: String?, limit: Int) -> Int {
    let number = value.flatMap { Int($0.trimmed) } ?? 1
    // Zero means all that is left.
    return number == 0 ? limit : min(max(1, number), limit)
  }

  /// nil for a table without cells. A first row of nothing but headers is the table's header.
  static func table(of rows: [Row]) -> Table? {
    let rows = rows.filter { !$0.cells.isEmpty }
    guard let first = rows.first else { return nil }
    var grid = placed(rows)
    let width = grid.map(\.count).max() ?? 0
    grid = merged(
      grid.map { row in
        row + [Table.Cell](repeating: Table.Cell([], range: first.range), count: width - row.count)
      })
    let columns = grid.first?.count ?? 0
    let empty = [Table.Cell](repeating: Table.Cell([], range: first.range), count: columns)
    var header = empty
    if let top = grid.first, top.allSatisfy({ $0.isHeader || $0.isCovered }),
      top.allSatisfy({ $0.rowSpan == 1 }), grid.count > 1
    {
      header = grid.removeFirst()
    }
    return Table(
      alignments: [Table.Alignment?](repeating: nil, count: columns), header: header, rows: grid)
  }

  /// Each row with a covered cell wherever another cell reaches.
  private static func placed(_ rows: [Row]) -> [[Table.Cell]] {
    var grid: [[Table.Cell]] = []
    // By column, how many rows more are covered.
    var pending: [Int] = []
    for (index, row) in rows.enumerated() {
      var line: [Table.Cell] = []
      func cover() {
        while line.count < pending.count, pending[line.count] > 0 {
          pending[line.count] -= 1
          line.append(covered(row.range))
        }
      }
      for var cell in row.cells where line.count < 200 {
        cover()
        cell.rowSpan = min(cell.rowSpan, rows.count - index)
        let start = line.count
        line.append(cell)
        for _ in 1..<max(1, cell.columnSpan) where cell.columnSpan > 1 {
          line.append(covered(row.range))
        }
        while pending.count < line.count { pending.append(0) }
        for column in start..<line.count { pending[column] = cell.rowSpan - 1 }
      }
      while line.count < pending.count {
        if pending[line.count] > 0 {
          pending[line.count] -= 1
          line.append(covered(row.range))
        } else {
          line.append(Table.Cell([], range: row.range))
        }
      }
      grid.append(line)
    }
    return grid
  }

  private static func covered(_ range: SourceRange) -> Table.Cell {
    var cell = Table.Cell([], range: range)
    cell.isCovered = true
    return cell
  }

  /// Without columns in which no cell begins: `colspan` may ask for more than there are.
  private static func merged(_ grid: [[Table.Cell]]) -> [[Table.Cell]] {
    let width = grid.first?.count ?? 0
    let kept = (0..<width).filter { column in
      grid.contains { !$0[column].isCovered && !($0[column].content.isEmpty && column > 0) }
    }
    guard kept.count < width, !kept.isEmpty else { return grid }
    return grid.map { row in
      kept.map { column in
        var cell = row[column]
        if cell.columnSpan > 1 {
          cell.columnSpan = kept.count { $0 >= column && $0 < column + cell.columnSpan }
        }
        return cell
      }
    }
  }
}

extension [Block] {
  /// Whether no single paragraph says the same.
  var isMoreThanParagraph: Bool {
    guard count <= 1, let block = first else { return count > 1 }
    if case .paragraph = block.kind { return false }
    return true
  }

  /// The text in one paragraph: each block, item and row on a line of its own.
  var flattened: [Inline] {
    var lines: [[Inline]] = []
    for block in self { block.addLines(to: &lines) }
    var result: [Inline] = []
    for line in lines where !line.isEmpty {
      if let range = line.first?.range, !result.isEmpty {
        result.append(Inline(.hardBreak, range: range))
      }
      result += line
    }
    return result
  }
}

extension Block {
  fileprivate func addLines(to lines: inout [[Inline]]) {
    switch kind {
    case .heading(_, _, let content), .paragraph(let content): lines.append(content)
    case .quote(let blocks), .callout(let blocks):
      for block in blocks { block.addLines(to: &lines) }
    case .list(let list):
      for (index, item) in list.items.enumerated() {
        let marker: String
        switch list.numbering {
        case .bullet: marker = "• "
        case .ordered(let start, let delimiter): marker = "\(start + index)\(delimiter) "
        }
        var inner: [[Inline]] = []
        for block in item.blocks { block.addLines(to: &inner) }
        guard let first = inner.first else { continue }
        lines.append([Inline(.text(marker), range: item.range)] + first)
        lines += inner.dropFirst()
      }
    case .definitions(let definitions):
      for definition in definitions {
        lines.append(definition.term)
        for block in definition.blocks { block.addLines(to: &lines) }
      }
    case .table(let table):
      for row in [table.header] + table.rows {
        let cells = row.map(\.content).filter { !$0.isEmpty }
        lines.append(
          Array(cells.joined(separator: [Inline(.text(" "), range: range)])))
      }
    case .code(_, let code):
      for line in code.split(separator: "\n") {
        lines.append([Inline(.code(String(line)), range: range)])
      }
    case .thematicBreak, .space, .pageBreak: break
    }
  }
}
