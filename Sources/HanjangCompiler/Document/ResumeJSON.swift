package import HanjangCore
import HanjangMarkdown
import HanjangResume

/// Reads a file of JSON Resume, or of a tool's export, as the data and the Markdown that it means.
package enum ResumeJSON {
  /// - Returns: nil where the file isn't a résumé in JSON; a diagnostic tells.
  package static func data(
    of file: SourceFile, diagnostics: inout [Diagnostic]
  ) -> JSONValue? {
    do {
      let (json, leaves) = try JSONParser.valueAndLeaves(of: file.text)
      guard let input = ResumeInput(json) else {
        diagnostics.append(.noResume())
        return nil
      }
      let unread = UnreadText.all(among: leaves, taken: input.takenPaths)
      diagnostics += unread.map { .unreadText($0) }
      return input.json
    } catch {
      diagnostics.append(.malformedJSON(error))
      return nil
    }
  }

  /// - Returns: nil where the file isn't a résumé in JSON; a diagnostic tells.
  package static func markdown(
    of file: SourceFile, diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    data(of: file, diagnostics: &diagnostics).map {
      SourceFile(path: file.path, text: ResumeMarkdown.text(of: $0))
    }
  }

  /// Markdown to go on from, with comments for the data that is not recognised in it.
  package static func imported(_ json: JSONValue) -> String {
    ImportedData.markdown(of: json) { text in
      var found: [Diagnostic] = []
      let document = MarkdownParser().parse(
        SourceFile(path: "", text: text), diagnostics: &found)
      return ResumeData(
        ResumeReading.manuscript(of: document, kind: nil, today: 0, diagnostics: &found)
      ).json
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
      .error, id: "no-resume",
      "the file isn't a résumé in JSON Resume or from Reactive Resume: write it as basics, work, "
        + "education and so on (https://jsonresume.org/schema)",
      at: SourceRange(line: 1, column: 1))
  }

  fileprivate static func unreadText(_ text: UnreadText) -> Diagnostic {
    let what = text.count == 1 ? "its text isn't" : "its \(text.count) texts aren't"
    return Diagnostic(
      text.isSetting ? .note : .warning, id: "unread-json",
      "\(text.path) isn't known: \(what) printed", at: SourceRange(text.position, text.position))
  }
}
