import ArgumentParser
import HanjangBatch
import HanjangCompiler
import HanjangCore
import HanjangRender

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// From the arguments of `hanjang batch` to its exit status.
struct BatchRun {
  let command: BatchCommand
  let environment: Environment

  /// - Throws: what ends the run as a whole.
  func run() throws(FileError) -> Int32 {
    let options = try options()
    Interruption.watch()
    let report = try command.report.map { path throws(FileError) in try ReportFile(path) }
    let progress = BatchProgress(isQuiet: command.quiet, report: report)
    var converter = try BatchConverter(options) {
      Interruption.count
    } tell: { event throws(FileError) in
      try progress.take(event, interruptions: Interruption.count)
    }
    if let problem = command.compilation.problems().first { throw FileError(problem) }
    let configuration = converter.configuration
    guard tell(configuration.diagnostics + problems(in: configuration)) else {
      return ExitStatus.failure
    }
    do {
      try converter.run()
    } catch {
      // The first error says more.
      try? progress.finish(peakMemory: converter.peakMemory)
      throw error
    }
    try progress.finish(peakMemory: converter.peakMemory)
    if Interruption.count > 0 { return ExitStatus.interrupted }
    return progress.hasFailure ? ExitStatus.failure : ExitStatus.fine
  }

  /// Each would fail every document that it is for.
  private func problems(in configuration: BatchConfiguration) -> [Diagnostic] {
    configuration.settings.flatMap { word, place -> [Diagnostic] in
      do {
        return try CompilationArguments.parse([word]).problems()
          .map { configuration.problem($0, at: place) }
      } catch {
        let message = CompilationArguments.message(for: error).prefix { !$0.isNewline }
        return [configuration.problem(String(message), at: place)]
      }
    }
  }

  /// - Returns: whether none of them is an error.
  private func tell(_ diagnostics: [Diagnostic]) -> Bool {
    let printer = DiagnosticPrinter(format: .text, least: .warning)
    for diagnostic in diagnostics {
      printer.print([diagnostic], in: SourceFile(path: diagnostic.path ?? "", text: ""))
    }
    return !diagnostics.contains { $0.severity == .error }
  }

  // MARK: Options

  private func options() throws(FileError) -> BatchOptions {
    guard let library = InstalledFonts.loader.library else {
      throw FileError("fontconfig cannot read the installed fonts")
    }
    let day = PDFMetadata.day(of: environment.today)
    let epoch = environment.sourceDateEpoch.map { String($0) } ?? ""
    let surroundings = ContentHash(of: [
      HanjangVersion.number, ContentHash(ofFonts: library.paths).text, epoch,
    ])
    var options = BatchOptions(
      root: command.folder, output: command.output, program: program, surroundings: surroundings,
      month: day.year * 12 + day.month - 1)
    options.selection = FolderScanner.Selection(
      include: command.include.map { Glob($0) }, exclude: command.exclude.map { Glob($0) })
    options.pattern = command.name
    options.shard = command.shard ?? .all
    options.limits.jobs = command.jobs ?? Machine.processorCount
    options.limits.timeout = command.timeout
    options.limits.memory = command.memory.bytes
    options.arguments = command.compilation.words
    options.isForced = command.force
    options.prunes = command.prune
    options.failsFast = command.failFast
    options.isStrict = command.strict
    return options
  }

  private var program: WorkerProgram {
    // The batch watches a worker's memory; this stops one that is faster than that.
    let bound = min(command.memory.bytes * 2, MemorySize.most) >> 20
    let isSparse = (command.jobs ?? .max) < Machine.processorCount
    return WorkerProgram(
      path: Machine.executable,
      arguments: ["worker", "--parent", String(getpid()), "--memory", "\(bound)MB"]
        + (isSparse ? ["--spread"] : []),
      // The batch reports a crash, not pages of addresses.
      environment: Environment.all.filter { !$0.hasPrefix("SWIFT_BACKTRACE=") }
        + ["SWIFT_BACKTRACE=enable=no"])
  }
}
