package import HanjangCore

/// Comments with the data that an imported section was written from, where it does not read back as
/// it was: `<!-- data work 1f3c… [{"name": …}] -->`. They hold until their section is changed.
package enum ImportedData {
  private static let start = "<!-- data "
  private static let end = " -->"
  private static let basics = "basics"

  /// Markdown of `json`, with comments for what is read otherwise.
  ///
  /// - Parameter reading: the data that is recognised in Markdown.
  package static func markdown(
    of json: JSONValue, reading: (String) -> JSONValue
  ) -> String {
    let written = ResumeMarkdown.document(of: json)
    let read = reading(written.text)
    var sections = Sections(written.text)
    for name in [basics] + ResumeData.lists {
      guard normalized(json[name]) != normalized(read[name]) else { continue }
      // A list that only recognition finds is empty.
      let value = json[name] == .null ? JSONValue.array([]) : json[name]
      sections.append(name, value, at: written.sections[name] ?? 0)
    }
    return sections.text
  }

  /// `json` with what the comments of unchanged sections say.
  package static func applied(to json: JSONValue, in markdown: String) -> JSONValue {
    guard markdown.contains(start), case .object(var members) = json else { return json }
    for (name, value) in Sections(markdown).stated {
      if let index = members.firstIndex(where: { $0.name == name }) {
        members[index].value = value
      } else {
        members.append(JSONValue.Member(name, value))
      }
    }
    let order = ["$schema", basics] + ResumeData.lists + ["meta"]
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return .object(
      members.filter { $0.value != .array([]) }.sorted {
        (places[$0.name] ?? order.count) < (places[$1.name] ?? order.count)
      })
  }

  /// Without what `data` adds of its own, in order of names.
  private static func normalized(_ json: JSONValue) -> JSONValue {
    switch json {
    case .object(let members):
      .object(
        members.filter { $0.name != "meta" }.sorted { $0.name < $1.name }.map {
          JSONValue.Member($0.name, normalized($0.value))
        })
    case .array(let values): .array(values.map(normalized))
    case .null, .boolean, .integer, .decimal, .string: json
    }
  }

  /// The lines of a document, and where its sections begin.
  private struct Sections {
    private var lines: [[Substring]] = [[]]

    init(_ markdown: String) {
      for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("## ") { lines.append([]) }
        lines[lines.count - 1].append(line)
      }
    }

    var text: String { lines.joined().joined(separator: "\n") }

    mutating func append(_ name: String, _ value: JSONValue, at index: Int) {
      let hash = Self.hash(of: lines[index])
      // JSON's escapes keep a comment from ending early.
      let json = value.text().replacing("-", with: "\\u002d").replacing(">", with: "\\u003e")
        .replacing("<", with: "\\u003c")
      let comment = "\(ImportedData.start)\(name) \(hash) \(json)\(ImportedData.end)"
      let isLast = index == lines.count - 1 && lines[index].last == ""
      let place = isLast ? lines[index].count - 1 : lines[index].count
      lines[index].insert(contentsOf: ["", Substring(comment), ""], at: place)
    }

    /// What the comments of sections say that are as they were.
    var stated: [(name: String, value: JSONValue)] {
      lines.flatMap { section in
        section.compactMap { line -> (String, JSONValue)? in
          guard line.hasPrefix(ImportedData.start), line.hasSuffix(ImportedData.end) else {
            return nil
          }
          let inner = line.dropFirst(ImportedData.start.count).dropLast(ImportedData.end.count)
          let parts = inner.split(separator: " ", maxSplits: 2).map(String.init)
          guard parts.count == 3, parts[1] == Self.hash(of: section),
            let value = try? JSONParser.value(of: parts[2])
          else { return nil }
          return (parts[0], value)
        }
      }
    }

    /// The hash of the text without comments and empty lines (FNV-1a, 64 bits).
    private static func hash(of section: [Substring]) -> String {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for line in section where !line.isEmpty && !line.hasPrefix(ImportedData.start) {
        for byte in line.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
      return String(hash, radix: 16)
    }
  }
}
