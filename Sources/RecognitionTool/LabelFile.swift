import Foundation
import HanjangCore
import HanjangMarkdown
import HanjangResume

/// A labelled document: `NAME.md` with `NAME.labels`, lines of `field: value | value`.
struct LabelledFile {
  let url: URL
  let labels: [(field: String, values: [String])]

  var name: String { url.deletingPathExtension().lastPathComponent }

  init(_ url: URL, labels file: URL) throws {
    self.url = url
    let text = try String(contentsOf: file, encoding: .utf8)
    labels = text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, !line.hasPrefix("#") else { return nil }
      let field = parts[0].trimmingCharacters(in: .whitespaces)
      return (field, Self.values(of: parts[1], field: field))
    }
  }

  /// How many values a field's labels have; a name may itself hold a bar.
  private static let counts = [
    "work": 3, "position": 2, "education": 3, "study": 3, "project": 3, "award": 2,
    "certificate": 2, "publication": 2, "volunteer": 3, "language": 2,
  ]

  private static func values(of text: Substring, field: String) -> [String] {
    if field == "skills" {
      return text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    guard let count = counts[field] else { return [text.trimmingCharacters(in: .whitespaces)] }
    var parts = text.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    // Of a position the role holds the bars, of all else the name.
    while parts.count > count {
      let last = field == "position" ? parts.count - 2 : 0
      parts[last...last + 1] = ["\(parts[last]) | \(parts[last + 1])"]
    }
    return parts + Array(repeating: "", count: count - parts.count)
  }

  func rows(_ field: String) -> [[String]] { labels.filter { $0.field == field }.map(\.values) }

  func value(_ field: String) -> String? { rows(field).first?.first }

  var document: Document {
    get throws {
      let text = try String(contentsOf: url, encoding: .utf8)
      var diagnostics: [Diagnostic] = []
      return MarkdownParser().parse(
        SourceFile(path: url.path, text: text), diagnostics: &diagnostics)
    }
  }

  /// All documents with labels in a folder and the folders below; what `supplement` holds is added to
  /// labels of the same name where they lack the field.
  static func all(in folder: URL) throws -> [LabelledFile] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var result: [LabelledFile] = []
    while let url = files?.nextObject() as? URL {
      guard url.pathExtension == "md" else { continue }
      let labels = url.deletingPathExtension().appendingPathExtension("labels")
      guard FileManager.default.fileExists(atPath: labels.path) else { continue }
      result.append(try LabelledFile(url, labels: labels))
    }
    return result.sorted { $0.name < $1.name }
  }

  private init(_ file: LabelledFile, adding labels: [(field: String, values: [String])]) {
    url = file.url
    self.labels = file.labels + labels
  }

  /// With labels of the same name in another folder, of fields that this one lacks.
  func completed(from folder: URL) -> LabelledFile {
    let file = folder.appending(path: "\(name).labels")
    guard let more = try? LabelledFile(url, labels: file) else { return self }
    let known = Set(labels.map(\.field))
    return LabelledFile(self, adding: more.labels.filter { !known.contains($0.field) })
  }

  /// Whether a third of all documents, chosen by their names, is kept from fitting.
  var isHeldOut: Bool {
    name.utf8.reduce(UInt32(0)) { ($0 &* 31 &+ UInt32($1)) } % 3 == 0
  }
}
