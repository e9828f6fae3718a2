import ArgumentParser
import HanjangCompiler
import HanjangCore
import HanjangStyle

/// `hanjang styles`: the styles that there are, what they say, and how to begin one.
struct StylesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "styles", abstract: "List, show or create styles.",
    subcommands: [List.self, Show.self, New.self, Schema.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the built-in styles.")

    func run() throws {
      let names = StyleResolver.builtInNames
      let width = (names.map(\.count).max() ?? 0) + 2
      let lines = names.map { name in
        let gap = String(repeating: " ", count: width - name.count)
        return name + gap + StyleResolver.description(ofBuiltIn: name) + "\n"
      }
      try StandardOutput.write(lines.joined())
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print every property of a style, with the file and line that set it.")

    @Argument(help: "A style's name, or a YAML file.")
    var style: String

    func run() throws {
      let report = DiagnosticPrinter(format: .text, least: .warning)
      do {
        let reference = try StyleFinder.find(style)
        var found: [Diagnostic] = []
        let listing = StyleResolver.listing(of: reference, diagnostics: &found)
        let file = SourceFile(path: style, text: "")
        report.print(found, in: file)
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
      abstract: "Create a style file that extends another style.")

    @Argument(help: "The YAML file to write.")
    var output: String

    @Option(help: "The style to extend.")
    var extends = "wanted"

    func run() throws {
      guard StyleReference.isPath(extends) || StyleResolver.builtInNames.contains(extends) else {
        let known = StyleResolver.builtInNames.joined(separator: ", ")
        throw ValidationError("unknown style \(extends); there are: \(known)")
      }
      guard extends.unicodeScalars.allSatisfy({ TerminalText.escaped($0) == $0 }) else {
        throw ValidationError("--extends should be a path without line feeds and other controls")
      }
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
  /// A path as YAML takes it for a text, whatever signs are in it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./".unicodeScalars.contains($0)
    }
    return isPlain ? path : JSONValue.string(path).text()
  }

  static func text(extending base: String) -> String {
    """
    # A style says only what it changes. `hanjang styles show \(base)` prints every property with its
    # value; docs/styles.md tells what each is for. For completion in an editor, write the schema with
    # `hanjang styles schema > style.schema.json` and take the next line's second # away:
    # # yaml-language-server: $schema=style.schema.json
    extends: \(quoted(base))

    page:
      size: A4
      margin: [20mm, 20mm, 22mm, 20mm]

    # fonts: [fonts/Brand-Regular.otf, fonts/Brand-Bold.otf] # files beside this one
    # text:
    #   body: { families: { latin: [Brand], hangul: [Pretendard, Noto Sans CJK KR] } }
    #   name: { size: 20pt, color: "#0054D1" }
    # resume:
    #   order: wanted
    #   dates: { format: YYYY년 M월, durations: true }

    """
  }
}
