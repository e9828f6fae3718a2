import ArgumentParser
import HanjangCompiler
import HanjangCore
import HanjangStyle

/// `hanjang styles`: the styles that there are, what they say, and how to begin one.
struct StylesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "styles", abstract: "List, show or begin styles.",
    subcommands: [List.self, Show.self, New.self, Schema.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the styles that the program carries.")

    func run() throws {
      let names = StyleResolver.builtInNames.joined(separator: "\n")
      try StandardOutput.write(names + "\n")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print every property of a style, and the file that sets it.")

    @Argument(help: "A style's name, or a YAML file.")
    var style: String

    func run() throws {
      let report = DiagnosticPrinter(format: .text, least: .warning)
      do {
        let reference = try StyleFinder.find(style)
        var found: [Diagnostic] = []
        let listing = StyleResolver.listing(of: reference, diagnostics: &found)
        let file = SourceFile(path: style, text: "")
        for diagnostic in found { report.print(diagnostic, in: file) }
        guard let listing else { throw ExitCode(ExitStatus.failure) }
        let lines = listing.map { "\($0.path): \($0.text)  # \($0.origin)\n" }
        try StandardOutput.write(lines.joined())
      } catch let error as FileError {
        report.failure(error.message)
        throw ExitCode(ExitStatus.failure)
      }
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Begin a style file that changes another style.")

    @Argument(help: "The YAML file to write.")
    var output: String

    @Option(help: "The style to start from.")
    var extends = "wanted"

    func run() throws {
      try NewFile.write(StyleTemplate.text(extending: extends), to: output)
    }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of style files, for editors.")

    func run() throws {
      try StandardOutput.write(StyleSchema.json.text(indentation: 2) + "\n")
    }
  }
}

/// What `styles new` writes.
enum StyleTemplate {
  static func text(extending base: String) -> String {
    """
    # A style says only what it changes; `hanjang styles show \(base)` prints all that there is.
    extends: \(base)

    page:
      size: A4

    # text:
    #   name: { size: 20pt, color: "#0054D1" }
    #
    # resume:
    #   dates: { format: YYYY년 M월, durations: true }

    """
  }
}
