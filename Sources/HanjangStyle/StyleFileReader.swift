import HanjangCore
import HanjangYAML

/// Reads one style file, a tree of mappings, into a sheet.
struct StyleFileReader {
  private let path: String
  private(set) var sheet = StyleSheet()
  /// The style that this one changes.
  private(set) var extends: (name: String, range: SourceRange)?
  private(set) var diagnostics: [Diagnostic] = []

  /// In bytes.
  private static let sizeLimit = 256 * 1024

  init(_ file: SourceFile) {
    path = file.path
    do {
      guard let node = try YAMLReader.compose(file.text, sizeLimit: Self.sizeLimit) else { return }
      read(node, group: "")
    } catch {
      let range = error.position.map { SourceRange($0, $0) }
      diagnostics.append(.styleMalformed(error.message, at: range, path: path))
    }
  }

  private mutating func read(_ node: YAMLNode, group: String) {
    guard let mapping = node.mapping else {
      let expected =
        "a mapping of \(StyleProperty.members(of: group).sorted().joined(separator: ", "))"
      diagnostics.append(
        .styleValue(
          group.isEmpty ? "a style" : group, expected: expected, at: range(node), path: path))
      return
    }
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { continue }
      if group.isEmpty, name == "extends", let base = value.scalar?.string {
        extends = (base, range(value))
        continue
      }
      read(value, named: name, in: group, at: range(key))
    }
  }

  private mutating func read(
    _ value: YAMLNode, named name: String, in group: String, at place: SourceRange
  ) {
    let full = group.isEmpty ? name : "\(group).\(name)"
    if let property = StyleProperty.all[full] {
      if let parsed = StyleValueParser.value(value, for: property) {
        sheet.set(full, parsed, from: StyleSheet.Origin(text: value.flowText, path: path))
      } else {
        diagnostics.append(
          .styleValue(full, expected: property.expectation, at: range(value), path: path))
      }
      return
    }
    if StyleProperty.groups.contains(full) {
      read(value, group: full)
    } else {
      let members = StyleProperty.members(of: group)
      let known = group.isEmpty ? members.union(["extends"]) : members
      let nearest = Spelling.nearest(to: name, among: known)
      diagnostics.append(.unknownProperty(full, didYouMean: nearest, at: place, path: path))
    }
  }

  private func range(_ node: YAMLNode) -> SourceRange {
    SourceRange(node.position, node.position)
  }
}

extension YAMLNode {
  /// The value on one line of YAML.
  fileprivate var flowText: String {
    if let sequence {
      return "[" + sequence.map(\.flowText).joined(separator: ", ") + "]"
    }
    let text = scalar?.string ?? ""
    let isPlain =
      !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || " .-".contains($0) }
    let isIndicator = text.hasPrefix("-") && Double(text) == nil || text.hasPrefix(" ")
    guard !isPlain || isIndicator else { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
