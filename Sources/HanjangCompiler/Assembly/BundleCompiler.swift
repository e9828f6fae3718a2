package import HanjangCore
import HanjangLayout
import HanjangRender
package import HanjangResume

/// Compiles several documents and PDFs into one file.
package enum BundleCompiler {
  package enum Numbering: String, CaseIterable, Sendable {
    /// On from document to document.
    case through
    /// From 1 in each document.
    case part
  }

  package struct Outcome: Sendable {
    /// nil where an error prevents it, or the dumps one after another.
    package var output: [UInt8]?
    /// In the order of the inputs.
    package var files: [(source: SourceFile, diagnostics: [Diagnostic])] = []
    /// Instead of `output`, where pages are wanted as pictures.
    package var pages: [PageFile] = []
    package var explanation: String?
    package var pageCount = 0
    package var timings: [(stage: String, milliseconds: Double)] = []
    package var nameFields: FileNamePattern.Values = [:]
    package var blindCheck: BlindCopy.Check?

    init() {}

    /// The result for one document.
    package init(_ compiled: CompiledFile) {
      let compilation = compiled.compilation
      output = compilation.output
      pages = compilation.pages
      files = [(compiled.file, compilation.diagnostics)]
      explanation = compilation.explanation
      pageCount = compilation.pageCount
      timings = compilation.timings
      nameFields = compilation.nameFields
      blindCheck = compilation.blindCheck
    }
  }

  private enum Input {
    case document(InputReader.Input)
    case foreign(ForeignPDF)
  }

  /// - Throws: `FileError` or `CompilerError`: what the machine could not do.
  package static func compile(
    _ paths: [String], encoding: String?, numbering: Numbering, options: Compiler.Options
  ) throws -> Outcome {
    var inputs: [(path: String, input: Input)] = []
    for path in paths { inputs.append((path, try read(path, encoding: encoding))) }
    var options = options
    while true {
      let result = try compile(inputs, numbering: numbering, options: options)
      let broken = result.broken.subtracting(options.brokenPictures)
      guard !broken.isEmpty else { return result.outcome }
      // What decoders find out is known only when all is set, and rare enough to start again.
      options.brokenPictures.formUnion(broken)
    }
  }

  private static func read(_ path: String, encoding: String?) throws -> Input {
    isPDF(path)
      ? .foreign(try foreign(path)) : .document(try InputReader.read(path, encoding: encoding))
  }

  private static func compile(
    _ inputs: [(path: String, input: Input)], numbering: Numbering, options: Compiler.Options
  ) throws(CompilerError) -> (outcome: Outcome, broken: Set<String>) {
    var outcome = Outcome()
    var assembly = FileAssembly(options: options)
    var isWhole = true
    var clock = StageClock()
    for (path, input) in inputs {
      switch input {
      case .foreign(let pdf):
        assembly.add(pdf, path: path)
        outcome.files.append((SourceFile(path: path, text: ""), Diagnostic.foreign(pdf)))
      case .document(let input):
        let set = try FileCompiler.typeset(input, path: path, options: options)
        outcome.files.append((set.reported, set.diagnostics))
        isWhole = add(set, path: path, to: &assembly, &outcome) && isWhole
        clock.mark(set.file.stem)
      }
    }
    guard isWhole, !assembly.parts.isEmpty else { return (outcome, []) }
    if numbering == .through { assembly.numberThrough() }
    clock.mark("number")
    outcome.output = try assembly.output(clock: &clock)
    outcome.files = assembly.parts.map { ($0.source, $0.diagnostics) }
    outcome.pageCount = assembly.pageCount
    outcome.timings = clock.timings
    return (outcome, assembly.brokenPictures)
  }

  /// - Returns: whether the document can be drawn.
  private static func add(
    _ set: FileCompiler.Typeset, path: String, to assembly: inout FileAssembly,
    _ outcome: inout Outcome
  ) -> Bool {
    switch set.outcome {
    case .stopped(let compilation):
      if let dump = compilation.output { outcome.output = (outcome.output ?? []) + dump }
      return false
    case .typeset(let typeset):
      if outcome.nameFields.isEmpty {
        outcome.nameFields = typeset.nameFields
        outcome.nameFields[.stem] = set.file.stem
      }
      if set.compiler.options.explains {
        outcome.explanation =
          (outcome.explanation ?? "") + "\(path)\n\n"
          + typeset.explanation
      }
      assembly.add(
        typeset, source: set.file, bytes: set.compiler.options.sourceBytes,
        diagnostics: set.diagnostics)
      return true
    }
  }

  // MARK: PDFs

  /// In bytes; larger ones aren't part of an application.
  private static let sizeLimit = 512 << 20

  private static func isPDF(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".pdf")
  }

  private static func foreign(_ path: String) throws -> ForeignPDF {
    let bytes = try FileBytes.read(path, sizeLimit: sizeLimit)
    guard ForeignPDF.isPDF(bytes) else { throw FileError("\(path) is not a PDF") }
    do {
      return try ForeignPDF(bytes)
    } catch {
      throw FileError("\(path) cannot be merged: \(error.message)")
    }
  }
}
