import HanjangCore

extension StyleProperty {
  /// What the author should have written, for messages.
  var expectation: String {
    switch self {
    case .length(let limits):
      "a length from \(limits.lowerBound.decimal) to \(limits.upperBound.decimal) pt"
    case .number(let limits):
      "a number from \(limits.lowerBound.decimal) to \(limits.upperBound.decimal)"
    case .boolean: "true or false"
    case .color: "a colour such as \"#171719\""
    case .choice(let choices): choices.joined(separator: " or ")
    case .text: "a text of one line"
    case .template:
      "a text whose names in braces are of "
        + FurnitureText.fields.map { "{\($0)}" }.joined(separator: ", ")
    case .names: "a list of texts such as [Inter, Noto Sans CJK KR]"
    case .sections(let others):
      "a list of " + (others + Self.sectionKinds).joined(separator: ", ")
    case .families:
      "a list of font families, or lists by script: "
        + FontScript.allCases.map(\.rawValue).joined(separator: ", ") + ", other"
    case .order:
      "\(SectionOrderName.orders.joined(separator: ", ")) or a list of "
        + StyleProperty.sectionKinds.joined(separator: ", ")
    case .dateFormat: "a format with YYYY and M, MM, MMM or MMMM, such as YYYY.MM or YYYY년 M월"
    case .gap: "a length, or [least, natural, most]"
    case .insets: "a length, [vertical, horizontal] or [top, right, bottom, left]"
    case .pageSize: "\(PageSize.names.joined(separator: ", ")) or width and height (210mm 297mm)"
    }
  }

  /// The property as a JSON Schema (draft 2020-12).
  ///
  /// It says all that a schema can: limits of lengths with a unit and the order of a gap's parts
  /// are left to the reader.
  var schema: JSONValue {
    switch self {
    case .length(let limits):
      .anyOf([.number(limits), .reference("length")])
    case .number(let limits): .number(limits)
    case .boolean: .object([.init("type", .string("boolean"))])
    case .color: .reference("color")
    case .choice(let choices): .object([.init("enum", .array(choices.map { .string($0) }))])
    case .text, .template: .reference("text")
    case .names(let least):
      .anyOf([.reference("name"), .list(of: .reference("name"), least: least)])
    case .sections(let others): .sections(or: others)
    case .families: .reference("families")
    case .order: .reference("order")
    case .dateFormat:
      .object([.init("type", .string("string")), .init("pattern", .string("YYYY.*M|M.*YYYY"))])
    case .gap: .reference("gap")
    case .insets: .reference("insets")
    case .pageSize: .reference("page-size")
    }
  }

  /// What several properties' schemas refer to.
  static let definitions: [JSONValue.Member] = {
    let side = JSONValue.anyOf([.number(0...1_000), .reference("length")])
    let names = JSONValue.anyOf([.reference("name"), .list(of: .reference("name"), least: 1)])
    let scripts = (FontScript.allCases.map(\.rawValue) + ["other"]).map {
      JSONValue.Member($0, names)
    }
    let sizes = PageSize.names.map { $0.lowercased() + "|" + $0 }.joined(separator: "|")
    let sections = StyleProperty.sectionKinds.map { JSONValue.string($0) }
    return [
      .init("length", .pattern("^ *[0-9]*\\.?[0-9]+ *(pt|mm|cm|in|px|em)?$")),
      .init("color", .pattern("^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")),
      .init("text", .pattern("^[^\\x00-\\x1F\\x7F]{0,200}$")),
      .init("name", .pattern("^[^\\x00-\\x1F\\x7F]{1,200}$")),
      .init("gap", .anyOf([side, .list(of: side, least: 3, most: 3)])),
      .init(
        "insets",
        .anyOf([
          side, .list(of: side, least: 2, most: 2), .list(of: side, least: 4, most: 4),
        ])),
      .init("families", .anyOf([names, .members(scripts)])),
      .init(
        "order",
        .anyOf([
          .object([.init("enum", .array(SectionOrderName.orders.map { .string($0) } + sections))]),
          .list(of: .object([.init("enum", .array(sections))]), least: 1),
        ])),
      .init(
        "page-size",
        .anyOf([
          .pattern("^(\(sizes))( ([Ll]andscape|[Pp]ortrait))?$"),
          .pattern("^[0-9.]+(pt|mm|cm|in|px)?( ×| x)? [0-9.]+(pt|mm|cm|in|px)?( landscape)?$"),
        ])),
    ]
  }()
}

extension JSONValue {
  static func anyOf(_ schemas: [JSONValue]) -> JSONValue {
    .object([.init("anyOf", .array(schemas))])
  }

  static func reference(_ name: String) -> JSONValue {
    .object([.init("$ref", .string("#/$defs/\(name)"))])
  }

  static func pattern(_ pattern: String) -> JSONValue {
    .object([.init("type", .string("string")), .init("pattern", .string(pattern))])
  }

  static func number(_ limits: ClosedRange<Double>) -> JSONValue {
    .object([
      .init("type", .string("number")), .init("minimum", .decimal(limits.lowerBound)),
      .init("maximum", .decimal(limits.upperBound)),
    ])
  }

  /// Kinds of sections, or one of the others: a list, or one of them alone.
  static func sections(or others: [String]) -> JSONValue {
    let names = JSONValue.object([
      .init("enum", .array((StyleProperty.sectionKinds + others).map { .string($0) }))
    ])
    return .anyOf([names, .list(of: names, least: 0)])
  }

  static func list(of items: JSONValue, least: Int, most: Int? = nil) -> JSONValue {
    var members: [Member] = [
      .init("type", .string("array")), .init("items", items), .init("minItems", .integer(least)),
    ]
    if let most { members.append(.init("maxItems", .integer(most))) }
    return .object(members)
  }

  /// An object with these members and no others, none of them required.
  static func members(_ members: [Member]) -> JSONValue {
    .object([
      .init("type", .string("object")), .init("additionalProperties", .boolean(false)),
      .init("properties", .object(members)),
    ])
  }

  /// With a member in front of the others.
  func adding(_ name: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object([.init(name, value)] + members)
  }
}
