import HanjangCore
import HanjangYAML

enum StyleValueParser {
  /// nil where `node` is not what `property` may be.
  static func value(_ node: YAMLNode, for property: StyleProperty) -> StyleValue? {
    switch property {
    case .length(let limits): length(node, limits).map { .length($0) }
    case .number(let limits): number(node, limits).map { .number($0) }
    case .boolean: boolean(node).map { .boolean($0) }
    case .color: node.scalar.flatMap { Color(hex: $0.string) }.map { .color($0) }
    case .choice(let choices):
      node.scalar.flatMap { choices.contains($0.string) ? .text($0.string) : nil }
    case .text: node.scalar.map { .text($0.string) }
    case .template:
      node.scalar.flatMap {
        FurnitureText.unknownFields($0.string).isEmpty ? .text($0.string) : nil
      }
    case .sections(let others):
      names(node).flatMap { names in
        let known = Set(StyleProperty.sectionKinds + others)
        return names.allSatisfy { known.contains($0) } ? .names(names) : nil
      }
    case .names: names(node).map { .names($0) }
    case .gap: gap(node).map { .lengths($0) }
    case .insets: lengths(node, counts: [1, 2, 4]).map { .lengths($0) }
    case .pageSize: node.scalar.flatMap { PageSize.size($0.string) }.map { .size($0) }
    }
  }

  private static func length(_ node: YAMLNode, _ limits: ClosedRange<Double>) -> Length? {
    guard let text = node.scalar?.string, let length = Length(text) else { return nil }
    switch length {
    case .points(let points): return limits.contains(points) ? length : nil
    case .ems(let ems): return (0...20).contains(ems) ? length : nil
    }
  }

  private static func number(_ node: YAMLNode, _ limits: ClosedRange<Double>) -> Double? {
    guard let text = node.scalar?.string, let number = Double(text) else { return nil }
    return limits.contains(number) ? number : nil
  }

  private static func boolean(_ node: YAMLNode) -> Bool? {
    switch node.scalar?.string {
    case "true": true
    case "false": false
    default: nil
    }
  }

  private static func names(_ node: YAMLNode) -> [String]? {
    if let name = node.scalar?.string { return name.isEmpty ? nil : [name] }
    guard let sequence = node.sequence else { return nil }
    let names = sequence.compactMap { $0.scalar?.string }.filter { !$0.isEmpty }
    return names.isEmpty || names.count < sequence.count ? nil : names
  }

  private static func lengths(_ node: YAMLNode, counts: Set<Int>) -> [Length]? {
    let nodes = node.sequence.map { Array($0) } ?? [node]
    let lengths = nodes.compactMap { length($0, 0...1_000) }
    return counts.contains(nodes.count) && lengths.count == nodes.count ? lengths : nil
  }

  private static func gap(_ node: YAMLNode) -> [Length]? {
    guard let lengths = lengths(node, counts: [1, 3]) else { return nil }
    let sizes = lengths.map { $0.resolved(em: 10) }
    return sizes == sizes.sorted() ? lengths : nil
  }
}
