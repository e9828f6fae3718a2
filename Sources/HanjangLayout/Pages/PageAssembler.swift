import HanjangCore
package import HanjangStyle

/// Places the contents of the columns on pages, and adds headers, footers, links and bookmarks.
package struct PageAssembler {
  private let columns: ColumnPages
  private let style: ComputedStyle
  private let engine: any TextEngine
  private var document = PagedDocument()
  private var outline: [(place: Int, entry: OutlineEntry)] = []
  /// The section that each page so far begins in, or that first begins on it.
  private var sections: [String] = []
  private var currentSection = ""

  package init(_ columns: ColumnPages, style: ComputedStyle, engine: any TextEngine) {
    self.columns = columns
    self.style = style
    self.engine = engine
  }

  /// - Parameters:
  ///   - fields: what the `{name}`s of header and footer stand for, beside those of the page.
  ///   - numbering: the pages of other documents in the same file.
  package consuming func assemble(
    fields: [String: String], numbering: PageNumbering = PageNumbering()
  ) -> PagedDocument {
    document.structure = columns.structure
    document.diagnostics = columns.diagnostics
    for page in 0..<max(1, columns.count) { addPage(page) }
    // A section in the sidebar of a later page may come before one on an earlier page.
    document.outline = outline.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element.entry)
    var furniture = PageFurniture(style: style, engine: engine)
    furniture.add(to: &document, fields: fields, sections: sections, numbering: numbering)
    return document
  }

  private mutating func addPage(_ number: Int) {
    document.pages.append(Page(size: style.page.size))
    let geometry = columns.geometry
    let top = geometry.top + (number == 0 ? columns.columnTop : 0)
    var pieces: [PagePiece] = []
    if number == 0 { pieces += PagePiece.pieces(of: columns.across, at: geometry) }
    if number < columns.mainCuts.count {
      let cut = columns.mainCuts[number]
      noteSection(of: columns.main.units[cut.units])
      pieces += PagePiece.pieces(
        of: columns.main, cut, left: left(onPage: number), top: top, bottom: geometry.bottom)
    } else {
      sections.append(currentSection)
    }
    if columns.hasSidebar {
      if number < columns.sidebarCuts.count {
        pieces += PagePiece.pieces(
          of: columns.sidebar, columns.sidebarCuts[number], left: geometry.sidebar.left, top: top,
          bottom: geometry.bottom)
      }
      // As they are read: section by section, wherever they stand.
      pieces = pieces.enumerated().sorted {
        ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
      }.map(\.element)
      drawSidebar(onPage: number, top: top)
    }
    let count = pieces.reduce(Self.furnitureRoom) { $0 + $1.fragment.items.count }
    document.pages[number].items.reserveCapacity(document.pages[number].items.count + count)
    document.pages[number].items.append(pieces)
    for piece in pieces { notePlaces(in: piece, page: number) }
  }

  /// How many items a header and a footer seldom have more of.
  private static let furnitureRoom = 16

  /// The left edge of the main column.
  private func left(onPage number: Int) -> Double {
    let isWhole = !columns.hasSidebar || columns.turns && number > 0
    return isWhole ? columns.geometry.whole.left : columns.geometry.main.left
  }

  private mutating func noteSection(of units: ArraySlice<FlowUnit>) {
    let starts = units.map(\.fragment.section)
    let begun = starts.compactMap { $0 }
    let leads = starts.first.flatMap { $0 } != nil
    sections.append(leads || currentSection.isEmpty ? begun.first ?? "" : currentSection)
    currentSection = begun.last ?? currentSection
  }

  /// What can be clicked, what links lead to, and what bookmarks do.
  private mutating func notePlaces(in piece: PagePiece, page: Int) {
    let origin = piece.origin
    let fragment = piece.fragment
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
      let entry = OutlineEntry(level: entry.level, title: entry.title, destination: destination)
      outline.append((piece.place, entry))
    }
  }

  // MARK: Sidebar

  /// Its background, which goes to the page's edges where nothing stands above it, and the rule beside it.
  private mutating func drawSidebar(onPage number: Int, top: Double) {
    guard number == 0 || !columns.turns else { return }
    let geometry = columns.geometry
    let size = style.page.size
    let looks = style.sidebar
    let hasHeader = top > geometry.top
    if looks.background != .white {
      let edge = hasHeader ? top - geometry.headerGap / 2 : 0
      let isLeft = looks.side == .left
      let background = Rect(
        x: isLeft ? 0 : geometry.middle, y: edge,
        width: isLeft ? geometry.middle : size.width - geometry.middle, height: size.height - edge)
      document.pages[number].items.append(
        PageItem(.fill(background, color: looks.background, radius: 0), element: nil))
    }
    if looks.ruleWidth > 0 {
      let rule = Rect(
        x: geometry.middle - looks.ruleWidth / 2, y: top, width: looks.ruleWidth,
        height: geometry.bottom - top)
      document.pages[number].items.append(
        PageItem(.fill(rule, color: looks.ruleColor, radius: 0), element: nil))
    }
  }
}
