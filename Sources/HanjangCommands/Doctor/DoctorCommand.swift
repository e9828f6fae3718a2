import ArgumentParser
import HanjangCompiler
import HanjangCore

/// `hanjang doctor`: the fonts, libraries and programs that exports use, and how to get what is missing.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "List the fonts and libraries that are found.",
    discussion:
      "Fails if a document in Korean cannot be set. --font-path adds fonts, as in an export.")

  @OptionGroup var fonts: FontArguments

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let report = DoctorReport()
    try StandardOutput.write(json ? report.json.text(indentation: 2) + "\n" : report.text)
    if !report.isUsable { throw ExitCode(ExitStatus.failure) }
  }
}
