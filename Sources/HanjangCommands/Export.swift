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
    let pattern = try command.output.flatMap { output throws(FileError) in
      FileNamePattern.isPattern(output) ? try FileNamePattern(output) : nil
    }
    if pattern == nil { try checkOutput(outputPath) }
    var options = try command.compilation.options(environment)
    options.dump = command.dump
    options.explains = command.explain
    options.password = try command.passwordFile.password()
    options.pageFormat = command.form.pageFormat
    options.pages = command.form.pages
    let outcome = try compile(options)
    let worst = report.print(outcome, isVerbose: command.verbose)
    let isFailure = worst == .error || (worst == .warning && command.strict)
    if let explanation = outcome.explanation {
      try FileWriter.write(Array(explanation.utf8), to: STDOUT_FILENO, path: "<stdout>")
    }
    if !outcome.pages.isEmpty, !isFailure {
      try write(outcome.pages, to: outputPath)
      return ExitStatus.fine
    }
    guard let bytes = outcome.output, !isFailure else { return ExitStatus.failure }
    var output = outputPath
    if let pattern {
      output = pattern.path(outcome.nameFields, fallback: stem)
      try checkOutput(output)
    }
    if output == "-" {
      try FileWriter.write(bytes, to: STDOUT_FILENO, path: "<stdout>")
    } else {
      try FileWriter.write(bytes, to: output)
    }
    return ExitStatus.fine
  }

  private func compile(_ options: Compiler.Options) throws -> BundleCompiler.Outcome {
    let encoding = command.compilation.encoding
    guard command.inputs.count == 1 else {
      return try BundleCompiler.compile(
        command.inputs, encoding: encoding, numbering: command.pageNumbers, options: options)
    }
    return BundleCompiler.Outcome(
      try FileCompiler.compile(command.inputs[0], encoding: encoding, options: options))
  }

  private func checkOutput(_ output: String) throws(FileError) {
    guard output != "-" else { return }
    for input in command.inputs where input != "-" && FileWriter.isSameFile(input, output) {
      throw .outputIsInput(output)
    }
  }

  /// `name.png` becomes `name-1.png` and so on.
  private func write(_ pages: [PageFile], to output: String) throws(FileError) {
    if output == "-" {
      guard pages.count == 1 else {
        throw FileError(
          "standard output takes one page, not \(pages.count): choose it with --pages")
      }
      try FileWriter.write(pages[0].bytes, to: STDOUT_FILENO, path: "<stdout>")
      return
    }
    let ending = "." + command.form.format.rawValue
    let stem = output.lowercased().hasSuffix(ending) ? output.dropLast(ending.count) : output[...]
    for page in pages { try FileWriter.write(page.bytes, to: "\(stem)-\(page.number)\(ending)") }
  }

  /// A dump goes to standard output unless the user names a file.
  private var outputPath: String {
    if let output = command.output { return output }
    guard let name = command.inputs.first, command.dump == nil, name != "-" else { return "-" }
    let start = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    let ending = "." + command.form.format.rawValue
    // The input's name is often the person's.
    if command.compilation.blind { return name[..<start] + "지원자" + ending }
    guard let dot = name[start...].lastIndex(of: "."), dot > start else { return name + ending }
    return name[..<dot] + ending
  }

  /// The first input's name without folder and extension.
  private var stem: String {
    if command.compilation.blind { return "지원자" }
    let name = command.inputs.first.flatMap { $0.split(separator: "/").last } ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }
}

extension DiagnosticPrinter {
  /// - Returns: the severity of the worst.
  func print(_ outcome: BundleCompiler.Outcome, isVerbose: Bool) -> Diagnostic.Severity {
    for file in outcome.files {
      print(file.diagnostics, in: file.source)
    }
    if isVerbose { print(outcome.timings, pages: outcome.pageCount) }
    return outcome.files.flatMap(\.diagnostics).map(\.severity).max() ?? .note
  }
}
