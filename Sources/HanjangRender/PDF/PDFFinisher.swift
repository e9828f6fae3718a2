import HanjangCore
import HanjangLayout

/// Turns what cairo drew into the finished file: structure, links, bookmarks and metadata.
struct PDFFinisher {
  let document: PagedDocument
  let marks: [[LeafMark]]
  let metadata: PDFMetadata
  let options: PDFOptions
  /// The contents that are finished already, by where cairo's stand in its file.
  var contents: [Int: [UInt8]] = [:]

  private var rewriting: ContentRewriting {
    ContentRewriting(structure: document.structure, isTagged: options.isTagged)
  }

  func finish(_ drawn: [UInt8]) throws(PDFFileError) -> [UInt8] {
    let source = try CairoFile(drawn: drawn)
    guard source.pages.count == marks.count else {
      throw PDFFileError(
        message: "\(source.pages.count) pages were drawn instead of \(marks.count)")
    }
    let pageIndices = Dictionary(uniqueKeysWithValues: zip(source.pages, source.pages.indices))
    let copied = source.objects(from: source.tree) { reference, dictionary in
      if pageIndices[reference] == nil {
        Self.repair(&dictionary)
      } else {
        for key in ["Annots", "StructParents", "Tabs"] as [StaticString] { dictionary.remove(key) }
      }
    }
    try EmbeddedFontCheck.check(copied.lazy.compactMap(\.object.dictionary))
    var file = PDFAssembler(taken: copied.map(\.reference), capacity: drawn.count * 5 / 4)
    let annotations = LinkWriter(
      document: document, pages: source.pages, isTagged: options.isTagged
    )
    .write(to: &file)
    var links = [[PDFReference]](repeating: [], count: marks.count)
    for annotation in annotations { links[annotation.page].append(annotation.reference) }
    let deflated = try deflatedStreams(of: source, copied)
    for (reference, object) in copied {
      if let data = deflated[reference] {
        file.addStream(reference, data: data) { syntax in
          object.dictionary?.writeEntries(to: &syntax)
          if !object.isFiltered { syntax += "/Filter/FlateDecode" }
        }
      } else if let data = object.data {
        file.addStream(reference, data: data) { object.dictionary?.writeEntries(to: &$0) }
      } else {
        let page = pageIndices[reference]
        file.add(reference) { write(object, page: page, links: page.map { links[$0] }, to: &$0) }
      }
    }
    let root = try writeCatalog(annotations, of: source, to: &file)
    let information = MetadataWriter(metadata: metadata, options: options)
      .writeInformation(to: &file)
    return try file.finish(root: root, info: information)
  }

  private func writeCatalog(
    _ annotations: [LinkWriter.Annotation], of source: CairoFile, to file: inout PDFAssembler
  ) throws(PDFFileError) -> PDFReference {
    var catalog = PDFSyntax()
    catalog += "<</Type/Catalog/Pages"
    catalog.reference(source.tree)
    if options.isTagged {
      let tree = writeStructure(annotations, pages: source.pages, to: &file)
      catalog += "/MarkInfo<</Marked true>>/StructTreeRoot"
      catalog.reference(tree)
    }
    if let outline = OutlineWriter(document: document, pages: source.pages).write(to: &file) {
      catalog += "/Outlines"
      catalog.reference(outline)
    }
    let writer = MetadataWriter(metadata: metadata, options: options)
    writer.write(to: &file, catalog: &catalog)
    if options.archive != nil { try writer.writeOutputIntent(to: &file, catalog: &catalog) }
    try AttachmentWriter(
      attachments: options.attachments,
      date: CalendarDate(secondsSince1970: metadata.date).pdf
    ).write(to: &file, catalog: &catalog)
    catalog += ">>"
    return file.add { $0 += catalog }
  }

  // MARK: What cairo wrote

  private func write(
    _ object: CairoFile.Object, page: Int?, links: [PDFReference]?, to syntax: inout PDFSyntax
  ) {
    guard let dictionary = object.dictionary else {
      syntax += object.value
      return
    }
    syntax += "<<"
    dictionary.writeEntries(to: &syntax)
    if let page {
      if options.isTagged {
        syntax += "/Tabs/S/StructParents"
        syntax.integer(page)
      }
      if let links, !links.isEmpty {
        syntax += "/Annots"
        syntax.references(links)
      }
    }
    syntax += ">>"
  }

  /// cairo 1.16 leaves out what ISO 32000-1, table 117, asks of a TrueType font, and asks readers
  /// to blur pictures.
  private static func repair(_ dictionary: inout PDFDictionary) {
    guard let subtype = dictionary["Subtype"] else { return }
    if subtype.elementsEqual("/CIDFontType2".utf8) {
      dictionary.add("CIDToGIDMap", "/Identity")
    } else if subtype.elementsEqual("/Image".utf8) {
      dictionary.remove("Interpolate")
    }
  }

  /// The contents of the pages that have marks, with these changed, and all that cairo did not
  /// compress.
  private func deflatedStreams(
    of source: CairoFile, _ copied: [(reference: PDFReference, object: CairoFile.Object)]
  ) throws(PDFFileError) -> [PDFReference: [UInt8]] {
    let rewriting = rewriting
    let pages = marks.indices.filter { index in
      !options.isForeign(page: index) && rewriting.changes(marks[index])
    }
    let contents = Set(pages.compactMap { source.content(of: source.pages[$0]) })
    let others = copied.filter { reference, object in
      object.data != nil && !object.isFiltered && !contents.contains(reference)
    }
    // Sendable as all that is read is a value; the bytes are shared.
    let streams = others.map { (reference: $0.reference, data: $0.object.data ?? []) }
    let deflated = try concurrentMap(pages.count + streams.count) { place, deflater in
      guard place < pages.count else {
        let stream = streams[place - pages.count]
        return Optional((stream.reference, deflater.deflated(stream.data)))
      }
      return rewrittenContent(ofPage: pages[place], in: source, deflater)
    }
    var found: [PDFReference: [UInt8]] = [:]
    for (place, stream) in deflated.enumerated() {
      guard let stream else {
        throw PDFFileError(
          message: "the markers of page \(pages[place] + 1) are not those that were set")
      }
      found[stream.0] = stream.1
    }
    return found
  }

  private func rewrittenContent(
    ofPage index: Int, in source: CairoFile, _ deflater: borrowing Deflater
  ) -> (reference: PDFReference, data: [UInt8])? {
    guard let reference = source.content(of: source.pages[index]),
      let data = source.object(reference)?.data
    else { return nil }
    if let ready = contents[data.startIndex] { return (reference, ready) }
    guard let content = source.content(ofPage: index)?.data else { return nil }
    return rewriting.finished(content, marks: marks[index], deflater).map { (reference, $0) }
  }

  // MARK: Structure

  private func writeStructure(
    _ annotations: [LinkWriter.Annotation], pages: [PDFReference], to file: inout PDFAssembler
  ) -> PDFReference {
    var kids = StructureKids(document.structure, marks: marks)
    for annotation in annotations {
      guard let element = annotation.element else { continue }
      kids.add(annotation.reference, page: annotation.page, to: element)
    }
    return StructureWriter(tree: document.structure, kids: kids, pages: pages, figures: figures)
      .write(marks: marks, annotations: annotations.compactMap(\.element), to: &file)
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
}
