package import HanjangCore
import HanjangStyle

/// Lays out the layout tree in one endless column: text becomes lines, boxes become units.
package struct FlowBuilder {
  let engine: any TextEngine
  /// What a page holds, or a table's cell, in points.
  let pictureLimit: Size
  /// Whether a table's cell is set, and not the page.
  var isInCell = false
  /// What the boxes around take of the page's height, in points.
  private var takenHeight = 0.0
  var flow = Flow()
  var pendingGap = Gap.zero
  var keptLines = KeptLines.none
  var isBreakForced = false
  /// See `Box.isForLongParts`.
  private var isBreakForLongParts = false
  /// The units before which such a break is.
  var breaksForLongParts: [Int] = []
  /// Whether the next unit is introduced by the one before.
  private var isIntroduced = false
  private var isSeparatorNext = false
  /// What asides with a shared width take, their gap included.
  var sharedWidth = 0.0
  /// See `FlowUnit.place`.
  var place = 0
  /// How many texts, tables, pictures and rules there are so far.
  private(set) var contentCount = 0
  /// How the next unit restarts.
  var restart: Restart?
  var waitingAnchors: [String] = []
  /// The notes for the foot of a page, by their number minus one.
  var builtNotes: [BuiltNote] = []
  private var rowCount = 0

  package init(engine: any TextEngine, pictureLimit: Size) {
    self.engine = engine
    self.pictureLimit = pictureLimit
  }

  /// - Parameter width: of the column, in points.
  package static func flow(
    _ boxes: [Box], width: Double, height: Double, engine: any TextEngine
  ) -> Flow {
    var builder = FlowBuilder(engine: engine, pictureLimit: Size(width: width, height: height))
    builder.sharedWidth = AsideWidth.shared(boxes, engine: engine)
    for box in boxes {
      builder.add(box, x: 0, width: width, parent: StructureTree.root)
    }
    builder.attachNotes()
    builder.joinShortParts()
    return builder.flow
  }

  /// The most that a picture may be high here, in points.
  var tallestPicture: Double { max(pictureLimit.height - takenHeight, pictureLimit.height / 4) }

  /// What indents leave of a column, in points.
  private static let leastWidth = 60.0

  mutating func add(_ box: Box, x: Double, width: Double, parent: ElementID) {
    if let parts = partedFromWideAside(box) {
      for part in parts { add(part, x: x, width: width, parent: parent) }
      return
    }
    widenGap(box.before)
    if let level = box.headingLevel { keptLines.endPart(before: level) }
    if let anchor = box.anchor { waitingAnchors.append(anchor) }
    let element = self.element(of: box, parent: parent)
    let first = flow.units.count
    let side = box.aside.map { AsideWidth.width(of: $0, shared: sharedWidth) } ?? 0
    let sideElement = box.aside.map { flow.structure.add($0.role, to: element) }
    let pictureWidth = box.picture.map { $0.size.width + $0.gap } ?? 0
    // However deep boxes nest, they leave room for some words.
    let indent = min(box.insets.left, max(0, width - side - pictureWidth - Self.leastWidth))
    let inner = x + side + indent + (box.picture?.isLeft == true ? pictureWidth : 0)
    let innerWidth = max(1, width - side - indent - box.insets.right - pictureWidth)
    let body = addMarker(of: box, parent: element)
    takenHeight += box.insets.top + box.insets.bottom
    addContent(of: box, x: inner, width: innerWidth, element: body.element)
    takenHeight -= box.insets.top + box.insets.bottom
    if flow.units.count > first { place(body.label, of: box, textEdge: inner, in: first) }
    if let aside = box.aside, let sideElement {
      place(aside, in: first, x: x, width: side, element: sideElement)
    }
    if let picture = box.picture {
      place(picture, in: first, x: x + side, width: width - side, parent: element)
    }
    pad(box, from: first)
    limitSplitting(of: box, from: first)
    decorate(box, from: first, x: x, width: width)
    if flow.units.count > first { note(box, from: first) }
    widenGap(box.after)
  }

  /// What a box means for bookmarks, headers and the lines that follow.
  private mutating func note(_ box: Box, from first: Int) {
    if let level = box.outlineLevel, let title = box.outlineTitle {
      flow.units[first].fragment.outline.append((level, title))
    }
    if let section = box.section { flow.units[first].fragment.section = section }
    keptLines.ask(for: box.keptLines, level: box.headingLevel)
    if box.isIntroduction { isIntroduced = true }
  }

  private mutating func addContent(of box: Box, x: Double, width: Double, element: ElementID) {
    contentCount += 1
    restart = Restart(content: contentCount, part: 0)
    switch box.kind {
    case .flow(let children):
      add(children, of: box, x: x, width: width, element: element)
    case .text(let text):
      add(text, manner: Self.manner(of: text, role: box.role), x: x, width: width, element: element)
    case .table(let table):
      add(table, x: x, width: width, element: element)
    case .figures(let figures): add(figures, x: x, width: width, parent: element)
    case .image(let image, let size):
      add(image, size: size, x: x, width: width, element: element)
    case .rule(let thickness, let color):
      var fragment = Fragment(height: thickness)
      let rule = Rect(x: x, y: 0, width: width, height: thickness)
      fragment.items.append(PageItem(.fill(rule, color: color, radius: 0), element: nil))
      append(fragment)
    case .separator(let thickness, let color):
      var fragment = Fragment(height: thickness)
      let rule = Rect(x: x, y: 0, width: width, height: thickness)
      fragment.items.append(PageItem(.fill(rule, color: color, radius: 0), element: nil))
      keptLines.endPart(before: nil)
      isSeparatorNext = true
      append(fragment)
      isSeparatorNext = false
      keptLines.ask(for: 1)
    case .row(let row): add(row, x: x, width: width, parent: element)
    case .chips(let chips): add(chips, x: x, width: width, parent: element)
    case .pageBreak:
      isBreakForLongParts = box.isForLongParts && (isBreakForLongParts || !isBreakForced)
      isBreakForced = true
    case .footnotes(let feet): add(feet, x: x, width: width, parent: element)
    }
  }

  private mutating func add(
    _ children: [Box], of box: Box, x: Double, width: Double, element: ElementID
  ) {
    let first = flow.units.count
    let kept = keptLines
    var starts: [Int] = []
    for child in children {
      starts.append(flow.units.count)
      add(child, x: x, width: width, parent: element)
    }
    if box.isWhole {
      keptLines = kept
      keptLines.pass(flow.units.count - first)
    }
    if box.isList { limitSplitting(ofItemsFrom: starts) }
    if case .listItem = box.role { limitSplitting(ofItem: children, from: starts) }
  }

  // MARK: Units

  mutating func widenGap(_ gap: Gap) {
    pendingGap = Gap(
      max(pendingGap.natural, gap.natural), minimum: max(pendingGap.minimum, gap.minimum),
      maximum: max(pendingGap.maximum, gap.maximum))
  }

  mutating func append(
    _ fragment: Fragment, breakCost: Double = BreakCost.free, header: Int? = nil,
    isTall: Bool = false, pictures: ElasticPictures? = nil
  ) {
    var fragment = fragment
    fragment.anchors += waitingAnchors + fragment.notes.map { FootnoteAnchor.reference($0) }
    waitingAnchors = []
    var unit = FlowUnit(
      fragment: fragment, gap: pendingGap,
      breakCost: keptLines.keepsNext ? BreakCost.never : breakCost, header: header)
    if isIntroduced { unit.breakCost += BreakCost.afterIntroduction }
    (unit.isTall, unit.pictures) = (isTall, pictures)
    unit.isForcedBreak = isBreakForced
    if isBreakForLongParts { breaksForLongParts.append(flow.units.count) }
    unit.isSeparator = isSeparatorNext
    (unit.place, unit.restart) = (place, restart)
    restart = nil
    flow.units.append(unit)
    pendingGap = .zero
    (isBreakForced, isBreakForLongParts, isIntroduced) = (false, false, false)
    // A picture is as good as all the lines that a heading wants.
    if isTall { keptLines = .none } else { keptLines.pass() }
  }

  private mutating func pad(_ box: Box, from first: Int) {
    guard flow.units.count > first else { return }
    if box.insets.top > 0 {
      flow.units[first].fragment.shiftDown(by: box.insets.top)
    }
    flow.units[flow.units.count - 1].fragment.height += box.insets.bottom
  }

  private mutating func decorate(_ box: Box, from first: Int, x: Double, width: Double) {
    guard flow.units.count > first else { return }
    for decoration in box.decorations {
      let units = first..<flow.units.count
      switch decoration {
      case .background(let color, let radius):
        flow.decorations.append(
          FlowDecoration(units: units, x: x, width: width, color: color, radius: radius))
      case .bar(let color, let thickness):
        flow.decorations.append(
          FlowDecoration(units: units, x: x, width: thickness, color: color, radius: 0))
      }
    }
  }

  /// See `Fragment.row`.
  mutating func nextRow() -> Int {
    rowCount += 1
    return rowCount
  }

  // MARK: Text

  private mutating func add(
    _ box: TextBox, manner: LineManner, x: Double, width: Double, element: ElementID
  ) {
    let composer = composer(for: box)
    let column = box.breaking == .code ? CodeGrid.column(of: composer.text) : nil
    let lines =
      column.map { CodeGrid.lines(of: composer.text, width: width, column: $0) }
      ?? composer.text.withoutSeparators(
        atEndsOf: LineBreaker(composer.text).lines(width: width, manner: manner))
    let elements = spanElements(box.content, parent: element)
    let splits = TextSplits(lines, of: composer.text, box.breaking)
    if box.breaking == .paragraph { tellOfWideWords(in: composer.text, lines) }
    var hardLine = 0
    for (index, line) in lines.enumerated() {
      let overhang = composer.overhang(of: line)
      var fragment = Fragment(height: box.style.lineHeight + overhang.above + overhang.below)
      var left = x + indent(of: line, alignment: box.alignment, width: width)
      if let column, index > 0, composer.text.isWrapped(before: line) {
        fragment.items += CodeGrid.wrapMark(
          x: left, height: box.style.lineHeight, column: column, color: box.style.color)
        left += column * CodeGrid.indent
      }
      composer.compose(
        line, x: left, y: overhang.above, element: { elements[$0] }, into: &fragment)
      fragment.baseline = composer.baseline + overhang.above
      if index > 0, box.breaking == .code, !composer.text.isWrapped(before: line) {
        hardLine += 1
        restart = Restart(content: contentCount, part: hardLine)
      }
      append(fragment, breakCost: splits.cost(before: index))
      flow.units[flow.units.count - 1].isContinuation = index > 0 && box.breaking == .paragraph
    }
  }

  private static func manner(of text: TextBox, role: StructureRole?) -> LineManner {
    if case .heading = role {
      // Behind a gap made of tracking stands a period, which keeps its line.
      let tracking = text.content.spans.first?.style.tracking
      let isPlain = text.content.spans.allSatisfy { $0.style.tracking == tracking }
      return isPlain ? .balanced : .firstFit
    }
    switch text.breaking {
    case .code: return .firstFit
    case .paragraph: return text.isJustified && text.alignment == .start ? .justified : .paragraph
    }
  }

  func composer(for box: TextBox) -> LineComposer {
    var text = engine.shape(box.content).keepingSpansWhole
    if box.breaking == .code, let column = CodeGrid.column(of: text) {
      text = CodeGrid.set(text, column: column)
    }
    return LineComposer(
      text, metrics: engine.metrics(of: box.style),
      lineHeight: box.style.lineHeight)
  }

  func indent(of line: BrokenLine, alignment: TextBox.Alignment, width: Double) -> Double {
    switch alignment {
    case .start: 0
    case .center: max(0, (width - line.width) / 2)
    case .end: max(0, width - line.width)
    }
  }

  /// The box's own element, or the one it stands in.
  private mutating func element(of box: Box, parent: ElementID) -> ElementID {
    guard let role = box.role else { return parent }
    var parent = parent
    switch role {
    case .figure(let alternative) where alternative.isEmpty: return parent
    // Code is inline in PDF's terms.
    case .code: parent = flow.structure.add(.paragraph, to: parent)
    default: break
    }
    return flow.structure.add(role, to: parent, readingOrder: box.readingOrder)
  }

  /// One element a span: the paragraph's own, a link's, or that of text in another language.
  mutating func spanElements(_ content: TextContent, parent: ElementID) -> [ElementID] {
    var elements: [ElementID] = []
    var link: (target: LinkTarget, element: ElementID)?
    var foreign: (language: String, parent: ElementID, element: ElementID)?
    for span in content.spans {
      if link?.target != span.link {
        link = span.link.map { ($0, flow.structure.add(.link, to: parent)) }
      }
      let base = link?.element ?? parent
      if foreign?.language != span.language || foreign?.parent != base {
        foreign = span.language.map { language in
          (language, base, flow.structure.add(.span(language: language), to: base))
        }
      }
      var element = foreign?.element ?? base
      if let alternative = span.picture?.image.alternative, !alternative.isEmpty {
        element = flow.structure.add(.figure(alternative: alternative), to: element)
      }
      elements.append(element)
    }
    return elements
  }
}

extension Box {
  var isList: Bool {
    if case .list = role { true } else { false }
  }

  fileprivate var outlineTitle: String? {
    switch kind {
    case .text(let text): text.content.plainText
    case .row(let row): row.left.content.plainText
    default: nil
    }
  }
}
