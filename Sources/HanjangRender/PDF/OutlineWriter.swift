import HanjangLayout

/// Writes the bookmarks.
struct OutlineWriter {
  let document: PagedDocument
  let pages: [PDFReference]

  /// A bookmark among the others, or what stands above all of them.
  private struct Item {
    var reference: PDFReference
    var parent: Int?
    var previous: Int?
    var next: Int?
    var children: ClosedRange<Int>?
    /// All that are below it: every level is shown.
    var count = 0
  }

  /// - Returns: the root of the bookmarks; nil where there are none.
  func write(to file: inout PDFAssembler) -> PDFReference? {
    guard !document.outline.isEmpty else { return nil }
    let items = items(in: &file)
    for (index, item) in items.enumerated() {
      file.add(item.reference) { syntax in
        syntax += "<<"
        if index == 0 { syntax += "/Type/Outlines" } else { write(index, of: items, &syntax) }
        if let children = item.children {
          syntax += "/First"
          syntax.reference(items[children.lowerBound].reference)
          syntax += "/Last"
          syntax.reference(items[children.upperBound].reference)
          syntax += "/Count"
          syntax.integer(item.count)
        }
        syntax += ">>"
      }
    }
    return items[0].reference
  }

  private func write(_ index: Int, of items: [Item], _ syntax: inout PDFSyntax) {
    let entry = document.outline[index - 1]
    syntax += "/Title"
    syntax.text(entry.title)
    syntax += "/Dest"
    document.writeDestination(entry.destination, pages, to: &syntax)
    let item = items[index]
    for (key, neighbour) in [
      ("Parent", item.parent), ("Prev", item.previous), ("Next", item.next),
    ] {
      guard let neighbour else { continue }
      syntax.name(key)
      syntax.reference(items[neighbour].reference)
    }
  }

  /// The root, then each entry of the outline.
  private func items(in file: inout PDFAssembler) -> [Item] {
    var items = [Item(reference: file.reserve())]
    var open: [(level: Int, index: Int)] = [(0, 0)]
    for entry in document.outline {
      while open.count > 1, let last = open.last, last.level >= entry.level { open.removeLast() }
      let (index, parent) = (items.count, open.last?.index ?? 0)
      var item = Item(reference: file.reserve(), parent: parent)
      if let siblings = items[parent].children {
        item.previous = siblings.upperBound
        items[siblings.upperBound].next = index
        items[parent].children = siblings.lowerBound...index
      } else {
        items[parent].children = index...index
      }
      for ancestor in open { items[ancestor.index].count += 1 }
      items.append(item)
      open.append((entry.level, index))
    }
    return items
  }
}
