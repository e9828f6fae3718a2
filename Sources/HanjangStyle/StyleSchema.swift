package import HanjangCore

/// The JSON Schema of style files, by which editors complete and check them.
package enum StyleSchema {
  package static var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init(
        "extends",
        .pattern("^[^\\x00-\\x1F\\x7F]+$").adding(
          "description", .string("The style that this one changes: a name, or a file beside it."))),
      .init(
        "fonts",
        .list(of: .reference("name"), least: 0).adding(
          "description", .string("Font files beside the style, for it alone."))),
    ]
    members += self.members(of: "")
    return .object([
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string("A style of Hanjang")), .init("type", .string("object")),
      .init("additionalProperties", .boolean(false)), .init("properties", .object(members)),
      .init("$defs", .object(StyleProperty.definitions)),
    ])
  }

  private static func members(of path: String) -> [JSONValue.Member] {
    StyleProperty.members(of: path).sorted().map { name in
      let full = path.isEmpty ? name : "\(path).\(name)"
      guard let property = StyleProperty.all[full] else {
        return .init(name, .members(members(of: full)))
      }
      let description = StyleDescription.text(of: full) ?? ""
      return .init(name, property.schema.adding("description", .string(description)))
    }
  }

  /// The roles of `text`, and what each sets.
  package static var roles: [(name: String, description: String)] {
    StyleProperty.textRoles.map { ($0, StyleDescription.roles[$0] ?? "") }
  }

  /// Every property: its path, how its value is written, and what it is for.
  package static var properties: [(path: String, form: String, description: String)] {
    StyleProperty.all.map { path, property in
      (path, property.form, StyleDescription.text(of: path) ?? "")
    }.sorted { $0.path < $1.path }
  }
}

extension StyleProperty {
  /// The kind of value, as the documentation names it.
  fileprivate var form: String {
    switch self {
    case .length: "length"
    case .number(let limits):
      "\(limits.lowerBound.decimal) to \(limits.upperBound.decimal)"
    case .boolean: "`true`, `false`"
    case .color: "colour"
    case .text: "text"
    case .template: "slot"
    case .names: "list"
    case .sections: "list of sections"
    case .families: "families"
    case .order: "order"
    case .dateFormat: "date format"
    case .gap: "gap"
    case .insets: "insets"
    case .pageSize: "page size"
    case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: ", ")
    }
  }
}
