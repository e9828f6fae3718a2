import HanjangCore
import HanjangStyle

extension FlowBuilder {
  /// Sets an aside beside the units from `first` on, which grow if it is taller than they are.
  mutating func place(
    _ aside: Box.Aside, in first: Int, x: Double, width: Double, element: ElementID
  ) {
    let composer = composer(for: aside.text)
    let elements = spanElements(aside.text.content, parent: element)
    let lines = LineBreaker(composer.text).lines(
      width: max(1, width - AsideWidth.gap(of: aside)), manner: .balanced)
    if flow.units.count == first {
      appendEmptyLine(for: composer)
      // A title beside nothing belongs to what follows.
      if aside.outlineLevel != nil { keptLines.ask(for: 2) }
    }
    let height = Double(lines.count) * composer.lineHeight
    if height <= pictureLimit.height / 3 {
      let baseline = flow.units[first].fragment.baseline ?? composer.baseline
      var y = baseline - composer.baseline
      var drawn = Fragment(height: 0)
      for line in lines {
        composer.compose(line, x: x, y: y, element: { elements[$0] }, into: &drawn)
        y += composer.lineHeight
      }
      insert(drawn, into: first)
      keepTogether(from: first, height: y)
      // A title beside a section's first line stays with two.
      if flow.units.count > first + 1 { flow.units[first + 1].breakCost = BreakCost.never }
    } else {
      let drawn = lines.map { line in
        var fragment = Fragment(height: 0)
        composer.compose(line, x: x, y: 0, element: { elements[$0] }, into: &fragment)
        return fragment
      }
      placeBeside(drawn, from: first, composer: composer)
    }
    if let level = aside.outlineLevel {
      flow.units[first].fragment.outline.insert((level, aside.text.content.plainText), at: 0)
    }
  }

  /// Line beside line, so that a page may end between them.
  private mutating func placeBeside(
    _ lines: [Fragment], from first: Int, composer: LineComposer
  ) {
    while flow.units.count < first + lines.count { appendEmptyLine(for: composer) }
    var lines = lines
    joinRow(&lines, from: first)
    for (index, line) in lines.enumerated() {
      insert(line, into: first + index)
      // In a wider column the aside would be at another line.
      if index > 0 { flow.units[first + index].restart = nil }
      let height = flow.units[first + index].fragment.height
      flow.units[first + index].fragment.height = max(height, composer.lineHeight)
    }
  }

  /// A title with a word that is wider than its column stands above what it would stand beside.
  func partedFromWideAside(_ box: Box) -> [Box]? {
    guard let aside = box.aside, case .shared = aside.width,
      engine.shape(aside.text.content).longestWord > sharedWidth - AsideWidth.gap(of: aside) + 0.01
    else { return nil }
    var title = Box(.text(aside.text))
    title.role = aside.role
    title.outlineLevel = aside.outlineLevel
    title.keptLines = 2
    (title.before, title.after) = (box.before, Gap(aside.text.style.size / 2))
    (title.anchor, title.section) = (box.anchor, box.section)
    var rest = box
    rest.aside = nil
    (rest.anchor, rest.section) = (nil, nil)
    rest.before = .zero
    rest.insets.left += sharedWidth
    return [title, rest]
  }

  private mutating func appendEmptyLine(for composer: LineComposer) {
    var empty = Fragment(height: composer.lineHeight)
    empty.baseline = composer.baseline
    append(empty)
  }

  /// Before what the unit draws, as it is read.
  private mutating func insert(_ drawn: Fragment, into index: Int) {
    flow.units[index].fragment.items.insert(contentsOf: drawn.items, at: 0)
    flow.units[index].fragment.links.insert(contentsOf: drawn.links, at: 0)
    flow.units[index].fragment.notes.insert(contentsOf: drawn.notes, at: 0)
  }

  /// No page ends beside an aside of `height` points; what it stands beside is as tall.
  private mutating func keepTogether(from first: Int, height: Double) {
    var top = 0.0
    for index in first..<flow.units.count {
      flow.units[index].pictures = nil
      if index > first {
        top += flow.units[index].gap.natural
        if top < height - 1 { flow.units[index].breakCost = BreakCost.never }
      }
      top += flow.units[index].fragment.height
      if top >= height { return }
    }
    flow.units[flow.units.count - 1].fragment.height += height - top
  }
}

/// How much room asides take.
enum AsideWidth {
  static func width(of aside: Box.Aside, shared: Double) -> Double {
    switch aside.width {
    case .fixed(let width): width
    case .shared: shared
    }
  }

  static func gap(of aside: Box.Aside) -> Double {
    switch aside.width {
    case .fixed: 6
    case .shared(_, _, let gap): gap
    }
  }

  /// Of the greatest width: a column that is wider, so that a title's word fits, leaves too little room.
  private static let mostForWord = 1.5

  /// The width that all shared asides of a document have.
  static func shared(_ boxes: [Box], engine: any TextEngine) -> Double {
    var widest = 0.0
    for box in boxes {
      if let aside = box.aside, case .shared(let minimum, let maximum, let gap) = aside.width {
        let text = engine.shape(aside.text.content)
        widest = max(widest, min(max(text.naturalWidth + gap, minimum), maximum))
        let word = text.longestWord + gap
        if word <= maximum * mostForWord { widest = max(widest, word) }
      }
      if case .flow(let children) = box.kind {
        widest = max(widest, shared(children, engine: engine))
      }
    }
    return widest
  }
}
