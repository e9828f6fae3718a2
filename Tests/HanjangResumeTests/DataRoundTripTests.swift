import Foundation
import HanjangCore
import HanjangMarkdown
import HanjangResume
import Testing

/// Markdown as JSON Resume, as Markdown, as JSON Resume again.
@Suite struct DataRoundTripTests {
  private static let fields: [(list: String, names: [String])] = [
    ("work", ["name", "position", "startDate", "endDate"]),
    ("education", ["institution", "area", "studyType", "startDate", "endDate"]),
    ("projects", ["name", "startDate", "endDate"]), ("awards", ["title", "date"]),
    ("certificates", ["name", "date"]), ("languages", ["language", "fluency"]),
    ("skills", ["name", "keywords"]),
  ]

  @Test func dataComesBackAsItWas() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Recognition")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "md" }
    #expect(files.count >= 50)
    var different: Set<String> = []
    for file in files {
      let json = data(try String(contentsOf: file, encoding: .utf8))
      let again = data(ResumeMarkdown.text(of: json))
      let name = file.deletingPathExtension().lastPathComponent
      if json["basics"]["name"] != again["basics"]["name"] { different.insert("\(name) name") }
      for (list, names) in Self.fields {
        for field in names where values(json, list, field) != values(again, list, field) {
          different.insert("\(name) \(list).\(field)")
        }
      }
    }
    #expect(different.sorted() == [])
  }

  /// Every field of JSON Resume v1.0.0.
  @Test func everyFieldOfJSONResumeComesBack() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Recognition/full.json")
    let json = try JSONParser.value(of: try String(contentsOf: file, encoding: .utf8))
    let again = data(ResumeMarkdown.text(of: json))
    for list in [
      "basics", "work", "volunteer", "education", "awards", "certificates", "publications",
      "skills", "languages", "interests", "references", "projects",
    ] {
      #expect(withoutMeta(again[list]) == withoutMeta(json[list]), "\(list)")
    }
  }

  /// With members in order of their names.
  private func withoutMeta(_ json: JSONValue) -> JSONValue {
    switch json {
    case .object(let members):
      .object(
        members.filter { $0.name != "meta" }.sorted { $0.name < $1.name }.map {
          JSONValue.Member($0.name, withoutMeta($0.value))
        })
    case .array(let values): .array(values.map(withoutMeta))
    case .null, .boolean, .integer, .decimal, .string: json
    }
  }

  private func values(_ json: JSONValue, _ list: String, _ field: String) -> [String] {
    json[list].elements.map { item in
      ([item[field].string] + item[field].elements.map(\.string)).joined(separator: "|")
    }.sorted()
  }

  private func data(_ text: String) -> JSONValue {
    var diagnostics: [Diagnostic] = []
    let document = MarkdownParser().parse(
      SourceFile(path: "test.md", text: text), diagnostics: &diagnostics)
    return ResumeData(ResumeRecognizer().recognize(document)).json
  }
}
