package import HanjangCore

/// The texts of a JSON input that nothing was made of, each with the highest member that holds
/// nothing else.
package struct UnreadText: Hashable, Sendable {
  package let path: String
  package let count: Int
  package let position: SourcePosition
  /// Whether it is a tool's own, such as an identifier or a layout.
  package let isSetting: Bool

  private static let settings: Set<String> = [
    "meta", "metadata", "id", "icon", "effects", "version", "type", "layout", "columns",
  ]

  /// - Parameter leaves: the texts of the input, in its order.
  package static func all(
    among leaves: [JSONParser.Leaf], taken: Set<String>
  ) -> [UnreadText] {
    var prefixes: Set<String> = []
    for path in taken { prefixes.formUnion(Self.prefixes(of: path)) }
    var found: [String: Int] = [:]
    var result: [UnreadText] = []
    // The address of the schema says nothing of the person.
    for leaf in leaves where !taken.contains(leaf.path) && leaf.path != "$schema" {
      guard leaf.text.contains(where: { !$0.isWhitespace }) else { continue }
      let all = Self.prefixes(of: leaf.path)
      let path = all.first { !prefixes.contains($0) } ?? leaf.path
      if let index = found[path] {
        result[index] = result[index].with(count: result[index].count + 1)
      } else {
        found[path] = result.count
        result.append(UnreadText(leaf, path, isSetting: isSetting(path)))
      }
    }
    return result
  }

  private init(_ leaf: JSONParser.Leaf, _ path: String, isSetting: Bool) {
    self.init(path: path, count: 1, position: leaf.position, isSetting: isSetting)
  }

  private init(path: String, count: Int, position: SourcePosition, isSetting: Bool) {
    self.path = path
    self.count = count
    self.position = position
    self.isSetting = isSetting
  }

  private func with(count: Int) -> UnreadText {
    UnreadText(path: path, count: count, position: position, isSetting: isSetting)
  }

  /// Titles of Reactive Resume's own sections are settings too: ours are printed.
  private static func isSetting(_ path: String) -> Bool {
    let names = path.split(separator: ".").map(String.init)
    let isTitle =
      names.count == 3 && names[0] == "sections" && ["name", "title"].contains(names[2])
    return isTitle || path == "summary.title"
      || names.contains { settings.contains(String($0.prefix { $0 != "[" })) }
  }

  /// `work`, `work[0]`, `work[0].team` of `work[0].team`.
  private static func prefixes(of path: String) -> [String] {
    var result: [String] = []
    var prefix = ""
    for character in path {
      if character == "." || character == "[", !prefix.isEmpty { result.append(prefix) }
      prefix.append(character)
    }
    result.append(prefix)
    return result
  }
}
