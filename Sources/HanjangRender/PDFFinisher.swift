import HanjangCore
import HanjangLayout

/// Turns what cairo drew into the finished file: structure, links, bookmarks and metadata.
struct PDFFinisher {
  let document: PagedDocument
  let marks: [[LeafMark]]
  let metadata: PDFMetadata

  func finish(_ drawn: [UInt8]) throws(QPDFError) -> [UInt8] {
    let file = try QPDFFile(drawn)
    var pages: [PDFObject] = []
    for index in 0..<file.pageCount { pages.append(file.page(index)) }
    guard pages.count == marks.count else {
      throw QPDFError(message: "\(pages.count) pages were drawn instead of \(marks.count)")
    }
    for (index, page) in pages.enumerated() {
      try rewriteContent(of: page, at: index, file: file)
    }
    let annotations = addLinks(to: pages, file: file)
    addStructure(annotations, pages: pages, file: file)
    addOutline(pages, file: file)
    addMetadata(to: file)
    repairFonts(of: file)
    return try file.write()
  }

  // MARK: Content and structure

  private func rewriteContent(
    of page: PDFObject, at index: Int, file: borrowing QPDFFile
  ) throws(QPDFError) {
    let tags = marks[index].map { mark in
      mark.element.map { document.structure.elements[$0.rawValue].role.tag } ?? "Artifact"
    }
    let rewriter = MarkerRewriter(
      try file.content(ofPage: page), marks: marks[index], tags: tags)
    guard let content = rewriter.rewritten() else {
      throw QPDFError(message: "the markers of page \(index + 1) are not those that were set")
    }
    file.setContent(content, of: page)
    file.set("/StructParents", file.integer(index), in: page)
    file.set("/Tabs", file.name("/S"), in: page)
    file.remove("/Annots", from: page)
  }

  private func addStructure(
    _ annotations: [Annotation], pages: [PDFObject], file: borrowing QPDFFile
  ) {
    var kids = StructureKids(document.structure, marks: marks)
    for annotation in annotations {
      kids.add(annotation.object, page: annotation.page, to: annotation.element)
    }
    StructureWriter(tree: document.structure, kids: kids, pages: pages)
      .write(marks: marks, annotations: annotations.map(\.element), to: file)
  }

  // MARK: Links

  private struct Annotation {
    var object: PDFObject
    var page: Int
    var element: ElementID
  }

  /// One annotation for each link on each page, over as many lines as it has.
  private func addLinks(to pages: [PDFObject], file: borrowing QPDFFile) -> [Annotation] {
    var annotations: [Annotation] = []
    var lists = [[PDFObject]](repeating: [], count: pages.count)
    var index = 0
    while index < document.links.count {
      let first = document.links[index]
      var areas = [first]
      while index + areas.count < document.links.count {
        let next = document.links[index + areas.count]
        guard next.page == first.page, next.element == first.element, next.target == first.target
        else { break }
        areas.append(next)
      }
      index += areas.count
      guard let element = first.element,
        let object = annotation(areas, number: pages.count + annotations.count, pages, file)
      else { continue }
      annotations.append(Annotation(object: object, page: first.page, element: element))
      lists[first.page].append(object)
    }
    for (page, list) in zip(pages, lists) where !list.isEmpty {
      file.set("/Annots", file.array(list), in: page)
    }
    return annotations
  }

  private func annotation(
    _ areas: [LinkArea], number: Int, _ pages: [PDFObject], _ file: borrowing QPDFFile
  ) -> PDFObject? {
    let page = areas[0].page
    let height = document.pages[page].size.height
    let left = areas.map(\.rect.minX).min() ?? 0
    let right = areas.map(\.rect.maxX).max() ?? 0
    let top = height - (areas.map(\.rect.minY).min() ?? 0)
    let bottom = height - (areas.map(\.rect.maxY).max() ?? 0)
    let text = areas.map(\.text).joined(separator: " ")
    let object = file.indirect(
      file.dictionary([
        "/Type": file.name("/Annot"), "/Subtype": file.name("/Link"), "/F": file.integer(4),
        "/Rect": numbers([left, bottom, right, top], file),
        "/Border": file.array([file.integer(0), file.integer(0), file.integer(0)]),
        "/Contents": file.text(text), "/P": pages[page], "/StructParent": file.integer(number),
      ]))
    if areas.count > 1 {
      file.set("/QuadPoints", numbers(areas.flatMap { quad($0.rect, height) }, file), in: object)
    }
    switch areas[0].target {
    case .url(let address):
      let action = file.dictionary(["/S": file.name("/URI"), "/URI": file.string(address)])
      file.set("/A", action, in: object)
    case .anchor(let name):
      guard let place = document.anchors[name] else { return nil }
      file.set("/Dest", destination(place, pages, file), in: object)
    }
    return object
  }

  private func quad(_ rect: Rect, _ height: Double) -> [Double] {
    [
      rect.minX, height - rect.minY, rect.maxX, height - rect.minY,
      rect.minX, height - rect.maxY, rect.maxX, height - rect.maxY,
    ]
  }

  private func numbers(_ values: [Double], _ file: borrowing QPDFFile) -> PDFObject {
    let array = file.array()
    for value in values { file.append(file.real(value), to: array) }
    return array
  }

  private func destination(
    _ place: Destination, _ pages: [PDFObject], _ file: borrowing QPDFFile
  ) -> PDFObject {
    let height = document.pages[place.page].size.height
    return file.array([
      pages[place.page], file.name("/XYZ"), file.real(place.point.x),
      file.real(height - place.point.y), file.null(),
    ])
  }

  // MARK: Bookmarks

  private func addOutline(_ pages: [PDFObject], file: borrowing QPDFFile) {
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
          "/Dest": destination(entry.destination, pages, file),
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

  // MARK: Metadata

  private func addMetadata(to file: borrowing QPDFFile) {
    let date = CalendarDate(secondsSince1970: metadata.date)
    let info = file.indirect(
      file.dictionary([
        "/Title": file.text(metadata.title), "/Producer": file.text(metadata.producer),
        "/Creator": file.text(metadata.producer), "/CreationDate": file.string(date.pdf),
        "/ModDate": file.string(date.pdf),
      ]))
    for (key, value) in [
      ("/Author", metadata.author), ("/Subject", metadata.subject),
      ("/Keywords", metadata.keywords.joined(separator: ", ")),
    ] where !value.isEmpty {
      file.set(key, file.text(value), in: info)
    }
    file.set("/Info", info, in: file.trailer)
    let packet = file.indirect(
      file.stream(
        Array(XMPPacket(metadata).text.utf8),
        ["/Type": file.name("/Metadata"), "/Subtype": file.name("/XML")]))
    file.set("/Metadata", packet, in: file.root)
    file.set("/Lang", file.string(metadata.language), in: file.root)
    file.set(
      "/ViewerPreferences", file.dictionary(["/DisplayDocTitle": file.bool(true)]), in: file.root)
  }

  /// cairo 1.16 leaves out what ISO 32000-1, table 117, asks of a TrueType font, and asks readers
  /// to blur pictures.
  private func repairFonts(of file: borrowing QPDFFile) {
    file.forEachDictionary { dictionary in
      let subtype = file.value("/Subtype", of: dictionary)
      if file.isName(subtype, "/CIDFontType2"), !file.has("/CIDToGIDMap", in: dictionary) {
        file.set("/CIDToGIDMap", file.name("/Identity"), in: dictionary)
      }
      if file.isName(subtype, "/Image") { file.remove("/Interpolate", from: dictionary) }
    }
  }
}
