import Foundation
import HanjangCore
import HanjangMarkdown
import HanjangResume

/// A document of `Tests/Recognition`, or a sample, with what its labels say: `field: value | value` lines.
struct LabelledDocument {
  static let fields = [
    "kind", "name", "email", "phone", "link", "work", "education", "project", "award",
    "certificate", "skill",
  ]
  /// Fields that count only in documents whose labels have them.
  static let optionalFields = [
    "label", "position", "study", "language", "tests", "publication", "volunteer", "achievement",
    "military", "address", "keywords", "roles",
  ]

  var name: String
  var expected: [String: [String]] = [:]
  var found: [String: [String]] = [:]

  /// Whether a field of this document is compared.
  func counts(_ field: String) -> Bool { Self.fields.contains(field) || expected[field] != nil }

  /// Read once: all tests look at the same.
  static let documents = Result { try read() }

  static func all() throws -> [LabelledDocument] { try documents.get() }

  private static func read() throws -> [LabelledDocument] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.appending(path: "Recognition")
    let samples = tests.deletingLastPathComponent().appending(path: "samples")
    return try read(folder, labels: folder)
      + read(samples, labels: folder.appending(path: "samples"))
  }

  private static func read(_ folder: URL, labels: URL) throws -> [LabelledDocument] {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.map {
      try LabelledDocument($0, labels: labels)
    }
  }

  private init(_ file: URL, labels folder: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    let labels = try String(
      contentsOf: folder.appending(path: "\(name).labels"), encoding: .utf8)
    for line in labels.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let isSkills = parts[0] == "skills"
      let values = isSkills ? parts[1].split(separator: ",") : [parts[1]]
      expected[isSkills ? "skill" : String(parts[0]), default: []] += values.map(Self.normalized)
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    var diagnostics: [Diagnostic] = []
    let document = MarkdownParser().parse(
      SourceFile(path: file.path, text: text), diagnostics: &diagnostics)
    read(ResumeData(ResumeRecognizer().recognize(document)).json)
  }

  private static func normalized(_ value: Substring) -> String {
    value.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " | ")
  }

  private mutating func read(_ json: JSONValue) {
    let basics = json["basics"]
    add("kind", json["meta"]["kind"].string)
    for field in ["name", "email", "phone", "label"] { add(field, basics[field].string) }
    add("link", basics["url"].string)
    for profile in basics["profiles"].elements { add("link", profile["url"].string) }
    add("address", basics["location"]["address"].string)
    add("military", json["meta"]["military"].string)
    for (list, field, names) in [
      ("work", "work", ["name", "startDate", "endDate"]),
      ("work", "position", ["name", "position"]),
      ("education", "education", ["institution", "startDate", "endDate"]),
      ("projects", "project", ["name", "startDate", "endDate"]),
      ("volunteer", "volunteer", ["organization", "startDate", "endDate"]),
      ("awards", "award", ["title", "date"]), ("certificates", "certificate", ["name", "date"]),
      ("publications", "publication", ["name", "releaseDate"]),
      ("languages", "language", ["language", "fluency"]),
    ] {
      for item in json[list].elements { add(field, names.map { item[$0].string }) }
    }
    for item in json["education"].elements where item["studyType"].string != "training" {
      add("study", ["institution", "area", "studyType"].map { item[$0].string })
    }
    readLists(json)
  }

  private mutating func readLists(_ json: JSONValue) {
    for item in json["work"].elements + json["projects"].elements {
      for achievement in item["meta"]["achievements"].elements {
        add("achievement", ["title", "startDate", "endDate"].map { achievement[$0].string })
      }
    }
    for item in json["projects"].elements {
      for list in ["keywords", "roles"] where !item[list].elements.isEmpty {
        let values = item[list].elements.map(\.string).joined(separator: ", ")
        add(list, [item["name"].string, values])
      }
    }
    for item in json["languages"].elements {
      for test in item["meta"]["tests"].elements {
        add("tests", [item["language"].string, test.string])
      }
    }
    for group in json["skills"].elements {
      for keyword in group["keywords"].elements { add("skill", keyword.string) }
    }
  }

  private mutating func add(_ field: String, _ values: [String]) {
    if values.contains(where: { !$0.isEmpty }) {
      add(field, Self.normalized(values.joined(separator: " | ")[...]))
    }
  }

  private mutating func add(_ field: String, _ value: String) {
    if !value.isEmpty { found[field, default: []].append(value) }
  }
}

/// Hits, extras and misses of a field over documents.
struct Score {
  var hits = 0
  var extras = 0
  var misses = 0

  /// The harmonic mean of precision and recall.
  var f1: Double { hits == 0 ? 0 : Double(2 * hits) / Double(2 * hits + extras + misses) }

  mutating func add(expected: [String], found: [String]) {
    var rest = found
    for value in expected {
      if let index = rest.firstIndex(of: value) {
        rest.remove(at: index)
        hits += 1
      } else {
        misses += 1
      }
    }
    extras += rest.count
  }
}
