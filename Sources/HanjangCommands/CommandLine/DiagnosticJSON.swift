import HanjangCore

/// Diagnostics as JSON Lines: one object a line, `version` telling the form of it.
enum DiagnosticJSON {
  private static let version = JSONValue.Member("version", .integer(1))

  static func line(_ diagnostic: Diagnostic, in file: SourceFile) -> String {
    value(diagnostic, in: file).text()
  }

  static func value(_ diagnostic: Diagnostic, in file: SourceFile) -> JSONValue {
    var members = [
      version,
      .init("path", .string(diagnostic.path ?? file.path)),
      .init("severity", .string(diagnostic.severity.rawValue)),
      .init("id", .string(diagnostic.id)), .init("message", .string(diagnostic.message)),
    ]
    if let range = diagnostic.range {
      members.append(.init("line", .integer(range.start.line)))
      members.append(.init("column", .integer(range.start.column)))
      members.append(.init("endLine", .integer(range.end.line)))
      members.append(.init("endColumn", .integer(range.end.column)))
    }
    if !diagnostic.notes.isEmpty {
      members.append(.init("notes", .array(diagnostic.notes.map { .string($0) })))
    }
    return .object(members)
  }

  static func line(failure message: String) -> String {
    value(failure: message).text()
  }

  static func value(failure message: String) -> JSONValue {
    .object([
      version, .init("severity", .string("error")), .init("id", .string("failure")),
      .init("message", .string(message)),
    ])
  }
}
