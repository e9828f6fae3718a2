import HanjangCore
package import HanjangLayout
import Synchronization

/// What the machine could not do while a PDF was made.
package struct ExportError: Error, Sendable {
  package var message: String
}

/// Pages as cairo drew them, still without structure, links and metadata.
package struct DrawnPages: Sendable {
  fileprivate var bytes: [UInt8]
  fileprivate var marks: [[LeafMark]]
  /// Contents of pages in their final form, by where cairo's stand in the bytes.
  fileprivate var contents: [Int: [UInt8]]
  /// For each part the pictures that turned out to be broken, by their indices: they are not drawn.
  package var brokenPictures: [Set<Int>]
}

/// Pages with the fonts and the pictures that they are drawn with.
package struct PDFPart {
  package var pages: [Page]
  package var engine: PangoTextEngine?
  package var pictures: [Picture]
  package var limits: PictureLimits

  /// - Parameter engine: nil for pages with nothing on them.
  package init(
    _ pages: [Page], engine: PangoTextEngine?, pictures: [Picture] = [],
    limits: PictureLimits = PictureLimits()
  ) {
    self.pages = pages
    self.engine = engine
    self.pictures = pictures
    self.limits = limits
  }
}

/// From display lists to the bytes of a PDF, in two steps.
package enum PDFExporter {
  /// cairo 1.16 can deadlock where two threads draw text: one document at a time is drawn.
  static let drawing = Mutex(())

  /// - Parameter structure: of all parts together.
  package static func draw(
    _ parts: [PDFPart], structure: StructureTree, metadata: PDFMetadata,
    options: PDFOptions = PDFOptions()
  ) throws(ExportError) -> DrawnPages {
    let date = CalendarDate(secondsSince1970: metadata.date).iso8601
    let contents: PageContents
    do {
      contents = try PageContents(
        ContentRewriting(
          structure: structure.withoutSkippedHeadings(), isTagged: options.isTagged))
    } catch {
      throw ExportError(message: error.message)
    }
    do {
      return try drawing.withLock { _ throws(CairoError) in
        try draw(parts, creationDate: date, isTagged: options.isTagged, contents)
      }
    } catch {
      throw ExportError(message: "cairo: \(error.message)")
    }
  }

  private static func draw(
    _ parts: [PDFPart], creationDate: String, isTagged: Bool, _ contents: PageContents
  ) throws(CairoError) -> DrawnPages {
    let size = parts.lazy.flatMap(\.pages).first?.size ?? Size(width: 595, height: 842)
    let surface = try PDFSurface(
      width: size.width, height: size.height, creationDate: creationDate)
    var renderers: [PDFRenderer] = []
    var marks: [[LeafMark]] = []
    var broken: [Set<Int>] = []
    for (number, part) in parts.enumerated() {
      guard let engine = part.engine else {
        for page in part.pages { surface.addEmptyPage(page.size) }
        marks += part.pages.map { _ in [] }
        broken.append([])
        continue
      }
      let painter = PicturePainter(
        part.pictures, on: part.pages, limits: part.limits, keepsJPEG: true, part: number)
      var renderer = PDFRenderer(engine: engine, pictures: painter, isTagged: isTagged)
      renderer.render(part.pages, on: surface, to: contents)
      marks += renderer.marks
      broken.append(renderer.brokenPictures)
      renderers.append(renderer)
    }
    let bytes = try surface.finish()
    // The emoji that they drew are needed to the end.
    withExtendedLifetime(renderers) {}
    return DrawnPages(
      bytes: bytes, marks: marks, contents: contents.finished(), brokenPictures: broken)
  }

  package static func finish(
    _ drawn: DrawnPages, of document: PagedDocument, metadata: PDFMetadata,
    options: PDFOptions = PDFOptions()
  ) throws(ExportError) -> [UInt8] {
    var document = document
    document.structure = document.structure.withoutSkippedHeadings()
    let finisher = PDFFinisher(
      document: document, marks: drawn.marks, metadata: metadata, options: options,
      contents: drawn.contents)
    let finished: [UInt8]
    do {
      finished = try finisher.finish(drawn.bytes)
    } catch {
      throw ExportError(message: error.message)
    }
    return try withForeignPages(finished, options)
  }

  /// The file with the pages of others, or encrypted, where that is asked for.
  private static func withForeignPages(
    _ finished: [UInt8], _ options: PDFOptions
  ) throws(ExportError) -> [UInt8] {
    guard !options.foreign.isEmpty || options.password != nil else { return finished }
    let pages = ForeignPages(documents: options.foreign)
    do throws(QPDFError) {
      return try QPDFError.bounding(memory: pages.memory + 6 * finished.count + (256 << 20)) {
        () throws(QPDFError) in
        let file = try QPDFFile(finished)
        let keepers = try pages.insert(into: file)
        defer { withExtendedLifetime(keepers) {} }
        return try file.write(password: options.password)
      }
    } catch {
      throw ExportError(message: "qpdf: \(error.message)")
    }
  }
}
