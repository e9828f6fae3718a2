/// Where the PDF of each document goes, below the output folder.
package struct OutputNames {
  package private(set) var outputs: [ExactPath: String] = [:]
  /// What the user should know of names that would have met.
  package private(set) var notes: [String] = []
  private var owners: [String: String] = [:]
  /// The last number that was given to each name.
  private var numbers: [String: Int] = [:]

  /// - Parameters:
  ///   - paths: of the documents, in the order in which they have the first choice.
  ///   - pattern: nil: the PDFs are called as their documents.
  ///   - fields: of each document, for the pattern.
  ///   - isBlind: whether a name without fields is the number, and not the document's.
  ///   - isInterrupted: asked for each document; once it says so, the rest gets no names.
  package init(
    _ paths: [String], pattern: NamePattern? = nil, fields: [ExactPath: [String: String]] = [:],
    isBlind: Bool = false, isInterrupted: () -> Bool = { false }
  ) {
    // No PDF may stand where a folder is to be.
    for path in paths {
      for end in path.indices where path[end] == "/" {
        owners[SafeName.key(String(path[..<end]))] = String(path[..<end])
      }
    }
    // JSON may turn out to be no résumé: Markdown has the first choice.
    let ordered = paths.filter { !Self.isJSON($0) } + paths.filter(Self.isJSON)
    let width = String(ordered.count).count
    for (index, path) in ordered.enumerated() where !isInterrupted() {
      var fields = fields[ExactPath(path)] ?? [:]
      let number = String(index + 1)
      fields["number"] = String(repeating: "0", count: width - number.count) + number
      assign(path, pattern: pattern, fields: fields, isBlind: isBlind)
    }
  }

  private static func isJSON(_ path: String) -> Bool { path.lowercased().hasSuffix(".json") }

  private mutating func assign(
    _ path: String, pattern: NamePattern?, fields: [String: String], isBlind: Bool
  ) {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let folder = path[..<start]
    let name = path[start...]
    let plain = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
    var fields = fields
    fields["stem"] = plain
    let stem = pattern?.stem(fields) ?? (isBlind ? fields["number"] : nil) ?? plain
    var output = "\(folder)\(stem).pdf"
    let wanted = SafeName.key(output)
    let owner = owners[wanted]
    while owners[SafeName.key(output)] != nil {
      let number = (numbers[wanted] ?? 1) + 1
      numbers[wanted] = number
      output = "\(folder)\(stem)-\(number).pdf"
    }
    owners[SafeName.key(output)] = path
    outputs[ExactPath(path)] = output
    if let owner { notes.append("\(path) becomes \(output): \(owner) has the same name") }
  }
}
