package import HanjangCompiler
package import HanjangCore

/// What an earlier run made of one document, and all that this depended on.
package struct ManifestEntry: Hashable, Sendable {
  package enum Outcome: String, Sendable {
    case made, skipped, failed
    /// The PDF of a document that has another name now.
    case orphaned
  }

  /// Relative to the folder that is converted.
  package var source: String
  package var outcome: Outcome
  /// The hash of the document's file.
  package var hash: ContentHash?
  /// The hash of the program's version, the fonts and all options.
  package var settings: ContentHash
  /// Relative to the output folder; empty where none was made.
  package var output = ""
  /// The hash of the PDF.
  package var pdf: ContentHash?
  package var state: FileState?
  package var pages = 0
  package var warnings = 0
  /// The document's modification time in seconds, where that is the PDF's date.
  package var date: Int64?
  /// Months since the year 0, where the PDF is that of a month.
  package var month: Int?
  /// Pictures and styles; a path within the folder is relative to it.
  package var reads: [ReadLog.Entry] = []
  /// What the document says of itself, where PDFs are named after that.
  package var fields: [String: String]?

  package init(source: String, outcome: Outcome, hash: ContentHash?, settings: ContentHash) {
    self.source = source
    self.outcome = outcome
    self.hash = hash
    self.settings = settings
  }

  /// By what the manifest tells entries apart: one a document, and one a PDF without any.
  var key: String { outcome == .orphaned ? "//\(output)" : source }

  /// The entry of the PDF alone, when its document gets another.
  var asOrphan: ManifestEntry {
    var entry = self
    entry.outcome = .orphaned
    return entry
  }
}

extension ManifestEntry {
  /// One line of the manifest, without the line feed.
  package var line: String {
    var members: [JSONValue.Member] = [
      .init("source", .string(source)), .init("outcome", .string(outcome.rawValue)),
      .init("hash", .string(hash?.text ?? "")), .init("settings", .string(settings.text)),
      .init("output", .string(output)), .init("pdf", .string(pdf?.text ?? "")),
      .init("size", .integer(state?.size ?? 0)), .init("time", .integer(Int(state?.time ?? 0))),
      .init("pages", .integer(pages)), .init("warnings", .integer(warnings)),
    ]
    if let date { members.append(.init("date", .integer(Int(date)))) }
    if let month { members.append(.init("month", .integer(month))) }
    if !reads.isEmpty { members.append(.init("reads", .array(reads.map(\.json)))) }
    if let fields {
      let values = fields.sorted { $0.key < $1.key }
        .map { JSONValue.Member($0.key, .string($0.value)) }
      members.append(.init("fields", .object(values)))
    }
    return JSONValue.object(members).text()
  }

  /// - Parameter line: as `line` writes it; nil for anything else, such as a line that was cut off
  ///   or that names a PDF outside the output folder.
  package init?(line: String) {
    guard let json = try? JSONParser.value(of: line), case .object(let members) = json else {
      return nil
    }
    var values: [String: JSONValue] = [:]
    for member in members { values[member.name] = member.value }
    guard let outcome = Outcome(rawValue: values["outcome"]?.string ?? ""),
      case .string(let source) = values["source"],
      let settings = ContentHash(text: values["settings"]?.string ?? "")
    else { return nil }
    self.init(
      source: source, outcome: outcome, hash: ContentHash(text: values["hash"]?.string ?? ""),
      settings: settings)
    output = values["output"]?.string ?? ""
    guard Folder.isBelow(output), Folder.isBelow(source) else { return nil }
    pdf = ContentHash(text: values["pdf"]?.string ?? "")
    if pdf != nil {
      state = FileState(
        size: values["size"]?.integer ?? 0, time: Int64(values["time"]?.integer ?? 0))
    }
    pages = values["pages"]?.integer ?? 0
    warnings = values["warnings"]?.integer ?? 0
    date = values["date"].map { Int64($0.integer) }
    month = values["month"].map(\.integer)
    reads = (values["reads"]?.elements ?? []).compactMap { ReadLog.Entry($0) }
    if case .object(let members) = values["fields"] {
      fields = Dictionary(members.map { ($0.name, $0.value.string) }) { $1 }
    }
  }
}
