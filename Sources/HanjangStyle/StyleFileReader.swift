import HanjangCore
import HanjangYAML

/// Reads one style file, a tree of mappings, into a sheet.
struct StyleFileReader {
  /// A style or a file that a style file names.
  struct Name {
    var name: String
    var range: SourceRange
  }

  private let path: String
  private(set) var sheet = StyleSheet()
  /// The style that this one changes.
  private(set) var extends: Name?
  /// Font files, by their paths from the style file's folder.
  private(set) var fonts: [Name] = []
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
      guard let name = key.scalar?.string else {
        let known = StyleProperty.members(of: group).sorted().joined(separator: ", ")
        diagnostics.append(
          .styleValue("a key", expected: "one of \(known)", at: range(key), path: path))
        continue
      }
      switch (group, name) {
      case ("", "extends"): readExtends(value)
      case ("", "fonts"): readFonts(value)
      default: read(value, named: name, in: group, at: range(key))
      }
    }
  }

  private mutating func readExtends(_ node: YAMLNode) {
    guard let name = node.scalar?.string, !name.isEmpty else {
      diagnostics.append(
        .styleValue(
          "extends", expected: "the name of a style, or of a file beside this one",
          at: range(node), path: path))
      return
    }
    extends = Name(name: name, range: range(node))
  }

  private mutating func readFonts(_ node: YAMLNode) {
    let nodes = node.sequence.map { Array($0) } ?? []
    let names = nodes.compactMap { node in
      node.scalar.map { Name(name: $0.string, range: range(node)) }
    }
    guard node.sequence != nil, names.count == nodes.count, names.count <= Self.fontLimit,
      names.allSatisfy({ !$0.name.isEmpty })
    else {
      diagnostics.append(
        .styleValue(
          "fonts",
          expected: "a list of font files such as [fonts/Brand.otf], \(Self.fontLimit) at most",
          at: range(node), path: path))
      return
    }
    fonts = names
  }

  private static let fontLimit = 32

  private mutating func read(
    _ value: YAMLNode, named name: String, in group: String, at place: SourceRange
  ) {
    let full = group.isEmpty ? name : "\(group).\(name)"
    if let property = StyleProperty.all[full] {
      if let parsed = StyleValueParser.value(value, for: property) {
        sheet.set(full, parsed, from: origin(of: value))
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
      let known = group.isEmpty ? members.union(["extends", "fonts"]) : members
      let nearest = Spelling.nearest(to: name, among: known)
      diagnostics.append(.unknownProperty(full, didYouMean: nearest, at: place, path: path))
    }
  }

  private func origin(of node: YAMLNode) -> StyleSheet.Origin {
    StyleSheet.Origin(text: node.flowText, place: "\(path):\(node.position.line)")
  }

  private func range(_ node: YAMLNode) -> SourceRange {
    SourceRange(node.position, node.position)
  }
}
