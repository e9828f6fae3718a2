package import HanjangLayout
import Synchronization

/// Exports pages as pictures, each in its own file.
package enum PageExporter {
  package enum Format: Hashable, Sendable {
    /// In pixels an inch.
    case png(resolution: Double)
    case svg
  }

  /// A file a page.
  package struct Drawing: Sendable {
    package var files: [[UInt8]]
    /// The pictures that could not be drawn, by their indices.
    package var brokenPictures: Set<Int>
  }

  /// The most pixels an inch that pictures keep in drawings.
  private static let drawingResolution = 300.0

  package static func draw(
    _ pages: [Page], as format: Format, engine: PangoTextEngine, pictures: [Picture]
  ) throws(ExportError) -> Drawing {
    do {
      return try PDFExporter.drawing.withLock { _ throws(CairoError) in
        try drawn(pages, as: format, engine: engine, pictures: pictures)
      }
    } catch {
      throw ExportError(message: "cairo: \(error.message)")
    }
  }

  private static func drawn(
    _ pages: [Page], as format: Format, engine: PangoTextEngine, pictures: [Picture]
  ) throws(CairoError) -> Drawing {
    var files: [[UInt8]] = []
    switch format {
    case .png(let resolution):
      let painter = PicturePainter(
        pictures, on: pages, limits: PictureLimits(resolution: resolution), keepsJPEG: false)
      var renderer = PNGRenderer(engine: engine, pictures: painter, resolution: resolution)
      for page in pages { files.append(try renderer.render(page)) }
      return Drawing(files: files, brokenPictures: renderer.brokenPictures)
    case .svg:
      let painter = PicturePainter(
        pictures, on: pages, limits: PictureLimits(resolution: Self.drawingResolution),
        keepsJPEG: false)
      var renderer = SVGRenderer(engine: engine, pictures: painter)
      for page in pages { files.append(try renderer.render(page)) }
      return Drawing(files: files, brokenPictures: renderer.brokenPictures)
    }
  }
}
