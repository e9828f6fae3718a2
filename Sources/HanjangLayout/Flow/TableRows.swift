import HanjangCore
import HanjangStyle

/// Rows of a table that stand or fall together, from their cells' contents to pieces between which
/// a page may end.
struct TableRows {
  /// A cell's content as a flow, at its place across the page.
  struct Cell {
    var flow: Flow
    var columns: Range<Int>
    var rows: Int
  }

  /// A piece that no page's end cuts.
  struct Band {
    var fragment: Fragment
    /// Whether a row ends just before it.
    var beginsRow: Bool
  }

  private struct Line {
    var top: Double
    var fragment: Fragment
    var bottom: Double { top + fragment.height }
  }

  let style: BlockStyles.TableStyle
  /// The edges of the columns, from the left edge of the first to the right edge of the last.
  let edges: [Double]
  let isHeader: Bool
  let hasTopRule: Bool
  /// See `Fragment.row`.
  let number: Int
  /// In points. Rows that a page doesn't hold can be cut every quarter of a page at least.
  let pageHeight: Double
  private var cells: [(cell: Cell, row: Int)] = []

  init(
    style: BlockStyles.TableStyle, edges: [Double], isHeader: Bool, hasTopRule: Bool, number: Int,
    pageHeight: Double
  ) {
    self.style = style
    self.edges = edges
    self.isHeader = isHeader
    self.hasTopRule = hasTopRule
    self.number = number
    self.pageHeight = pageHeight
  }

  mutating func add(_ cell: Cell, row: Int) { cells.append((cell, row)) }

  /// In points; what the words need, with the padding above and below.
  private static func height(of cell: Cell, padding: Insets) -> Double {
    cell.flow.units.enumerated().reduce(padding.top + padding.bottom) { sum, unit in
      sum + unit.element.fragment.height + (unit.offset > 0 ? unit.element.gap.natural : 0)
    }
  }

  func bands(rowCount: Int) -> [Band] {
    var endingCells = [[Int]](repeating: [], count: rowCount)
    for (index, (cell, start)) in cells.enumerated() where start + cell.rows <= rowCount {
      endingCells[start + cell.rows - 1].append(index)
    }
    var tops = [0.0]
    for row in 0..<rowCount {
      var bottom = tops[row]
      for index in endingCells[row] {
        let (cell, start) = cells[index]
        bottom = max(bottom, tops[start] + Self.height(of: cell, padding: style.padding))
      }
      tops.append(bottom)
    }
    var lines: [Line] = []
    var order = RowOrder()
    for (cell, row) in cells {
      for var line in self.lines(of: cell, top: tops[row] + style.padding.top) {
        order.number(&line.fragment)
        lines.append(line)
      }
      order.endPart()
    }
    lines.sort { $0.top < $1.top }
    return bands(of: lines, tops: tops)
  }

  private func lines(of cell: Cell, top: Double) -> [Line] {
    var y = top
    var lines: [Line] = []
    for (index, unit) in cell.flow.units.enumerated() {
      if index > 0 { y += unit.gap.natural }
      lines.append(Line(top: y, fragment: unit.fragment))
      y += unit.fragment.height
    }
    // Behind the text of the lines they reach over.
    for decoration in cell.flow.decorations.reversed() {
      for index in decoration.units {
        let next = index + 1 < lines.count && index + 1 < decoration.units.upperBound
        let end = next ? lines[index + 1].top : lines[index].bottom
        let fill = Rect(
          x: decoration.x, y: 0, width: decoration.width, height: end - lines[index].top)
        lines[index].fragment.items.insert(
          PageItem(.fill(fill, color: decoration.color, radius: 0), element: nil), at: 0)
      }
    }
    return lines
  }

