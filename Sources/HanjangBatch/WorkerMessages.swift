package import HanjangCompiler
package import HanjangCore

/// The version of the protocol, which both ends must share; `docs/worker.md` describes it.
let protocolVersion = 1

/// What a worker is asked to do with one document.
package struct WorkerJob: Sendable {
  package enum Task: String, Sendable {
    /// Make the PDF.
    case export
    /// Tell what the document says of itself, for the PDF's name.
    case describe
  }

  package var id: Int
  package var task: Task
  package var input: String
  /// A folder that holds the input: no link on the way from there is followed; nil: links are.
  package var root: String?
  /// Unused when a document is only described.
  package var output: String
  /// As on the command line of `hanjang export`: before front matter.
  package var arguments: [String]
  /// Likewise, from a configuration: after front matter.
  package var defaults: [String]
  /// A warning fails the document.
  package var isStrict: Bool
  /// A folder on the output's disk, where the PDF grows; nil: beside the output.
  package var scratch: String?

  package init(
    id: Int, task: Task = .export, input: String, root: String? = nil, output: String = "",
    arguments: [String] = [], defaults: [String] = [], isStrict: Bool = false,
    scratch: String? = nil
  ) {
    self.id = id
    self.task = task
    self.input = input
    self.root = root
    self.output = output
    self.arguments = arguments
    self.defaults = defaults
    self.isStrict = isStrict
    self.scratch = scratch
  }

  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .integer(id)), .init("task", .string(task.rawValue)),
      .init("input", .string(input)), .init("output", .string(output)),
      .init("arguments", .array(arguments.map { .string($0) })),
      .init("defaults", .array(defaults.map { .string($0) })), .init("strict", .boolean(isStrict)),
    ]
    if let root { members.append(.init("root", .string(root))) }
    if let scratch { members.append(.init("scratch", .string(scratch))) }
    return .object(members)
  }

  /// - Throws: where a member that is needed is missing; all others may be left out.
  package init(_ json: JSONValue) throws(ProtocolError) {
    guard case .integer(let id) = json["id"] else { throw ProtocolError("a job has no id") }
    let name = json["task"].string
    guard let task = name.isEmpty ? .export : Task(rawValue: name) else {
      throw ProtocolError("no task is named \(name)")
    }
    guard case .string(let input) = json["input"], !input.isEmpty, input != "-" else {
      throw ProtocolError("a job has no input")
    }
    let output = json["output"].string
    guard task == .describe || !output.isEmpty else { throw ProtocolError("a job has no output") }
    let scratch = json["scratch"].string
    let root = json["root"].string
    // The system would take what stands before a NUL for the path.
    guard ![input, output, scratch, root].contains(where: { $0.utf8.contains(0) }) else {
      throw ProtocolError("a job's path has a NUL character in it")
    }
    self.init(
      id: id, task: task, input: input, root: root.isEmpty ? nil : root, output: output,
      arguments: json["arguments"].elements.map(\.string),
      defaults: json["defaults"].elements.map(\.string), isStrict: json["strict"] == .boolean(true),
      scratch: scratch.isEmpty ? nil : scratch)
  }
}

/// What a worker says of one document.
package struct WorkerAnswer: Sendable {
  package enum Outcome: String, Sendable {
    case made, described, failed
    /// A JSON file that isn't a résumé.
    case skipped
  }

  package var id: Int
  package var outcome: Outcome
  package var pages = 0
  /// The size of the PDF.
  package var bytes = 0
  package var milliseconds = 0.0
  package var pdf: ContentHash?
  /// As `--diagnostics json` prints them.
  package var diagnostics: [JSONValue] = []
  /// The same as a person reads them, without the notes.
  package var messages: [Message] = []
  package var reads: [ReadLog.Entry] = []
  package var dependsOnMonth = false
  package var isDatedByFile = false
  /// What the document says of itself.
  package var fields: [String: String] = [:]

  package struct Message: Hashable, Sendable {
    package var severity: Diagnostic.Severity
    package var text: String

    package init(_ severity: Diagnostic.Severity, _ text: String) {
      self.severity = severity
      self.text = text
    }
  }

  package init(id: Int, outcome: Outcome) {
    self.id = id
    self.outcome = outcome
  }
}

extension WorkerAnswer {
  package var json: JSONValue {
    .object([
      .init("id", .integer(id)), .init("outcome", .string(outcome.rawValue)),
      .init("pages", .integer(pages)), .init("bytes", .integer(bytes)),
      .init("milliseconds", .decimal(milliseconds)),
      .init("pdf", pdf.map { .string($0.text) } ?? .null),
      .init("diagnostics", .array(diagnostics)),
      .init(
        "messages",
        .array(messages.map { .array([.string($0.severity.rawValue), .string($0.text)]) })),
      .init("reads", .array(reads.map(\.json))), .init("month", .boolean(dependsOnMonth)),
      .init("dated", .boolean(isDatedByFile)),
      .init(
        "fields",
        .object(fields.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })),
    ])
  }

  package init(_ json: JSONValue) throws(ProtocolError) {
    guard case .integer(let id) = json["id"],
      let outcome = Outcome(rawValue: json["outcome"].string)
    else { throw ProtocolError("an answer has no id or outcome") }
    self.init(id: id, outcome: outcome)
    pages = json["pages"].integer
    bytes = json["bytes"].integer
    milliseconds = json["milliseconds"].number
    pdf = ContentHash(text: json["pdf"].string)
    diagnostics = json["diagnostics"].elements
    messages = json["messages"].elements.compactMap { message in
      let parts = message.elements
      guard parts.count == 2, let severity = Diagnostic.Severity(rawValue: parts[0].string) else {
        return nil
      }
      return Message(severity, parts[1].string)
    }
    reads = json["reads"].elements.compactMap { ReadLog.Entry($0) }
    dependsOnMonth = json["month"] == .boolean(true)
    isDatedByFile = json["dated"] == .boolean(true)
    if case .object(let members) = json["fields"] {
      for member in members { fields[member.name] = member.value.string }
    }
  }
}

extension ReadLog.Entry {
  /// `[path, hash]`; the hash is null where there was nothing to read.
  var json: JSONValue { .array([.string(path), hash.map { .string($0.text) } ?? .null]) }

  init?(_ json: JSONValue) {
    let parts = json.elements
    guard parts.count == 2, case .string(let path) = parts[0] else { return nil }
    self.init(path: path, hash: ContentHash(text: parts[1].string))
  }
}

extension JSONValue {
  /// 0 for anything but a whole number.
  var integer: Int {
    if case .integer(let number) = self { number } else { 0 }
  }

  var number: Double {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    case .null, .boolean, .string, .array, .object: 0
    }
  }
}
