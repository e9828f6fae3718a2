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
    let lines = LineBreaker(left.text).lines(
      width: isStacked ? width : width - taken, manner: .balanced)
    tellOfWideWords(in: left.text, lines)
    let number = lines.count > 1 && !isStacked ? nextRow() : nil
    for (index, line) in lines.enumerated() {
      var fragment = Fragment(height: row.left.style.lineHeight)
      fragment.row = number
      fragment.baseline = left.baseline
      left.compose(line, x: x, y: 0, element: { leftElements[$0] }, into: &fragment)
      let titleItems = fragment.items.count
      if index == 0, !isStacked, let period = LineBreaker(right.text).lines(width: .infinity).first
      {
        right.compose(
          period, x: x + width - period.width, y: left.baseline - right.baseline,
          element: { rightElements[$0] }, into: &fragment)
        // It is read after all lines of the title.
        for index in titleItems..<fragment.items.count { fragment.items[index].order = 1 }
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
      append(fragment, breakCost: isFirst ? BreakCost.free : BreakCost.unwelcome, isTall: true)
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
        let background = Rect(x: x + left, y: 0, width: chipWidth(line), height: height)
        let fill = PageItem(
          .fill(background, color: chips.looks.background, radius: chips.looks.radius), element: nil
        )
        fragment.items.append(fill)
        fragment.baseline = padding.top + composer.baseline
        composer.compose(
          line, x: x + left + padding.left, y: padding.top, element: { elements[$0] },
          into: &fragment)
        left += chipWidth(line) + chips.looks.gap
      }
    }
    if left > 0 {
      append(fragment, breakCost: isFirst ? BreakCost.free : BreakCost.unwelcome, isTall: true)
    }
  }
}
