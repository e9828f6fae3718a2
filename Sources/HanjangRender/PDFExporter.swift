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
  /// The pictures that turned out to be broken, by their indices: they are not drawn.
  package var brokenPictures: Set<Int> = []
}

/// From display lists to the bytes of a PDF, in two steps.
package enum PDFExporter {
  /// cairo 1.16 can deadlock where two threads draw text: one document at a time is drawn.
  private static let drawing = Mutex(())

  /// - Parameter resolution: the most pixels an inch that pictures keep.
  package static func draw(
    _ document: PagedDocument, engine: PangoTextEngine, pictures: [Picture],
    resolution: Double, metadata: PDFMetadata, options: PDFOptions = PDFOptions()
  ) throws(ExportError) -> DrawnPages {
    let painter = PicturePainter(
      pictures, on: document.pages, resolution: resolution, keepsJPEG: true)
    var renderer = PDFRenderer(engine: engine, painter: painter, isTagged: options.isTagged)
    let date = CalendarDate(secondsSince1970: metadata.date).iso8601
    do {
      let bytes = try drawing.withLock { _ throws(CairoError) in
        try renderer.render(document.pages, creationDate: date)
      }
      return DrawnPages(
        bytes: bytes, marks: renderer.marks, brokenPictures: renderer.brokenPictures)
    } catch {
      throw ExportError(message: "cairo: \(error.message)")
    }
  }

  package static func finish(
    _ drawn: DrawnPages, of document: PagedDocument, metadata: PDFMetadata,
    options: PDFOptions = PDFOptions()
  ) throws(ExportError) -> [UInt8] {
    var document = document
    document.structure = document.structure.withoutSkippedHeadings()
    let finisher = PDFFinisher(
      document: document, marks: drawn.marks, metadata: metadata, options: options)
    do {
      return try finisher.finish(drawn.bytes)
    } catch {
      throw ExportError(message: "qpdf: \(error.message)")
    }
  }
}
