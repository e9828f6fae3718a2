import ArgumentParser
import HanjangCompiler
import HanjangCore
import HanjangMarkdown
import HanjangResume

/// `hanjang data`: what was recognised, as JSON Resume.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Print what is recognised in résumés as JSON Resume v1.0.0.",
    discussion: "One file is printed as one object, several as JSON Lines.")

  @Argument(
    help: "Markdown or JSON files; - reads standard input.",
    completion: .file(extensions: ["md", "markdown", "json"]))
  var inputs: [String]

  @Option(help: ArgumentHelp("Kind of the documents. (default: guessed)", valueName: "kind"))
  var kind: DocumentKind?

  @Option(
    help: ArgumentHelp("The inputs' encoding, such as cp949. (default: UTF-8)", valueName: "name"))
  var encoding: String?

  @Option(help: "Format of messages.")
  var diagnostics: DiagnosticFormat = .text

  @OptionGroup var bounds: LimitArguments

  @Flag(help: "Print errors only.")
  var quiet = false

  func run() throws {
    let report = DiagnosticPrinter(format: diagnostics, least: quiet ? .error : .warning)
    var isFine = true
    for input in inputs {
      do {
        bounds.limits.start(for: input, report: report)
        let file = try InputReader.read(input, encoding: encoding).file
        guard let json = data(of: file, report: report) else {
          isFine = false
          continue
        }
        let text = json.text(indentation: inputs.count == 1 ? 2 : nil)
        try StandardOutput.write(text + "\n")
      } catch {
        report.failure(error.message)
        isFine = false
      }
    }
    if !isFine { throw ExitCode(ExitStatus.failure) }
  }

  private func data(of file: SourceFile, report: DiagnosticPrinter) -> JSONValue? {
    var found: [Diagnostic] = []
    let json: JSONValue?
    if file.path.lowercased().hasSuffix(".json") {
      json = ResumeJSON.data(of: file, diagnostics: &found)
    } else {
      let document = MarkdownParser().parse(file, diagnostics: &found)
      let manuscript = ResumeReading.manuscript(
        of: document, kind: kind?.manuscriptKind, today: Environment().today, source: file.text,
        diagnostics: &found)
      json = ImportedData.applied(to: ResumeData(manuscript).json, in: file.text)
    }
    report.print(found, in: file)
    return found.contains { $0.severity == .error } ? nil : json
  }
}

/// The kinds that `--kind` takes.
enum DocumentKind: String, CaseIterable, ExpressibleByArgument {
  case resume, career, portfolio, letter, article

  var manuscriptKind: Manuscript.Kind {
    switch self {
    case .resume: .resume
    case .career: .career
    case .portfolio: .portfolio
    case .letter: .letter
    case .article: .article
    }
  }
}
