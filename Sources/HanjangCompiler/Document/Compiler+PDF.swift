import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangRender
import HanjangResume
import HanjangStyle

/// A document whose lines and pages are chosen: what is left is to draw them.
struct TypesetDocument {
  /// What it was read from.
  var file: SourceFile
  var document: Document
  var manuscript: Manuscript
  var style: ComputedStyle
  var fields: DocumentFields
  var pictures: PictureLoader
  var inventory: TextInventory
  var engine: PangoTextEngine
  var layout: DocumentLayout
  var boxes: [Box]
  var pages: PagedDocument

  /// What of the author's text was lost while it was read.
  var unread: [Rewriting] { document.unread(in: file) }

  /// What became of each part of the document.
  var explanation: String {
    let unprinted = PrintComparison.rewritings(
      from: document.writtenText, to: PrintedText.text(of: boxes))
    return Explanation.text(of: document, manuscript, unprinted: unread + unprinted)
  }

  /// What only the layout needed.
  struct Forgotten: Sendable {
    let boxes: [Box]
    let inventory: TextInventory
    let blocks: [Block]
    let sections: [Section]
  }

  /// Takes away what only the layout needed, before drawing needs memory.
  mutating func forgetLayout() -> Forgotten {
    let forgotten = Forgotten(
      boxes: boxes, inventory: inventory, blocks: document.blocks, sections: manuscript.sections)
    boxes = []
    inventory = TextInventory()
    document.blocks = []
    manuscript.sections = []
    layout = DocumentLayout(
      document: document, manuscript: manuscript, style: style, pictures: [:], fields: fields)
    return forgotten
  }

  /// The same with the page numbers that it has among other documents in a file.
  func numbered(_ numbering: PageNumbering) -> TypesetDocument {
    var typeset = self
    typeset.layout.numbering = numbering
    typeset.pages = typeset.layout.pages(of: boxes, engine: engine)
    return typeset
  }
}

extension Compiler {
  enum Outcome {
    case typeset(TypesetDocument)
    /// By an error, or because no more was asked for.
    case stopped(Compilation)
  }

  consuming func finished(
    _ typeset: consuming TypesetDocument, of file: SourceFile
  ) throws(CompilerError) -> Compilation {
    var compilation = Compilation(
      output: nil, diagnostics: [], pageCount: typeset.pages.pages.count, timings: [],
      dependsOnMonth: dependsOnMonth(typeset.manuscript, in: typeset.style),
      isDatedByFile: typeset.fields.isDatedByFile,
      explanation: explanation(of: typeset),
      nameFields: typeset.nameFields)
    var assembly = FileAssembly(options: options)
    assembly.add(
      consume typeset, source: file, bytes: options.sourceBytes, diagnostics: diagnostics)
    compilation.output = try assembly.output(clock: &clock)
    compilation.diagnostics = assembly.parts[0].diagnostics
    compilation.timings = clock.timings
    compilation.brokenPictures = assembly.brokenPictures
    return compilation
  }

  func explanation(of typeset: TypesetDocument) -> String? {
    options.explains ? typeset.explanation : nil
  }
}
