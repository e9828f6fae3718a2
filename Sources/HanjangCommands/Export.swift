import HanjangCompiler
import HanjangCore
import HanjangResume

/// What `hanjang export` was asked for, and how it is done.
struct Export {
  var inputs: [String]
  /// nil: beside the first input.
  var output: String?
  var options: Compiler.Options
  /// The encoding of the inputs, as iconv names it; nil for UTF-8.
  var encoding: String?
  var pageNumbers = BundleCompiler.Numbering.through
  var format = PageArguments.Format.pdf
  var diagnostics = DiagnosticFormat.text
  /// Lesser diagnostics are not printed.
  var least = Diagnostic.Severity.warning
  var isStrict = false
  var limits = WorkLimits.usual

  /// - Returns: the process's exit status; what the machine could not do is printed.
  func run() throws -> Int32 {
    let report = DiagnosticPrinter(format: diagnostics, least: least)
    limits.start(for: inputs.joined(separator: ", "), report: report)
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
    if options.isBlind, let pattern, let field = FileNamePattern.personal.first(where: pattern.has)
    {
      throw FileError(
        "{\(field.rawValue)} could tell who the person is: use {kind}, {lang} or {headline}")
    }
    if pattern == nil { try checkOutput(outputPath) }
    try checkForm()
    let outcome = try compile()
    if pattern == nil { try checkOutput(outputPath) }
    let worst = report.print(outcome)
    let isFailure = worst == .error || (worst == .warning && isStrict)
    let output = pattern?.path(outcome.nameFields, fallback: stem) ?? outputPath
    if let check = outcome.blindCheck, check.names(in: FileWriter.name(of: output)) {
      throw FileError.blindName(output)
    }
    if let explanation = outcome.explanation {
      try StandardOutput.write(explanation)
    }
    if !outcome.pages.isEmpty, !isFailure {
      try write(outcome.pages, to: outputPath)
      return ExitStatus.fine
    }
    guard let bytes = outcome.output, !isFailure else { return ExitStatus.failure }
    if pattern != nil { try checkOutput(output) }
    try write(bytes, to: output)
    if options.dump == nil { try announce(output, pages: outcome.pageCount) }
    return ExitStatus.fine
  }

  private func write(_ bytes: [UInt8], to output: String) throws(FileError) {
    if output != "-" {
      try FileWriter.write(bytes, to: output)
    } else if options.dump == nil {
      try StandardOutput.write(bytes)
    } else {
      try StandardOutput.write(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Tells a person at a terminal what has been made.
  private func announce(_ name: String, pages: Int) throws(FileError) {
    guard least < .error, outputPath != "-", StandardOutput.isTerminal else { return }
    try StandardOutput.write("\(name) (\(pages) page\(pages == 1 ? "" : "s"))\n")
  }

  private func compile() throws -> BundleCompiler.Outcome {
    guard inputs.count == 1 else {
      return try BundleCompiler.compile(
        inputs, encoding: encoding, numbering: pageNumbers, options: options)
    }
    return BundleCompiler.Outcome(
      try FileCompiler.compile(inputs[0], encoding: encoding, options: options))
  }

  /// Whether a file can be of the form that is asked for.
  private func checkForm() throws(FileError) {
    guard options.dump == nil else { return }
    if let output { try OutputName.check(output, for: format) }
    if outputPath == "-", format != .svg, StandardOutput.isTerminal {
      throw FileError(
        "a terminal cannot show a \(format.rawValue.uppercased()): name a file with -o")
    }
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
      try StandardOutput.write(pages[0].bytes)
      return
    }
    let ending = "." + format.rawValue
    let stem = output.lowercased().hasSuffix(ending) ? output.dropLast(ending.count) : output[...]
    let files = pages.map { (path: "\(stem)-\($0.number)\(ending)", bytes: $0.bytes) }
    for file in files { try checkOutput(file.path) }
    try FileWriter.write(all: files)
    guard let first = files.first?.path, let last = files.last?.path else { return }
    try announce(files.count == 1 ? first : "\(first) … \(last)", pages: files.count)
  }

  /// A dump goes to standard output unless the user names a file.
  private var outputPath: String {
    if let output { return output }
    guard let name = inputs.first, options.dump == nil, name != "-" else { return "-" }
    let start = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    let ending = "." + format.rawValue
    // The input's name is often the person's.
    if options.isBlind { return name[..<start] + person + ending }
    guard let dot = name[start...].lastIndex(of: "."), dot > start else { return name + ending }
    return name[..<dot] + ending
  }

  private var person: String { BlindCopy.person(language: options.language ?? "ko") }

  /// The first input's name without folder and extension.
  private var stem: String {
    if options.isBlind { return person }
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
