import HanjangCore

/// Where in a JSON file stands what a line of the Markdown was written from.
struct JSONPlaces {
  /// The first place of each text.
  private let places: [String: SourcePosition]
  private let lines: [Substring]

  /// - Parameter markdown: what was written from the file.
  init(_ file: SourceFile, markdown: String) {
    let leaves = (try? JSONParser.valueAndLeaves(of: file.text).leaves) ?? []
    let known = leaves.map { (Self.words(of: $0.text[...]), $0.position) }
    places = Dictionary(known) { first, _ in first }
    lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// With the place in the JSON file; none where no text above in the Markdown leads to one.
  func relocated(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let range = diagnostic.range, diagnostic.path == nil else { return diagnostic }
    let place = place(ofLine: range.start.line - 1).map { SourceRange($0, $0) }
    return Diagnostic(
      diagnostic.severity, id: diagnostic.id, diagnostic.message, at: place,
      notes: diagnostic.notes)
  }

  /// An entry has no more lines than this between its title and any of them, as a rule.
  private static let reach = 40

  private func place(ofLine line: Int) -> SourcePosition? {
    let last = min(line, lines.count - 1)
    guard last >= 0 else { return nil }
    for index in stride(from: last, through: max(0, last - Self.reach), by: -1) {
      for part in parts(of: lines[index]) {
        if let place = places[Self.words(of: part)] { return place }
      }
    }
    return nil
  }

  /// The whole line, what stands between its bars, and what follows its colon.
  private func parts(of line: Substring) -> [Substring] {
    let bare = line.drop { "#- ".contains($0) }
    let fields = bare.split(separator: "|")
    let value = bare.firstIndex(of: ":").map { [bare[bare.index(after: $0)...]] } ?? []
    return ([bare] + fields + value).filter { $0.contains { !$0.isWhitespace } }
  }

  /// Letters and digits alone: the rest may be escaped.
  private static func words(of text: Substring) -> String {
    String(text.prefix(200).filter { $0.isLetter || $0.isNumber })
  }
}
