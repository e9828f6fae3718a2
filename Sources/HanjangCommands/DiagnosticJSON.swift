import HanjangCore

/// Diagnostics as JSON Lines: one object a line, `version` telling the form of it.
enum DiagnosticJSON {
  private static let version = 1

  static func line(_ diagnostic: Diagnostic, in file: SourceFile) -> String {
    var members = [
      "\"version\":\(version)", "\"path\":\(quoted(diagnostic.path ?? file.path))",
      "\"severity\":\(quoted(diagnostic.severity.rawValue))",
      "\"id\":\(quoted(diagnostic.id))", "\"message\":\(quoted(diagnostic.message))",
    ]
    if let range = diagnostic.range {
      members.append("\"line\":\(range.start.line)")
      members.append("\"column\":\(range.start.column)")
      members.append("\"endLine\":\(range.end.line)")
      members.append("\"endColumn\":\(range.end.column)")
    }
    if !diagnostic.notes.isEmpty {
      members.append("\"notes\":[\(diagnostic.notes.map(quoted).joined(separator: ","))]")
    }
    return "{\(members.joined(separator: ","))}"
  }

  static func line(failure message: String) -> String {
    "{\"version\":\(version),\"severity\":\"error\",\"id\":\"failure\",\"message\":\(quoted(message))}"
  }

  /// A JSON string (RFC 8259, 7).
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
