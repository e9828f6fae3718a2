import HanjangCore
import HanjangYAML

/// One property set outside a style file, as `page.margin=15mm` on the command line.
enum StyleSetting {
  /// - Parameter origin: what messages name in place of a file.
  static func read(
    _ path: String, _ written: Substring, origin: String
  ) -> (sheet: StyleSheet, diagnostics: [Diagnostic]) {
    var sheet = StyleSheet()
    guard let property = StyleProperty.all[path] else {
      return (sheet, [unknown(path, origin: origin)])
    }
    guard let node = node(String(written), for: property),
      let value = StyleValueParser.value(node, for: property)
    else {
      let expected = property.expectation
      return (sheet, [.styleValue(path, expected: expected, at: nil, path: origin)])
    }
    sheet.set(path, value, from: StyleSheet.Origin(text: node.flowText, place: "--set"))
    return (sheet, [])
  }

  /// Texts are taken as they are, spaces and braces included; all else is YAML.
  private static func node(_ written: String, for property: StyleProperty) -> YAMLNode? {
    switch property {
    case .text, .template, .dateFormat, .choice, .color, .pageSize:
      return YAMLNode(text: written.unquoted)
    case .length, .number, .boolean, .names, .sections, .families, .order, .gap, .insets:
      return try? YAMLReader.compose(written, sizeLimit: 4_096)
    }
  }

  private static func unknown(_ path: String, origin: String) -> Diagnostic {
    if StyleProperty.groups.contains(path) {
      let members = StyleProperty.members(of: path).sorted().map { "\(path).\($0)" }
      return .settingOfGroup(path, members: members, path: origin)
    }
    let nearest = Spelling.nearest(to: path, among: Set(StyleProperty.all.keys))
    return .unknownProperty(path, didYouMean: nearest, at: nil, path: origin)
  }
}

extension String {
  /// Without the quotes that a style file would need.
  fileprivate var unquoted: String {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}

extension YAMLNode {
  /// The value on one line of YAML.
  var flowText: String {
    if let sequence {
      return "[" + sequence.map(\.flowText).joined(separator: ", ") + "]"
    }
    if let mapping {
      let members = mapping.map { "\($0.key.flowText): \($0.value.flowText)" }
      return "{ " + members.joined(separator: ", ") + " }"
    }
    let text = scalar?.string ?? ""
    let isPlain =
      !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || " .-".contains($0) }
    let isIndicator = text.hasPrefix("-") && Double(text) == nil || text.hasPrefix(" ")
    guard !isPlain || isIndicator || text.hasSuffix(" ") else { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
