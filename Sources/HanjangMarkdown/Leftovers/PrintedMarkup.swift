import HanjangCore

/// Finds signs of Markdown that reach the page as text, because what they belong to isn't complete.
struct PrintedMarkup {
  private static let signs = ["](", "![", "**", "~~", "%%"]

  /// Lines of the author's text.
  private let lines: [Substring.UTF8View]
  private var diagnostics: [Diagnostic] = []
  private var known: Set<SourcePosition> = []

  /// - Parameter source: the author's text, from its first line on.
  static func diagnostics(in document: Document, source: String) -> [Diagnostic] {
    var texts: [(text: String, range: SourceRange)] = []
    document.forEachInline { inline in
      guard case .text(let text) = inline.kind, mayStand(in: text) else { return }
      texts.append((text, inline.range))
    }
    guard !texts.isEmpty else { return [] }
    var check = PrintedMarkup(source)
    for (text, range) in texts { check.read(text, range) }
    return check.diagnostics
  }

  private static func mayStand(in text: String) -> Bool {
    var previous: UInt8 = 0
    return text.utf8.contains { byte in
      defer { previous = byte }
      return switch byte {
      case UInt8(ascii: "("): previous == UInt8(ascii: "]")
      case UInt8(ascii: "["): previous == UInt8(ascii: "!")
      case UInt8(ascii: "^"): previous == UInt8(ascii: "[")
      case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "%"): previous == byte
      default: false
      }
    }
  }

  private init(_ source: String) {
    lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(\.utf8)
  }

  private mutating func read(_ text: String, _ range: SourceRange) {
    guard !text.contains("://") else { return }
    for sign in Self.signs where holds(Array(text.utf8)[...], sign) {
      if sign == "**", Self.isMasked(text) { continue }
      if let place = place(of: sign, range), known.insert(place).inserted {
        diagnostics.append(.markupPrinted(sign, at: SourceRange(place, place)))
      }
    }
    for label in Self.labels(in: text) {
      if let place = place(of: "[^\(label)]", range), known.insert(place).inserted {
        diagnostics.append(.undefinedFootnote(label, at: SourceRange(place, place)))
      }
    }
  }

  /// Whether the first stars hide the rest of a name, as in `홍** 님`.
  private static func isMasked(_ text: String) -> Bool {
    guard let star = text.firstIndex(of: "*"), star > text.startIndex else { return false }
    return text[text.index(before: star)].isLetter
  }

  /// Words in `[^…]`; not classes of characters such as `[^a-z]`.
  private static func labels(in text: String) -> [String] {
    text.components(between: "[^", and: "]").filter { label in
      !label.isEmpty && !(label.count == 3 && label.contains("-"))
        && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
  }

  private func holds(_ text: ArraySlice<UInt8>, _ sign: String) -> Bool {
    offset(of: sign, in: text) != nil
  }

  /// Where the author wrote the sign; nil where a backslash or a reference says that it is meant.
  private func place(of sign: String, _ range: SourceRange) -> SourcePosition? {
    for line in range.start.line...max(range.start.line, range.end.line)
    where lines.indices.contains(line - 1) {
      let bytes = Array(lines[line - 1])
      let start = line == range.start.line ? min(range.start.column - 1, bytes.count) : 0
      if let found = offset(of: sign, in: bytes[start...]) {
        return SourcePosition(line: line, column: found + 1)
      }
    }
    return nil
  }

  /// Rows of more stars or tildes hide names and numbers.
  private func offset(of sign: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let sign = Array(sign.utf8)
    let isRow = sign[0] == sign[1]
    var index = bytes.startIndex
    while index + sign.count <= bytes.endIndex {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      let length = isRow ? bytes[index...].prefix { $0 == sign[0] }.count : 0
      if isRow, length > 0 {
        if length == 2 || (length == 3 && sign[0] == UInt8(ascii: "*")) { return index }
        index += length
      } else {
        if bytes[index...].starts(with: sign) { return index }
        index += 1
      }
    }
    return nil
  }
}

extension String {
  /// What stands between the two signs, each time.
  fileprivate func components(between open: String, and close: Character) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let start = rest.firstIndex(where: { $0 == open.first }) {
      let inner = rest[start...]
      guard inner.hasPrefix(open) else {
        rest = inner.dropFirst()
        continue
      }
      let body = inner.dropFirst(open.count)
      guard let end = body.firstIndex(of: close) else { break }
      found.append(String(body[..<end]))
      rest = body[end...]
    }
    return found
  }
}
