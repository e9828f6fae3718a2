/// Numbers what stands side by side, so that each part is drawn as a whole: see `PageItem.order`.
struct RowOrder {
  /// The last number in use.
  private var last: Int32 = 0
  /// Of the fragment before.
  private var row: Int?
  private var base: Int32 = 0

  /// Numbers the next fragment of a part. Fragments of a row inside the part keep the order of that row.
  mutating func number(_ fragment: inout Fragment) {
    if fragment.row == nil || fragment.row != row { base = last + 1 }
    row = fragment.row
    for index in fragment.items.indices {
      fragment.items[index].order += base
      last = max(last, fragment.items[index].order)
    }
  }

  /// Ends a part, and the row at its end.
  mutating func endPart() { row = nil }
}

extension FlowBuilder {
  /// Makes one row of what is drawn beside the units from `first` on, which is read first, and them.
  mutating func joinRow(_ drawn: inout [Fragment], from first: Int) {
    var order = RowOrder()
    for index in drawn.indices { order.number(&drawn[index]) }
    order.endPart()
    let row = nextRow()
    for index in first..<flow.units.count {
      order.number(&flow.units[index].fragment)
      flow.units[index].fragment.row = row
    }
  }
}

extension [PageItem] {
  /// The items of all pieces at their places on the page, those of a row cell by cell.
  mutating func append(_ pieces: [PagePiece]) {
    var rowStart = 0
    for (index, piece) in pieces.enumerated() {
      let row = piece.fragment.row
      let first = count
      if index == 0 || row != pieces[index - 1].fragment.row { rowStart = first }
      self += piece.fragment.items
      for index in first..<count { self[index].move(by: piece.origin) }
      let isRowEnd = index + 1 == pieces.count || pieces[index + 1].fragment.row != row
      if row != nil, isRowEnd { sortByOrder(from: rowStart) }
    }
  }

  /// Items of the same order stay as they are.
  private mutating func sortByOrder(from start: Int) {
    let order = (start..<count).sorted { (self[$0].order, $0) < (self[$1].order, $1) }
    replaceSubrange(start..., with: order.map { self[$0] })
  }
}
