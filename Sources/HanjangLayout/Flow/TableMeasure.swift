import HanjangCore
import HanjangStyle

/// How wide a table's columns are, and how small its text, so that it fits the page.
struct TableMeasure {
  let engine: any TextEngine

  /// Text that is not wider than this, in points, is not broken if it can be helped.
  private static let shortText = 72.0
  /// A word that takes more than this share of the width may be broken at the signs of an address.
  private static let longWord = 0.3

  /// The smallest share of cell padding in a table that is too wide.
  private static let leastPadding = 0.45

  private struct Extent {
    var minimum = 0.0
    var comfortable = 0.0
    var natural = 0.0
  }

  /// The table, its text made smaller where its words don't fit otherwise, and its columns' widths.
  func fitted(_ table: TableBox, width: Double) -> (table: TableBox, columns: [Double]) {
    var sides = table.style.padding.left + table.style.padding.right
    var table = table
    var extents = self.extents(of: table, width: width)
    let words = extents.reduce(0) { $0 + $1.minimum - sides }
    let count = Double(extents.count)
    if words > width - sides * count, words > 0 {
      // The room between the columns gives way first.
      let narrow = max(Self.leastPadding, (width - words) / max(1, sides * count))
      table.style.padding.left *= narrow
      table.style.padding.right *= narrow
      sides *= narrow
      extents = self.extents(of: table, width: width)
    }
    let room = width - sides * count
    if words > room, words > 0 {
      let scale = max(table.style.minimumScale, room / words * 0.995)
      if scale < 1 {
        table = table.scaled(by: scale)
        extents = self.extents(of: table, width: width)
      }
    }
    var minimum = extents.map(\.minimum)
    let comfortable = extents.map(\.comfortable)
    if comfortable.reduce(0, +) <= width { minimum = comfortable }
    return (
      table,
      TableColumns.widths(minimum: minimum, natural: extents.map(\.natural), available: width)
    )
  }

  private func extents(of table: TableBox, width: Double) -> [Extent] {
    var extents = [Extent](repeating: Extent(), count: table.columnCount)
    let sides = table.style.padding.left + table.style.padding.right
    let cells = Array((table.header + table.rows.joined()).filter { $0.column < table.columnCount })
    // Cells of one column first: the others share out what they need beyond that.
    for cell in cells.sorted(by: { $0.span.columns < $1.span.columns }) {
      var needed = extent(of: cell.boxes, width: width)
      // A tenth of a point keeps a line that just fits from breaking through rounding.
      needed.minimum += sides + 0.1
      needed.natural += sides + 0.1
      needed.comfortable += sides + 0.1
      let end = min(cell.column + cell.span.columns, table.columnCount)
      widen(&extents, cell.column..<end, \.minimum, to: needed.minimum)
      widen(&extents, cell.column..<end, \.natural, to: needed.natural)
      widen(&extents, cell.column..<end, \.comfortable, to: needed.comfortable)
    }
    for index in extents.indices {
      extents[index].comfortable = max(extents[index].comfortable, extents[index].minimum)
      extents[index].natural = max(extents[index].natural, extents[index].minimum)
    }
    return extents
  }

  private func widen(
    _ extents: inout [Extent], _ columns: Range<Int>, _ measure: WritableKeyPath<Extent, Double>,
    to width: Double
  ) {
    let missing = width - columns.reduce(0) { $0 + extents[$1][keyPath: measure] }
    guard missing > 0 else { return }
    for column in columns { extents[column][keyPath: measure] += missing / Double(columns.count) }
  }

  private func extent(of boxes: [Box], width: Double) -> Extent {
    var widest = Extent()
    for box in boxes {
      let side = box.insets.left + box.insets.right
      let own = extent(of: box, width: width)
      widest.minimum = max(widest.minimum, own.minimum + side)
      widest.comfortable = max(widest.comfortable, own.comfortable + side)
      widest.natural = max(widest.natural, own.natural + side)
    }
    return widest
  }

  private func extent(of box: Box, width: Double) -> Extent {
    switch box.kind {
    case .flow(let children): return extent(of: children, width: width)
    case .text(let text): return extent(of: text.content, width: width)
    case .table(let table):
      let columns = extents(of: table, width: width)
      return Extent(
        minimum: columns.reduce(0) { $0 + $1.minimum },
        comfortable: columns.reduce(0) { $0 + $1.comfortable },
        natural: columns.reduce(0) { $0 + $1.natural })
    case .figures(let figures): return extent(of: figures, width: width)
    case .image(_, let size):
      return Extent(
        minimum: min(size.width, width / 6), comfortable: min(size.width, width / 3),
        natural: size.width)
    case .row(let row):
      let left = extent(of: row.left.content, width: width)
      let right = engine.shape(row.right.content).naturalWidth + row.gap
      return Extent(
        minimum: left.minimum + right, comfortable: left.comfortable + right,
        natural: left.natural + right)
    case .chips(let chips):
      return chips.texts.reduce(into: Extent()) { widest, text in
        let chip =
          engine.shape(text).naturalWidth + chips.looks.padding.left + chips.looks.padding.right
        widest.minimum = max(widest.minimum, chip)
        widest.comfortable = max(widest.comfortable, chip)
        widest.natural += chip + chips.looks.gap
      }
    case .rule, .separator, .pageBreak, .footnotes: return Extent()
    }
  }

  private func extent(of content: TextContent, width: Double) -> Extent {
    let text = engine.shape(content)
    let word = text.longestWord
    let least = word > width * Self.longWord ? max(width * Self.longWord, text.longestPiece) : word
    let natural = text.naturalWidth
    return Extent(
      minimum: min(word, least), comfortable: max(min(word, least), min(natural, Self.shortText)),
      natural: natural)
  }

  private func extent(of figures: FiguresBox, width: Double) -> Extent {
    let sizes = PictureSizes(
      limit: Size(width: width, height: .infinity), openHeight: .infinity,
      gap: figures.looks.sideGap)
    let widths = figures.figures.map { sizes.size(of: $0).width }
    let widest = widths.max() ?? 0
    let all = widths.reduce(0, +) + figures.looks.sideGap * Double(max(0, widths.count - 1))
    return Extent(
      minimum: min(widest, width / 6), comfortable: min(widest, width / 3), natural: all)
  }
}

extension TableBox {
  func scaled(by factor: Double) -> TableBox {
    var table = self
    for index in table.header.indices { table.header[index].boxes.scaleText(by: factor) }
    for row in table.rows.indices {
      for index in table.rows[row].indices { table.rows[row][index].boxes.scaleText(by: factor) }
    }
    return table
  }
}

extension [Box] {
  fileprivate mutating func scaleText(by factor: Double) {
    for index in indices {
      if let content = self[index].marker?.content {
        self[index].marker?.content = content.scaled(by: factor)
      }
      if case .text(var text) = self[index].kind {
        text.content = text.content.scaled(by: factor)
        text.style = text.style.scaled(by: factor)
        self[index].kind = .text(text)
      } else if case .flow(var children) = self[index].kind {
        children.scaleText(by: factor)
        self[index].kind = .flow(children)
      } else if case .table(let table) = self[index].kind {
        self[index].kind = .table(table.scaled(by: factor))
      }
    }
  }
}

extension TextContent {
  fileprivate func scaled(by factor: Double) -> TextContent {
    TextContent(
      spans.map { span in
        var span = span
        span.style = span.style.scaled(by: factor)
        span.rise *= factor
        return span
      })
  }
}

extension TextStyle {
  fileprivate func scaled(by factor: Double) -> TextStyle {
    var style = self
    style.size *= factor
    style.lineHeight *= factor
    return style
  }
}
