import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Prints diagnostics to standard error: `path:line:col: severity: message [id]` with the line and a
/// caret, or JSON Lines.
struct DiagnosticPrinter {
  let format: DiagnosticFormat
  /// Lesser ones are not printed.
  let least: Diagnostic.Severity
  var isColored = Environment.wantsColor

  func print(_ diagnostic: Diagnostic, in file: SourceFile) {
    let isAnswer = Diagnostic.answerIDs.contains(diagnostic.id) && least < .error
    guard diagnostic.severity >= least || isAnswer else { return }
    switch format {
    case .text: write(text(of: diagnostic, in: file))
    case .json: write(DiagnosticJSON.line(diagnostic, in: file))
    }
  }

  /// What the machine could not do.
  func failure(_ message: String) {
    switch format {
    case .text: write("hanjang: \(colored("error", .error)): \(Self.printable(message))")
    case .json: write(DiagnosticJSON.line(failure: message))
    }
  }

  func print(_ timings: [(stage: String, milliseconds: Double)], pages: Int) {
    guard format == .text else { return }
    let stages = timings.map { "\($0.stage) \($0.milliseconds.decimal) ms" }
    let total = timings.reduce(0) { $0 + $1.milliseconds }
    write("hanjang: \(pages) pages, \(total.decimal) ms: \(stages.joined(separator: ", "))")
  }

  // MARK: Text

  func text(of diagnostic: Diagnostic, in file: SourceFile) -> String {
    let path = diagnostic.path ?? file.path
    let source = diagnostic.path == nil ? line(of: diagnostic, in: file) : nil
    var place = path
    if let start = diagnostic.range?.start {
      let column = source.map { SourceColumn($0, byte: start.column).character } ?? start.column
      place += ":\(start.line):\(column)"
    }
    let severity = colored(diagnostic.severity.rawValue, diagnostic.severity)
    let message = Self.printable(diagnostic.message)
    var lines = ["\(Self.printable(place)): \(severity): \(message) [\(diagnostic.id)]"]
    if let source, let range = diagnostic.range { lines += excerpt(source, range) }
    lines += diagnostic.notes.map { "  \(Self.printable($0))" }
    return lines.joined(separator: "\n")
  }

  private func line(of diagnostic: Diagnostic, in file: SourceFile) -> Substring? {
    guard let number = diagnostic.range?.start.line, number > 0 else { return nil }
    var rest = file.text[...]
    for _ in 1..<max(1, number) {
      guard let end = rest.utf8.firstIndex(of: 0x0A) else { return nil }
      rest = rest[rest.utf8.index(after: end)...]
    }
    return rest.utf8.firstIndex(of: 0x0A).map { rest[..<$0] } ?? rest
  }

  /// The line, or the part of it about the place, and a caret below the place.
  private func excerpt(_ line: Substring, _ range: SourceRange) -> [String] {
    let column = SourceColumn(line, byte: range.start.column)
    let shown = column.window(of: line)
    return ["  \(shown.text)", "  " + String(repeating: " ", count: shown.caret) + "^"]
  }

  private func colored(_ text: String, _ severity: Diagnostic.Severity) -> String {
    guard isColored else { return text }
    let code =
      switch severity {
      case .note: 36
      case .warning: 35
      case .error: 31
      }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }

  /// A hostile document must not steer the terminal.
  static func printable(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 0x20...0x7E, 0xA0...: scalar
      default: " "
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private func write(_ line: String) {
    // There is nobody left to tell where this fails.
    try? FileWriter.write(Array((line + "\n").utf8), to: STDERR_FILENO, path: "<stderr>")
  }
}
