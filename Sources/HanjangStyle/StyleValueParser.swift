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
    case .text: text(node).map { .text($0) }
    case .template:
      text(node).flatMap { FurnitureText.unknownFields($0).isEmpty ? .text($0) : nil }
    case .names(let least): names(node, least: least).map { .names($0) }
    case .sections(let others):
      names(node, least: 0).flatMap { names in
        let known = Set(StyleProperty.sectionKinds + others)
        return names.allSatisfy { known.contains($0) } ? .names(names) : nil
      }
    case .families: families(node).map { .families($0) }
    case .order: order(node).map { .names($0) }
    case .dateFormat:
      text(node).flatMap { DateFormat($0) == nil ? nil : .text($0) }
    case .gap: gap(node).map { .lengths($0) }
    case .insets: lengths(node, counts: [2, 4]).map { .lengths($0) }
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

  /// One line of text; no author needs a longer one.
  private static func text(_ node: YAMLNode) -> String? {
    guard let text = node.scalar?.string, text.count <= 200 else { return nil }
    let isLine = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    return isLine ? text : nil
  }

  private static func names(_ node: YAMLNode, least: Int) -> [String]? {
    if let name = text(node) { return name.isEmpty ? nil : [name] }
    guard let sequence = node.sequence else { return nil }
    let names = sequence.compactMap { text($0) }.filter { !$0.isEmpty }
    return names.count < least || names.count < sequence.count ? nil : names
  }

  private static func families(_ node: YAMLNode) -> FontFamilies? {
    guard let mapping = node.mapping else {
      return names(node, least: 1).map { FontFamilies(other: $0) }
    }
    var families = FontFamilies()
    for (key, value) in mapping {
      guard let name = key.scalar?.string, let chain = names(value, least: 1) else { return nil }
      if name == "other" {
        families.other = chain
      } else if let script = FontScript(rawValue: name) {
        families.scripts[script] = chain
      } else {
        return nil
      }
    }
    return families
  }

  private static func order(_ node: YAMLNode) -> [String]? {
    guard let names = names(node, least: 1) else { return nil }
    if names.count == 1, SectionOrderName.orders.contains(names[0]) { return names }
    return names.allSatisfy(StyleProperty.sectionKinds.contains) ? names : nil
  }

  private static func lengths(_ node: YAMLNode, counts: Set<Int>) -> [Length]? {
    let nodes = node.sequence.map { Array($0) } ?? [node]
    let counts = node.sequence == nil ? [1] : counts
    let lengths = nodes.compactMap { length($0, 0...1_000) }
    return counts.contains(nodes.count) && lengths.count == nodes.count ? lengths : nil
  }

  private static func gap(_ node: YAMLNode) -> [Length]? {
    guard let lengths = lengths(node, counts: [3]) else { return nil }
    let sizes = lengths.map { $0.resolved(em: 10) }
    return sizes == sizes.sorted() ? lengths : nil
  }
}
