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

/// `hanjang batch`: a folder of documents to a folder of PDFs.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Export a folder of documents as PDFs.",
    discussion: """
      Includes subfolders, and exports only what changed since the last run. Options can also be \
      set in hanjang.yaml, and files excluded in .hanjangignore. See docs/batch.md.
      """)

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder for the PDFs; it gets the same subfolders.", valueName: "folder"),
    completion: .directory)
  var output: String

  @OptionGroup var compilation: CompilationArguments

  @OptionGroup var fonts: FontArguments

  @Option(
    help: ArgumentHelp(
      "Documents to export, such as '*.md'; repeatable. (default: *.md, *.markdown, *.json)",
      valueName: "pattern"))
  var include: [String] = []

  @Option(
    help: ArgumentHelp(
      "Documents and folders to skip, such as 'drafts/**'; repeatable.",
      valueName: "pattern"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "Names of the PDFs, such as '{name}_{headline}.pdf'. (default: as the documents)",
      valueName: "pattern"))
  var name: NamePattern?

  @Option(
    help: ArgumentHelp(
      "Documents to export in parallel. (default: the number of processors)"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Time limit for each document.", valueName: "seconds"))
  var timeout = 30.0

  @Option(help: ArgumentHelp("Memory limit for each worker.", valueName: "size"))
  var memory = MemorySize(bytes: 1 << 30)

  @Option(
    help: ArgumentHelp(
      "Export one of several parts of the folder, such as 2/8.", valueName: "i/n"))
  var shard: Shard?

  @Option(
    help: ArgumentHelp(
      "Write the result of each document as JSON Lines.", valueName: "file"),
    completion: .file(extensions: ["jsonl"]))
  var report: String?

  @Flag(help: "Export unchanged documents too.")
  var force = false

  @Flag(help: "Remove PDFs of an earlier run whose documents are gone.")
  var prune = false

  @Flag(help: "Stop at the first document that fails.")
  var failFast = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Print errors only.")
  var quiet = false

  func validate() throws {
    try compilation.checkBlind()
    if compilation.blind, name == nil {
      throw ValidationError(
        "--blind needs file names that identify nobody: --name '지원자_{number}.pdf'")
    }
    if compilation.blind, let field = name?.fields.first(where: NamePattern.personal.contains) {
      throw ValidationError(
        "--name: {\(field)} could tell who the person is: use {number}, {kind}, {lang} or {headline}"
      )
    }
    guard jobs ?? 1 >= 1, jobs ?? 1 <= 1_024 else {
      throw ValidationError("--jobs should be at least 1 and at most 1024")
    }
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout should be a number of seconds above 0, at most a day's")
    }
    guard compilation.words.reduce(0, { $0 + $1.utf8.count }) < 32 << 10 else {
      throw ValidationError("the options are longer than 32 KB: put them into a style")
    }
  }

  func run() throws {
    let status: Int32
    do {
      status = try BatchRun(command: self, environment: Environment()).run()
    } catch {
      DiagnosticPrinter(format: .text, least: .warning).failure(error.message)
      status = ExitStatus.failure
    }
    if status != ExitStatus.fine { throw ExitCode(status) }
  }
}

extension Shard: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension NamePattern: ExpressibleByArgument {
  package init?(argument: String) { try? self.init(argument) }
}
