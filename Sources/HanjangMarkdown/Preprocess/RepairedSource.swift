import HanjangCore

/// The source that cmark parses: markers make it read some places as the author meant them, and
/// every line stays where it was.
struct RepairedSource {
  private(set) var bytes: [UInt8] = []
  /// By line, from 1: the columns, from 1, of the bytes that were put in, in order.
  private var insertions: [Int: [Int]] = [:]

  /// What other tools left in the text is taken out first.
  private var edited: EditedSource?
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var rewritings: [Rewriting] = []
  /// By line, the names that authors give to headings.
  private(set) var headingNames: [Int: String] = [:]

  /// - Parameter text: without front matter; in its place as many newlines.
  init(_ text: String) {
    let source = Array(text.utf8)
    bytes.reserveCapacity(source.count + 64)
    var lines = SourceLines(source)
    var leftovers = Leftovers(lines)
    leftovers.scan()
    diagnostics = leftovers.diagnostics
    headingNames = leftovers.headingNames
    rewritings = leftovers.rewritings
    if !leftovers.edits.isEmpty {
      let edited = EditedSource(source, edits: leftovers.edits, notes: leftovers.notes)
      self.edited = edited
      lines = SourceLines(edited.bytes)
    }
    lines.repairSetextHeadings()
    let html = HTMLRepair(lines)
    let emphasis = EmphasisRepair(lines)
    let definitions = LinkDefinitions(lines)
    diagnostics += (html.diagnostics + definitions.diagnostics).map { original($0) }
    let found = html.rewritings + definitions.rewritings + emphasis.rewritings(in: lines)
    rewritings += found.map { rewriting in
      var rewriting = rewriting
      rewriting.position = edited?.original(rewriting.position) ?? rewriting.position
      return rewriting
    }
    let marks =
      html.marks + definitions.marks + emphasis.marks + DateRepair.marks(in: lines)
      + ContainerDepth.marks(in: lines)
    insert(marks.sortedByOffset, into: lines)
  }

  private mutating func insert(_ marks: [MarkerCharacter.Mark], into lines: SourceLines) {
    var next = 0
    for (index, range) in lines.ranges.enumerated() {
      var offset = range.lowerBound
      while next < marks.count, marks[next].offset <= range.upperBound {
        bytes += lines.bytes[offset..<marks[next].offset]
        offset = marks[next].offset
        let column = offset - range.lowerBound + 1
        for character in marks[next].kind.characters {
          insertions[index + 1, default: []].append(column)
          bytes += character
        }
        next += 1
      }
      let end =
        index + 1 < lines.ranges.count ? lines.ranges[index + 1].lowerBound : lines.bytes.count
      bytes += lines.bytes[offset..<end]
    }
  }

  /// The place in the author's text of a place in `bytes`.
  func original(_ position: SourcePosition) -> SourcePosition {
    let place = withoutMarkers(position)
    return edited?.original(place) ?? place
  }

  private func original(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let edited, let range = diagnostic.range else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.range = SourceRange(edited.original(range.start), edited.original(range.end))
    return diagnostic
  }

  private func withoutMarkers(_ position: SourcePosition) -> SourcePosition {
    guard let columns = insertions[position.line] else { return position }
    let length = MarkerCharacter.bytes.count
    // A binary search for the first insertion that does not end before the place.
    var low = 0
    var high = columns.count
    while low < high {
      let middle = (low + high) / 2
      if columns[middle] + (middle + 1) * length <= position.column {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let column = position.column - low * length
    let isInside = low < columns.count && column > columns[low]
    return SourcePosition(line: position.line, column: isInside ? columns[low] : max(1, column))
  }
}

extension [MarkerCharacter.Mark] {
  /// Marks of one place stay in their order.
  fileprivate var sortedByOffset: [MarkerCharacter.Mark] {
    enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
      .map(\.element)
  }
}
