package import HanjangStyle

/// What of a text style decides which font files serve it.
package struct FontRequest: Hashable, Sendable {
  package var families: [String]
  package var scriptFamilies: [FontScript: [String]]
  package var weight: Int
  package var isItalic: Bool

  package init(_ style: TextStyle) {
    families = style.families
    scriptFamilies = style.scriptFamilies
    weight = style.weight
    isItalic = style.isItalic
  }
}

/// All characters of a document by the fonts that are to set them: known before layout, so that
/// small fonts can be made first.
package struct TextInventory: Sendable {
  package private(set) var scalars: [FontRequest: Set<UInt32>] = [:]
  /// Where a character first stands in the source, for complaints about it.
  package private(set) var spans: [TextSpan] = []

  package init() {}

  package mutating func add(_ boxes: [Box]) {
    for box in boxes {
      if let marker = box.marker { add(marker.content) }
      if let aside = box.aside { add(aside.text) }
      switch box.kind {
      case .flow(let children): add(children)
      case .text(let text): add(text)
      case .table(let table):
        for cell in table.header + table.rows.joined() { add(cell.boxes) }
      case .row(let row):
        add(row.left)
        add(row.right)
      case .chips(let chips):
        for text in chips.texts { add(text) }
        add("", style: chips.style)
      case .figures(let figures):
        for case let caption? in figures.figures.map(\.caption) { add(caption) }
        add("", style: figures.captionStyle)
      case .footnotes(let feet): add(feet.notes)
      case .image, .rule, .separator, .pageBreak: break
      }
    }
  }

  private mutating func add(_ text: TextBox) {
    add(text.content)
    add("", style: text.style)
  }

  package mutating func add(_ content: TextContent) {
    for span in content.spans {
      add(span.text, style: span.style)
      spans.append(span)
    }
  }

  /// A style without text counts too: its leading font gives the line its baseline.
  package mutating func add(_ text: String, style: TextStyle) {
    let request = FontRequest(style)
    var found = scalars.removeValue(forKey: request) ?? [0x20]
    for scalar in text.unicodeScalars { found.insert(scalar.value) }
    scalars[request] = found
  }
}
