import HanjangLayout

extension StructureRole {
  /// The standard structure type of ISO 32000-1, 14.8.4.
  var tag: String {
    switch self {
    case .document: "Document"
    case .part: "Part"
    case .section: "Sect"
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
    case .caption: "Caption"
    case .link: "Link"
    case .note: "Note"
    case .span: "Span"
    }
  }
}

/// Writes the structure tree and the parent tree that leads back to it.
struct StructureWriter {
  let tree: StructureTree
  let kids: StructureKids
  let pages: [PDFObject]
  /// Where pictures stand, in PDF's coordinates: left, bottom, right and top.
  let figures: [ElementID: [Double]]

  /// - Parameter annotations: the elements of the annotations, whose `/StructParent` counts on
  ///   from the number of pages.
  func write(marks: [[LeafMark]], annotations: [ElementID], to file: borrowing QPDFFile) {
    var references: [PDFObject] = []
    references.reserveCapacity(tree.elements.count)
    for _ in tree.elements {
      let dictionary = file.dictionary()
      references.append(file.indirect(dictionary))
      file.release(dictionary)
    }
    var names = NameCache()
    let root = file.indirect(file.dictionary(["/Type": file.name("/StructTreeRoot")]))
    for index in tree.elements.indices {
      fill(index, references: references, root: root, names: &names, file: file)
    }
    file.set("/K", file.array([references[0]]), in: root)
    let null = file.null()
    var numbers: [PDFObject] = []
    for (page, pageMarks) in marks.enumerated() {
      var owners: [PDFObject] = []
      for mark in pageMarks {
        owners.append(mark.element.map { references[$0.rawValue] } ?? null)
      }
      numbers += [file.integer(page), file.indirect(file.array(owners))]
    }
    for (index, element) in annotations.enumerated() {
      numbers += [file.integer(marks.count + index), references[element.rawValue]]
    }
    let parents = file.indirect(file.dictionary(["/Nums": file.array(numbers)]))
    file.set("/ParentTree", parents, in: root)
    addIDs(references, to: root, file: file)
    file.set("/ParentTreeNextKey", file.integer(marks.count + annotations.count), in: root)
    file.set("/StructTreeRoot", root, in: file.root)
    file.set("/MarkInfo", file.dictionary(["/Marked": file.bool(true)]), in: file.root)
  }

  private func fill(
    _ index: Int, references: [PDFObject], root: PDFObject, names: inout NameCache,
    file: borrowing QPDFFile
  ) {
    let element = tree.elements[index]
    let object = references[index]
    file.set("/S", names.name(tag(of: index), file), in: object)
    file.set("/P", element.parent.map { references[$0.rawValue] } ?? root, in: object)
    addAttributes(of: index, to: object, file: file)
    let page = kids.kids[index].lazy.compactMap(\.page).first
    if let page { file.set("/Pg", pages[page], in: object) }
    var items: [PDFObject] = []
    // Each handle that libqpdf keeps makes all others slower to find.
    var passing: [PDFObject] = []
    for kid in kids.kids[index] {
      switch kid {
      case .element(let child): items.append(references[child.rawValue])
      case .content(page, let number):
        let content = file.integer(number)
        items.append(content)
        passing.append(content)
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
    let content = items.count == 1 ? items[0] : file.array(items)
    file.set("/K", content, in: object)
    if items.count != 1 { file.release(content) }
    for passed in passing { file.release(passed) }
  }

  /// A link that leads nowhere is just text.
  private func tag(of index: Int) -> String {
    if case .link = tree.elements[index].role, !kids.hasAnnotation(index) { return "Span" }
    return tree.elements[index].role.tag
  }

  private func addAttributes(of index: Int, to object: PDFObject, file: borrowing QPDFFile) {
    switch tree.elements[index].role {
    case .figure(let alternative):
      file.set("/Alt", file.text(alternative), in: object)
      guard let box = figures[ElementID(index)] else { return }
      let edges = file.array(box.map { file.real($0) })
      addAttribute(
        "/Layout", [("/Placement", file.name("/Block")), ("/BBox", edges)], to: object, file: file)
    case .tableHeaderCell(let scope, let span):
      let entries = [("/Scope", file.name(scope.name))] + self.entries(of: span, file: file)
      addAttribute("/Table", entries, to: object, file: file)
    case .tableCell(let span):
      addAttribute("/Table", entries(of: span, file: file), to: object, file: file)
    case .list(let isOrdered):
      let numbering = file.name(isOrdered ? "/Decimal" : "/Disc")
      addAttribute("/List", [("/ListNumbering", numbering)], to: object, file: file)
    case .note: file.set("/ID", file.string(Self.identifier(index)), in: object)
    case .part(let language), .span(let language):
      file.set("/Lang", file.string(language), in: object)
    case .document, .caption, .section, .heading, .paragraph, .listItem, .label, .listBody,
      .blockQuote,
      .code, .table, .tableRow, .link:
      break
    }
  }

  private func entries(of span: CellSpan, file: borrowing QPDFFile) -> [(String, PDFObject)] {
    var entries: [(String, PDFObject)] = []
    if span.columns > 1 { entries.append(("/ColSpan", file.integer(span.columns))) }
    if span.rows > 1 { entries.append(("/RowSpan", file.integer(span.rows))) }
    return entries
  }

  private func addAttribute(
    _ owner: String, _ entries: [(String, PDFObject)], to object: PDFObject,
    file: borrowing QPDFFile
  ) {
    guard !entries.isEmpty else { return }
    let attribute = file.dictionary(["/O": file.name(owner)])
    for (key, value) in entries { file.set(key, value, in: attribute) }
    file.set("/A", attribute, in: object)
  }

  // MARK: Notes

  /// Names sort as the elements do.
  private static func identifier(_ index: Int) -> String {
    let digits = String(index)
    return "note-" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  private func addIDs(
    _ references: [PDFObject], to root: PDFObject, file: borrowing QPDFFile
  ) {
    var names: [PDFObject] = []
    for (index, element) in tree.elements.enumerated() {
      guard case .note = element.role else { continue }
      names += [file.string(Self.identifier(index)), references[index]]
    }
    guard !names.isEmpty else { return }
    let identifiers = file.dictionary(["/Names": file.array(names)])
    file.set("/IDTree", file.indirect(identifiers), in: root)
  }
}

/// Names that stand in thousands of objects.
private struct NameCache {
  private var names: [String: PDFObject] = [:]

  /// - Parameter text: without the slash.
  mutating func name(_ text: String, _ file: borrowing QPDFFile) -> PDFObject {
    if let known = names[text] { return known }
    let made = file.name("/" + text)
    names[text] = made
    return made
  }
}

extension HeaderScope {
  fileprivate var name: String {
    switch self {
    case .column: "/Column"
    case .row: "/Row"
    case .both: "/Both"
    }
  }
}
