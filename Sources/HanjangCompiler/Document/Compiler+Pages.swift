import HanjangCore
import HanjangLayout
import HanjangRender

/// A page as a file of its own.
package struct PageFile: Sendable {
  /// From 1 on.
  package var number: Int
  package var bytes: [UInt8]
}

extension Compiler {
  /// The pages that are wanted as pictures, instead of a PDF.
  consuming func drawn(
    _ typeset: TypesetDocument, as format: PageExporter.Format
  ) throws(CompilerError) -> Compilation {
    let pages = typeset.pages.pages
    let range = try range(in: pages)
    try check(pages[range], format)
    let drawing: PageExporter.Drawing
    do {
      drawing = try PageExporter.draw(
        Array(pages[range]), as: format, engine: typeset.engine, pictures: typeset.pictures.pictures
      )
    } catch {
      throw CompilerError(message: error.message)
    }
    clock.mark("draw")
    var compilation = withoutOutput()
    compilation.pageCount = pages.count
    compilation.pages = zip(range, drawing.files).map { PageFile(number: $0 + 1, bytes: $1) }
    compilation.brokenPictures = typeset.pictures.sources(of: drawing.brokenPictures)
    compilation.explanation = explanation(of: typeset)
    return compilation
  }

  private func range(in pages: [Page]) throws(CompilerError) -> Range<Int> {
    guard let wanted = options.pages else { return pages.indices }
    guard let range = wanted.indices(count: pages.count) else {
      let count = pages.count == 1 ? "1 page" : "\(pages.count) pages"
      throw CompilerError(message: "the document has \(count): --pages goes beyond its end")
    }
    return range
  }

  private func check(
    _ pages: ArraySlice<Page>, _ format: PageExporter.Format
  ) throws(CompilerError) {
    guard case .png(let resolution) = format else { return }
    for (index, page) in zip(pages.indices, pages) {
      let (width, height) = PageSide.pixels(of: page.size, scale: resolution / 72)
      // The longest side that cairo can draw.
      guard max(width, height) > 32_767 || width * height > PageSide.pixelLimit else { continue }
      throw CompilerError(
        message: "page \(index + 1) would have \(width) × \(height) pixels: lower --dpi")
    }
  }
}
