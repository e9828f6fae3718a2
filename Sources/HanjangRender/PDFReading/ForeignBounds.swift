/// What a stranger's PDF may ask for. libqpdf goes through page trees and chains of objects by
/// recursion, so both are measured before it does.
enum ForeignBounds {
  static let pageLimit = 20_000
  private static let pageTreeDepth = 256
  static let objectLimit = 1_000_000
  private static let objectDepth = 1_000
  /// In bytes, for what streams are decoded to, beside a multiple of the file itself.
  static let memory = 1 << 30

  /// Opens a file whose pages can be taken over; call it inside `QPDFError.bounding`.
  static func open(_ bytes: [UInt8]) throws(QPDFError) -> QPDFFile {
    let file = try QPDFFile(bytes, isForeign: true)
    try checkPageTree(of: file)
    file.pushInheritedAttributes()
    let count = file.pageCount
    try file.check()
    guard count > 0 else { throw QPDFError(message: "it has no pages") }
    var cleaner = ObjectCleaner()
    for index in 0..<count { try cleaner.clean(page: file.page(index), file) }
    return file
  }

  static func memory(for bytes: Int) -> Int { memory + 6 * bytes }

  private static func checkPageTree(of file: borrowing QPDFFile) throws(QPDFError) {
    var seen: Set<Int> = []
    var waiting = [(node: try top(of: file), depth: 1)]
    var count = 0
    while let (node, depth) = waiting.popLast() {
      count += 1
      guard count <= 2 * pageLimit else {
        throw QPDFError(message: "it has more than \(pageLimit) pages")
      }
      guard file.isDictionary(node), file.has("/Kids", in: node) else { continue }
      let number = file.identifier(node)
      guard number == 0 || seen.insert(number).inserted else { continue }
      guard depth <= pageTreeDepth else { throw tooDeep }
      let kids = file.items(of: file.value("/Kids", of: node))
      guard kids.count <= pageLimit else {
        throw QPDFError(message: "it has more than \(pageLimit) pages")
      }
      waiting += kids.map { ($0, depth + 1) }
    }
  }

  private static var tooDeep: QPDFError {
    QPDFError(message: "its page tree has more than \(pageTreeDepth) levels")
  }

  /// libqpdf begins at the top of the tree, wherever the catalog leads.
  private static func top(of file: borrowing QPDFFile) throws(QPDFError) -> PDFObject {
    var node = file.value("/Pages", of: file.root)
    for _ in 0..<pageTreeDepth {
      guard file.isDictionary(node), file.has("/Parent", in: node) else { return node }
      node = file.value("/Parent", of: node)
    }
    throw tooDeep
  }

  /// What a page is drawn with; all else stays behind.
  static let pageKeys = [
    "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit",
    "/Resources", "/Contents", "/Group",
  ]

  /// Goes through the objects that pages are drawn with, in the order in which libqpdf copies them,
  /// and takes away what leads out of the file or hides something in it.
  private struct ObjectCleaner {
    private var seen: Set<Int> = []
    private var count = 0

    /// External data of streams, scripts, pages of other files, attached files, private data.
    private static let unwanted = ["/AA", "/AF", "/Metadata", "/OPI", "/PieceInfo", "/PS", "/Ref"]

    mutating func clean(
      page: PDFObject, _ file: borrowing QPDFFile
    ) throws(QPDFError) {
      var waiting: [(object: PDFObject, depth: Int)] = []
      for key in pageKeys.reversed() { waiting.append((file.value(key, of: page), 1)) }
      while let (object, depth) = waiting.popLast() {
        defer { file.release(object) }
        let isStream = file.isStream(object)
        let isDictionary = isStream || file.isDictionary(object)
        guard isDictionary || file.isArray(object) else { continue }
        let number = file.identifier(object)
        guard number == 0 || seen.insert(number).inserted else { continue }
        guard depth <= objectDepth else {
          throw QPDFError(message: "its objects are nested more than \(objectDepth) deep")
        }
        let kids =
          isDictionary ? values(of: object, isStream: isStream, file) : file.items(of: object)
        count += 1 + kids.count
        guard count <= objectLimit else {
          throw QPDFError(message: "its pages have more than \(objectLimit) objects")
        }
        waiting += kids.reversed().map { ($0, depth + 1) }
      }
    }

    private func values(
      of object: PDFObject, isStream: Bool, _ file: borrowing QPDFFile
    ) -> [PDFObject] {
      let dictionary = isStream ? file.dictionary(ofStream: object) : object
      for key in Self.unwanted where file.has(key, in: dictionary) {
        file.remove(key, from: dictionary)
      }
      if isStream, file.has("/F", in: dictionary) { file.remove("/F", from: dictionary) }
      // The way up from a page, or across its annotations, is not followed by libqpdf either.
      return file.keys(of: dictionary).filter { $0 != "/Parent" }.map {
        file.value($0, of: dictionary)
      }
    }
  }
}
