import HanjangLayout

/// Writes the bookmarks.
struct OutlineWriter {
  let document: PagedDocument
  let pages: [PDFObject]

  func write(to file: borrowing QPDFFile) {
    guard !document.outline.isEmpty else {
      file.remove("/Outlines", from: file.root)
      return
    }
    let root = file.indirect(file.dictionary(["/Type": file.name("/Outlines")]))
    var siblings: [(level: Int, object: PDFObject)] = [(0, root)]
    var lastChild: [PDFObject: PDFObject] = [:]
    var counts: [PDFObject: Int] = [:]
    for entry in document.outline {
      while let last = siblings.last, last.level >= entry.level { siblings.removeLast() }
      let parent = siblings.last?.object ?? root
      let item = file.indirect(
        file.dictionary([
          "/Title": file.text(entry.title), "/Parent": parent,
          "/Dest": document.destination(entry.destination, pages, file),
        ]))
      if let previous = lastChild[parent] {
        file.set("/Next", item, in: previous)
        file.set("/Prev", previous, in: item)
      } else {
        file.set("/First", item, in: parent)
      }
      file.set("/Last", item, in: parent)
      lastChild[parent] = item
      for ancestor in siblings { counts[ancestor.object, default: 0] += 1 }
      siblings.append((entry.level, item))
    }
    for (object, count) in counts { file.set("/Count", file.integer(count), in: object) }
    file.set("/Outlines", root, in: file.root)
  }
}
