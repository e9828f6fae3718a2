import HanjangCore
import HanjangStyle

/// A note that is set and waits for the page that refers to it.
struct BuiltNote {
  var units: [FlowUnit]
  var decorations: [FlowDecoration]
}

extension FlowBuilder {
  /// Sets notes apart from the column; `attachNotes` gives them their places.
  mutating func add(_ feet: FootnotesBox, x: Double, width: Double, parent: ElementID) {
    for note in feet.notes { add(note: note, x: x, width: width, parent: parent) }
    addRule(of: feet, x: x, width: width)
  }

  /// Sets one note, whose number is one more than that of the notes before it.
  mutating func add(note: Box, x: Double, width: Double, parent: ElementID) {
    let column = (flow.units, flow.decorations, flow.keeps)
    let state = (pendingGap, keptLines, waitingAnchors)
    (flow.units, flow.decorations) = ([], [])
    (pendingGap, keptLines, waitingAnchors) = (.zero, .none, [])
    add(note, x: x, width: width, parent: parent)
    builtNotes.append(BuiltNote(units: flow.units, decorations: flow.decorations))
    (flow.units, flow.decorations, flow.keeps) = column
    (pendingGap, keptLines, waitingAnchors) = state
  }

  /// The rule above the notes of a page.
  mutating func addRule(of feet: FootnotesBox, x: Double, width: Double) {
    let gaps = feet.gaps
    flow.noteRule = Fragment(height: gaps.above + feet.ruleWidth + gaps.below)
    let rule = Rect(
      x: x, y: gaps.above, width: min(feet.ruleLength, width), height: feet.ruleWidth)
    flow.noteRule.items = [PageItem(.fill(rule, color: feet.ruleColor, radius: 0), element: nil)]
  }

  /// Puts the notes in the order of their references, those within notes included; one without a
  /// reference stands with the last unit.
  mutating func attachNotes() {
    guard !builtNotes.isEmpty else { return }
    var waiting = Set(builtNotes.indices)
    for index in flow.units.indices {
      for number in flow.units[index].fragment.notes { attach(number - 1, &waiting) }
      flow.units[index].noteEnd = flow.notes.count
    }
    for note in waiting.sorted() { attach(note, &waiting) }
    if !flow.units.isEmpty { flow.units[flow.units.count - 1].noteEnd = flow.notes.count }
  }

  private mutating func attach(_ note: Int, _ waiting: inout Set<Int>) {
    guard waiting.remove(note) != nil, !builtNotes[note].units.isEmpty else { return }
    let first = flow.notes.count
    flow.notes += builtNotes[note].units
    flow.notes[first].isNoteStart = true
    flow.noteDecorations += builtNotes[note].decorations.map { decoration in
      var moved = decoration
      moved.units =
        (decoration.units.lowerBound + first)..<(decoration.units.upperBound + first)
      return moved
    }
    for unit in builtNotes[note].units {
      for number in unit.fragment.notes { attach(number - 1, &waiting) }
    }
  }
}
