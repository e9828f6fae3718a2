/// Front matter that is not quite YAML, rewritten as YAML line by line, so that places stay.
enum FrontMatterText {
  // MARK: TOML

  /// Hugo's `key = "value"` lines between `+++`; nil for a text that is none.
  ///
  /// Values are YAML's nearly as they stand. Tables within tables and texts over several lines say
  /// nothing of a document: they are passed over.
  static func yaml(fromTOML text: Substring) -> String? {
    var lines: [String] = []
    var seen: Set<String> = []
    var table: String? = ""
    var isOpen = false
    var textEnd: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = line.trimmed
      if let end = textEnd {
        if content.contains(end) { textEnd = nil }
        lines.append("")
      } else if isOpen {
        lines.append("    " + content)
        isOpen = !closes(content)
      } else if content.isEmpty || content.hasPrefix("#") {
        lines.append("")
      } else if content.hasPrefix("[") {
        table = tableName(content)
        if let name = table, seen.insert(name).inserted {
          lines.append(name + ":")
        } else {
          table = nil
          lines.append("")
        }
      } else {
        guard let (key, value) = pair(content, sign: "=") else { return nil }
        if let end = ["\"\"\"", "'''"].first(where: value.hasPrefix) {
          if !value.dropFirst(3).contains(end) { textEnd = end }
          lines.append("")
          continue
        }
        isOpen = value.hasPrefix("[") && !closes(value)
        guard let table, seen.insert(table + "\n" + key).inserted else {
          lines.append("")
          continue
        }
        lines.append((table.isEmpty ? "" : "  ") + key + ": " + inlineTable(value))
      }
    }
    return seen.isEmpty ? nil : lines.joined(separator: "\n") + "\n"
  }

  /// `[author]`; nil for `[a.b]` and `[[a]]`.
  private static func tableName(_ header: String) -> String? {
    let name = header.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    return name.isEmpty || header[name.endIndex...].first != "]" ? nil : String(name)
  }

  /// Whether the brackets that the text opens are closed in it, quoted ones aside.
  private static func closes(_ text: String) -> Bool {
    var quote: Character?
    var depth = 0
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "\"", "'": quote = character
      case "[": depth += 1
      case "]": depth -= 1
      default: break
      }
    }
    return depth < 0 || (depth == 0 && text.contains("]"))
  }

  /// `{a = 1}` with YAML's colons.
  private static func inlineTable(_ value: String) -> String {
    guard value.hasPrefix("{") else { return value }
    var quote: Character?
    return value.map { character in
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "=" {
        return ": "
      }
      return String(character)
    }.joined()
  }

  // MARK: YAML with a slip

  /// The lines `key: value` at the margin, each value as it stands: what authors mean by
  /// `title: [Swift] 1: 시작`, which YAML cannot read. nil where a line is anything else.
  static func mended(_ text: Substring) -> String? {
    var lines: [String] = []
    var seen: Set<String> = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isInner = line.first.map { " \t-#}]".contains($0) } ?? true
      if isInner {
        lines.append("")
        continue
      }
      guard let (key, value) = pair(line.trimmed, sign: ":") else { return nil }
      let isText = value.contains { $0.isLetter || $0.isNumber }
      lines.append(isText && seen.insert(key).inserted ? "\(key): \(quoted(value))" : "")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func pair(_ line: String, sign: Character) -> (key: String, value: String)? {
    let word = line.prefix { $0.isLetter || $0.isNumber || "_-.\"".contains($0) }
    let rest = line[word.endIndex...].drop { $0 == " " }
    guard !word.isEmpty, rest.first == sign else { return nil }
    return (String(word), rest.dropFirst().trimmed)
  }

  /// As YAML's double quotes have it, without the author's own.
  private static func quoted(_ value: String) -> String {
    var value = value[...]
    if value.count > 1, let quote = value.first, "\"'".contains(quote), value.last == quote {
      value = value.dropFirst().dropLast()
    }
    let text = value.map { "\\\"".contains($0) ? "\\\($0)" : String($0) }.joined()
    return "\"\(text)\""
  }
}
