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

  private let wantsFewPages: Bool

  /// - Parameter wantsFewPages: whether the number of pages goes before their looks.
  package init(
    flow: Flow, style: ComputedStyle, engine: any TextEngine, wantsFewPages: Bool = false
  ) {
    self.wantsFewPages = wantsFewPages
    self.flow = flow
    self.style = style
    self.engine = engine
  }

  /// - Parameters:
  ///   - fields: what the `{name}`s of header and footer stand for, beside those of the page.
  ///   - numbering: the pages of other documents in the same file.
  package consuming func assemble(
    fields: [String: String], numbering: PageNumbering = PageNumbering()
  ) -> PagedDocument {
    let page = style.page
    let height = page.size.height - page.margins.top - page.margins.bottom
    document.structure = flow.structure
    let paginator = Paginator(flow, height: height, wantsFewPages: wantsFewPages)
    let cuts = paginator.cuts()
    for cut in cuts { addPage(cut, height: height) }
    document.diagnostics = flow.diagnostics(of: cuts)
    if document.pages.isEmpty { document.pages.append(Page(size: page.size)) }
    var furniture = PageFurniture(style: style, engine: engine)
    furniture.add(to: &document, fields: fields, sections: sections, numbering: numbering)
    return document
  }

  private mutating func addPage(_ cut: PageCut, height: Double) {
    let page = document.pages.count
    document.pages.append(Page(size: style.page.size))
    let left = style.page.margins.left
    let top = style.page.margins.top
    var y = top
    for fragment in cut.header.map({ flow.headers[$0] }) ?? [] {
      place(fragment, at: Point(x: left, y: y), page: page)
      y += fragment.height
    }
    let tops = self.tops(of: flow.units, cut.units, from: y, gapRatio: cut.gapRatio)
    noteSection(of: cut.units)
    addDecorations(flow.decorations, of: flow.units, cut.units, tops: tops, page: page)
    for (index, top) in zip(cut.units, tops) {
      place(flow.units[index].fragment, at: Point(x: left, y: top), page: page)
    }
    addNotes(cut.notes, bottom: top + height, page: page)
  }

  private mutating func noteSection(of units: Range<Int>) {
    let starts = flow.units[units].map(\.fragment.section)
    let begun = starts.compactMap { $0 }
    let leads = starts.first.flatMap { $0 } != nil
    sections.append(leads || currentSection.isEmpty ? begun.first ?? "" : currentSection)
    currentSection = begun.last ?? currentSection
  }

  private mutating func addNotes(_ notes: Range<Int>, bottom: Double, page: Int) {
    guard !notes.isEmpty else { return }
    let left = style.page.margins.left
    var tops = self.tops(of: flow.notes, notes, from: 0, gapRatio: 0)
    let height = (tops.last ?? 0) + flow.notes[notes.upperBound - 1].fragment.height
    tops = tops.map { $0 + bottom - height }
    place(
      flow.noteRule, at: Point(x: left, y: bottom - height - flow.noteRule.height), page: page)
    addDecorations(flow.noteDecorations, of: flow.notes, notes, tops: tops, page: page)
    for (index, top) in zip(notes, tops) {
      place(flow.notes[index].fragment, at: Point(x: left, y: top), page: page)
    }
  }

  /// - Parameter gapRatio: see `PageCut`.
  private func tops(
    of all: [FlowUnit], _ shown: Range<Int>, from top: Double, gapRatio: Double
  ) -> [Double] {
    var y = top
    return shown.map { index in
      let gap = all[index].gap
      if index > shown.lowerBound {
        let slack = gapRatio < 0 ? gap.natural - gap.minimum : gap.maximum - gap.natural
        y += gap.natural + gapRatio * slack
      }
      defer { y += all[index].fragment.height }
      return y
    }
  }

  private mutating func addDecorations(
    _ decorations: [FlowDecoration], of all: [FlowUnit], _ shown: Range<Int>, tops: [Double],
    page: Int
  ) {
    for decoration in decorations where decoration.units.overlaps(shown) {
      let part = decoration.units.clamped(to: shown)
      let top = tops[part.lowerBound - shown.lowerBound]
      let last = part.upperBound - 1
      let bottom = tops[last - shown.lowerBound] + all[last].fragment.height
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
