package import HanjangLayout

/// What the machine could not do while a PDF was made.
package struct ExportError: Error, Sendable {
  package var message: String
}

/// From display lists to the bytes of a PDF.
package enum PDFExporter {
  package static func export(
    _ document: PagedDocument, engine: PangoTextEngine, pictures: [Picture],
    metadata: PDFMetadata
  ) throws(ExportError) -> [UInt8] {
    var renderer = PDFRenderer(engine: engine, pictures: pictures)
    let date = CalendarDate(secondsSince1970: metadata.date).iso8601
    let drawn: [UInt8]
    do {
      drawn = try renderer.render(document.pages, creationDate: date)
    } catch {
      throw ExportError(message: "cairo: \(error.message)")
    }
    let finisher = PDFFinisher(document: document, marks: renderer.marks, metadata: metadata)
    do {
      return try finisher.finish(drawn)
    } catch {
      throw ExportError(message: "qpdf: \(error.message)")
    }
  }
}
