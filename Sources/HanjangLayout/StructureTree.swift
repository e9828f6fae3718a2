/// An element of the structure tree, by its index.
package struct ElementID: Hashable, Sendable {
  package var rawValue: Int

  package init(_ rawValue: Int) {
    self.rawValue = rawValue
  }
}

/// The roles of ISO 32000-1, 14.8.4, as far as documents here have them.
package enum StructureRole: Hashable, Sendable {
  case document
  case heading(Int)
  case paragraph
  case list(isOrdered: Bool)
  case listItem, label, listBody
  case blockQuote, code
  case table, tableRow
  case tableHeaderCell, tableCell
  case figure(alternative: String)
  case link, note, span
}

/// What the parts of the document are and how they nest, in reading order.
package struct StructureTree: Sendable {
  package struct Element: Sendable {
    package var role: StructureRole
    package var parent: ElementID?
  }

  package private(set) var elements: [Element] = [Element(role: .document, parent: nil)]

  package static let root = ElementID(0)

  package init() {}

  package mutating func add(_ role: StructureRole, to parent: ElementID) -> ElementID {
    elements.append(Element(role: role, parent: parent))
    return ElementID(elements.count - 1)
  }
}
