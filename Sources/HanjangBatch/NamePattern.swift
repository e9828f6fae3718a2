/// How PDFs are named after what their documents say, such as `{name}_{headline}.pdf`.
package struct NamePattern: Sendable {
  package struct Problem: Error, Sendable {
    package var message: String
  }

  private enum Piece: Sendable, Equatable {
    case text(String)
    case field(String)
  }

  package static let fields = [
    "name", "headline", "title", "kind", "lang", "date", "stem", "number",
  ]

  /// What a blind copy's name may not hold: a name, and what mostly has one in it.
  package static let personal: Set<String> = ["name", "date", "stem"]

  /// As it was written.
  package let text: String
  private var pieces: [Piece] = []

  /// In bytes of UTF-8; file systems take 255 for the name itself.
  private static let sizeLimit = 1_000

  package init(_ text: String) throws(Problem) {
    self.text = text
    guard text.utf8.count <= Self.sizeLimit else {
      throw Problem(message: "it has \(text.utf8.count) bytes; the limit is \(Self.sizeLimit)")
    }
    var rest = text[...]
    if rest.lowercased().hasSuffix(".pdf") { rest = rest.dropLast(4) }
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw Problem(message: "a { has no }")
      }
      let name = String(rest[rest.index(after: open)..<close])
      guard Self.fields.contains(name) else {
        let known = Self.fields.map { "{\($0)}" }.joined(separator: ", ")
        throw Problem(message: "{\(name)} isn't one of \(known)")
      }
      pieces += [.text(String(rest[..<open])), .field(name)]
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(String(rest)))
    guard !text.contains("/") else {
      throw Problem(message: "a name has no slash: the folders are those of the documents")
    }
    guard !fields.isEmpty else {
      throw Problem(message: "it has no field such as {name}")
    }
  }

  /// The fields that it has, in their order.
  package var fields: [String] {
    pieces.compactMap { if case .field(let name) = $0 { name } else { nil } }
  }

  /// - Parameter fields: what is empty or missing leaves out the text between it and its neighbour.
  /// - Returns: the name without its ending; nil where no field has anything.
  func stem(_ fields: [String: String]) -> String? {
    var stem = ""
    var between = ""
    var hasField = false
    var leavesOut = false
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text):
        if !leavesOut || index == pieces.count - 1 { between += text }
        leavesOut = false
      case .field(let name):
        let value = SafeName.stem(fields[name] ?? "")
        if value.isEmpty {
          if hasField { between = "" } else { leavesOut = true }
        } else {
          stem += between + value
          (between, hasField) = ("", true)
        }
      }
    }
    guard hasField else { return nil }
    let name = SafeName.stem(stem + between)
    return name.isEmpty ? nil : name
  }
}
