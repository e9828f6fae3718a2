/// An element of the structure tree, by its index.
package struct ElementID: Hashable, Sendable {
  package var rawValue: Int

  package init(_ rawValue: Int) {
    self.rawValue = rawValue
  }
}

/// How many columns and rows a table's cell covers.
package struct CellSpan: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int = 1, rows: Int = 1) {
    self.columns = columns
    self.rows = rows
  }

  package static let single = CellSpan()
}

/// Which cells a header cell speaks of.
package enum HeaderScope: Hashable, Sendable {
  case column, row, both
}

/// The roles of ISO 32000-1, 14.8.4, as far as documents here have them.
package enum StructureRole: Hashable, Sendable {
  case document
  /// One of several documents in one file.
  case part(language: String)
  /// A section of a résumé, or an entry in one.
  case section
  case heading(Int)
  case paragraph
  case list(isOrdered: Bool)
  case listItem, label, listBody
  case blockQuote, code
  case table, tableRow
  case tableHeaderCell(scope: HeaderScope = .column, span: CellSpan = .single)
  case tableCell(span: CellSpan = .single)
  /// A picture without an alternative is an artifact and has no element.
  case figure(alternative: String)
  case caption
  case link, note
  /// Text in another language than the document's.
  case span(language: String)
}

/// What the parts of the document are and how they nest, in reading order.
package struct StructureTree: Sendable {
  package struct Element: Sendable {
    package var role: StructureRole
    package var parent: ElementID?
    /// Where it is read among the others that have a number, wherever they are set; those without
    /// are read in the order in which they were added.
    package var readingOrder: Int?
  }

  package private(set) var elements: [Element] = [Element(role: .document, parent: nil)]

  package static let root = ElementID(0)

  package init() {}

  package mutating func add(
    _ role: StructureRole, to parent: ElementID, readingOrder: Int? = nil
  ) -> ElementID {
    elements.append(Element(role: role, parent: parent, readingOrder: readingOrder))
    return ElementID(elements.count - 1)
  }

  /// Adds another tree, its root as an element with `role` below this one's.
  ///
  /// - Returns: what its elements' indices grow by; a tree of nothing but a root adds nothing.
  package mutating func append(_ other: StructureTree, as role: StructureRole) -> Int {
    let offset = elements.count
    guard other.elements.count > 1 else { return offset }
    for element in other.elements {
      var moved = element
      moved.parent = element.parent.map { ElementID($0.rawValue + offset) } ?? Self.root
      if element.parent == nil { moved.role = role }
      elements.append(moved)
    }
    return offset
  }

  /// The link that `element` is, or stands in; else nil.
  package func link(around element: ElementID) -> ElementID? {
    var current: ElementID? = element
    while let id = current {
      let element = elements[id.rawValue]
      if case .link = element.role { return id }
      switch element.role {
      case .span, .figure: current = element.parent
      default: return nil
      }
    }
    return nil
  }

  /// The tree with headings that begin with the first level and skip none on the way down, as
  /// PDF/UA-1 (7.4.2) asks; from the start in each part.
  package func withoutSkippedHeadings() -> StructureTree {
    var tree = self
    var open: [Int] = []
    for index in elements.indices {
      switch elements[index].role {
      case .part: open = []
      case .heading(let level):
        while let last = open.last, last >= level { open.removeLast() }
        open.append(level)
        tree.elements[index].role = .heading(open.count)
      default: break
      }
    }
    return tree
  }
}
