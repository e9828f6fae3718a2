import HanjangCore

/// The content of a document, column by column, with one structure tree.
struct ColumnFlows {
  /// What stands above both columns of the first page.
  var across: Flow
  var main: Flow
  var sidebar: Flow
  var structure: StructureTree
}

/// Sets the boxes of a document in the columns that they belong to; the structure tree has them in
/// the order in which they come.
struct ColumnBuilder {
  private let geometry: ColumnGeometry
  private let mainWidth: Double
  private var across: FlowBuilder
  private var main: FlowBuilder
  private var sidebar: FlowBuilder
  private var structure = StructureTree()

  /// - Parameter mainWidth: of the main column, in points; notes stay as wide as `geometry` has it.
  static func flows(
    of boxes: [Box], geometry: ColumnGeometry, mainWidth: Double, engine: any TextEngine
  ) -> ColumnFlows {
    var builder = ColumnBuilder(boxes, geometry, mainWidth: mainWidth, engine: engine)
    for (place, box) in boxes.enumerated() { builder.add(box, place: place) }
    return builder.finished()
  }

  private init(
    _ boxes: [Box], _ geometry: ColumnGeometry, mainWidth: Double, engine: any TextEngine
  ) {
    func builder(of column: Box.Column, width: Double) -> FlowBuilder {
      var builder = FlowBuilder(
        engine: engine, pictureLimit: Size(width: width, height: geometry.height))
      let own = boxes.filter { $0.column == column }
      builder.sharedWidth = AsideWidth.shared(own, engine: engine)
      return builder
    }
    self.geometry = geometry
    self.mainWidth = mainWidth
    across = builder(of: .across, width: geometry.whole.width)
    main = builder(of: .main, width: mainWidth)
    sidebar = builder(of: .sidebar, width: geometry.sidebar.width)
  }

  private mutating func add(_ box: Box, place: Int) {
    if case .footnotes(let feet) = box.kind {
      add(feet)
      return
    }
    switch box.column {
    case .across:
      across.place = place
      Self.add(box, to: &across, width: geometry.whole.width, &structure)
    case .main:
      main.place = place
      Self.add(box, to: &main, width: mainWidth, &structure)
    case .sidebar:
      sidebar.place = place
      Self.add(box, to: &sidebar, width: geometry.sidebar.width, &structure)
      // What the author has begin a page begins it in the main column.
      if sidebar.isBreakForced { main.isBreakForced = true }
      sidebar.isBreakForced = false
    }
  }

  private static func add(
    _ box: Box, to column: inout FlowBuilder, width: Double, _ structure: inout StructureTree
  ) {
    swap(&structure, &column.flow.structure)
    column.add(box, x: 0, width: width, parent: StructureTree.root)
    swap(&structure, &column.flow.structure)
  }

  // MARK: Notes

  /// Each note stands at the foot of the column that refers to it.
  private mutating func add(_ feet: FootnotesBox) {
    var inMain = across.flow.notesReferredTo.union(main.flow.notesReferredTo)
    var inSidebar = sidebar.flow.notesReferredTo
    for (index, note) in feet.notes.enumerated() {
      if inSidebar.contains(index + 1), !inMain.contains(index + 1) {
        Self.add(note: note, to: &sidebar, width: geometry.sidebar.width, &structure)
        inSidebar.formUnion(sidebar.builtNotes[index].units.flatMap(\.fragment.notes))
        main.builtNotes.append(BuiltNote(units: [], decorations: []))
      } else {
        Self.add(note: note, to: &main, width: geometry.main.width, &structure)
        inMain.formUnion(main.builtNotes[index].units.flatMap(\.fragment.notes))
        sidebar.builtNotes.append(BuiltNote(units: [], decorations: []))
      }
    }
    main.addRule(of: feet, x: 0, width: geometry.main.width)
    sidebar.addRule(of: feet, x: 0, width: geometry.sidebar.width)
  }

  private static func add(
    note: Box, to column: inout FlowBuilder, width: Double, _ structure: inout StructureTree
  ) {
    swap(&structure, &column.flow.structure)
    column.add(note: note, x: 0, width: width, parent: StructureTree.root)
    swap(&structure, &column.flow.structure)
  }

  private consuming func finished() -> ColumnFlows {
    // Above the columns there is no foot for notes.
    if !main.flow.units.isEmpty {
      main.flow.units[0].fragment.notes.insert(
        contentsOf: across.flow.notesReferredTo.sorted(), at: 0)
    }
    main.attachNotes()
    main.joinShortParts()
    sidebar.attachNotes()
    // A page doesn't end in the sidebar because the author wants one to end in the text.
    for index in sidebar.flow.units.indices { sidebar.flow.units[index].isForcedBreak = false }
    return ColumnFlows(
      across: across.flow, main: main.flow, sidebar: sidebar.flow, structure: structure)
  }
}

extension Flow {
  fileprivate var notesReferredTo: Set<Int> { Set(units.flatMap(\.fragment.notes)) }
}
