import HanjangCore
import HanjangStyle

/// The layout tree as stable text: a line a box, indented by its depth.
package enum LayoutDump {
  package static func text(of boxes: [Box]) -> String {
    var lines: [String] = []
    add(boxes, depth: 0, to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func add(_ boxes: [Box], depth: Int, to lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    for box in boxes {
      lines.append(indent + name(box) + attributes(box))
      switch box.kind {
      case .flow(let children): add(children, depth: depth + 1, to: &lines)
      case .text(let text): lines.append(indent + "  " + content(text))
      case .table(let table):
        for row in [table.header] + table.rows where !row.isEmpty {
          lines.append(indent + "  row " + row.map(cell).joined(separator: " | "))
        }
      case .row(let row):
        lines.append(indent + "  " + content(row.left) + " " + content(row.right))
      case .chips(let chips):
        lines.append(indent + "  " + chips.texts.map(\.plainText).joined(separator: "|"))
      case .figures(let figures):
        for figure in figures.figures {
          lines.append(indent + "  " + self.figure(figure))
        }
      case .footnotes(let feet): add(feet.notes, depth: depth + 1, to: &lines)
      case .image, .rule, .separator, .pageBreak: break
      }
    }
  }

  private static func cell(_ cell: TableBox.Cell) -> String {
    cell.boxes.map { box in
      if case .text(let text) = box.kind { content(text) } else { name(box) }
    }
    .joined(separator: " ")
  }

  private static func name(_ box: Box) -> String {
    switch box.kind {
    case .flow: "flow"
    case .text(let text): "text \(text.style.size.decimal)/\(text.style.lineHeight.decimal)"
    case .table: "table"
    case .image(let reference, let size):
      "image \(reference.index) \(size.width.decimal)x\(size.height.decimal)"
    case .figures(let figures): "figures \(figures.alignment.rawValue)"
    case .rule(let width, let color): "rule \(width.decimal) \(color.hex)"
    case .separator(let width, let color): "separator \(width.decimal) \(color.hex)"
    case .row(let row): "row \(row.left.style.size.decimal)/\(row.left.style.lineHeight.decimal)"
    case .chips(let chips): "chips \(chips.style.size.decimal)"
    case .pageBreak: "pagebreak"
    case .footnotes: "footnotes"
    }
  }

  private static func attributes(_ box: Box) -> String {
    var parts: [String] = []
    if box.before != .zero { parts.append("before \(gap(box.before))") }
    if box.after != .zero { parts.append("after \(gap(box.after))") }
    let insets = [box.insets.top, box.insets.right, box.insets.bottom, box.insets.left]
    if insets.contains(where: { $0 != 0 }) {
      parts.append("insets " + insets.map(\.decimal).joined(separator: ","))
    }
    if let marker = box.marker { parts.append("marker \"\(marker.content.plainText)\"") }
    if let aside = box.aside { parts.append("aside \(content(aside.text))") }
    switch box.splitting {
    case .automatic: break
    case .unwelcome: parts.append("together")
    case .lessWelcome: parts.append("rather together")
    case .never: parts.append("unsplit")
    case .kept: parts.append("kept")
    case .free: parts.append("split")
    }
    if box.keptLines > 0 { parts.append("keeps \(box.keptLines)") }
    switch box.column {
    case .main: break
    case .sidebar, .across: parts.append(box.column.rawValue)
    }
    if let anchor = box.anchor { parts.append("#\(anchor)") }
    return parts.map { " " + $0 }.joined()
  }

  private static func gap(_ gap: Gap) -> String {
    [gap.minimum, gap.natural, gap.maximum].map(\.decimal).joined(separator: "-")
  }

  private static func figure(_ figure: FiguresBox.Figure) -> String {
    let size = figure.naturalSize
    var parts = ["image \(figure.image.index) \(size.width.decimal)x\(size.height.decimal)"]
    if let width = figure.width { parts.append("width \(width)") }
    if let height = figure.height { parts.append("height \(height)") }
    parts.append("\"\(figure.image.alternative)\"")
    if let caption = figure.caption { parts.append("caption \"\(caption.plainText)\"") }
    return parts.joined(separator: " ")
  }

  private static func content(_ text: TextBox) -> String {
    "\""
      + text.content.plainText.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\\n") + "\""
  }
}
