package import HanjangCore

/// A document's file, and what became of it.
package struct CompiledFile: Sendable {
  /// The text that the diagnostics speak of.
  package var file: SourceFile
  package var compilation: Compilation
}

/// From a path to a compilation: what `hanjang export` does with its input, and a worker with each
/// of its documents.
package enum FileCompiler {
  /// - Parameters:
  ///   - path: `-` for standard input; a name that ends in `.json` is JSON Resume.
  ///   - encoding: as iconv names it; nil for UTF-8, or UTF-16 with a byte order mark.
  ///   - options: whose folder and default date are those of the file.
  /// - Throws: `FileError` or `CompilerError`: what the machine could not do.
  package static func compile(
    _ path: String, encoding: String?, options: Compiler.Options
  ) throws -> CompiledFile {
    var input = try InputReader.read(path, encoding: encoding)
    var found: [Diagnostic] = []
    if path.lowercased().hasSuffix(".json") {
      guard let markdown = ResumeJSON.markdown(of: input.file, diagnostics: &found) else {
        let failed = Compilation(output: nil, diagnostics: found, pageCount: 0, timings: [])
        return CompiledFile(file: input.file, compilation: failed)
      }
      input.file = markdown
    }
    var options = options
    options.folder = folder(of: path)
    options.defaultDate = input.modificationTime
    var compilation = try Compiler(options: options).compile(input.file)
    compilation.diagnostics = found + compilation.diagnostics
    return CompiledFile(file: input.file, compilation: compilation)
  }

  /// nil for standard input.
  private static func folder(of path: String) -> String? {
    guard path != "-" else { return nil }
    return path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }
}
