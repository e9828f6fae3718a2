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
  private var cells: [(cell: Cell, row: Int)] = []

  init(style: BlockStyles.TableStyle, edges: [Double], isHeader: Bool, hasTopRule: Bool) {
    self.style = style
    self.edges = edges
    self.isHeader = isHeader
    self.hasTopRule = hasTopRule
  }

  mutating func add(_ cell: Cell, row: Int) { cells.append((cell, row)) }

  /// In points; what the words need, with the padding above and below.
  private static func height(of cell: Cell, padding: Insets) -> Double {
    cell.flow.units.enumerated().reduce(padding.top + padding.bottom) { sum, unit in
      sum + unit.element.fragment.height + (unit.offset > 0 ? unit.element.gap.natural : 0)
    }
  }

  func bands(rowCount: Int) -> [Band] {
    var tops = [0.0]
    for row in 0..<rowCount {
      var bottom = tops[row]
      for (cell, start) in cells
      where start + cell.rows == row + 1 || (start == row && cell.rows == 1) {
        bottom = max(bottom, tops[start] + Self.height(of: cell, padding: style.padding))
      }
      tops.append(bottom)
    }
    var lines: [Line] = []
    for (cell, row) in cells { lines += self.lines(of: cell, top: tops[row] + style.padding.top) }
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
    let height = tops.last ?? 0
    var groups: [(lines: [Line], bottom: Double)] = []
    for line in lines {
      if let last = groups.indices.last, line.top < groups[last].bottom - 0.01 {
        groups[last].lines.append(line)
        groups[last].bottom = max(groups[last].bottom, line.bottom)
      } else {
        groups.append(([line], line.bottom))
      }
    }
    if groups.isEmpty { groups = [([], 0)] }
    var bands: [Band] = []
    var top = 0.0
    for (index, group) in groups.enumerated() {
      var bottom = height
      if index + 1 < groups.count {
        let next = groups[index + 1].lines[0].top
        bottom = tops.first { $0 >= group.bottom - 0.01 && $0 <= next + 0.01 } ?? next
      }
      bands.append(
        Band(
          fragment: fragment(group.lines, from: top, to: bottom, tops: tops),
          beginsRow: tops.dropLast().contains { abs($0 - top) < 0.01 }))
      top = bottom
    }
    return bands
  }

  private func fragment(
    _ lines: [Line], from top: Double, to bottom: Double, tops: [Double]
  ) -> Fragment {
    var fragment = Fragment(height: bottom - top)
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
    if hasTopRule, top == 0 { fragment.items.append(rule(y: 0, from: left, to: left + width)) }
    for (row, end) in tops.enumerated().dropFirst() where end > top + 0.01 && end < bottom + 0.01 {
      addRules(below: row - 1, at: end - top, last: row == tops.count - 1, to: &fragment)
    }
    return fragment
  }

  /// Under a row, but for where a cell goes on below it.
  private func addRules(below row: Int, at y: Double, last: Bool, to fragment: inout Fragment) {
    var start: Double?
    for column in 0..<(edges.count - 1) {
      let isCovered =
        !last
        && cells.contains { cell, first in
          cell.columns.contains(column) && first <= row && first + cell.rows > row + 1
        }
      if !isCovered {
        start = start ?? edges[column]
      } else if let begun = start {
        fragment.items.append(rule(y: y - style.ruleWidth, from: begun, to: edges[column]))
        start = nil
      }
    }
    if let begun = start, let end = edges.last {
      fragment.items.append(rule(y: y - style.ruleWidth, from: begun, to: end))
    }
  }

  private func rule(y: Double, from left: Double, to right: Double) -> PageItem {
    let rect = Rect(x: left, y: y, width: right - left, height: style.ruleWidth)
    let color = isHeader ? style.headerRuleColor : style.ruleColor
    return PageItem(.fill(rect, color: color, radius: 0), element: nil)
  }
}
