import HanjangCore
package import HanjangStyle

/// What of a text style decides which font files serve it.
package struct FontRequest: Hashable, Sendable {
  package var families: [String]
  package var scriptFamilies: [FontScript: [String]]
  package var weight: Int
  package var isItalic: Bool
  package var isFixedPitch: Bool

  package init(_ style: TextStyle) {
    families = style.families
    scriptFamilies = style.scriptFamilies
    weight = style.weight
    isItalic = style.isItalic
    isFixedPitch = style.isFixedPitch
  }
}

/// All characters of a document by the fonts that are to set them: known before layout, so that
/// small fonts can be made first.
package struct TextInventory: Sendable {
  private var found: [(request: FontRequest, scalars: ScalarSet)] = []
  /// The texts in the order of the layout tree, with which they share their spans.
  package private(set) var contents: [TextContent] = []

  package init() {}

  /// The characters that are drawn.
  package var scalars: [FontRequest: Set<UInt32>] {
    Dictionary(
      uniqueKeysWithValues: found.map { request, scalars in
        (request, Set(scalars.members.compactMap { Unicode.Scalar($0)?.drawn?.value }))
      })
  }

  /// Where a character first stands in the source, for complaints about it.
  package var spans: some Sequence<TextSpan> { contents.lazy.flatMap(\.spans) }

  package mutating func add(_ boxes: [Box]) {
    let halves = Concurrency.halves(of: boxes, fewest: 400) { boxes in
      var inventory = TextInventory()
      inventory.add(each: boxes)
      return inventory
    }
    for half in halves { add(half) }
  }

  private mutating func add(_ other: TextInventory) {
    for (request, scalars) in other.found { found[index(of: request)].scalars.formUnion(scalars) }
    contents += other.contents
  }

  private mutating func add(each boxes: ArraySlice<Box>) {
    for box in boxes {
      if let marker = box.marker { add(marker.content) }
      if let aside = box.aside { add(aside.text) }
      switch box.kind {
      case .flow(let children): add(each: children[...])
      case .text(let text): add(text)
      case .table(let table):
        for cell in table.header + table.rows.joined() { add(each: cell.boxes[...]) }
      case .row(let row):
        add(row.left)
        add(row.right)
      case .chips(let chips):
        for text in chips.texts { add(text) }
        add("", style: chips.style)
      case .figures(let figures):
        for case let caption? in figures.figures.map(\.caption) { add(caption) }
        add("", style: figures.captionStyle)
      case .footnotes(let feet): add(each: feet.notes[...])
      case .image, .rule, .separator, .pageBreak: break
      }
    }
  }

  private mutating func add(_ text: TextBox) {
    add(text.content)
    add("", style: text.style)
  }

  package mutating func add(_ content: TextContent) {
    for span in content.spans { add(span.text, style: span.style) }
    contents.append(content)
  }

  /// A style without text counts too: its leading font gives the line its baseline.
  package mutating func add(_ text: String, style: TextStyle) {
    let index = index(of: FontRequest(style))
    for scalar in text.unicodeScalars { found[index].scalars.insert(scalar.value) }
  }

  /// There are few requests, and arrays that share their elements are soon compared.
  private mutating func index(of request: FontRequest) -> Int {
    if let known = found.firstIndex(where: { $0.request == request }) { return known }
    var scalars = ScalarSet()
    scalars.insert(0x20)
    found.append((request, scalars))
    return found.count - 1
  }
}

/// Characters, as bits below U+10000: a long text asks for the same ones again and again.
private struct ScalarSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 0x10000 / 64)
  private var others: Set<UInt32> = []

  mutating func insert(_ scalar: UInt32) {
    if scalar < 0x10000 {
      bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
    } else {
      others.insert(scalar)
    }
  }

  mutating func formUnion(_ other: ScalarSet) {
    for (index, word) in other.bits.enumerated() { bits[index] |= word }
    others.formUnion(other.others)
  }

  var members: Set<UInt32> {
    var members = others
    for (index, word) in bits.enumerated() where word != 0 {
      for bit in 0..<64 where word & (1 << UInt64(bit)) != 0 {
        members.insert(UInt32(index * 64 + bit))
      }
    }
    return members
  }
}
