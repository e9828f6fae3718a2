import HanjangCore
import HanjangLayout
import HanjangRender
import HanjangResume
import HanjangStyle

/// Makes one file from typeset documents and the pages of other PDFs.
struct FileAssembly {
  enum Content {
    case document(TypesetDocument)
    case foreign(ForeignPDF)
  }

  struct Part {
    var content: Content
    var source: SourceFile
    /// The source as it is in its file; nil for its text.
    var bytes: [UInt8]?
    var diagnostics: [Diagnostic]

    var pages: [Page] {
      switch content {
      case .document(let typeset): typeset.pages.pages
      case .foreign(let pdf): pdf.pageSizes.map { Page(size: $0) }
      }
    }
  }

  let options: Compiler.Options
  var parts: [Part] = []
  private(set) var attachments: [PDFAttachment] = []
  /// Sources of pictures that could not be drawn: the documents are to be set without them.
  private(set) var brokenPictures: Set<String> = []

  init(options: Compiler.Options) {
    self.options = options
  }

  mutating func add(
    _ typeset: consuming TypesetDocument, source: SourceFile, bytes: [UInt8]?,
    diagnostics: [Diagnostic]
  ) {
    parts.append(
      Part(content: .document(typeset), source: source, bytes: bytes, diagnostics: diagnostics))
  }

  mutating func add(_ pdf: ForeignPDF, path: String) {
    parts.append(
      Part(
        content: .foreign(pdf), source: SourceFile(path: path, text: ""),
        diagnostics: Diagnostic.foreign(pdf)))
  }

  var pageCount: Int { parts.reduce(0) { $0 + $1.pages.count } }

  /// Counts pages on from part to part.
  mutating func numberThrough() {
    let total = pageCount
    var before = 0
    for index in parts.indices {
      let count = parts[index].pages.count
      if case .document(let typeset) = parts[index].content {
        let numbering = PageNumbering(before: before, after: total - before - count)
        parts[index].content = .document(typeset.numbered(numbering))
      }
      before += count
    }
  }

  // MARK: The file

  /// nil where an error prevents it; which is among the parts' diagnostics.
  mutating func output(clock: inout StageClock) throws(CompilerError) -> [UInt8]? {
    if options.attachesSource {
      for index in parts.indices { attachSources(of: index) }
    }
    guard let pdf = pdfOptions(), let metadata else { return nil }
    var plan = Plan(document: document, metadata: metadata, options: pdf)
    do {
      // To read the file back, all is compared with it.
      if !options.verifies { forget { $0.forgetLayout() } }
      guard var output = try make(&plan, clock: &clock) else { return nil }
      if let limit = sizeLimit, output.count > limit.size.bytes {
        Stage.begin(.reduce)
        guard let smaller = try fitted(output, to: limit, plan) else { return nil }
        output = smaller
        clock.mark("reduce")
      }
      guard options.verifies else { return output }
      Stage.begin(.verify)
      let isSound = try verify(output)
      clock.mark("verify")
      return isSound ? output : nil
    } catch {
      throw CompilerError(message: error.message)
    }
  }

  /// - Parameter what: takes something out of a document, which is freed by another thread.
  private mutating func forget(_ what: (inout TypesetDocument) -> some Sendable) {
    for index in parts.indices {
      guard case .document(var typeset) = parts[index].content else { continue }
      let forgotten = what(&typeset)
      parts[index].content = .document(typeset)
      freeLater(forgotten)
    }
  }

  /// What the file is made of, however fine its pictures are.
  struct Plan {
    var document: PagedDocument
    var metadata: PDFMetadata
    var options: PDFOptions
  }

  /// Whether the pages are drawn again, or compared with what is read back from the file.
  private var needsPagesAgain: Bool { sizeLimit != nil || options.verifies }

  /// nil where pictures turn out to be broken.
  mutating func make(
    _ plan: inout Plan, reduction: PictureReduction? = nil, clock: inout StageClock
  ) throws(ExportError) -> [UInt8]? {
    let drawn = try PDFExporter.draw(
      drawn(plan.document, reduction), structure: plan.document.structure,
      metadata: plan.metadata, options: plan.options)
    clock.mark("draw")
    noteBroken(drawn.brokenPictures)
    guard brokenPictures.isEmpty else { return nil }
    if !needsPagesAgain {
      // The file needs as much memory as the pages do.
      _ = plan.document.forgetTexts()
    }
    let output = try PDFExporter.finish(
      drawn, of: plan.document, metadata: plan.metadata, options: plan.options)
    clock.mark("finish")
    if !needsPagesAgain { forget { $0.pages.forgetTexts() } }
    return output
  }

