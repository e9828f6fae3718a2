package import HanjangCore
import HanjangResume

/// Reads a file of JSON Resume as the Markdown that it means.
package enum ResumeJSON {
  /// - Returns: nil where the file is no JSON; a diagnostic tells.
  package static func markdown(
    of file: SourceFile, diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    do {
      let json = try JSONParser.value(of: file.text)
      guard case .object = json, json["basics"] != .null || json["work"] != .null else {
        diagnostics.append(.noResume())
        return nil
      }
      return SourceFile(path: file.path, text: ResumeMarkdown.text(of: json))
    } catch {
      diagnostics.append(.malformedJSON(error))
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func malformedJSON(_ problem: JSONParser.Problem) -> Diagnostic {
    Diagnostic(
      .error, id: "json-malformed", "the file is not JSON: \(problem.message)",
      at: SourceRange(problem.position, problem.position))
  }

  fileprivate static func noResume() -> Diagnostic {
    Diagnostic(
      .error, id: "no-resume", "the file is no JSON Resume: it has neither basics nor work",
      at: SourceRange(line: 1, column: 1))
  }
}
