import ArgumentParser
import HanjangCompiler
import HanjangCore

/// `hanjang extract`: what a PDF was made from.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extract the files attached to a PDF.",
    discussion: "For example those that hanjang export --attach-source attached.")

  @Argument(help: "The PDF.", completion: .file(extensions: ["pdf"]))
  var input: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder for the files. (default: the current one)", valueName: "folder"),
    completion: .directory)
  var output: String = "."

  @OptionGroup var passwordFile: PasswordFile

  @OptionGroup var bounds: LimitArguments

  func run() throws {
    let report = DiagnosticPrinter(format: .text, least: .warning)
    bounds.limits.start(for: input, report: report)
    do throws(FileError) {
      let files = try AttachedFiles.read(input, password: try passwordFile.password())
      for path in try AttachedFiles.write(files, into: output) {
        try StandardOutput.write(path + "\n")
      }
    } catch {
      report.failure(error.message)
      throw ExitCode(ExitStatus.failure)
    }
  }
}
