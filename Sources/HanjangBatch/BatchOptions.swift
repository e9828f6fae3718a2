package import HanjangCore

/// What a run of `hanjang batch` is asked to do.
package struct BatchOptions: Sendable {
  /// The folder that is converted, without a slash at its end.
  package var root: String
  /// The output folder, likewise.
  package var output: String
  package var selection = FolderScanner.Selection()
  /// nil: PDFs are called as their documents.
  package var pattern: NamePattern?
  package var shard = Shard.all
  package var limits = WorkerLimits()
  package var program: WorkerProgram
  /// What the command line says of every document, as `hanjang export` takes it.
  package var arguments: [String] = []
  /// The program's version, the fonts, and what else all PDFs depend on.
  package var surroundings: ContentHash
  /// Months since the year 0.
  package var month: Int
  /// Unchanged documents are made again.
  package var isForced = false
  /// PDFs whose documents are gone are removed.
  package var prunes = false
  /// The first failure ends the run.
  package var failsFast = false
  /// A warning fails its document.
  package var isStrict = false

  package init(
    root: String, output: String, program: WorkerProgram, surroundings: ContentHash, month: Int
  ) {
    self.root = Self.withoutSlash(root)
    self.output = Self.withoutSlash(output)
    self.program = program
    self.surroundings = surroundings
    self.month = month
  }

  private static func withoutSlash(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

/// What became of one document.
package struct DocumentReport: Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    case made, unchanged, failed
    /// A JSON file that isn't a résumé.
    case skipped
    /// A PDF whose document is gone, or has another name now: still there, or removed.
    case orphaned, removed
  }

  /// Relative to the folder that is converted.
  package var source: String
  /// Relative to the output folder.
  package var output: String
  package var outcome: Outcome
  package var pages = 0
  package var bytes = 0
  package var milliseconds = 0.0
  package var warnings = 0
  /// As `--diagnostics json` prints them.
  package var diagnostics: [JSONValue] = []
  package var messages: [WorkerAnswer.Message] = []

  init(source: String, output: String, outcome: Outcome) {
    self.source = source
    self.output = output
    self.outcome = outcome
  }

  /// A line of `--report`, without the line feed.
  package var line: String {
    // Begins as `lineStart` says.
    JSONValue.object([
      .init("version", .integer(1)), .init("path", .string(source)),
      .init("output", .string(output)), .init("outcome", .string(outcome.rawValue)),
      .init("pages", .integer(pages)), .init("bytes", .integer(bytes)),
      .init("milliseconds", .decimal(milliseconds)), .init("diagnostics", .array(diagnostics)),
    ]).text()
  }

  /// How each line of a report begins, whatever it reports.
  package static let lineStart = JSONValue.object([.init("version", .integer(1))]).text().dropLast()

  /// The first error, else the first warning, as one sentence with its line.
  package var firstError: String {
    let errors = diagnostics.filter { $0["severity"].string == "error" }
    let warnings = diagnostics.filter { $0["severity"].string == "warning" }
    guard let first = errors.first ?? warnings.first else { return "" }
    let line = first["line"].integer
    return (line > 0 ? "line \(line): " : "") + first["message"].string
  }
}

/// What a run tells while it goes on.
package enum BatchEvent: Sendable {
  /// Something that concerns no single document.
  case note(String)
  /// All is looked at: so many documents are to be made.
  case planned(count: Int)
  case finished(DocumentReport)
  /// Some time has passed.
  case tick
}
