import ArgumentParser
import HanjangCompiler
import HanjangCore
import HanjangMarkdown

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

  @Option(
    help: ArgumentHelp(
      "The style: a name, or a YAML file. (default: by the kind of document)",
      valueName: "name|file"))
  var style: String?

  @Option(
    help: ArgumentHelp(
      "A property of the style, such as page.margin=15mm; may be repeated.",
      valueName: "property=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("What the document is. (default: guessed)", valueName: "kind"))
  var kind: DocumentKind?

  @Option(
    help: ArgumentHelp("The document's language, such as ko or en. (default: ko)", valueName: "tag")
  )
  var lang: String?

  @Option(
    help: ArgumentHelp("The input's encoding, such as cp949. (default: UTF-8)", valueName: "name"))
  var encoding: String?

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
    if let lang, !LanguageTag.isValid(lang) {
      throw ValidationError("--lang should be a language tag such as ko or en-US, not \(lang)")
    }
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
