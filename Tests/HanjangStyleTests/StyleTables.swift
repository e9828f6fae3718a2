import HanjangCore
import HanjangStyle
import Testing

/// The properties of styles as tables of Markdown, a table a group.
enum StyleTables {
  static var text: String {
    get throws {
      var diagnostics: [Diagnostic] = []
      let listing = try #require(
        StyleResolver.listing(of: .named("base"), diagnostics: &diagnostics))
      let defaults = Dictionary(uniqueKeysWithValues: listing.map { ($0.path, $0.text) })
      var groups: [(name: String, rows: [String])] = []
      for property in StyleSchema.properties {
        let names = property.path.split(separator: ".").map(String.init)
        let group = group(of: names)
        guard !isRepeated(names) else { continue }
        let value = names[0] == "text" ? "" : cell(defaults[property.path] ?? "")
        let row =
          "| `\(names.last ?? "")` | \(property.form) | \(value) | \(property.description) |"
        if let index = groups.firstIndex(where: { $0.name == group }) {
          groups[index].rows.append(row)
        } else {
          groups.append((group, [row]))
        }
      }
      return "\n" + groups.map(table).joined(separator: "\n") + roles
    }
  }

  /// Of the six headings, of all text roles and of the slots of first pages the first stands for all.
  private static func isRepeated(_ names: [String]) -> Bool {
    switch names[0] {
    case "text": names[1] != "body"
    case "blocks": names[1].hasPrefix("heading-") && names[1] != "heading-1"
    case "header", "footer": names.count == 3
    default: false
    }
  }

  private static func group(of names: [String]) -> String {
    switch names[0] {
    case "text": "text.*"
    case "blocks" where names[1].hasPrefix("heading-"): "blocks.heading-1 to heading-6"
    case "layout": "At the top"
    default: names.dropLast().joined(separator: ".")
    }
  }

  private static func table(_ group: (name: String, rows: [String])) -> String {
    let name = group.name.contains(".") || group.name.first?.isLowercase == true
    let title = name ? "`\(group.name)`" : group.name
    return "### \(title)\n\n| key | value | default | |\n| --- | --- | --- | --- |\n"
      + group.rows.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String {
    text.isEmpty ? "" : "`\(text.replacing("|", with: "\\|"))`"
  }

  private static var roles: String {
    let rows = StyleSchema.roles.map { "| `\($0.name)` | \($0.description) |\n" }
    return "\n### Text roles\n\n| role | |\n| --- | --- |\n" + rows.joined()
  }
}
