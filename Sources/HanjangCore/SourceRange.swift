/// A place in a source file: a line and a column, both counted from 1.
///
/// Columns count UTF-8 bytes, as cmark does; `Diagnostic` printers turn them into characters.
package struct SourcePosition: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A range of a source file, from `start` up to and including `end`.
package struct SourceRange: Hashable, Sendable {
  package var start: SourcePosition
  package var end: SourcePosition

  package init(_ start: SourcePosition, _ end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// The range of a single position.
  package init(line: Int, column: Int) {
    let position = SourcePosition(line: line, column: column)
    self.init(position, position)
  }
}
