package import HanjangCore

/// The text that a layout tree prints, in the order in which it is read.
package enum PrintedText {
  package static func text(of boxes: [Box]) -> PlacedText {
    var text = PlacedText()
    text.add(boxes)
    return text
  }
}

extension PlacedText {
  fileprivate mutating func add(_ boxes: [Box]) {
    for box in boxes {
      if let marker = box.marker { add(marker.content, isAlone: false) }
      if let aside = box.aside { add(aside.text.content) }
      switch box.kind {
      case .flow(let children): add(children)
      case .text(let text): add(text.content)
      case .table(let table):
        for cell in table.header + table.rows.joined() { add(cell.boxes) }
      case .row(let row):
        add(row.left.content)
        add(row.right.content)
      case .chips(let chips):
        for text in chips.texts { add(text) }
      case .figures(let figures):
        for case let caption? in figures.figures.map(\.caption) { add(caption) }
      case .footnotes(let feet): add(feet.notes)
      case .image, .rule, .separator, .pageBreak: break
      }
    }
  }

  private mutating func add(_ content: TextContent, isAlone: Bool = true) {
    for span in content.spans { add(span.chipPadding > 0 ? " \(span.text) " : span.text) }
    if isAlone { endBlock() } else { add(" ") }
  }
}
