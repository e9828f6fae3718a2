import HanjangCore
package import HanjangStyle

/// Places the units of each page on its sheet, with footer, links and bookmarks.
package struct PageAssembler {
  private let flow: Flow
  private let style: ComputedStyle
  private let engine: any TextEngine
  private var document = PagedDocument()
  /// The section that each page so far begins in, or that first begins on it.
  private var sections: [String] = []
  private var currentSection = ""

  package init(flow: Flow, style: ComputedStyle, engine: any TextEngine) {
    self.flow = flow
    self.style = style
    self.engine = engine
  }

  /// - Parameter fields: what the `{name}`s of header and footer stand for, beside those of the page.
  package consuming func assemble(fields: [String: String]) -> PagedDocument {
    let page = style.page
    let height = page.size.height - page.margins.top - page.margins.bottom
    let paginator = Paginator(flow, height: height)
    let ranges = paginator.pages()
    document.structure = flow.structure
    for range in ranges {
      let visible = min(paginator.firstVisible(from: range.lowerBound), range.upperBound)
      addPage(
        visible..<range.upperBound, header: paginator.repeatedHeader(before: range.lowerBound),
        height: height)
    }
    if document.pages.isEmpty { document.pages.append(Page(size: page.size)) }
    var furniture = PageFurniture(style: style, engine: engine)
    furniture.add(to: &document, fields: fields, sections: sections)
    return document
  }

  private mutating func addPage(_ units: Range<Int>, header: [Fragment], height: Double) {
    let page = document.pages.count
    document.pages.append(Page(size: style.page.size))
    let left = style.page.margins.left
    var y = style.page.margins.top
    for fragment in header {
      place(fragment, at: Point(x: left, y: y), page: page)
      y += fragment.height
    }
    let shrink = shrinkFactor(units, header: header, height: height)
    var tops: [Double] = []
    for index in units {
      let unit = flow.units[index]
      if index > units.lowerBound {
        y += unit.gap.natural - shrink * (unit.gap.natural - unit.gap.minimum)
      }
      tops.append(y)
      y += unit.fragment.height
    }
    noteSection(of: units)
    addDecorations(units, tops: tops, page: page)
    for (index, top) in zip(units, tops) {
      place(flow.units[index].fragment, at: Point(x: left, y: top), page: page)
    }
  }

  private mutating func noteSection(of units: Range<Int>) {
    let starts = flow.units[units].map(\.fragment.section)
    let begun = starts.compactMap { $0 }
    let leads = starts.first.flatMap { $0 } != nil
    sections.append(leads || currentSection.isEmpty ? begun.first ?? "" : currentSection)
    currentSection = begun.last ?? currentSection
  }

  /// From 0, gaps as they are, to 1, gaps at their minimum: what makes the page fit.
  private func shrinkFactor(
    _ units: Range<Int>, header: [Fragment], height: Double
  ) -> Double {
    var natural = header.reduce(0) { $0 + $1.height }
    var shrinkable = 0.0
    for index in units {
      let unit = flow.units[index]
      natural += unit.fragment.height
      if index > units.lowerBound {
        natural += unit.gap.natural
        shrinkable += unit.gap.natural - unit.gap.minimum
      }
    }
    guard natural > height, shrinkable > 0 else { return 0 }
    return min(1, (natural - height) / shrinkable)
  }

  private mutating func addDecorations(_ units: Range<Int>, tops: [Double], page: Int) {
    for decoration in flow.decorations where decoration.units.overlaps(units) {
      let part = decoration.units.clamped(to: units)
      let top = tops[part.lowerBound - units.lowerBound]
      let last = part.upperBound - 1
      let bottom = tops[last - units.lowerBound] + flow.units[last].fragment.height
      let rect = Rect(
        x: style.page.margins.left + decoration.x, y: top, width: decoration.width,
        height: bottom - top)
      document.pages[page].items.append(
        PageItem(.fill(rect, color: decoration.color, radius: decoration.radius), element: nil))
    }
  }

  private mutating func place(_ fragment: Fragment, at origin: Point, page: Int) {
    for item in fragment.items {
      document.pages[page].items.append(item.offset(by: origin))
    }
    for link in fragment.links {
      document.links.append(
        LinkArea(
          page: page, rect: link.rect.offset(by: origin), target: link.target, text: link.text,
          element: link.element))
    }
    let destination = Destination(page: page, point: origin)
    for anchor in fragment.anchors where document.anchors[anchor] == nil {
      document.anchors[anchor] = destination
    }
    for entry in fragment.outline {
      document.outline.append(
        OutlineEntry(level: entry.level, title: entry.title, destination: destination))
    }
  }
}
