/// Something to tell the author about a document: what is wrong, where, and what to do.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Comparable, Sendable {
    case note, warning, error

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  package let severity: Severity

  /// A stable kebab-case name, such as `missing-image`, by which tools tell diagnostics apart.
  package let id: String

  /// One sentence, the specific thing first, without a full stop.
  package let message: String

  /// Where in the file; nil when the whole file is meant.
  package var range: SourceRange?

  /// Further lines: what was tried, what would help.
  package let notes: [String]

  /// The file that is meant when it is not the document itself, such as a style.
  package let path: String?

  package init(
    _ severity: Severity, id: String, _ message: String, at range: SourceRange? = nil,
    notes: [String] = [], path: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.range = range
    self.notes = notes
    self.path = path
  }
}
