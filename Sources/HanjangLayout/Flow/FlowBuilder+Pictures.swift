import HanjangCore
import HanjangStyle

extension FlowBuilder {
  mutating func add(
    _ image: ImageReference, size: Size, x: Double, width: Double, element: ElementID
  ) {
    guard size.width > 0, size.height > 0 else { return }
    let scale = min(1, width / size.width, tallestPicture / size.height)
    let rect = Rect(x: x, y: 0, width: size.width * scale, height: size.height * scale)
    var fragment = Fragment(height: rect.height)
    let isDecoration = image.alternative.isEmpty
    fragment.items.append(PageItem(.image(image, rect), element: isDecoration ? nil : element))
    append(fragment, isTall: true)
  }

  /// Sets a picture beside the units from `first` on, which stay together and grow to its height.
  mutating func place(
    _ picture: Box.SidePicture, in first: Int, x: Double, width: Double, parent: ElementID
  ) {
    if flow.units.count == first { append(Fragment(height: 0)) }
    let left = picture.isLeft ? x : x + width - picture.size.width
    let rect = Rect(x: left, y: 0, width: picture.size.width, height: picture.size.height)
    let element = flow.structure.add(.figure(alternative: picture.image.alternative), to: parent)
    flow.units[first].fragment.items.append(PageItem(.image(picture.image, rect), element: element))
    var height = 0.0
    for index in first..<flow.units.count {
      flow.units[index].pictures = nil
      if index > first {
        flow.units[index].breakCost = BreakCost.never
        // Gaps that shrink would let the picture hang out.
        flow.units[index].gap = Gap(flow.units[index].gap.natural)
        height += flow.units[index].gap.natural
      }
      height += flow.units[index].fragment.height
    }
    flow.units[flow.units.count - 1].fragment.height += max(0, rect.height - height)
  }

  /// A unit for each line of pictures, their captions included.
  mutating func add(_ box: FiguresBox, x: Double, width: Double, parent: ElementID) {
    let isAlone = box.figures.count == 1
    let taken = box.figures.map { captionHeight(of: $0, in: box, width: width) }.max() ?? 0
    let height = max(tallestPicture - taken, pictureLimit.height / 4)
    let sizes = PictureSizes(
      limit: Size(width: width, height: height),
      openHeight: pictureLimit.height * box.looks.pageShare, gap: box.looks.sideGap)
    for figure in box.figures { tellOfTallPicture(figure, limit: sizes.limit) }
    for (index, line) in sizes.lines(of: box.figures).enumerated() {
      if index > 0 { widenGap(Gap(box.looks.sideGap)) }
      add(line, of: box, x: x, width: width, isAlone: isAlone, parent: parent)
    }
  }

  /// The height of a caption and the gap above it.
  private func captionHeight(
    of figure: FiguresBox.Figure, in box: FiguresBox, width: Double
  ) -> Double {
    guard let caption = figure.caption else { return 0 }
    let composer = composer(for: TextBox(caption, style: box.captionStyle))
    let count = LineBreaker(composer.text).lines(width: width, manner: .paragraph).count
    return box.looks.captionGap + Double(count) * box.captionStyle.lineHeight
  }

