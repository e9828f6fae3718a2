/// How the first page of a column differs from the others.
package struct FirstPage: Sendable {
  /// What it holds, in points.
  package var height: Double
  package var turn: ColumnTurn?

  package init(height: Double, turn: ColumnTurn? = nil) {
    self.height = height
    self.turn = turn
  }
}

/// A column that is wider after its first page: its flow has all units twice, first as they are set
/// for the first page, then as for all others.
package struct ColumnTurn: Sendable {
  /// How many units are set for the first page.
  package var count: Int
  /// The unit that the second page begins with, by the one before which the first page ends; none
  /// where the first page cannot end.
  package var next: [Int: Int]
}

extension Flow {
  /// The units of this flow, and after them those of `later`, which has the same content in another
  /// width and the same notes.
  package func turning(to later: Flow) -> (flow: Flow, turn: ColumnTurn) {
    var starts: [Restart: Int] = [:]
    for (index, unit) in later.units.enumerated() {
      if let restart = unit.restart { starts[restart] = index }
    }
    var next: [Int: Int] = [:]
    for (index, unit) in units.enumerated() {
      if let restart = unit.restart, let start = starts[restart] {
        next[index] = units.count + start
      }
    }
    var flow = self
    flow.units += later.units.map { unit in
      var unit = unit
      unit.header = unit.header.map { $0 + headers.count }
      return unit
    }
    flow.headers += later.headers
    // What is split is split where a later page begins.
    flow.keeps = later.keeps.map { keep in
      var keep = keep
      let range = keep.units
      keep.units = (range.lowerBound + units.count)..<(range.upperBound + units.count)
      return keep
    }
    flow.decorations += later.decorations.map { decoration in
      var decoration = decoration
      let range = decoration.units
      decoration.units = (range.lowerBound + units.count)..<(range.upperBound + units.count)
      return decoration
    }
    return (flow, ColumnTurn(count: units.count, next: next))
  }
}
