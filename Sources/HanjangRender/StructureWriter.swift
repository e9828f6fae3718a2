import HanjangLayout

extension StructureRole {
  /// The standard structure type of ISO 32000-1, 14.8.4.
  var tag: String {
    switch self {
    case .document: "Document"
    case .heading(let level): "H\(min(max(level, 1), 6))"
    case .paragraph: "P"
    case .list: "L"
    case .listItem: "LI"
    case .label: "Lbl"
    case .listBody: "LBody"
    case .blockQuote: "BlockQuote"
    case .code: "Code"
    case .table: "Table"
    case .tableRow: "TR"
    case .tableHeaderCell: "TH"
    case .tableCell: "TD"
    case .figure: "Figure"
    case .link: "Link"
    case .note: "Note"
    case .span: "Span"
    }
  }
}

/// The structure tree with the marked content that belongs to each element.
struct StructureKids {
  enum Kid {
    case element(ElementID)
    case content(page: Int, number: Int)
    case annotation(PDFObject, page: Int)

    /// Where content stands; nil for others.
    var page: Int? {
      if case .content(let page, _) = self { page } else { nil }
    }
  }

  private(set) var kids: [[Kid]]
  private var isAttached: [Bool]
  private let tree: StructureTree

  /// Elements and contents in the order in which the pages show them.
  init(_ tree: StructureTree, marks: [[LeafMark]]) {
    self.tree = tree
    kids = Array(repeating: [], count: tree.elements.count)
    isAttached = Array(repeating: false, count: tree.elements.count)
    for (page, pageMarks) in marks.enumerated() {
      for (number, mark) in pageMarks.enumerated() {
        guard let element = mark.element else { continue }
        attach(element)
        kids[element.rawValue].append(.content(page: page, number: number))
      }
    }
    attachEmptyCells()
  }

  private mutating func attach(_ element: ElementID) {
    var current = element
    while !isAttached[current.rawValue], let parent = tree.elements[current.rawValue].parent {
      isAttached[current.rawValue] = true
      kids[parent.rawValue].append(.element(current))
      current = parent
    }
  }

  /// A cell without text still counts among its row's.
  private mutating func attachEmptyCells() {
    for index in tree.elements.indices where !isAttached[index] {
      let element = tree.elements[index]
      switch element.role {
      case .tableCell, .tableHeaderCell: break
      default: continue
      }
      attach(ElementID(index))
      guard let row = element.parent else { continue }
      kids[row.rawValue].sort { Self.order($0) < Self.order($1) }
    }
  }

  private static func order(_ kid: Kid) -> Int {
    if case .element(let element) = kid { element.rawValue } else { -1 }
  }

  mutating func add(_ annotation: PDFObject, page: Int, to element: ElementID) {
    attach(element)
    kids[element.rawValue].append(.annotation(annotation, page: page))
  }
}

/// Writes the structure tree and the parent tree that leads back to it.
struct StructureWriter {
  let tree: StructureTree
  let kids: StructureKids
  let pages: [PDFObject]

  /// - Parameter annotations: the elements of the annotations, whose `/StructParent` counts on
  ///   from the number of pages.
  func write(marks: [[LeafMark]], annotations: [ElementID], to file: borrowing QPDFFile) {
    var references: [PDFObject] = []
    for _ in tree.elements { references.append(file.indirect(file.dictionary())) }
    let root = file.indirect(file.dictionary(["/Type": file.name("/StructTreeRoot")]))
    for index in tree.elements.indices {
      fill(index, references: references, root: root, file: file)
    }
    file.set("/K", file.array([references[0]]), in: root)
    var numbers: [PDFObject] = []
    for (page, pageMarks) in marks.enumerated() {
      var owners: [PDFObject] = []
      for mark in pageMarks {
        owners.append(mark.element.map { references[$0.rawValue] } ?? file.null())
      }
      numbers += [file.integer(page), file.indirect(file.array(owners))]
    }
    for (index, element) in annotations.enumerated() {
      numbers += [file.integer(marks.count + index), references[element.rawValue]]
    }
    let parents = file.indirect(file.dictionary(["/Nums": file.array(numbers)]))
    file.set("/ParentTree", parents, in: root)
    file.set("/ParentTreeNextKey", file.integer(marks.count + annotations.count), in: root)
    file.set("/StructTreeRoot", root, in: file.root)
    file.set("/MarkInfo", file.dictionary(["/Marked": file.bool(true)]), in: file.root)
  }

  private func fill(
    _ index: Int, references: [PDFObject], root: PDFObject, file: borrowing QPDFFile
  ) {
    let element = tree.elements[index]
    let object = references[index]
    file.set("/S", file.name("/" + element.role.tag), in: object)
    file.set("/P", element.parent.map { references[$0.rawValue] } ?? root, in: object)
    addAttributes(element.role, to: object, file: file)
    let page = kids.kids[index].lazy.compactMap(\.page).first
    if let page { file.set("/Pg", pages[page], in: object) }
    var items: [PDFObject] = []
    for kid in kids.kids[index] {
      switch kid {
      case .element(let child): items.append(references[child.rawValue])
      case .content(page, let number): items.append(file.integer(number))
      case .content(let other, let number):
        items.append(
          file.dictionary([
            "/Type": file.name("/MCR"), "/Pg": pages[other], "/MCID": file.integer(number),
          ]))
      case .annotation(let annotation, let page):
        items.append(
          file.dictionary([
            "/Type": file.name("/OBJR"), "/Obj": annotation, "/Pg": pages[page],
          ]))
      }
    }
    file.set("/K", items.count == 1 ? items[0] : file.array(items), in: object)
  }

  private func addAttributes(
    _ role: StructureRole, to object: PDFObject, file: borrowing QPDFFile
  ) {
    switch role {
    case .figure(let alternative) where !alternative.isEmpty:
      file.set("/Alt", file.text(alternative), in: object)
    case .tableHeaderCell:
      file.set(
        "/A",
        file.dictionary(["/O": file.name("/Table"), "/Scope": file.name("/Column")]), in: object)
    case .list(let isOrdered):
      let numbering = file.name(isOrdered ? "/Decimal" : "/Disc")
      file.set(
        "/A", file.dictionary(["/O": file.name("/List"), "/ListNumbering": numbering]),
        in: object)
    default: break
    }
  }
}