  private mutating func add(
    _ line: [PictureSizes.Placed], of box: FiguresBox, x: Double, width: Double, isAlone: Bool,
    parent: ElementID
  ) {
    let gaps = box.looks.sideGap * Double(line.count - 1)
    let used = line.reduce(gaps) { $0 + $1.size.width }
    let tallest = line.map(\.size.height).max() ?? 0
    let hasCaptions = line.contains { box.figures[$0.figure].caption != nil }
    var fragment = Fragment(height: tallest)
    var long: [(caption: TextContent, figure: ElementID)] = []
    var left = x + indent(of: used, alignment: box.alignment, width: width)
    for placed in line {
      let figure = box.figures[placed.figure]
      let top = hasCaptions ? 0 : (tallest - placed.size.height) / 2
      let rect = Rect(x: left, y: top, width: placed.size.width, height: placed.size.height)
      let element = draw(figure, in: rect, parent: parent, on: &fragment)
      let area = Rect(
        x: isAlone ? x : left, y: rect.maxY + box.looks.captionGap,
        width: isAlone ? width : placed.size.width, height: 0)
      let taken = captionHeight(of: figure, in: box, width: area.width)
      if let caption = figure.caption, rect.maxY + taken > tallestPicture {
        long.append((caption, element ?? parent))
      } else if let caption = figure.caption {
        set(caption, of: box, in: area, figure: element ?? parent, on: &fragment)
      }
      left += placed.size.width + box.looks.sideGap
    }
    let canShrink = isAlone || !hasCaptions
    let elastic = ElasticPictures(
      height: tallest, leastShare: box.looks.leastSize,
      anchor: x + indent(of: 0, alignment: box.alignment, width: width))
    append(fragment, isTall: true, pictures: canShrink ? elastic : nil)
    for (caption, figure) in long {
      widenGap(Gap(box.looks.captionGap))
      setApart(caption, of: box, x: x, width: width, figure: figure)
    }
  }

  /// A caption too long for the page of its picture continues on the next page as a paragraph does.
  private mutating func setApart(
    _ caption: TextContent, of box: FiguresBox, x: Double, width: Double, figure: ElementID
  ) {
    let composer = composer(for: TextBox(caption, style: box.captionStyle))
    let element = flow.structure.add(.caption, to: figure)
    let elements = spanElements(caption, parent: element)
    let lines = LineBreaker(composer.text).lines(width: width, manner: .paragraph)
    for (index, line) in lines.enumerated() {
      var fragment = Fragment(height: box.captionStyle.lineHeight)
      fragment.baseline = composer.baseline
      composer.compose(line, x: x, y: 0, element: { elements[$0] }, into: &fragment)
      let isBesideEnd = index <= 1 || index == lines.count - 1
      append(fragment, breakCost: isBesideEnd ? BreakCost.never : BreakCost.inParagraph)
    }
  }

  private func indent(
    of used: Double, alignment: TextBox.Alignment, width: Double
  ) -> Double {
    switch alignment {
    case .start: 0
    case .center: max(0, (width - used) / 2)
    case .end: max(0, width - used)
    }
  }

  /// - Returns: the figure's element; nil for a decoration, of which the author says nothing.
  private mutating func draw(
    _ figure: FiguresBox.Figure, in rect: Rect, parent: ElementID, on fragment: inout Fragment
  ) -> ElementID? {
    let caption = figure.caption?.plainText ?? ""
    let said = [figure.image.alternative, caption, figure.link?.address ?? ""]
    guard let alternative = said.first(where: { !$0.isEmpty }) else {
      fragment.items.append(PageItem(.image(figure.image, rect), element: nil))
      return nil
    }
    let link = figure.link.map { _ in flow.structure.add(.link, to: parent) }
    let element = flow.structure.add(.figure(alternative: alternative), to: link ?? parent)
    fragment.items.append(PageItem(.image(figure.image, rect), element: element))
    if let target = figure.link {
      fragment.links.append(
        Fragment.Link(rect: rect, target: target, text: alternative, element: link))
    }
    return element
  }

  private mutating func set(
    _ caption: TextContent, of box: FiguresBox, in area: Rect, figure: ElementID,
    on fragment: inout Fragment
  ) {
    let composer = composer(for: TextBox(caption, style: box.captionStyle))
    let element = flow.structure.add(.caption, to: figure)
    let elements = spanElements(caption, parent: element)
    var y = area.minY
    for line in LineBreaker(composer.text).lines(width: area.width, manner: .paragraph) {
      let indent = indent(of: line.width, alignment: box.alignment, width: area.width)
      composer.compose(
        line, x: area.minX + indent, y: y, element: { elements[$0] }, into: &fragment)
      y += box.captionStyle.lineHeight
    }
    fragment.height = max(fragment.height, y)
  }
}
