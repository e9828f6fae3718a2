package import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangRender
import HanjangResume
import HanjangStyle

/// Compiles one document to a PDF: the stages in order.
package struct Compiler {
  let options: Options
  var clock = StageClock()
  var diagnostics: [Diagnostic] = []
  /// For a blind copy: checks whether a text contains the person's name.
  var blindCheck: BlindCopy.Check?

  package init(options: Options) {
    self.options = options
  }

  /// - Throws: failures of the machine. The author's mistakes are among the diagnostics.
  package consuming func compile(_ file: SourceFile) throws(CompilerError) -> Compilation {
    switch try typeset(file) {
    case .stopped(let compilation): return compilation
    case .typeset(let typeset): return try completed(typeset, of: file)
    }
  }

  /// All stages up to the pages.
  mutating func typeset(_ file: SourceFile) throws(CompilerError) -> Outcome {
    Stage.begin(.parse)
    var document = MarkdownParser().parse(file, diagnostics: &diagnostics)
    clock.mark("parse")
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return failed() }
    if options.dump == .document { return dumped(DocumentDump.text(of: document)) }
    let pictured = document
    removeEmptySections(of: &document)
    var manuscript = ResumeReading.manuscript(
      of: document, kind: options.kind, otherwise: options.defaults.kind, today: options.today,
      source: file.text, diagnostics: &diagnostics)
    clock.mark("recognise")
    guard var style = style(for: document, kind: manuscript.kind) else { return failed() }
    if options.isBlind {
      guard blind(&document, &manuscript, in: style) else { return failed() }
    }
    let pictures = PictureLoader.load(
      options.isBlind ? document : pictured, photo: manuscript.header.photo, options: options,
      diagnostics: &diagnostics)
    let fields = DocumentFields(document, manuscript, file: file, options: options)
    style = style.onPaper(for: fields.language, document.frontMatter)
    var layout = DocumentLayout(
      document: document, manuscript: manuscript, style: style, pictures: pictures.bySource,
      fields: fields)
    let boxes = layout.boxes()
    guard !boxes.allSatisfy(\.isEmpty) else {
      diagnostics.append(.nothingToPrint())
      return failed()
    }
    if options.standards.isTagged { checkAlternatives(of: document, known: pictures) }
    clock.mark("boxes")
    if options.dump == .layout { return dumped(LayoutDump.text(of: boxes)) }
    checkAnchors(of: document)
    let inventory = layout.inventory(of: boxes)
    let engine = try engine(for: inventory, style: style, language: fields.language)
    diagnostics +=
      FontDiagnostics(
        engine: engine, inventory: inventory, source: file, ownFamilies: style.ownFamilies
      ).diagnostics
    guard !engine.lacksHangul else { return failed() }
    clock.mark("fonts")
    let ahead = ShapingAhead(engine, texts: inventory.contents)
    guard let pages = pages(of: &layout, boxes: boxes, engine: ahead ?? engine) else {
      return failed()
    }
    diagnostics += pages.diagnostics
    clock.mark("layout")
    if options.dump == .pages { return dumped(PageDump.text(of: pages), pages: pages.pages.count) }
    if options.dump == .text { return dumped(TextDump.text(of: pages), pages: pages.pages.count) }
    return .typeset(
      TypesetDocument(
        file: file, document: document, manuscript: manuscript, style: style, fields: fields,
        pictures: pictures, inventory: inventory, engine: engine, layout: layout, boxes: boxes,
        pages: pages))
  }

  private func dumped(_ text: String, pages: Int = 0) -> Outcome {
    .stopped(
      Compilation(
        output: Array(text.utf8), diagnostics: diagnostics, pageCount: pages,
        timings: clock.timings))
  }

  private func failed() -> Outcome { .stopped(withoutOutput()) }

  /// The pages as they are wanted: as pictures or as a PDF.
  consuming func completed(
    _ typeset: consuming TypesetDocument, of file: SourceFile
  ) throws(CompilerError) -> Compilation {
    var options = options
    let compilation =
      if let format = options.pageFormat {
        try drawn(typeset, as: format)
      } else {
        try finished(consume typeset, of: file)
      }
    guard !compilation.brokenPictures.isEmpty else { return compilation }
    // What decoders find out is known only when all is set, and rare enough to start again.
    options.brokenPictures.formUnion(compilation.brokenPictures)
    return try Compiler(options: options).compile(file)
  }

  func withoutOutput() -> Compilation {
    Compilation(output: nil, diagnostics: diagnostics, pageCount: 0, timings: clock.timings)
  }

  func dependsOnMonth(_ manuscript: Manuscript, in style: ComputedStyle) -> Bool {
    if diagnostics.contains(where: { $0.id == Diagnostic.futurePeriodID }) { return true }
    return style.setsResumes && style.resume.dates.showsDurations
      && manuscript.periods.contains { $0.end == .open }
  }

  // MARK: Stages

  private mutating func style(
    for document: Document, kind: Manuscript.Kind
  ) -> ComputedStyle? {
    let named = document.frontMatter.style
    var reference = options.style ?? options.defaults.style ?? .named(kind.styleName)
    if options.style == nil, let named {
      switch StyleFinder.find(named.value, folder: options.folder) {
      case .success(let found): reference = found
      case .failure(let error):
        diagnostics.append(.unreadableStyle(error.message, at: named.range))
        return nil
      }
    }
    let settings = document.frontMatter.page.map {
      PageSetting(key: $0.key, value: $0.value.value, range: $0.value.range)
    }
    return StyleResolver.resolve(
      reference, defaults: options.defaults.overrides, page: settings, overrides: options.overrides,
      at: options.style == nil ? named?.range : nil,
      diagnostics: &diagnostics)
  }

  private func engine(
    for inventory: TextInventory, style: ComputedStyle, language: String
  ) throws(CompilerError) -> PangoTextEngine {
    guard let library = options.fonts.library else {
      throw CompilerError(message: "fontconfig cannot read the installed fonts")
    }
    do {
      return try PangoTextEngine(
        inventory, library: library, fontFiles: style.fontFiles, language: language)
    } catch {
      throw CompilerError(message: error.message)
    }
  }

  private mutating func checkAlternatives(of document: Document, known pictures: PictureLoader) {
    var found: [Diagnostic] = []
    document.forEachInline { inline in
      guard case .image(let image) = inline.kind, pictures.bySource[image.source] != nil,
        !image.alternative.contains(where: { !$0.isWhitespace })
      else { return }
      found.append(.pictureWithoutAlternative(image.source, at: inline.range))
    }
    diagnostics += found
  }

  private mutating func checkAnchors(of document: Document) {
    let known = document.headingAnchors
    var found: [Diagnostic] = []
    document.forEachInline { inline in
      guard case .link(let destination, _, _) = inline.kind, destination.hasPrefix("#") else {
        return
      }
      let anchor = String(destination.dropFirst())
      guard !anchor.isEmpty, !known.contains(anchor) else { return }
      let nearest = Spelling.nearest(to: anchor, among: known)
      found.append(.unknownAnchor(anchor, didYouMean: nearest, at: inline.range))
    }
    diagnostics += found
  }
}

extension Manuscript.Kind {
  /// The style for this kind, where neither author nor user names one.
  fileprivate var styleName: String {
    switch self {
    case .resume: "wanted"
    case .career: "career"
    case .portfolio: "portfolio"
    case .letter: "letter"
    case .article: "article"
    }
  }
}

extension ComputedStyle {
  /// On Letter where the style wants that for the language and the author asks for no size.
  fileprivate func onPaper(for language: String, _ matter: FrontMatter) -> ComputedStyle {
    guard page.letterLanguages.contains(language), matter.page["size"] == nil,
      let letter = PageSize.size("letter")
    else { return self }
    var style = self
    style.page.size = letter
    return style
  }
}

extension Document {
  fileprivate var headingAnchors: Set<String> {
    func anchors(_ blocks: [Block]) -> [String] {
      blocks.flatMap { block -> [String] in
        switch block.kind {
        case .heading(_, let anchor, _): [anchor]
        case .quote(let children), .callout(let children): anchors(children)
        case .list(let list): list.items.flatMap { anchors($0.blocks) }
        default: []
        }
      }
    }
    return Set(anchors(blocks))
  }
}
