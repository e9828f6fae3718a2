import ArgumentParser
import HanjangCompiler
import HanjangCore

/// `hanjang check`: reports problems without writing a file.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report problems without writing a file.",
    discussion: "All files are checked, even if one of them fails.")

  @Argument(
    help: "Markdown files; - reads standard input.",
    completion: .file(extensions: ["md", "markdown"]))
  var inputs: [String]

  @OptionGroup var compilation: CompilationArguments

  @OptionGroup var fonts: FontArguments

  @Option(help: "Format of messages.")
  var diagnostics: DiagnosticFormat = .text

  @OptionGroup var bounds: LimitArguments

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Print errors only.")
  var quiet = false

  @Flag(help: "Print notes as well.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  func run() throws {
    let level: Diagnostic.Severity = quiet ? .error : verbose ? .note : .warning
    let report = DiagnosticPrinter(format: diagnostics, least: level)
    var isFine = true
    for input in inputs {
      do {
        if try !check(input, report: report) { isFine = false }
      } catch let error as FileError {
        report.failure(error.message)
        isFine = false
      } catch let error as CompilerError {
        report.failure(inputs.count == 1 ? error.message : "\(input): \(error.message)")
        isFine = false
      }
    }
    if !isFine { throw ExitCode(ExitStatus.failure) }
  }

  /// All of an export, whose file is thrown away: what only its last stages find is found as well.
  private func check(_ input: String, report: DiagnosticPrinter) throws -> Bool {
    bounds.limits.start(for: input, report: report)
    let options = try compilation.options(Environment())
    let compiled = try FileCompiler.compile(
      input, encoding: compilation.encoding, options: options)
    let found = compiled.compilation.diagnostics
    report.print(found, in: compiled.file)
    let worst = found.map(\.severity).max() ?? .note
    return worst < .error && (worst < .warning || !strict) && compiled.compilation.output != nil
  }
}
