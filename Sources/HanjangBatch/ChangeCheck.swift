import HanjangCompiler
import HanjangCore

/// Tells whether a document's PDF is what it would become again.
struct ChangeCheck {
  /// The folder's path without links.
  let root: String
  /// The same as the user named it.
  let given: String
  let output: String
  /// Months since the year 0.
  let month: Int
  /// Hashes of pictures and styles, which many documents share; nil for missing files.
  private var hashes: [String: ContentHash?] = [:]

  init(root: String, given: String, output: String, month: Int) {
    self.root = root
    self.given = given
    self.output = output
    self.month = month
  }

  /// The entry that still holds.
  mutating func current(
    _ entries: [ManifestEntry], _ plan: BatchConverter.Plan
  ) -> ManifestEntry? {
    let candidates = entries.filter { $0.outcome != .failed && $0.settings == plan.settings }
    guard !candidates.isEmpty, let hash = ContentHash.ofFile("\(root)/\(plan.source)") else {
      return nil
    }
    for entry in candidates where entry.hash == hash {
      if entry.outcome == .skipped { return entry }
      guard entry.output == plan.output, hasCurrentDate(entry), hasCurrentReads(entry),
        isInPlace(entry)
      else { continue }
      return entry
    }
    return nil
  }

  /// What a document said of itself when it was last read, if it has not changed.
  func fields(
    _ entries: [ManifestEntry], _ plan: BatchConverter.Plan
  ) -> [String: String]? {
    let candidates = entries.filter { $0.fields != nil && $0.settings == plan.settings }
    guard !candidates.isEmpty, let hash = ContentHash.ofFile("\(root)/\(plan.source)") else {
      return nil
    }
    return candidates.first { $0.hash == hash }?.fields
  }

  private func hasCurrentDate(_ entry: ManifestEntry) -> Bool {
    if let written = entry.month, written != month { return false }
    guard let date = entry.date else { return true }
    return FileState("\(root)/\(entry.source)")?.date == date
  }

  private mutating func hasCurrentReads(_ entry: ManifestEntry) -> Bool {
    for read in entry.reads {
      let path = read.path.hasPrefix("/") ? read.path : "\(root)/\(read.path)"
      let hash: ContentHash?
      if let known = hashes[path] {
        hash = known
      } else {
        hash = ContentHash.ofFile(path)
        hashes[path] = .some(hash)
      }
      guard hash == read.hash else { return false }
    }
    return true
  }

  /// Whether the PDF is as it was written. Its contents are read only where the file was touched.
  func isInPlace(_ entry: ManifestEntry) -> Bool {
    let path = "\(output)/\(entry.output)"
    guard !entry.output.isEmpty, let pdf = entry.pdf, let state = FileState(path) else {
      return false
    }
    return state == entry.state
      || state.size == entry.state?.size && ContentHash.ofFile(path) == pdf
  }

  // MARK: After the work

  /// What to report about a job, and what to record.
  func outcome(
    of finished: FinishedJob, _ plan: BatchConverter.Plan, _ old: [ManifestEntry]
  ) -> (report: DocumentReport, entry: ManifestEntry) {
    var entry = ManifestEntry(
      source: plan.source, outcome: .failed, hash: nil, settings: plan.settings)
    entry.fields = plan.fields
    let answer: WorkerAnswer
    switch finished.end {
    case .lost(let id, let reason):
      keep(old.first, in: &entry, plan)
      var report = DocumentReport.failure(
        plan.source, output: plan.output, path: finished.job.input, id: id, reason)
      report.milliseconds = finished.milliseconds
      return (report, entry)
    case .answered(let given): answer = given
    }
    let input = finished.job.input
    entry.hash = answer.reads.first { $0.path == input }?.hash
    let outcome: DocumentReport.Outcome
    switch answer.outcome {
    case .made:
      outcome = .made
      fill(&entry, from: answer, plan, input: input)
    case .skipped:
      outcome = .skipped
      entry.outcome = .skipped
    case .failed, .described:
      outcome = .failed
      keep(old.first, in: &entry, plan)
    }
    var report = DocumentReport(source: plan.source, output: plan.output, outcome: outcome)
    report.pages = answer.pages
    report.bytes = answer.bytes
    report.milliseconds = finished.milliseconds
    if outcome != .skipped {
      report.diagnostics = answer.diagnostics
      report.messages = answer.messages
      report.warnings = answer.messages.count { $0.severity == .warning }
    }
    return (report, entry)
  }

  private func fill(
    _ entry: inout ManifestEntry, from answer: WorkerAnswer, _ plan: BatchConverter.Plan,
    input: String
  ) {
    entry.outcome = .made
    entry.output = plan.output
    entry.pdf = answer.pdf
    entry.state = FileState("\(output)/\(plan.output)")
    entry.pages = answer.pages
    entry.warnings = answer.messages.count { $0.severity == .warning }
    if answer.isDatedByFile { entry.date = FileState(input)?.date }
    if answer.dependsOnMonth { entry.month = month }
    entry.reads = answer.reads.filter { $0.path != input }.map {
      ReadLog.Entry(path: kept($0.path), hash: $0.hash)
    }
  }

  /// Relative to the folder where the file lies in it, so that the folder may move; else absolute.
  private func kept(_ path: String) -> String {
    for folder in [root, given] where path.hasPrefix(folder + "/") {
      return String(path.dropFirst(folder.count + 1).drop { $0 == "/" })
    }
    return path.hasPrefix("/") ? path : "\(Folder.current)/\(path)"
  }

  /// A PDF that an earlier run made stays in the manifest, so that it can be reported when its
  /// document is gone.
  private func keep(
    _ old: ManifestEntry?, in entry: inout ManifestEntry, _ plan: BatchConverter.Plan
  ) {
    guard let old, old.output == plan.output else { return }
    entry.output = old.output
    entry.pdf = old.pdf
    entry.state = old.state
  }
}

extension DocumentReport {
  /// What a machine says of a document, not a stage.
  ///
  /// - Parameter path: as messages call the document.
  static func failure(
    _ source: String, output: String, path: String, id: String, _ message: String
  ) -> DocumentReport {
    var report = DocumentReport(source: source, output: output, outcome: .failed)
    report.diagnostics = [
      .object([
        .init("version", .integer(1)), .init("path", .string(path)),
        .init("severity", .string("error")), .init("id", .string(id)),
        .init("message", .string(message)),
      ])
    ]
    report.messages = [.init(.error, "\(path): error: \(message) [\(id)]")]
    return report
  }
}
