import HanjangCore
import HanjangStyle

extension FlowBuilder {
  // MARK: Rows

  /// A row whose right text leaves too little room for the left one has it on a line of its own.
  mutating func add(_ row: RowBox, x: Double, width: Double, parent: ElementID) {
    let left = composer(for: row.left)
    let right = composer(for: row.right)
    let leftElement = flow.structure.add(row.leftRole, to: parent)
    let rightElement = flow.structure.add(.paragraph, to: parent)
    let leftElements = spanElements(row.left.content, parent: leftElement)
    let rightElements = spanElements(row.right.content, parent: rightElement)
    let taken = right.text.naturalWidth + row.gap
    let isStacked = taken > width * 0.55
    let lines = LineBreaker(left.text).lines(width: isStacked ? width : width - taken)
    for (index, line) in lines.enumerated() {
      var fragment = Fragment(height: row.left.style.lineHeight)
      fragment.baseline = left.baseline
      left.compose(line, x: x, y: 0, element: { leftElements[$0] }, into: &fragment)
      if index == 0, !isStacked, let period = LineBreaker(right.text).lines(width: .infinity).first
      {
        right.compose(
          period, x: x + width - period.width, y: left.baseline - right.baseline,
          element: { rightElements[$0] }, into: &fragment)
      }
      append(fragment, breakCost: index == 0 ? BreakCost.free : BreakCost.never)
    }
    guard isStacked || lines.isEmpty else { return }
    for line in LineBreaker(right.text).lines(width: width) {
      var fragment = Fragment(height: row.right.style.lineHeight)
      fragment.baseline = right.baseline
      right.compose(line, x: x, y: 0, element: { rightElements[$0] }, into: &fragment)
      append(fragment, breakCost: BreakCost.never)
    }
  }

  // MARK: Chips

  mutating func add(_ chips: ChipsBox, x: Double, width: Double, parent: ElementID) {
    let padding = chips.looks.padding
    let sides = padding.left + padding.right
    let height = chips.style.lineHeight + padding.top + padding.bottom
    var fragment = Fragment(height: height)
    var left = 0.0
    var isFirst = true
    func chipWidth(_ line: BrokenLine) -> Double { min(line.width + sides, width) }
    func flush() {
      append(fragment, breakCost: isFirst ? BreakCost.free : BreakCost.unwelcome)
      widenGap(Gap(chips.looks.gap))
      isFirst = false
      fragment = Fragment(height: height)
      left = 0
    }
    for text in chips.texts {
      let composer = composer(for: TextBox(text, style: chips.style))
      let elements = spanElements(text, parent: parent)
      for line in LineBreaker(composer.text).lines(width: max(1, width - sides)) {
        if left > 0, left + chipWidth(line) > width + 0.01 { flush() }
        let ground = Rect(x: x + left, y: 0, width: chipWidth(line), height: height)
        let fill = PageItem(
          .fill(ground, color: chips.looks.background, radius: chips.looks.radius), element: nil)
        fragment.items.append(fill)
        fragment.baseline = padding.top + composer.baseline
        composer.compose(
          line, x: x + left + padding.left, y: padding.top, element: { elements[$0] },
          into: &fragment)
        left += chipWidth(line) + chips.looks.gap
      }
    }
    if left > 0 { append(fragment, breakCost: isFirst ? BreakCost.free : BreakCost.unwelcome) }
  }

  // MARK: Asides

  /// Sets an aside beside the units from `first` on, which grow if it is taller than they are.
  mutating func place(
    _ aside: Box.Aside, in first: Int, x: Double, width: Double, element: ElementID
  ) {
    let composer = composer(for: aside.text)
    if flow.units.count == first {
      var empty = Fragment(height: aside.text.style.lineHeight)
      empty.baseline = composer.baseline
      append(empty)
    }
    let elements = spanElements(aside.text.content, parent: element)
    let baseline = flow.units[first].fragment.baseline ?? composer.baseline
    var y = baseline - composer.baseline
    var drawn = Fragment(height: 0)
    let gap = AsideWidth.gap(of: aside)
    for line in LineBreaker(composer.text).lines(width: max(1, width - gap)) {
      composer.compose(line, x: x, y: y, element: { elements[$0] }, into: &drawn)
      y += aside.text.style.lineHeight
    }
    // A title beside a section's first line stays with two.
    if flow.units.count > first + 1 { flow.units[first + 1].breakCost = BreakCost.never }
    flow.units[first].fragment.items.insert(contentsOf: drawn.items, at: 0)
    flow.units[first].fragment.links.insert(contentsOf: drawn.links, at: 0)
    if let level = aside.outlineLevel {
      flow.units[first].fragment.outline.insert((level, aside.text.content.plainText), at: 0)
    }
    let height = flow.units[first...].enumerated().reduce(0) { sum, unit in
      sum + unit.element.fragment.height + (unit.offset == 0 ? 0 : unit.element.gap.natural)
    }
    if y > height { flow.units[flow.units.count - 1].fragment.height += y - height }
  }

  /// What is not taller than a third of a page stays on one.
  mutating func keepTogether(from first: Int) {
    guard flow.units.count > first + 1 else { return }
    let height = flow.units[first...].reduce(0) { $0 + $1.fragment.height + $1.gap.natural }
    guard height <= pictureLimit.height / 3 else {
      // Of what is split, two lines at least stay on each side.
      flow.units[first + 1].breakCost = BreakCost.never
      flow.units[flow.units.count - 1].breakCost = BreakCost.never
      return
    }
    for index in (first + 1)..<flow.units.count { flow.units[index].breakCost = BreakCost.never }
  }

  /// A third of a page rather stays on one.
  mutating func keepRatherWhole(from first: Int) {
    guard flow.units.count > first + 1 else { return }
    let height = flow.units[first...].reduce(0) { $0 + $1.fragment.height + $1.gap.natural }
    guard height <= pictureLimit.height / 3 else { return }
    for index in (first + 1)..<flow.units.count {
      flow.units[index].breakCost = max(flow.units[index].breakCost, BreakCost.unwelcome)
    }
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

  /// The width that all shared asides of a document have.
  static func shared(_ boxes: [Box], engine: any TextEngine) -> Double {
    var widest = 0.0
    for box in boxes {
      if let aside = box.aside, case .shared(let minimum, let maximum, let gap) = aside.width {
        let width = engine.shape(aside.text.content).naturalWidth + gap
        widest = max(widest, min(max(width, minimum), maximum))
      }
      if case .flow(let children) = box.kind {
        widest = max(widest, shared(children, engine: engine))
      }
    }
    return widest
  }
}
