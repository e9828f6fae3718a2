import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What `hanjang export` was asked for, and how it is done.
struct Export {
  var inputs: [String]
  /// nil: beside the first input.
  var output: String?
  var options: Compiler.Options
  /// Of the inputs, as iconv names it; nil for UTF-8.
  var encoding: String?
  var pageNumbers = BundleCompiler.Numbering.through
  var format = PageArguments.Format.pdf
  var diagnostics = DiagnosticFormat.text
  /// Lesser diagnostics are not printed.
  var least = Diagnostic.Severity.warning
  var isStrict = false

  /// - Returns: the process's exit status; what the machine could not do is printed.
  func run() throws -> Int32 {
    let report = DiagnosticPrinter(format: diagnostics, least: least)
    do {
      return try run(report: report)
    } catch let error as FileError {
      report.failure(error.message)
    } catch let error as CompilerError {
      report.failure(error.message)
    }
    return ExitStatus.failure
  }

  private func run(report: DiagnosticPrinter) throws -> Int32 {
    let pattern = try output.flatMap { output throws(FileError) in
      FileNamePattern.isPattern(output) ? try FileNamePattern(output) : nil
    }
    if pattern == nil { try checkOutput(outputPath) }
    let outcome = try compile()
    if pattern == nil { try checkOutput(outputPath) }
    let worst = report.print(outcome)
    let isFailure = worst == .error || (worst == .warning && isStrict)
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

  private func compile() throws -> BundleCompiler.Outcome {
    guard inputs.count == 1 else {
      return try BundleCompiler.compile(
        inputs, encoding: encoding, numbering: pageNumbers, options: options)
    }
    return BundleCompiler.Outcome(
      try FileCompiler.compile(inputs[0], encoding: encoding, options: options))
  }

  private func checkOutput(_ output: String) throws(FileError) {
    guard output != "-" else { return }
    for input in inputs where input != "-" && FileWriter.isSameFile(input, output) {
      throw .outputIsInput(output)
    }
    try ReadLog.checkIsNotRead(output)
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
    let ending = "." + format.rawValue
    let stem = output.lowercased().hasSuffix(ending) ? output.dropLast(ending.count) : output[...]
    let files = pages.map { (path: "\(stem)-\($0.number)\(ending)", bytes: $0.bytes) }
    for file in files { try checkOutput(file.path) }
    try FileWriter.write(all: files)
  }

  /// A dump goes to standard output unless the user names a file.
  private var outputPath: String {
    if let output { return output }
    guard let name = inputs.first, options.dump == nil, name != "-" else { return "-" }
    let start = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    let ending = "." + format.rawValue
    // The input's name is often the person's.
    if options.isBlind { return name[..<start] + "지원자" + ending }
    guard let dot = name[start...].lastIndex(of: "."), dot > start else { return name + ending }
    return name[..<dot] + ending
  }

  /// The first input's name without folder and extension.
  private var stem: String {
    if options.isBlind { return "지원자" }
    let name = inputs.first.flatMap { $0.split(separator: "/").last } ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }
}

extension DiagnosticPrinter {
  /// - Returns: the severity of the worst.
  func print(_ outcome: BundleCompiler.Outcome) -> Diagnostic.Severity {
    for file in outcome.files {
      print(file.diagnostics, in: file.source)
    }
    if least == .note { print(outcome.timings, pages: outcome.pageCount) }
    return outcome.files.flatMap(\.diagnostics).map(\.severity).max() ?? .note
  }
}
