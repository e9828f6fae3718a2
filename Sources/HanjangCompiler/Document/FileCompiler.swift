package import HanjangCore
import HanjangRender

/// A document's file, and what became of it.
package struct CompiledFile: Sendable {
  /// The text that the diagnostics refer to.
  package var file: SourceFile
  package var compilation: Compilation
}

/// Compiles the file at a path, for `hanjang export` and for workers.
package enum FileCompiler {
  /// - Parameters:
  ///   - path: `-` for standard input; a name that ends in `.json` is JSON Resume.
  ///   - encoding: as iconv names it; nil for UTF-8, or UTF-16 with a byte order mark.
  ///   - root: a folder that holds the file: no link on the way from there is followed.
  ///   - options: whose folder and default date are those of the file.
  /// - Throws: `FileError` or `CompilerError`: what the machine could not do.
  package static func compile(
    _ path: String, encoding: String?, below root: String? = nil, options: Compiler.Options
  ) throws -> CompiledFile {
    let input = try InputReader.read(path, encoding: encoding, below: root)
    var set = try typeset(input, path: path, options: options)
    var compilation = set.compiler.withoutOutput()
    let blindCheck = set.compiler.blindCheck
    if let typeset = set.takeDocument() {
      compilation = try set.compiler.completed(consume typeset, of: set.file)
    } else if case .stopped(let stopped) = set.outcome {
      compilation = stopped
    }
    compilation.diagnostics = set.found + set.relocated(compilation.diagnostics)
    compilation.blindCheck = blindCheck
    if !options.isBlind { compilation.nameFields[.stem] = set.file.stem }
    return CompiledFile(file: set.reported, compilation: compilation)
  }

  struct Typeset {
    var file: SourceFile
    /// The file that diagnostics speak of: JSON where `file` was written from it.
    var reported: SourceFile
    /// What was found before the compiler began.
    var found: [Diagnostic]
    var compiler: Compiler
    var outcome: Compiler.Outcome

    /// The document, if there is one, which is not kept here: whoever takes it can give its parts
    /// back.
    mutating func takeDocument() -> TypesetDocument? {
      guard case .typeset(let typeset) = outcome else { return nil }
      outcome = .stopped(compiler.withoutOutput())
      return typeset
    }

    var diagnostics: [Diagnostic] {
      switch outcome {
      case .stopped(let compilation): found + relocated(compilation.diagnostics)
      case .typeset: found + relocated(compiler.diagnostics)
      }
    }

    /// With places in the file that the author has.
    func relocated(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
      guard file.text != reported.text, !diagnostics.isEmpty else { return diagnostics }
      let places = JSONPlaces(reported, markdown: file.text)
      return diagnostics.map { places.relocated($0) }
    }
  }

  static func typeset(
    _ input: InputReader.Input, path: String, options: Compiler.Options
  ) throws(CompilerError) -> Typeset {
    var options = options
    var input = input
    options.sourceBytes = input.bytes
    let reported = input.file
    var found: [Diagnostic] = []
    if path.lowercased().hasSuffix(".json") {
      guard let markdown = ResumeJSON.markdown(of: input.file, diagnostics: &found) else {
        let failed = Compilation(output: nil, diagnostics: [], pageCount: 0, timings: [])
        return Typeset(
          file: input.file, reported: input.file, found: found,
          compiler: Compiler(options: options), outcome: .stopped(failed))
      }
      input.file = markdown
    }
    options.folder = folder(of: path)
    options.defaultDate = input.modificationTime
    found += dateProblems(options)
    var compiler = Compiler(options: options)
    let outcome = try compiler.typeset(input.file)
    return Typeset(
      file: input.file, reported: reported, found: found, compiler: compiler, outcome: outcome)
  }

  /// The epoch goes before the file's time.
  private static func dateProblems(_ options: Compiler.Options) -> [Diagnostic] {
    guard let date = options.sourceDateEpoch ?? options.defaultDate,
      !PDFMetadata.dates.contains(date)
    else { return [] }
    let what = options.sourceDateEpoch == nil ? "the file's modification time" : "SOURCE_DATE_EPOCH"
    return [.dateOutOfRange(what)]
  }

  /// nil for standard input.
  private static func folder(of path: String) -> String? {
    guard path != "-" else { return nil }
    return path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }
}
