package import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Exports a folder: finds its documents, skips unchanged ones, and gives the rest to workers.
package struct BatchConverter {
  let options: BatchOptions
  /// An error in it ends the run before it begins.
  package let configuration: BatchConfiguration
  let manifest: Manifest
  /// The folder's path without links.
  let root: String
  /// How often the user has asked the run to end.
  let interruptions: () -> Int
  let tell: (BatchEvent) throws(FileError) -> Void
  private var pool: WorkerPool
  private(set) var check: ChangeCheck
  /// Documents over which a worker was lost while it only read them.
  private var lost: Set<ExactPath> = []

  /// The most memory that a worker had, in bytes.
  package var peakMemory: UInt64 { pool.peakMemory }

  /// - Throws: where the folders cannot be used.
  package init(
    _ options: BatchOptions, interruptions: @escaping () -> Int,
    tell: @escaping (BatchEvent) throws(FileError) -> Void
  ) throws(FileError) {
    self.options = options
    self.interruptions = interruptions
    self.tell = tell
    root = try Folder.existing(options.root)
    configuration = try BatchConfiguration.find(for: root)
    try Folder.make(options.output)
    manifest = try Manifest(output: options.output, shard: options.shard) {
      interruptions() > 0
    }
    pool = WorkerPool(program: options.program, limits: options.limits)
    check = ChangeCheck(
      root: root, given: options.root, output: options.output, month: options.month)
  }

  /// - Throws: what ends the run as a whole, such as a full disk.
  package mutating func run() throws(FileError) {
    defer { pool.stop() }
    if let path = configuration.path { try tell(.note("options come from \(path)")) }
    var selection = options.selection
    if selection.include.isEmpty { selection.include = configuration.include }
    selection.exclude += configuration.exclude
    let isInterrupted = { [interruptions] in interruptions() > 0 }
    let found = FolderScanner.scan(
      options.root, output: options.output, selection: selection, isInterrupted: isInterrupted)
    guard !isInterrupted() else { return }
    for note in found.notes { try tell(.note(note)) }
    for failure in found.failures {
      try tell(
        .finished(
          .failure(
            failure.path, output: "", path: "\(options.root)/\(failure.path)", id: "unreadable",
            failure.message)))
    }
    let fields = try describe(found.paths)
    let names = OutputNames(
      found.paths, pattern: pattern, fields: fields,
      isBlind: options.arguments.contains("--blind"), isInterrupted: isInterrupted)
    guard !isInterrupted() else { return }
    for note in names.notes { try tell(.note(note)) }
    let paths = found.paths.filter { options.shard.contains($0) }
    let pending = try planned(paths, names: names, fields: fields)
    try tell(.planned(count: pending.count))
    try make(pending)
    guard interruptions() == 0 else { return }
    try tidy(Set(paths.map { ExactPath($0) }), names: names)
    try manifest.compact()
  }

  private var pattern: NamePattern? { options.pattern ?? configuration.pattern }

  // MARK: What is to be done

  /// A document that is to be made.
  struct Plan {
    var source: String
    var output: String
    var defaults: [String]
    var settings: ContentHash
    var fields: [String: String]?
  }

  private func plan(_ source: String, output: String) -> Plan {
    let defaults = configuration.arguments(for: source)
    var hasher = ContentHasher()
    hasher.update(options.surroundings.text)
    for word in options.arguments { hasher.update(word) }
    hasher.update(options.isStrict ? "strict" : "")
    for word in defaults { hasher.update(word) }
    return Plan(
      source: source, output: output, defaults: defaults, settings: hasher.finish())
  }

  /// Tells of what is unchanged, and returns the rest.
  private mutating func planned(
    _ paths: [String], names: OutputNames, fields: [ExactPath: [String: String]]
  ) throws(FileError) -> [Plan] {
    var pending: [Plan] = []
    for path in paths where !lost.contains(ExactPath(path)) {
      guard interruptions() == 0 else { return [] }
      var plan = plan(path, output: names.outputs[ExactPath(path)] ?? "")
      plan.fields = fields[ExactPath(path)]
      let known = manifest.entries(for: path)
      guard !options.isForced, let entry = check.current(known, plan) else {
        pending.append(plan)
        if let old = known.first, !old.output.isEmpty, old.output != plan.output {
          try manifest.record(old.asOrphan)
        }
        continue
      }
      var report = DocumentReport(
        source: path, output: entry.output, outcome: entry.outcome == .made ? .unchanged : .skipped)
      report.pages = entry.pages
      report.bytes = entry.state?.size ?? 0
      report.warnings = entry.warnings
      try tell(.finished(report))
    }
    return pending
  }

  // MARK: Names

  /// What the documents say of themselves, where the PDFs are named after that.
  ///
  /// It is asked of all documents, also of those of other shards, so that all shards number the same
  /// names alike.
  private mutating func describe(
    _ paths: [String]
  ) throws(FileError) -> [ExactPath: [String: String]] {
    guard pattern != nil else { return [:] }
    var fields: [ExactPath: [String: String]] = [:]
    var open: [Plan] = []
    for path in paths {
      let plan = plan(path, output: "")
      if let known = check.fields(manifest.entries(for: path), plan) {
        fields[ExactPath(path)] = known
      } else {
        open.append(plan)
      }
    }
    let (shard, tell) = (options.shard, tell)
    var lost: Set<ExactPath> = []
    try work(open, task: .describe) { finished, plan throws(FileError) in
      switch finished.end {
      case .answered(let answer): fields[ExactPath(plan.source)] = answer.fields
      case .lost(let id, let reason):
        lost.insert(ExactPath(plan.source))
        guard shard.contains(plan.source) else { return }
        try tell(
          .finished(
            .failure(
              plan.source, output: "", path: finished.job.input, id: id, reason)))
      }
    }
    self.lost = lost
    return fields
  }

  // MARK: Work

  private mutating func make(_ plans: [Plan]) throws(FileError) {
    let (options, manifest, check, tell) = (options, manifest, check, tell)
    var hasFailure = false
    var reachable: [Plan] = []
    for plan in plans {
      if let link = Folder.link(above: plan.output, below: options.output) {
        hasFailure = true
        try tell(.finished(failure(plan, "\(link) is a symbolic link: PDFs don't go through it")))
      } else {
        reachable.append(plan)
      }
    }
    try work(reachable, task: .export) { finished, plan throws(FileError) in
      let old = manifest.entries(for: plan.source)
      let (report, entry) = check.outcome(of: finished, plan, old)
      if report.outcome == .skipped, let old = old.first, old.outcome == .made {
        try manifest.record(old.asOrphan)
      }
      try manifest.record(entry)
      try tell(.finished(report))
      if report.outcome == .failed { hasFailure = true }
    } until: {
      hasFailure && options.failsFast
    }
  }

  private func failure(_ plan: Plan, _ message: String) -> DocumentReport {
    .failure(
      plan.source, output: plan.output, path: "\(options.root)/\(plan.source)",
      id: "linked-folder", message)
  }

  private mutating func work(
    _ plans: [Plan], task: WorkerJob.Task,
    finished: (FinishedJob, Plan) throws(FileError) -> Void, until isEnough: () -> Bool = { false }
  ) throws(FileError) {
    var next = 0
    while true {
      while next < plans.count, pool.hasRoom, interruptions() == 0, !isEnough() {
        try pool.start(try job(plans[next], id: next, task: task))
        next += 1
      }
      guard pool.isBusy else { return }
      for job in try pool.wait() { try finished(job, plans[job.job.id]) }
      try tell(.tick)
      guard interruptions() < 2 else { return pool.stop() }
    }
  }

  private func job(
    _ plan: Plan, id: Int, task: WorkerJob.Task
  ) throws(FileError) -> WorkerJob {
    let output = "\(options.output)/\(plan.output)"
    if task == .export, let slash = output.lastIndex(of: "/") {
      try Folder.make(String(output[..<slash]))
    }
    return WorkerJob(
      id: id, task: task, input: "\(options.root)/\(plan.source)", root: options.root,
      output: output,
      arguments: options.arguments, defaults: plan.defaults, isStrict: options.isStrict,
      scratch: manifest.scratch)
  }
}
