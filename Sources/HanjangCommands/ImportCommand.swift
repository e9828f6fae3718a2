import ArgumentParser
import HanjangCompiler
import HanjangCore

/// `hanjang import`: a résumé in JSON as the canonical Markdown.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Convert JSON Resume or a Reactive Resume export to Markdown.")

  @Argument(
    help: "The JSON file; - reads standard input.", completion: .file(extensions: ["json"]))
  var input: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The Markdown file, which must not exist yet. (default: standard output)", valueName: "file"))
  var output = "-"

  func run() throws {
    let report = DiagnosticPrinter(format: .text, least: .warning)
    guard let markdown = markdown(report: report) else { throw ExitCode(ExitStatus.failure) }
    try NewFile.write(markdown, to: output)
  }

  private func markdown(report: DiagnosticPrinter) -> String? {
    do throws(FileError) {
      let file = try InputReader.read(input).file
      var found: [Diagnostic] = []
      let json = ResumeJSON.data(of: file, diagnostics: &found)
      report.print(found, in: file)
      return json.map { ResumeJSON.imported($0) }
    } catch {
      report.failure(error.message)
      return nil
    }
  }
}
