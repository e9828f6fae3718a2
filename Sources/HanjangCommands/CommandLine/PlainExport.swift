import HanjangCompiler
import HanjangCore

/// Reads the command lines that most exports have without the library for arguments, whose types
/// take 3 ms of the 35 of a short document to build: `hanjang resume.md`, `hanjang export resume.md
/// -o resume.pdf --quiet`.
enum PlainExport {
  /// - Parameter words: after the program's name.
  /// - Returns: nil for what the library is to read, and to complain of.
  static func export(_ words: [String], _ environment: Environment) -> Export? {
    var words = words[...]
    if words.first == "export" { words.removeFirst() }
    var export = Export(inputs: [], options: Compiler.Options(environment))
    while let word = words.popFirst() {
      switch word {
      case "-o", "--output":
        guard export.output == nil, let name = words.popFirst(), isPlainName(name) else {
          return nil
        }
        export.output = name
      case "--quiet": export.least = .error
      default:
        guard export.inputs.isEmpty, isPlainInput(word) else { return nil }
        export.inputs = [word]
      }
    }
    return export.inputs.isEmpty ? nil : export
  }

  private static func isPlainName(_ word: String) -> Bool {
    !word.isEmpty && !word.hasPrefix("-")
  }

  /// A file with an extension: no subcommand has a dot. A PDF isn't a document.
  private static func isPlainInput(_ word: String) -> Bool {
    isPlainName(word) && word.contains(".") && !word.lowercased().hasSuffix(".pdf")
  }
}
