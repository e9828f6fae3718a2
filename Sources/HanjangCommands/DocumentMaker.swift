import ArgumentParser
import HanjangBatch
import HanjangCompiler
import HanjangCore
import HanjangResume

/// Does a worker's jobs.
final class DocumentMaker {
  private let environment: Environment
  /// Arguments that were read before: those of a batch's documents are mostly the same.
  private var known: [[String]: CompilationArguments] = [:]

  /// More are counted, not told one by one.
  private static let diagnosticLimit = 200

  init(environment: Environment) {
    self.environment = environment
  }

  func make(_ job: WorkerJob) -> WorkerAnswer {
    let start = ContinuousClock.now
    ReadLog.start()
    var answer: WorkerAnswer
    do {
      switch job.task {
      case .export: answer = try export(job)
      case .describe: answer = try describe(job)
      }
    } catch {
      answer = failure(job, Self.message(of: error))
    }
    answer.reads = ReadLog.finish()
    let elapsed = start.duration(to: .now).components
    answer.milliseconds = Double(elapsed.seconds) * 1_000 + Double(elapsed.attoseconds) / 1e15
    return answer
  }

  // MARK: Tasks

  private func export(_ job: WorkerJob) throws -> WorkerAnswer {
    let (options, encoding) = try options(job)
    guard !FileWriter.isSameFile(job.input, job.output) else {
      throw FileError.outputIsInput(job.output)
    }
    let compiled = try FileCompiler.compile(
      job.input, encoding: encoding, below: job.root, options: options)
    let compilation = compiled.compilation
    let worst = compilation.diagnostics.map(\.severity).max() ?? .note
    let isFailure = worst == .error || (worst == .warning && job.isStrict)
    var answer = WorkerAnswer(id: job.id, outcome: isFailure ? .failed : .made)
    if ResumeJSON.isOther(compiled) { answer.outcome = .skipped }
    tell(compilation.diagnostics, of: compiled.file, in: &answer)
    guard answer.outcome == .made, let bytes = compilation.output else { return answer }
    try ReadLog.checkIsNotRead(job.output)
    if let check = compilation.blindCheck, check.names(in: FileWriter.name(of: job.output)) {
      throw FileError.blindName(job.output)
    }
    try FileWriter.write(bytes, to: job.output, scratch: job.scratch)
    answer.pages = compilation.pageCount
    answer.bytes = bytes.count
    answer.pdf = ContentHash(bytes)
    answer.dependsOnMonth = compilation.dependsOnMonth
    answer.isDatedByFile = compilation.isDatedByFile
    return answer
  }

  private func describe(_ job: WorkerJob) throws -> WorkerAnswer {
    let (options, encoding) = try options(job)
    var answer = WorkerAnswer(id: job.id, outcome: .described)
    answer.fields = try FileDescription.fields(
      of: job.input, encoding: encoding, below: job.root, options: options)
    return answer
  }

  private func options(_ job: WorkerJob) throws -> (options: Compiler.Options, encoding: String?) {
    let arguments = try arguments(job.arguments)
    let defaults = try self.arguments(job.defaults)
    var options = try arguments.options(environment)
    options.defaults = try defaults.defaults()
    options.isBlind = arguments.blind || defaults.blind
    options.blindNames += defaults.blindNames
    options.verifies = (arguments.verify || defaults.verify) && !options.isBlind
    if arguments.standards.isEmpty, !defaults.standards.isEmpty {
      options.standards = (try? StandardRequest(defaults.standards)) ?? options.standards
    }
    return (options, arguments.encoding ?? defaults.encoding)
  }

  private func arguments(_ words: [String]) throws -> CompilationArguments {
    if let found = known[words] { return found }
    let arguments = try CompilationArguments.parse(words)
    known[words] = arguments
    return arguments
  }

  // MARK: Telling

  private func tell(
    _ diagnostics: [Diagnostic], of file: SourceFile, in answer: inout WorkerAnswer
  ) {
    let printer = DiagnosticPrinter(format: .text, least: .warning, isColored: false)
    let sorted =
      diagnostics.filter { $0.severity == .error } + diagnostics.filter { $0.severity != .error }
    var lines = SourceLines(file.text)
    for diagnostic in sorted.prefix(Self.diagnosticLimit) {
      answer.diagnostics.append(DiagnosticJSON.value(diagnostic, in: file))
      guard diagnostic.severity >= .warning else { continue }
      let text = printer.text(of: diagnostic, in: file.path, &lines).prefix { !$0.isNewline }
      answer.messages.append(.init(diagnostic.severity, String(text)))
    }
    if sorted.count > Self.diagnosticLimit {
      let rest = "\(file.path): \(sorted.count - Self.diagnosticLimit) more diagnostics"
      answer.messages.append(.init(.warning, rest))
    }
  }

  private func failure(_ job: WorkerJob, _ message: String) -> WorkerAnswer {
    var answer = WorkerAnswer(id: job.id, outcome: .failed)
    answer.diagnostics = [DiagnosticJSON.value(failure: message)]
    answer.messages = [.init(.error, TerminalText.escaped(message))]
    return answer
  }

  private static func message(of error: any Error) -> String {
    if let error = error as? FileError { return error.message }
    if let error = error as? CompilerError { return error.message }
    return CompilationArguments.message(for: error)
  }
}

extension ResumeJSON {
  /// Whether a file is JSON, but not a résumé, nor meant as one.
  fileprivate static func isOther(_ compiled: CompiledFile) -> Bool {
    compiled.compilation.diagnostics.contains { diagnostic in
      if diagnostic.id == "no-resume" { return true }
      guard diagnostic.id == "json-malformed" else { return false }
      return !["\"basics\"", "\"work\""].contains { compiled.file.text.contains($0) }
    }
  }
}