  /// Lines that overlap stand in one band; a band ends where a row does, or the next line begins.
  private func bands(of lines: [Line], tops: [Double]) -> [Band] {
    var tops = tops
    let groups = groups(of: lines, tops: &tops)
    let height = tops.last ?? 0
    let rules = self.rules(rowCount: tops.count - 1)
    var bands: [Band] = []
    var top = 0.0
    // The first row that begins in the band or below it.
    var row = 0
    for (index, group) in groups.enumerated() {
      let beginsRow = row < tops.count - 1 && tops[row] < top + 0.01
      var bottom = height
      if index + 1 < groups.count {
        let next = groups[index + 1].lines[0].top
        let end = tops[row...].first { $0 >= group.bottom - 0.01 } ?? next
        bottom = end <= next + 0.01 ? end : next
      }
      var fragment = fragment(group.lines, from: top, to: bottom)
      for end in row..<tops.count {
        guard tops[end] < bottom + 0.01 else { break }
        guard tops[end] > top + 0.01 else { continue }
        fragment.items += rules[end - 1].map { rule(y: tops[end] - top - style.ruleWidth, $0) }
      }
      while row < tops.count, tops[row] < bottom - 0.01 { row += 1 }
      bands.append(Band(fragment: fragment, beginsRow: beginsRow))
      top = bottom
    }
    return bands
  }

  private typealias Group = (lines: [Line], bottom: Double)

  /// Lines that overlap. Where too many do, as in columns that are not on one grid, those that follow
  /// move down by a part of a line.
  private func groups(of lines: [Line], tops: inout [Double]) -> [Group] {
    let limit = (tops.last ?? 0) > pageHeight ? pageHeight / 4 : .infinity
    var groups: [Group] = []
    var shift = 0.0
    var moved = tops
    for var line in lines {
      line.top += shift
      if let last = groups.indices.last, line.top < groups[last].bottom - 0.01 {
        let isTooTall = line.bottom - (groups[last].lines.first?.top ?? 0) > limit
        guard isTooTall else {
          groups[last].lines.append(line)
          groups[last].bottom = max(groups[last].bottom, line.bottom)
          continue
        }
        let distance = groups[last].bottom - line.top
        for row in tops.indices where tops[row] > line.top - shift { moved[row] += distance }
        shift += distance
        line.top += distance
      }
      groups.append(([line], line.bottom))
    }
    tops = moved
    return groups.isEmpty ? [([], 0)] : groups
  }

  private func fragment(_ lines: [Line], from top: Double, to bottom: Double) -> Fragment {
    var fragment = Fragment(height: bottom - top)
    fragment.row = number
    let left = edges.first ?? 0
    let width = (edges.last ?? 0) - left
    if isHeader {
      let fill = Rect(x: left, y: 0, width: width, height: fragment.height)
      fragment.items.append(
        PageItem(.fill(fill, color: style.headerBackground, radius: 0), element: nil))
    }
    for line in lines {
      var moved = line.fragment
      moved.shiftDown(by: line.top - top)
      fragment.items += moved.items
      fragment.links += moved.links
      fragment.anchors += moved.anchors
      fragment.outline += moved.outline
      fragment.notes += moved.notes
      fragment.baseline = fragment.baseline ?? moved.baseline
    }
    if hasTopRule, top == 0 { fragment.items.append(rule(y: 0, edges.indices)) }
    return fragment
  }

  /// Where there is a rule under each row, as ranges of `edges`: not where a cell goes on below it.
  private func rules(rowCount: Int) -> [[Range<Int>]] {
    // By column, the row after the cells that begin in the rows so far.
    var ends = [Int](repeating: 0, count: edges.count - 1)
    var next = 0
    return (0..<rowCount).map { row in
      while next < cells.count, cells[next].row <= row {
        let (cell, first) = cells[next]
        for column in cell.columns { ends[column] = max(ends[column], first + cell.rows) }
        next += 1
      }
      guard row + 1 < rowCount else { return [edges.indices] }
      return ends.indices.split { ends[$0] > row + 1 }.map { $0.startIndex..<($0.endIndex + 1) }
    }
  }

  private func rule(y: Double, _ columns: Range<Int>) -> PageItem {
    let left = edges[columns.lowerBound]
    let rect = Rect(
      x: left, y: y, width: edges[columns.upperBound - 1] - left, height: style.ruleWidth)
    let color = isHeader ? style.headerRuleColor : style.ruleColor
    return PageItem(.fill(rect, color: color, radius: 0), element: nil)
  }
}
