import ArgumentParser
import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `hanjang export`: one document to one PDF.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Export one Markdown file as a PDF.")

  @Argument(
    help: "The Markdown file; - reads standard input.",
    completion: .file(extensions: ["md", "markdown"]))
  var input: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The PDF; - writes to standard output. (default: beside the input)", valueName: "file"),
    completion: .file(extensions: ["pdf"]))
  var output: String?

  @OptionGroup var compilation: CompilationArguments

  @Option(help: "How diagnostics are printed.")
  var diagnostics: DiagnosticFormat = .text

  @Option(help: "Print a stage as text instead of making a PDF.")
  var dump: DumpStage?

  @Flag(help: "Print what became of each heading, paragraph, list item and table row.")
  var explain = false

  @Flag(help: "Fail if there is a warning.")
  var strict = false

  @Flag(help: "Print errors only.")
  var quiet = false

  @Flag(help: "Print notes and the time of each stage.")
  var verbose = false

  func validate() throws {
    if explain, output == "-" || (input == "-" && output == nil) {
      throw ValidationError("--explain prints to standard output: give the PDF a file")
    }
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  func run() throws {
    let level: Diagnostic.Severity = quiet ? .error : verbose ? .note : .warning
    let report = DiagnosticPrinter(format: diagnostics, least: level)
    let environment = Environment()
    do {
      let status = try Export(command: self, environment: environment).run(report: report)
      if status != ExitStatus.fine { throw ExitCode(status) }
    } catch let error as FileError {
      report.failure(error.message)
      throw ExitCode(ExitStatus.failure)
    } catch let error as CompilerError {
      report.failure(error.message)
      throw ExitCode(ExitStatus.failure)
    }
  }
}

extension DumpStage: ExpressibleByArgument {}

/// How diagnostics are printed.
enum DiagnosticFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
