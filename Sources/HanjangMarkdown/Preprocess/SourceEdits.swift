import HanjangCore

/// Other bytes in the place of some of the source's; line ends stay, so that lines keep their numbers.
struct SourceEdit {
  var range: Range<Int>
  var replacement: [UInt8]
}

/// A source after edits, and the way back from its columns to those of the author.
struct EditedSource {
  private struct Change {
    /// Columns from 1, in bytes.
    var newColumn: Int
    var newLength: Int
    var oldColumn: Int
    var oldLength: Int
  }

  private(set) var bytes: [UInt8] = []
  /// By line of the author's text.
  private var changes: [Int: [Change]] = [:]
  /// For each line added before the author's text, the place that it is about.
  private var addedLines: [SourcePosition] = []

  /// - Parameters:
  ///   - edits: in the order of their ranges; one that overlaps an earlier one is passed over.
  ///   - notes: footnotes, numbered from 1; they stand at the top, where nothing that is left open
  ///     takes them in.
  init(_ source: [UInt8], edits: [SourceEdit], notes: [(text: String, place: SourcePosition)]) {
    bytes.reserveCapacity(source.count)
    add(notes)
    var line = 1
    var oldStart = 0
    var newStart = bytes.count
    var offset = 0
    func copy(upTo end: Int, into bytes: inout [UInt8]) {
      for index in offset..<max(offset, end) {
        bytes.append(source[index])
        guard source[index] == 0x0A else { continue }
        line += 1
        oldStart = index + 1
        newStart = bytes.count
      }
      offset = max(offset, end)
    }
    for edit in edits where edit.range.lowerBound >= offset {
      copy(upTo: edit.range.lowerBound, into: &bytes)
      var rest = edit.range
      var replacement = edit.replacement
      repeat {
        let end = source[rest].firstIndex(of: 0x0A) ?? rest.upperBound
        changes[line, default: []].append(
          Change(
            newColumn: bytes.count - newStart + 1, newLength: replacement.count,
            oldColumn: rest.lowerBound - oldStart + 1, oldLength: end - rest.lowerBound))
        bytes += replacement
        replacement = []
        offset = end
        if end < rest.upperBound { copy(upTo: end + 1, into: &bytes) }
        rest = min(end + 1, rest.upperBound)..<rest.upperBound
      } while !rest.isEmpty
    }
    copy(upTo: source.count, into: &bytes)
  }

  private mutating func add(_ notes: [(text: String, place: SourcePosition)]) {
    for (index, note) in notes.enumerated() {
      bytes += "[^\(Leftovers.htmlMark)\(index + 1)]: \(note.text)\n\n".utf8
      addedLines += [note.place, note.place]
    }
  }

  /// The place in the author's text of a place in `bytes`.
  func original(_ position: SourcePosition) -> SourcePosition {
    guard position.line > addedLines.count else { return addedLines[position.line - 1] }
    let line = position.line - addedLines.count
    guard let changes = changes[line] else {
      return SourcePosition(line: line, column: position.column)
    }
    // A binary search for the last change that begins at the place or before it.
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].newColumn <= position.column { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return SourcePosition(line: line, column: position.column) }
    let change = changes[low - 1]
    let behind = position.column - change.newColumn - change.newLength
    let column = change.oldColumn + (behind < 0 ? 0 : change.oldLength + behind)
    return SourcePosition(line: line, column: column)
  }
}
