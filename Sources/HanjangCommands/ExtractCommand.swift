import ArgumentParser
import HanjangCompiler
import HanjangCore

/// `hanjang extract`: what a PDF was made from.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Take the files that are attached to a PDF out of it.",
    discussion: "They are those that --attach-source has put there, or others.")

  @Argument(help: "The PDF.", completion: .file(extensions: ["pdf"]))
  var input: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder for the files. (default: the working one)", valueName: "folder"),
    completion: .directory)
  var output: String = "."

  @OptionGroup var passwordFile: PasswordFile

  func run() throws {
    let report = DiagnosticPrinter(format: .text, least: .warning)
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
