/// A tree of names (ISO 32000-2, 7.9.6), which a stranger may have made lead back to itself.
struct NameTree {
  private(set) var entries: [(name: PDFObject, value: PDFObject)] = []

  /// How many nodes, and how many names, a tree may have.
  static let sizeLimit = 100_000

  init(_ root: PDFObject, _ file: borrowing QPDFFile) throws(QPDFError) {
    var seen: Set<Int> = []
    var waiting = [root]
    var count = 0
    while let node = waiting.popLast() {
      guard file.isDictionary(node) else { continue }
      let number = file.identifier(node)
      guard number == 0 || seen.insert(number).inserted else { continue }
      let names = file.items(of: file.value("/Names", of: node))
      let kids = file.items(of: file.value("/Kids", of: node))
      count += 1 + names.count / 2 + kids.count
      guard count <= Self.sizeLimit else {
        throw QPDFError(message: "a name tree in it has more than \(Self.sizeLimit) entries")
      }
      for index in stride(from: 0, to: names.count - 1, by: 2) {
        entries.append((names[index], names[index + 1]))
      }
      waiting += kids.reversed()
    }
  }
}

/// The destinations that a document's links know by name.
struct NamedDestinations {
  private var places: [String: PDFObject] = [:]

  init(_ file: borrowing QPDFFile) throws(QPDFError) {
    let names = file.value("/Names", of: file.root)
    if file.isDictionary(names) {
      for (name, value) in try NameTree(file.value("/Dests", of: names), file).entries {
        places[file.text(of: name)] = value
      }
    }
    let old = file.value("/Dests", of: file.root)
    guard file.isDictionary(old) else { return }
    for key in file.keys(of: old) { places[key] = file.value(key, of: old) }
  }

  /// The array that a name, or a dictionary around an array, stands for.
  func resolved(_ object: PDFObject, _ file: borrowing QPDFFile) -> PDFObject {
    var found = object
    if file.isString(object) { found = places[file.text(of: object)] ?? object }
    if file.isName(object) { found = places[file.nameValue(object)] ?? object }
    return file.isDictionary(found) ? file.value("/D", of: found) : found
  }
}
