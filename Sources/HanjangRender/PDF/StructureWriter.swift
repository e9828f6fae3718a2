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
  let pages: [PDFReference]
  /// Where pictures stand, in PDF's coordinates: left, bottom, right and top.
  let figures: [ElementID: [Double]]

  /// - Parameter annotations: the elements of the annotations, whose `/StructParent` counts on
  ///   from the number of pages.
  /// - Returns: the root of the tree.
  func write(
    marks: [[LeafMark]], annotations: [ElementID], to file: inout PDFAssembler
  ) -> PDFReference {
    let root = file.reserve()
    var references: [PDFReference] = []
    references.reserveCapacity(tree.elements.count)
    for _ in tree.elements { references.append(file.reserve()) }
    for index in tree.elements.indices {
      file.add(references[index]) { write(index, references: references, root: root, to: &$0) }
    }
    let parents = writeParents(
      marks: marks, annotations: annotations, references: references, to: &file)
    let identifiers = writeIdentifiers(references, to: &file)
    file.add(root) { syntax in
      syntax += "<</Type/StructTreeRoot/K["
      syntax.reference(references[0])
      syntax += "]/ParentTree"
      syntax.reference(parents)
      syntax += "/ParentTreeNextKey"
      syntax.integer(marks.count + annotations.count)
      if let identifiers {
        syntax += "/IDTree"
        syntax.reference(identifiers)
      }
      syntax += ">>"
    }
    return root
  }

  private func writeParents(
    marks: [[LeafMark]], annotations: [ElementID], references: [PDFReference],
    to file: inout PDFAssembler
  ) -> PDFReference {
    var owners: [PDFReference] = []
    for pageMarks in marks {
      owners.append(
        file.add { syntax in
          syntax += "["
          for mark in pageMarks {
            if let element = mark.element {
              syntax.reference(references[element.rawValue])
            } else {
              syntax += " null"
            }
          }
          syntax += "]"
        })
    }
    owners += annotations.map { references[$0.rawValue] }
    return file.add { syntax in
      syntax += "<</Nums["
      for (key, owner) in owners.enumerated() {
        syntax.integer(key)
        syntax.reference(owner)
      }
      syntax += "]>>"
    }
  }

  // MARK: Elements

  private func write(
    _ index: Int, references: [PDFReference], root: PDFReference, to syntax: inout PDFSyntax
  ) {
    syntax += "<</S"
    syntax.name(tag(of: index))
    syntax += "/P"
    syntax.reference(tree.elements[index].parent.map { references[$0.rawValue] } ?? root)
    writeAttributes(of: index, to: &syntax)
    let page = kids.kids[index].lazy.compactMap(\.page).first
    if let page {
      syntax += "/Pg"
      syntax.reference(pages[page])
    }
    syntax += "/K"
    let isList = kids.kids[index].count != 1
    if isList { syntax += "[" }
    for kid in kids.kids[index] { write(kid, on: page, references: references, to: &syntax) }
    if isList { syntax += "]" }
    syntax += ">>"
  }

  /// - Parameter page: where content stands that doesn't say so itself.
  private func write(
    _ kid: StructureKids.Kid, on page: Int?, references: [PDFReference], to syntax: inout PDFSyntax
  ) {
    switch kid {
    case .element(let child): syntax.reference(references[child.rawValue])
    case .content(page, let number): syntax.integer(number)
    case .content(let other, let number):
      syntax += "<</Type/MCR/Pg"
      syntax.reference(pages[other])
      syntax += "/MCID"
      syntax.integer(number)
      syntax += ">>"
    case .annotation(let annotation, let page):
      syntax += "<</Type/OBJR/Obj"
      syntax.reference(annotation)
      syntax += "/Pg"
      syntax.reference(pages[page])
      syntax += ">>"
    }
  }

  /// A link that leads nowhere is just text.
  private func tag(of index: Int) -> String {
    if case .link = tree.elements[index].role, !kids.hasAnnotation(index) { return "Span" }
    return tree.elements[index].role.tag
  }

  private func writeAttributes(of index: Int, to syntax: inout PDFSyntax) {
    switch tree.elements[index].role {
    case .figure(let alternative):
      syntax += "/Alt"
      syntax.text(alternative)
      guard let box = figures[ElementID(index)] else { return }
      syntax += "/A<</O/Layout/Placement/Block/BBox"
      syntax.reals(box)
      syntax += ">>"
    case .tableHeaderCell(let scope, let span):
      syntax += "/A<</O/Table/Scope"
      syntax.name(scope.name)
      write(span, to: &syntax)
      syntax += ">>"
    case .tableCell(let span):
      guard span.columns > 1 || span.rows > 1 else { return }
      syntax += "/A<</O/Table"
      write(span, to: &syntax)
      syntax += ">>"
    case .list(let isOrdered):
      syntax += "/A<</O/List/ListNumbering"
      syntax += isOrdered ? "/Decimal>>" : "/Disc>>"
    case .note:
      syntax += "/ID"
      syntax.string(Self.identifier(index))
    case .part(let language), .span(let language):
      syntax += "/Lang"
      syntax.string(language)
    case .document, .caption, .section, .heading, .paragraph, .listItem, .label, .listBody,
      .blockQuote, .code, .table, .tableRow, .link:
      break
    }
  }

  private func write(_ span: CellSpan, to syntax: inout PDFSyntax) {
    if span.columns > 1 {
      syntax += "/ColSpan"
      syntax.integer(span.columns)
    }
    if span.rows > 1 {
      syntax += "/RowSpan"
      syntax.integer(span.rows)
    }
  }

  // MARK: Notes

  /// Names sort as the elements do.
  private static func identifier(_ index: Int) -> String {
    let digits = String(index)
    return "note-" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  /// - Returns: nil where there are no notes.
  private func writeIdentifiers(
    _ references: [PDFReference], to file: inout PDFAssembler
  ) -> PDFReference? {
    let notes = tree.elements.indices.filter { index in
      if case .note = tree.elements[index].role { true } else { false }
    }
    guard !notes.isEmpty else { return nil }
    return file.add { syntax in
      syntax += "<</Names["
      for note in notes {
        syntax.string(Self.identifier(note))
        syntax.reference(references[note])
      }
      syntax += "]>>"
    }
  }
}

extension HeaderScope {
  fileprivate var name: String {
    switch self {
    case .column: "Column"
    case .row: "Row"
    case .both: "Both"
    }
  }
}
