import HanjangLayout

/// The structure tree with the marked content that belongs to each element.
struct StructureKids {
  enum Kid {
    case element(ElementID)
    case content(page: Int, number: Int)
    case annotation(PDFReference, page: Int)

    /// Where content stands; nil for others.
    var page: Int? {
      if case .content(let page, _) = self { page } else { nil }
    }
  }

  private(set) var kids: [[Kid]]
  private var isAttached: [Bool]
  private let tree: StructureTree

  /// Elements in the order in which they are read; contents between them in the order of drawing.
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
    sortElements()
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
    }
  }

  /// A sidebar may be drawn before or after what its text stands between.
  private mutating func sortElements() {
    for parent in kids.indices where kids[parent].count > 1 {
      var places: [Int] = []
      var elements: [ElementID] = []
      for (place, kid) in kids[parent].enumerated() {
        guard case .element(let element) = kid else { continue }
        places.append(place)
        elements.append(element)
      }
      guard elements.count > 1 else { continue }
      for (place, element) in zip(places, inReadingOrder(elements)) {
        kids[parent][place] = .element(element)
      }
    }
  }

  private func inReadingOrder(_ elements: [ElementID]) -> [ElementID] {
    var sorted = elements.sorted { $0.rawValue < $1.rawValue }
    let numbered = sorted.enumerated().compactMap { place, element in
      tree.elements[element.rawValue].readingOrder.map { (place: place, order: $0, element) }
    }
    let ordered = numbered.sorted { ($0.order, $0.place) < ($1.order, $1.place) }
    for (slot, item) in zip(numbered, ordered) { sorted[slot.place] = item.2 }
    return sorted
  }

  /// Whether a click on the element leads anywhere.
  func hasAnnotation(_ element: Int) -> Bool {
    kids[element].contains { kid in
      if case .annotation = kid { true } else { false }
    }
  }

  mutating func add(_ annotation: PDFReference, page: Int, to element: ElementID) {
    attach(element)
    kids[element.rawValue].append(.annotation(annotation, page: page))
  }
}
