/// A text of a header or a footer, whose `{name}`s stand for what a document and a page say.
package enum FurnitureText {
  /// The names that there are.
  package static let fields = ["name", "title", "author", "page", "pages", "section", "date"]

  private enum Part {
    case literal(String)
    case field(String)
  }

  /// The names in `template` that mean nothing.
  package static func unknownFields(_ template: String) -> [String] {
    parts(of: template).compactMap { part in
      if case .field(let name) = part, !fields.contains(name) { name } else { nil }
    }
  }

  /// `template` with each `{name}` replaced. A separator beside a field that is empty goes with it.
  package static func filled(_ template: String, _ values: [String: String]) -> String {
    var result = ""
    var pending = ""
    // Whether a field since the last text stood for nothing.
    var hasGap = false
    func add(_ text: String) {
      result += (hasGap && result.isEmpty ? "" : pending) + text
      pending = ""
      hasGap = false
    }
    for part in parts(of: template) {
      switch part {
      case .literal(let text) where isSeparator(text):
        pending = hasGap && !pending.isEmpty ? pending : pending + text
      case .literal(let text): add(text)
      case .field(let name):
        let value = values[name] ?? ""
        if value.isEmpty { hasGap = true } else { add(value) }
      }
    }
    return hasGap ? result : result + pending
  }

  private static func isSeparator(_ text: String) -> Bool {
    text.allSatisfy { $0.isWhitespace || "·•‧|/–—-,:".contains($0) }
  }

  private static func parts(of template: String) -> [Part] {
    var parts: [Part] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      parts.append(.field(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    return parts
  }
}
