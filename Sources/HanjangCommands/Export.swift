import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// From the arguments of `hanjang export` to the file that it writes.
struct Export {
  let command: ExportCommand
  let environment: Environment

  /// - Returns: the process's exit status.
  /// - Throws: `FileError` or `CompilerError`.
  func run(report: DiagnosticPrinter) throws -> Int32 {
    let output = outputPath
    if output != "-", command.input != "-", FileWriter.isSameFile(command.input, output) {
      throw FileError.outputIsInput(output)
    }
    var input = try InputReader.read(command.input, encoding: command.encoding)
    if command.input.lowercased().hasSuffix(".json") {
      var found: [Diagnostic] = []
      let markdown = ResumeJSON.markdown(of: input.file, diagnostics: &found)
      for diagnostic in found { report.print(diagnostic, in: input.file) }
      guard let markdown else { return ExitStatus.failure }
      input.file = markdown
    }
    let compilation = try compile(input)
    for diagnostic in compilation.diagnostics { report.print(diagnostic, in: input.file) }
    if command.verbose { report.print(compilation.timings, pages: compilation.pageCount) }
    let worst = compilation.diagnostics.map(\.severity).max() ?? .note
    let isFailure = worst == .error || (worst == .warning && command.strict)
    if let explanation = compilation.explanation {
      try FileWriter.write(Array(explanation.utf8), to: STDOUT_FILENO, path: "<stdout>")
    }
    guard let bytes = compilation.output, !isFailure else { return ExitStatus.failure }
    if output == "-" {
      try FileWriter.write(bytes, to: STDOUT_FILENO, path: "<stdout>")
    } else {
      try FileWriter.write(bytes, to: output)
    }
    return ExitStatus.fine
  }

  private func compile(_ input: InputReader.Input) throws -> Compilation {
    var options = Compiler.Options(fonts: InstalledFonts.loader)
    options.style = try command.style.map { try StyleFinder.find($0) }
    options.overrides = command.set
    options.language = command.lang
    options.dump = command.dump
    options.kind = command.kind?.manuscriptKind
    options.folder = folder
    options.explains = command.explain
    options.today = environment.today
    options.sourceDateEpoch = environment.sourceDateEpoch
    options.defaultDate = input.modificationTime
    return try Compiler(options: options).compile(input.file)
  }

  private var folder: String? {
    guard command.input != "-" else { return nil }
    return command.input.lastIndex(of: "/").map { String(command.input[...$0]) } ?? "."
  }

  /// A dump goes to standard output unless the user names a file.
  private var outputPath: String {
    if let output = command.output { return output }
    if command.dump != nil || command.input == "-" { return "-" }
    let name = command.input
    let start = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    guard let dot = name[start...].lastIndex(of: "."), dot > start else { return name + ".pdf" }
    return name[..<dot] + ".pdf"
  }
}
