package import HanjangCore

/// A PDF that another program made, to be taken over page by page.
package struct ForeignPDF: Sendable {
  package let bytes: [UInt8]
  /// In points, before a page is turned.
  package let pageSizes: [Size]
  /// By page.
  let links: [[ForeignLink]]
  /// What the finished file doesn't have of it.
  package let leftOut: [LeftOut]
  /// Whether its author forbids copying, which the finished file can't.
  package let forbidsCopying: Bool

  /// In points, of a side (ISO 32000-1, annex C).
  private static let sides = 3.0...14_400.0

  /// - Throws: for what libqpdf cannot open, even after its repairs, what needs a password, and what
  ///   is beyond `ForeignBounds`.
  package init(_ bytes: [UInt8]) throws(ExportError) {
    do throws(QPDFError) {
      let read = try QPDFError.bounding(memory: ForeignBounds.memory(for: bytes.count)) {
        () throws(QPDFError) in
        let file = try ForeignBounds.open(bytes)
        let sizes = (0..<file.pageCount).map { Self.size(of: file.page($0), file) }
        let annotations = try ForeignAnnotations(file)
        try file.check()
        return (sizes, annotations, file.forbidsCopying)
      }
      pageSizes = read.0
      links = read.1.links
      leftOut = read.1.leftOut.sorted { $0.rawValue < $1.rawValue }
      forbidsCopying = read.2
      self.bytes = bytes
    } catch {
      throw ExportError(message: error.message)
    }
  }

  private static func size(of page: PDFObject, _ file: borrowing QPDFFile) -> Size {
    let box = file.numbers(of: file.value("/MediaBox", of: page))
    guard box.count == 4 else { return Size(width: 595, height: 842) }
    func side(_ length: Double) -> Double {
      min(max(abs(length), sides.lowerBound), sides.upperBound)
    }
    return Size(width: side(box[2] - box[0]), height: side(box[3] - box[1]))
  }

  /// Whether the bytes are meant as a PDF.
  package static func isPDF(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(1024).firstRange(of: Array("%PDF-".utf8)) != nil
  }
}

/// Puts the pages of other PDFs in the places that were left for them, with their links.
struct ForeignPages {
  /// By the index of its first page.
  let documents: [(firstPage: Int, source: ForeignPDF)]

  /// What must live until the file is written.
  final class Keeper {
    let file: QPDFFile

    init(_ bytes: [UInt8]) throws(QPDFError) {
      file = try ForeignBounds.open(bytes)
    }
  }

  /// In bytes, for what reads and writes them.
  var memory: Int { documents.reduce(0) { $0 + ForeignBounds.memory(for: $1.source.bytes.count) } }

  func insert(into file: borrowing QPDFFile) throws(QPDFError) -> [Keeper] {
    var keepers: [Keeper] = []
    for document in documents {
      let keeper = try Keeper(document.source.bytes)
      let pages = (0..<document.source.pageSizes.count).map { file.page(document.firstPage + $0) }
      for (index, page) in pages.enumerated() {
        copy(keeper.file.page(index), of: keeper.file, to: page, file)
        let links = document.source.links[index].map { $0.annotation(pages: pages, file) }
        if !links.isEmpty { file.set("/Annots", file.array(links), in: page) }
      }
      try file.check()
      keepers.append(keeper)
    }
    return keepers
  }

  /// Gives a page all that another file's page is drawn with. It stays the object that links lead to.
  private func copy(
    _ other: PDFObject, of source: borrowing QPDFFile, to page: PDFObject,
    _ file: borrowing QPDFFile
  ) {
    for key in file.keys(of: page) where key != "/Parent" && key != "/Type" {
      file.remove(key, from: page)
    }
    let part = source.dictionary([:])
    for key in ForeignBounds.pageKeys where source.has(key, in: other) {
      source.set(key, source.value(key, of: other), in: part)
    }
    let copy = file.copy(source.indirect(part), of: source)
    for key in file.keys(of: copy) { file.set(key, file.value(key, of: copy), in: page) }
  }
}
