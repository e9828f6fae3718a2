import HanjangCore
import HanjangLayout

/// Turns what cairo drew into the finished file: structure, links, bookmarks and metadata.
struct PDFFinisher {
  let document: PagedDocument
  let marks: [[LeafMark]]
  let metadata: PDFMetadata
  let options: PDFOptions

  func finish(_ drawn: [UInt8]) throws(QPDFError) -> [UInt8] {
    let file = try QPDFFile(drawn)
    // Before there are thousands of other objects.
    repairFonts(of: file)
    var pages: [PDFObject] = []
    for index in 0..<file.pageCount { pages.append(file.page(index)) }
    guard pages.count == marks.count else {
      throw QPDFError(message: "\(pages.count) pages were drawn instead of \(marks.count)")
    }
    let foreign = ForeignPages(documents: options.foreign)
    let keepers = try foreign.insert(into: file, pages: &pages)
    defer { withExtendedLifetime(keepers) {} }
    for (index, page) in pages.enumerated() where !options.isForeign(page: index) {
      try rewriteContent(of: page, at: index, file: file)
    }
    let annotations = LinkWriter(document: document, pages: pages, isTagged: options.isTagged)
      .write(to: file)
    if options.isTagged { addStructure(annotations, pages: pages, file: file) }
    OutlineWriter(document: document, pages: pages).write(to: file)
    MetadataWriter(metadata: metadata, options: options).write(to: file)
    AttachmentWriter(
      attachments: options.attachments,
      date: CalendarDate(secondsSince1970: metadata.date).pdf
    ).write(to: file)
    return try file.write(password: options.password)
  }

  // MARK: Content and structure

  private func rewriteContent(
    of page: PDFObject, at index: Int, file: borrowing QPDFFile
  ) throws(QPDFError) {
    file.remove("/Annots", from: page)
    // Without tags, only hidden text has marks.
    guard options.isTagged || !marks[index].isEmpty else { return }
    let tags = marks[index].map { mark in
      mark.element.map { document.structure.elements[$0.rawValue].role.tag } ?? "Artifact"
    }
    let rewriter = MarkerRewriter(
      try file.content(ofPage: page), marks: marks[index], tags: tags,
      isTagged: options.isTagged)
    guard let content = rewriter.rewritten() else {
      throw QPDFError(message: "the markers of page \(index + 1) are not those that were set")
    }
    file.setContent(content, of: page)
    guard options.isTagged else {
      file.remove("/StructParents", from: page)
      return
    }
    file.set("/StructParents", file.integer(index), in: page)
    file.set("/Tabs", file.name("/S"), in: page)
  }

  private func addStructure(
    _ annotations: [LinkWriter.Annotation], pages: [PDFObject], file: borrowing QPDFFile
  ) {
    var kids = StructureKids(document.structure, marks: marks)
    for annotation in annotations {
      guard let element = annotation.element else { continue }
      kids.add(annotation.object, page: annotation.page, to: element)
    }
    StructureWriter(tree: document.structure, kids: kids, pages: pages, figures: figures)
      .write(marks: marks, annotations: annotations.compactMap(\.element), to: file)
  }

  /// The box of each figure on the page where it first stands: left, bottom, right, top.
  private var figures: [ElementID: [Double]] {
    var figures: [ElementID: [Double]] = [:]
    for page in document.pages {
      for item in page.items {
        guard let element = item.element, case .image(_, let rect) = item.kind,
          figures[element] == nil
        else { continue }
        figures[element] = [
          rect.minX, page.size.height - rect.maxY, rect.maxX, page.size.height - rect.minY,
        ]
      }
    }
    return figures
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
