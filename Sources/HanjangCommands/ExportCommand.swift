import ArgumentParser
import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `hanjang export`: documents to one PDF, or one document to one picture per page.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Export Markdown files as one PDF.",
    discussion: "Several files become one PDF. PDFs among them are merged page by page.")

  @Argument(
    help: "Markdown or JSON Resume files, and PDFs to merge; - reads standard input.",
    completion: .file(extensions: ["md", "markdown", "json", "pdf"]))
  var inputs: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The PDF, or the start of the pages' names; - writes to standard output. {name}, "
        + "{headline}, {kind}, … are filled in. (default: next to the input)", valueName: "file"),
    completion: .file(extensions: ["pdf", "png", "svg"]))
  var output: String?

  @OptionGroup var compilation: CompilationArguments

  @OptionGroup var fonts: FontArguments

  @Option(
    name: .customLong("page-numbers"),
    help: "Number pages continuously across files, or restart in each file.")
  var pageNumbers: BundleCompiler.Numbering = .through

  @OptionGroup var passwordFile: PasswordFile

  @OptionGroup var form: PageArguments

  @OptionGroup var bounds: LimitArguments

  @Option(help: "Format of messages.")
  var diagnostics: DiagnosticFormat = .text

  @Option(help: "Print the result of a stage as text instead of writing a PDF.")
  var dump: DumpStage?

  @Flag(help: "Show how each heading, paragraph, list item and table row was interpreted.")
  var explain = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Print errors only.")
  var quiet = false

  @Flag(help: "Print notes and the time of each stage.")
  var verbose = false

  func validate() throws {
    guard !inputs.isEmpty else { throw ValidationError("give a Markdown file") }
    if inputs.count > 1, output == nil, dump == nil {
      throw ValidationError(
        "several files make one PDF: name it with -o; hanjang batch makes one of each")
    }
    if inputs.count > 1, form.format != .pdf {
      throw ValidationError("--format \(form.format.rawValue) takes one file")
    }
    try compilation.checkBlind()
    if compilation.blind, inputs.count > 1 {
      throw ValidationError("--blind takes one document")
    }
    if compilation.maxSize != nil, form.format != .pdf {
      throw ValidationError("--max-size is for PDF, not --format \(form.format.rawValue)")
    }
    if inputs.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read once")
    }
    if passwordFile.path == "-", inputs.contains("-") {
      throw ValidationError("--password-file - and the input - both read standard input")
    }
    if inputs.count == 1, inputs[0].lowercased().hasSuffix(".pdf") {
      throw ValidationError("\(inputs[0]) is a PDF already: give a Markdown file with it")
    }
    if explain, output == "-" || (inputs == ["-"] && output == nil) {
      throw ValidationError("--explain prints to standard output: give the PDF a file")
    }
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  func run() throws {
    let status = try export(Environment()).run()
    if status != ExitStatus.fine { throw ExitCode(status) }
  }

  /// What these arguments ask for; opens the style's file.
  func export(_ environment: Environment) throws(FileError) -> Export {
    var options = try compilation.options(environment)
    options.dump = dump
    options.explains = explain
    options.password = try passwordFile.password()
    options.pageFormat = form.pageFormat
    options.pages = form.pages
    return Export(
      inputs: inputs, output: output, options: options, encoding: compilation.encoding,
      pageNumbers: pageNumbers, format: form.format, diagnostics: diagnostics,
      least: quiet ? .error : verbose ? .note : .warning, isStrict: strict, limits: bounds.limits)
  }
}

extension DumpStage: ExpressibleByArgument {}
extension BundleCompiler.Numbering: ExpressibleByArgument {}

/// The format of diagnostics.
enum DiagnosticFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
