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

  func print(_ diagnostics: [Diagnostic], in file: SourceFile) {
    var lines = SourceLines(file.text)
    for diagnostic in diagnostics {
      let isAnswer = Diagnostic.answerIDs.contains(diagnostic.id) && least < .error
      guard diagnostic.severity >= least || isAnswer else { continue }
      switch format {
      case .text: write(text(of: diagnostic, in: file.path, &lines))
      case .json: write(DiagnosticJSON.line(diagnostic, in: file))
      }
    }
  }

  /// What the machine could not do.
  func failure(_ message: String) {
    write(line(failure: message))
  }

  func line(failure message: String) -> String {
    switch format {
    case .text: "hanjang: \(colored("error", .error)): \(TerminalText.escaped(message))"
    case .json: DiagnosticJSON.line(failure: message)
    }
  }

  func print(_ timings: [(stage: String, milliseconds: Double)], pages: Int) {
    guard format == .text else { return }
    let stages = timings.map { "\($0.stage) \($0.milliseconds.decimal) ms" }
    let total = timings.reduce(0) { $0 + $1.milliseconds }
    write("hanjang: \(pages) pages, \(total.decimal) ms: \(stages.joined(separator: ", "))")
  }

  // MARK: Text

  /// - Parameter lines: of the file at `path`.
  func text(of diagnostic: Diagnostic, in path: String, _ lines: inout SourceLines) -> String {
    let start = diagnostic.range?.start
    // The text of another file is not at hand.
    let column = diagnostic.path == nil ? start.flatMap { lines.column(at: $0) } : nil
    var place = diagnostic.path ?? path
    if let start { place += ":\(start.line):\(column?.character ?? start.column)" }
    let severity = colored(diagnostic.severity.rawValue, diagnostic.severity)
    let message = TerminalText.escaped(diagnostic.message)
    var text = ["\(TerminalText.escaped(place)): \(severity): \(message) [\(diagnostic.id)]"]
    if let column {
      let shown = column.window
      text += ["  \(shown.text)", "  " + String(repeating: " ", count: shown.caret) + "^"]
    }
    text += diagnostic.notes.map { "  \(TerminalText.escaped($0))" }
    return text.joined(separator: "\n")
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

  private func write(_ line: String) {
    // There is nobody left to tell where this fails.
    try? FileWriter.write(Array((line + "\n").utf8), to: STDERR_FILENO, path: "<stderr>")
  }
}