  private mutating func noteBroken(_ indices: [Set<Int>]) {
    for (part, broken) in zip(parts, indices) {
      guard case .document(let typeset) = part.content else { continue }
      brokenPictures.formUnion(typeset.pictures.sources(of: broken))
    }
  }

  var typesets: [TypesetDocument] {
    parts.compactMap { part in
      if case .document(let typeset) = part.content { typeset } else { nil }
    }
  }

  /// The pages of `document` with what each part draws them with.
  private func drawn(_ document: PagedDocument, _ reduction: PictureReduction?) -> [PDFPart] {
    let room = max(PictureLimits.usualRoom, Double(sizeLimit?.size.bytes ?? 0))
    var first = 0
    return parts.map { part in
      let pages = Array(document.pages[first..<(first + part.pages.count)])
      first += pages.count
      switch part.content {
      case .document(let typeset):
        return PDFPart(
          pages, engine: typeset.engine, pictures: typeset.pictures.pictures,
          limits: PictureLimits(
            resolution: typeset.style.blocks.picture.resolution, room: room, reduction: reduction))
      case .foreign: return PDFPart(pages, engine: nil)
      }
    }
  }

  private var document: PagedDocument {
    if parts.count == 1, case .document(let typeset) = parts[0].content { return typeset.pages }
    return PagedDocument.joined(
      parts.map { part in
        switch part.content {
        case .document(let typeset):
          return PagedDocument.Part(
            typeset.pages, title: typeset.partTitle, language: typeset.fields.language)
        case .foreign:
          var document = PagedDocument()
          document.pages = part.pages
          return PagedDocument.Part(document, title: part.source.stem, language: "")
        }
      })
  }

  /// What the first document says; what one leaves empty, the next one fills.
  private var metadata: PDFMetadata? {
    guard var metadata = typesets.first?.fields.metadata else { return nil }
    for other in typesets.dropFirst().map(\.fields.metadata) {
      if metadata.author.isEmpty { metadata.author = other.author }
      if metadata.subject.isEmpty { metadata.subject = other.subject }
      for keyword in other.keywords where !metadata.keywords.contains(keyword) {
        metadata.keywords.append(keyword)
      }
      metadata.date = max(metadata.date, other.date)
    }
    return metadata
  }

  // MARK: Sources and reading back

  private mutating func attachSources(of index: Int) {
    guard case .document(let typeset) = parts[index].content else { return }
    let found = SourceFiles.attachments(
      of: typeset, source: parts[index].source, bytes: parts[index].bytes, options: options)
    // Documents from several folders may each have a file of the same name.
    let isTaken = found.contains { file in
      attachments.contains { $0.isAnother(than: file) }
    }
    let folder = isTaken ? "\(index + 1)-\(parts[index].source.stem)/" : ""
    for var file in found {
      file.path = folder + file.path
      if !attachments.contains(where: { $0.path == file.path }) { attachments.append(file) }
    }
  }

  private var foreignPages: Set<Int> {
    var pages: Set<Int> = []
    var first = 0
    for part in parts {
      if case .foreign = part.content { pages.formUnion(first..<(first + part.pages.count)) }
      first += part.pages.count
    }
    return pages
  }

  /// Whether what comes back is what was set.
  private mutating func verify(_ output: [UInt8]) throws(ExportError) -> Bool {
    let read = try PDFTextReader.pages(
      of: output, password: options.password, without: foreignPages)
    let poppler = options.password == nil ? PopplerText.reading(of: output) : .isEncrypted
    var first = 0
    var isSound = true
    for index in parts.indices {
      let count = parts[index].pages.count
      if case .document(let typeset) = parts[index].content {
        let found =
          typeset.unread.map(Diagnostic.unread)
          + RoundTrip(typeset).diagnostics(
            pages: Array(read[first..<(first + count)]), poppler: poppler.pages(first, count))
        parts[index].diagnostics += found
        if found.contains(where: { $0.severity == .error }) { isSound = false }
      }
      first += count
    }
    return isSound
  }
}

extension PDFAttachment {
  /// Whether both cannot stand side by side, upper and lower case being alike to some systems.
  fileprivate func isAnother(than other: PDFAttachment) -> Bool {
    path.lowercased() == other.path.lowercased() && (path != other.path || bytes != other.bytes)
  }
}

extension SourceFile {
  /// The file's name without folder and extension.
  var stem: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
