import HanjangCore
package import HanjangStyle

/// The columns of a document with their page breaks.
package struct ColumnPages: Sendable {
  let geometry: ColumnGeometry
  let across: Flow
  let main: Flow
  let mainCuts: [PageCut]
  /// Whether the main column is as wide as the page after the first page.
  let turns: Bool
  let sidebar: Flow
  let sidebarCuts: [PageCut]
  let hasSidebar: Bool
  let structure: StructureTree
  /// How often a page ends where none should.
  package let violations: Int

  package var count: Int {
    max(mainCuts.count, sidebarCuts.count, across.units.isEmpty ? 0 : 1)
  }

  /// All diagnostics of the columns, in the order of the source.
  var diagnostics: [Diagnostic] {
    let found = main.diagnostics(of: mainCuts) + sidebar.diagnostics(of: sidebarCuts)
    return (across.diagnostics + found).inSourceOrder
  }

  /// The height of what stands on pages after the first `limit`, in points: of the longer column.
  package func height(after limit: Int) -> Double {
    max(
      main.height(of: mainCuts.dropFirst(limit)), sidebar.height(of: sidebarCuts.dropFirst(limit)))
  }

  /// Below what stands above both columns, in points.
  var columnTop: Double {
    across.units.isEmpty ? 0 : across.naturalHeight + geometry.headerGap
  }
}

