package import HanjangCore

/// A PDF that another program made, to be taken over page by page.
package struct ForeignPDF: Sendable {
  package let bytes: [UInt8]
  /// In points, before a page is turned.
  package let pageSizes: [Size]

  /// - Throws: for what libqpdf cannot open, even after its repairs, and what needs a password.
  package init(_ bytes: [UInt8]) throws(ExportError) {
    do throws(QPDFError) {
      let file = try QPDFFile(bytes, isForeign: true)
      guard file.pageCount > 0 else { throw QPDFError(message: "it has no pages") }
      pageSizes = (0..<file.pageCount).map { index in
        let box = file.items(of: file.value("/MediaBox", of: file.page(index)))
          .map { file.number($0) }
        guard box.count == 4 else { return Size(width: 595, height: 842) }
        return Size(width: abs(box[2] - box[0]), height: abs(box[3] - box[1]))
      }
      self.bytes = bytes
    } catch {
      throw ExportError(message: error.message)
    }
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
      file = try QPDFFile(bytes, isForeign: true)
    }
  }

  func insert(into file: borrowing QPDFFile) throws(QPDFError) -> [Keeper] {
    var keepers: [Keeper] = []
    for document in documents {
      let keeper = try Keeper(document.source.bytes)
      let links = Links(in: keeper.file)
      let pages = (0..<keeper.file.pageCount).map { file.page(document.firstPage + $0) }
      for (index, page) in pages.enumerated() {
        file.replace(page, with: keeper.file.page(index), of: keeper.file)
        for key in ["/StructParents", "/Tabs", "/AA"] { file.remove(key, from: page) }
        clean(page, links: links.targets[index], pages: pages, file)
      }
      try file.check()
      keepers.append(keeper)
    }
    return keepers
  }

  /// Leads links to their pages here, and takes what runs or opens anything else away.
  private func clean(
    _ page: PDFObject, links: [Int: Links.Target], pages: [PDFObject], _ file: borrowing QPDFFile
  ) {
    for (index, annotation) in file.items(of: file.value("/Annots", of: page)).enumerated()
    where file.isDictionary(annotation) {
      file.remove("/StructParent", from: annotation)
      file.remove("/AA", from: annotation)
      let action = file.value("/A", of: annotation)
      let opensAddress =
        file.isDictionary(action) && file.isName(file.value("/S", of: action), "/URI")
      if let target = links[index] {
        file.remove("/A", from: annotation)
        file.set("/Dest", target.destination(pages, file), in: annotation)
      } else if !opensAddress {
        file.remove("/A", from: annotation)
        file.remove("/Dest", from: annotation)
      }
    }
  }

  /// Where the links of a document lead within it, by page and annotation.
  struct Links {
    struct Target {
      var page: Int
      /// What follows the page: a name, then numbers or nulls.
      var fit: String
      var numbers: [Double?]

      func destination(_ pages: [PDFObject], _ file: borrowing QPDFFile) -> PDFObject {
        var items = [pages[page], file.name(fit)]
        for number in numbers { items.append(number.map { file.real($0) } ?? file.null()) }
        return file.array(items)
      }
    }

    private(set) var targets: [[Int: Target]] = []

    init(in file: borrowing QPDFFile) {
      var numbers: [Int: Int] = [:]
      for index in 0..<file.pageCount { numbers[file.identifier(file.page(index))] = index }
      let names = NamedDestinations(file)
      for index in 0..<file.pageCount {
        var found: [Int: Target] = [:]
        let annotations = file.items(of: file.value("/Annots", of: file.page(index)))
        for (place, annotation) in annotations.enumerated() where file.isDictionary(annotation) {
          var destination = file.value("/Dest", of: annotation)
          let action = file.value("/A", of: annotation)
          if file.isDictionary(action), file.isName(file.value("/S", of: action), "/GoTo") {
            destination = file.value("/D", of: action)
          }
          let items = file.items(of: names.resolved(destination, file))
          guard items.count > 1, let page = numbers[file.identifier(items[0])] else { continue }
          found[place] = Target(
            page: page, fit: file.nameValue(items[1]),
            numbers: items.dropFirst(2).map { file.isNull($0) ? nil : file.number($0) })
        }
        targets.append(found)
      }
    }
  }
}

/// The destinations that a document's links know by name.
struct NamedDestinations {
  private var places: [String: PDFObject] = [:]
  /// A tree that is deeper than this, or larger, is a trap.
  private static let depthLimit = 32
  private static let sizeLimit = 100_000

  init(_ file: borrowing QPDFFile) {
    let names = file.value("/Dests", of: file.value("/Names", of: file.root))
    add(names, depth: 0, file)
    let old = file.value("/Dests", of: file.root)
    guard file.isDictionary(old) else { return }
    for key in file.keys(of: old) { places[key] = file.value(key, of: old) }
  }

  private mutating func add(_ node: PDFObject, depth: Int, _ file: borrowing QPDFFile) {
    guard depth < Self.depthLimit, places.count < Self.sizeLimit, file.isDictionary(node) else {
      return
    }
    let names = file.items(of: file.value("/Names", of: node))
    for index in stride(from: 0, to: names.count - 1, by: 2) {
      places[file.text(of: names[index])] = names[index + 1]
    }
    for kid in file.items(of: file.value("/Kids", of: node)) { add(kid, depth: depth + 1, file) }
  }

  /// The array that a name, or a dictionary around an array, stands for.
  func resolved(_ object: PDFObject, _ file: borrowing QPDFFile) -> PDFObject {
    var found = object
    if file.isString(object) { found = places[file.text(of: object)] ?? object }
    if file.isName(object) { found = places[file.nameValue(object)] ?? object }
    return file.isDictionary(found) ? file.value("/D", of: found) : found
  }
}
