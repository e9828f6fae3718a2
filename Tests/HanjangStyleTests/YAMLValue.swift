import Foundation
import HanjangCore
import HanjangYAML

/// A YAML text as an editor's validator sees it, by the core schema of YAML 1.2.
enum YAMLValue {
  static func json(_ yaml: String) throws -> JSONValue {
    guard let node = try YAMLReader.compose(yaml, sizeLimit: 1 << 20) else { return .object([]) }
    return value(node)
  }

  private static func value(_ node: YAMLNode) -> JSONValue {
    if let sequence = node.sequence { return .array(sequence.map { value($0) }) }
    if let mapping = node.mapping {
      return .object(
        mapping.map { JSONValue.Member($0.key.scalar?.string ?? "", value($0.value)) })
    }
    guard let scalar = node.scalar else { return .null }
    guard scalar.isPlain else { return .string(scalar.string) }
    switch scalar.string {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "", "~", "null": return .null
    default: return Double(scalar.string).map { .decimal($0) } ?? .string(scalar.string)
    }
  }
}