/// Lays out a document in its columns and chooses their page breaks, for each column independently.
package struct ColumnLayout {
  private let boxes: [Box]
  private let style: ComputedStyle
  private let engine: any TextEngine
  private let wantsFewPages: Bool
  private let geometry: ColumnGeometry
  private let hasSidebar: Bool
  private let flows: ColumnFlows

  /// - Parameter wantsFewPages: whether fewer pages matter more than good page breaks.
  package init(
    _ boxes: [Box], style: ComputedStyle, engine: any TextEngine, wantsFewPages: Bool = false
  ) {
    self.boxes = boxes
    self.style = style
    self.engine = engine
    self.wantsFewPages = wantsFewPages
    geometry = ColumnGeometry(style)
    hasSidebar = boxes.contains { $0.column == .sidebar }
    let width = hasSidebar ? geometry.main.width : geometry.whole.width
    flows = Self.flows(boxes, geometry, width, engine, leastGap: wantsFewPages ? style.fit.gap : 1)
  }

  /// - Parameter leastGap: see `Flow.loosen`.
  private static func flows(
    _ boxes: [Box], _ geometry: ColumnGeometry, _ mainWidth: Double, _ engine: any TextEngine,
    leastGap: Double
  ) -> ColumnFlows {
    guard boxes.contains(where: { $0.column != .main }) else {
      var flow = FlowBuilder.flow(
        boxes, width: mainWidth, height: geometry.height, engine: engine)
      if leastGap < 1 { flow.loosen(to: leastGap) }
      return ColumnFlows(across: Flow(), main: flow, sidebar: Flow(), structure: flow.structure)
    }
    var flows = ColumnBuilder.flows(
      of: boxes, geometry: geometry, mainWidth: mainWidth, engine: engine)
    if leastGap < 1 {
      flows.main.loosen(to: leastGap)
      flows.sidebar.loosen(to: leastGap)
    }
    return flows
  }

  package func pages() -> ColumnPages {
    let sidebar = arrangement(of: flows.sidebar)
    var sidebarFlow = flows.sidebar
    sidebarFlow.shrinkPictures(on: sidebar.cuts)
    var (main, turns) = (arrangement(of: flows.main), false)
    var flow = flows.main
    if hasSidebar, style.sidebar.pages == .first, main.cuts.count > 1, sidebar.cuts.count < 2,
      let wider = turned(), wider.arrangement.violations <= main.violations
    {
      (flow, main, turns) = (wider.flow, wider.arrangement, true)
    }
    flow.shrinkPictures(on: main.cuts)
    return ColumnPages(
      geometry: geometry, across: flows.across, main: flow, mainCuts: main.cuts, turns: turns,
      sidebar: sidebarFlow, sidebarCuts: sidebar.cuts, hasSidebar: hasSidebar,
      structure: flows.structure, violations: main.violations + sidebar.violations)
  }

  // MARK: Pages

  private typealias Arrangement = (cuts: [PageCut], violations: Int)

  /// What the columns of the first page hold, in points.
  private var firstHeight: Double {
    guard !flows.across.units.isEmpty else { return geometry.height }
    return max(0, geometry.height - flows.across.naturalHeight - geometry.headerGap)
  }

  /// A column that cannot well begin below what stands above it begins on the second page.
  private func arrangement(of flow: Flow) -> Arrangement {
    var best: Arrangement?
    if beginsOnFirstPage(flow) {
      let found = arrangement(of: flow, first: FirstPage(height: firstHeight))
      guard found.violations > 0, firstHeight < geometry.height else { return found }
      best = found
    }
    let later = arrangement(of: flow, first: nil)
    if let best, best.violations <= later.violations { return best }
    return ([.empty] + later.cuts, later.violations)
  }

  private func arrangement(of flow: Flow, first: FirstPage?) -> Arrangement {
    var found = Paginator(
      flow, height: geometry.height, first: first, wantsFewPages: wantsFewPages
    ).arrangement()
    if !wantsFewPages, found.cuts.count > 1, let last = found.cuts.last,
      flow.height(of: [last]) < geometry.height * Self.shortLastPage
    {
      let fewer = Paginator(flow, height: geometry.height, first: first, wantsFewPages: true)
        .arrangement()
      if fewer.cuts.count < found.cuts.count, fewer.cost.violations <= found.cost.violations,
        fewer.cost.badness <= found.cost.badness + PageFaults.pageFewer
      {
        found = fewer
      }
    }
    return (found.cuts, found.cost.violations)
  }

  /// Of a page: what leaves more of the last page empty is tried on one page fewer.
  private static let shortLastPage = 1.0 / 3

  /// Whether what stands above both columns leaves room for the first unit, or needs none.
  private func beginsOnFirstPage(_ flow: Flow) -> Bool {
    guard firstHeight < geometry.height, let first = flow.units.first else { return true }
    return first.fragment.height <= firstHeight
  }

  /// The main column with the width of the page after its first page; nil where it can't change its
  /// width.
  private func turned() -> (flow: Flow, arrangement: Arrangement)? {
    let later = Self.flows(
      boxes, geometry, geometry.whole.width, engine,
      leastGap: wantsFewPages ? style.fit.gap : 1)
    guard later.structure.elements.count == flows.structure.elements.count,
      later.main.notes.count == flows.main.notes.count, beginsOnFirstPage(flows.main)
    else { return nil }
    let (flow, turn) = flows.main.turning(to: later.main)
    let found = arrangement(of: flow, first: FirstPage(height: firstHeight, turn: turn))
    return found.cuts.isEmpty ? nil : (flow, found)
  }

  // MARK: Room

  /// What has to stand in the main column, as `plan` leaves too little room elsewhere; nil where all
  /// is well.
  package func plan(instead plan: ColumnPlan) -> ColumnPlan? {
    if flows.across.naturalHeight > geometry.height * Self.headerShare {
      return ColumnPlan(keepsHeaderInMain: true, inMain: plan.inMain)
    }
    let inMain = partsWithoutRoom()
    guard !inMain.isEmpty else { return nil }
    return ColumnPlan(keepsHeaderInMain: plan.keepsHeaderInMain, inMain: plan.inMain.union(inMain))
  }

  /// The most of a page that a header above both columns takes.
  private static let headerShare = 0.4

  /// What of the sidebar has no room beside the first page, gaps at their least.
  private func partsWithoutRoom() -> Set<ColumnPlan.Part> {
    guard hasSidebar, style.sidebar.pages == .first else { return [] }
    var heights: [(part: ColumnPlan.Part, height: Double)] = []
    var note = 0
    for unit in flows.sidebar.units {
      let part = boxes[unit.place].readingOrder.map { ColumnPlan.Part.section($0) } ?? .contacts
      if heights.last?.part != part { heights.append((part, 0)) }
      var height = unit.fragment.height + unit.gap.minimum
      if note == 0, unit.noteEnd > 0 { height += flows.sidebar.noteRule.height }
      for line in flows.sidebar.notes[note..<max(note, unit.noteEnd)] {
        height += line.fragment.height + line.gap.minimum
      }
      note = max(note, unit.noteEnd)
      heights[heights.count - 1].height += height
    }
    var room = firstHeight
    var without: Set<ColumnPlan.Part> = []
    for (part, height) in heights {
      if height <= room { room -= height } else { without.insert(part) }
    }
    return without
  }
}

extension PageCut {
  /// A page with nothing on it.
  static let empty = PageCut(units: 0..<0, notes: 0..<0, header: nil, gapRatio: 0)
}

extension Flow {
  var naturalHeight: Double {
    units.enumerated().reduce(0) { height, unit in
      height + unit.element.fragment.height + (unit.offset > 0 ? unit.element.gap.natural : 0)
    }
  }

  fileprivate func height(of cuts: ArraySlice<PageCut>) -> Double {
    cuts.reduce(0) { height, cut in
      let text = units[cut.units].reduce(0) { $0 + $1.fragment.height + $1.gap.minimum }
      return height + text + notes[cut.notes].reduce(0) { $0 + $1.fragment.height }
    }
  }
}
