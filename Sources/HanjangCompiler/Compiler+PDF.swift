import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangRender
import HanjangResume
import HanjangStyle

/// A document whose lines and pages are chosen: what is left is to draw them.
struct TypesetDocument {
  var document: Document
  var manuscript: Manuscript
  var style: ComputedStyle
  var fields: DocumentFields
  var pictures: PictureLoader
  var inventory: TextInventory
  var engine: PangoTextEngine
  var pages: PagedDocument
}

extension Compiler {
  enum Outcome {
    case typeset(TypesetDocument)
    /// By an error, or because no more was asked for.
    case stopped(Compilation)
  }

  consuming func finished(_ typeset: TypesetDocument) throws(CompilerError) -> Compilation {
    guard let pdf = pdfOptions(for: typeset.pages, inventory: typeset.inventory) else {
      return withoutOutput()
    }
    var output: [UInt8]?
    let broken: Set<String>
    do {
      let drawn = try PDFExporter.draw(
        typeset.pages, engine: typeset.engine, pictures: typeset.pictures.pictures,
        resolution: typeset.style.blocks.picture.resolution, metadata: typeset.fields.metadata,
        options: pdf)
      clock.mark("draw")
      broken = typeset.pictures.sources(of: drawn.brokenPictures)
      output = try PDFExporter.finish(
        drawn, of: typeset.pages, metadata: typeset.fields.metadata, options: pdf)
      clock.mark("finish")
      if options.verifies, let bytes = output {
        let found = try RoundTrip(typeset).diagnostics(of: bytes)
        if found.contains(where: { $0.severity == .error }) { output = nil }
        diagnostics += found
        clock.mark("verify")
      }
    } catch {
      throw CompilerError(message: error.message)
    }
    var compilation = Compilation(
      output: output, diagnostics: diagnostics, pageCount: typeset.pages.pages.count,
      timings: clock.timings, dependsOnMonth: dependsOnMonth(typeset.manuscript, in: typeset.style),
      isDatedByFile: typeset.fields.isDatedByFile,
      explanation: options.explains
        ? Explanation.text(of: typeset.document, typeset.manuscript) : nil)
    compilation.brokenPictures = broken
    return compilation
  }

  /// nil where a standard that was asked for cannot be kept.
  private mutating func pdfOptions(
    for pages: PagedDocument, inventory: TextInventory
  ) -> PDFOptions? {
    let obstacles = StandardCheck.obstacles(
      in: pages, inventory: inventory,
      missing: diagnostics.filter { $0.id == "missing-character" })
    let claims = StandardCheck.claims(
      options.standards, obstacles: obstacles, diagnostics: &diagnostics)
    guard claims.isSuperset(of: options.standards.asked) else { return nil }
    return PDFOptions(isTagged: options.standards.isTagged, claims: claims)
  }
}
