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
    var options = try command.compilation.options(environment)
    options.dump = command.dump
    options.explains = command.explain
    let compiled = try FileCompiler.compile(
      command.input, encoding: command.compilation.encoding, options: options)
    let compilation = compiled.compilation
    for diagnostic in compilation.diagnostics { report.print(diagnostic, in: compiled.file) }
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
