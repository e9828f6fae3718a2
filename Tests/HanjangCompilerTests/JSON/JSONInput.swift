import HanjangCompiler
import HanjangCore
import HanjangMarkdown
import HanjangResume

/// A JSON input as the program reads it.
struct JSONInput {
  let json: JSONValue?
  let diagnostics: [Diagnostic]

  init(_ text: String) {
    var found: [Diagnostic] = []
    json = ResumeJSON.data(of: SourceFile(path: "test.json", text: text), diagnostics: &found)
    diagnostics = found
  }

  /// Warnings and errors, with their places.
  var problems: [String] {
    diagnostics.filter { $0.severity > .note }.map { problem in
      let start = problem.range?.start
      return "\(start?.line ?? 0):\(start?.column ?? 0) \(problem.id): \(problem.message)"
    }
  }

  subscript(list: String) -> JSONValue { json?[list] ?? .null }

  /// What is printed: the text of the Markdown that is set.
  var printed: String { json.map { Self.text(of: ResumeMarkdown.text(of: $0)) } ?? "" }

  var markdown: String { json.map { ResumeMarkdown.text(of: $0) } ?? "" }

  static func text(of markdown: String) -> String {
    let text = document(markdown).writtenText
    return text.text(of: 0..<(text.words.last?.range.upperBound ?? 0))
  }

  /// The data that `hanjang data` prints of Markdown.
  static func data(of markdown: String) -> JSONValue {
    var found: [Diagnostic] = []
    let manuscript = ResumeReading.manuscript(
      of: document(markdown), kind: nil, today: 0, diagnostics: &found)
    return ImportedData.applied(to: ResumeData(manuscript).json, in: markdown)
  }

  private static func document(_ markdown: String) -> Document {
    var found: [Diagnostic] = []
    return MarkdownParser().parse(
      SourceFile(path: "test.md", text: markdown), diagnostics: &found)
  }

  /// The lists and `basics`, without `meta`, with members in order of their names.
  static func comparable(_ json: JSONValue) -> JSONValue {
    switch json {
    case .object(let members):
      .object(
        members.filter { $0.name != "meta" && $0.name != "$schema" }.sorted { $0.name < $1.name }
          .map { JSONValue.Member($0.name, comparable($0.value)) })
    case .array(let values): .array(values.map(comparable))
    case .null, .boolean, .integer, .decimal, .string: json
    }
  }

  /// The texts of a value.
  static func texts(of json: JSONValue) -> [String] {
    switch json {
    case .object(let members): members.flatMap { texts(of: $0.value) }
    case .array(let values): values.flatMap { texts(of: $0) }
    case .string(let text): [text]
    case .null, .boolean, .integer, .decimal: []
    }
  }

  /// Letters and digits alone.
  static func letters(_ text: String) -> String {
    String(text.filter { $0.isLetter || $0.isNumber })
  }
}
