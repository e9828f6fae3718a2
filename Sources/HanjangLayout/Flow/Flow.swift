package import HanjangCore
package import HanjangStyle

/// What cannot be cut: a line, a picture, a line of a table row; positions are relative to the
/// left edge of the column and the fragment's own top.
package struct Fragment: Sendable {
  package struct Link: Sendable {
    package var rect: Rect
    package var target: LinkTarget
    package var text: String
    package var element: ElementID?
  }

  /// In points.
  package var height: Double
  package var items: [PageItem] = []
  package var links: [Link] = []
  /// From its top to the baseline of its first line of text.
  package var baseline: Double?
  package var anchors: [String] = []
  package var outline: [(level: Int, title: String)] = []
  /// The title of the section that begins here, for headers and footers.
  package var section: String?
  /// The numbers of the footnotes that it refers to.
  package var notes: [Int] = []
  /// Which of the rows of a flow it belongs to. Consecutive fragments of a row are drawn together, in
  /// the order of `PageItem.order`.
  var row: Int?

  package init(height: Double) {
    self.height = height
  }
}

/// A fragment with what pagination must know about the place before it.
package struct FlowUnit: Sendable {
  package var fragment: Fragment
  /// Falls away where the unit starts a page.
  package var gap: Gap
  /// What it costs to end a page before this unit; see `BreakCost`.
  package var breakCost: Double
  package var isForcedBreak = false
  /// Neither drawn nor counted where it starts a page.
  package var isSeparator = false
  /// Whether it is a line of the same paragraph as the unit before.
  package var isContinuation = false
  /// The header that is set again where the unit starts a page, as an index of `Flow.headers`.
  package var header: Int?
  /// Whether it holds pictures or chips, which are as good as several lines.
  package var isTall = false
  /// nil where none may be set smaller.
  package var pictures: ElasticPictures?
  /// How many of `Flow.notes` belong to this unit and those before it.
  package var noteEnd = 0
  /// Whether a note begins with this line.
  package var isNoteStart = false
  /// The place of the box that it stands in among those that make up the document.
  package var place = 0
  /// The same at the start of the same content in a column of another width; nil within it.
  package var restart: Restart?
}

/// Where a column can go on in another width: a paragraph, a row, a line of code.
package struct Restart: Hashable, Sendable {
  /// Which content of the document it is.
  package var content: Int
  /// Which row or line of it.
  package var part: Int
}

/// A fill behind or beside consecutive units.
package struct FlowDecoration: Sendable {
  package var units: Range<Int>
  package var x: Double
  package var width: Double
  package var color: Color
  package var radius: Double
}

/// The whole document as one endless column.
package struct Flow: Sendable {
  /// What the author wants on one page.
  package struct Keep: Sendable {
    package var units: Range<Int>
    package var range: SourceRange
  }

  package var units: [FlowUnit] = []
  package var decorations: [FlowDecoration] = []
  package var headers: [[Fragment]] = []
  package var structure = StructureTree()
  /// The lines of the notes that stand at the feet of pages, in the order of their references.
  package var notes: [FlowUnit] = []
  package var noteDecorations: [FlowDecoration] = []
  /// What stands above the notes of a page, its gaps included.
  package var noteRule = Fragment(height: 0)
  package var keeps: [Keep] = []
  /// What could not be set as it should be.
  package var diagnostics: [Diagnostic] = []

  package init() {}

  /// All diagnostics of the flow on these pages, in the order of the source.
  func diagnostics(of cuts: [PageCut]) -> [Diagnostic] {
    let starts = cuts.dropFirst().map(\.units.lowerBound).filter { $0 < units.count }
    let split = keeps.filter { keep in
      starts.contains {
        $0 > keep.units.lowerBound && $0 < keep.units.upperBound && !units[$0].isForcedBreak
      }
    }
    return (diagnostics + split.map { Diagnostic.splitKeep(at: $0.range) }).inSourceOrder
  }

  /// Lets gaps shrink to a `share` of their natural sizes; those that part no more than lines, of
  /// up to 4 points, stay as they are.
  package mutating func loosen(to share: Double) {
    for index in units.indices where units[index].gap.natural > 4 {
      let gap = units[index].gap
      units[index].gap.minimum = min(gap.minimum, max(gap.natural * share, 4))
    }
  }
}

extension [Diagnostic] {
  var inSourceOrder: [Diagnostic] {
    let none = SourcePosition(line: .max, column: 0)
    return sorted { ($0.range?.start ?? none) < ($1.range?.start ?? none) }
  }
}

extension Fragment {
  /// Moves everything down and grows by `distance` points at the top.
  package mutating func shiftDown(by distance: Double) {
    height += distance
    baseline = baseline.map { $0 + distance }
    for index in items.indices { items[index].move(by: Point(x: 0, y: distance)) }
    links = links.map { link in
      var link = link
      link.rect = link.rect.offset(by: Point(x: 0, y: distance))
      return link
    }
  }
}
