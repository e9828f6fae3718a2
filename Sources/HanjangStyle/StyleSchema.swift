package import HanjangCore

/// The JSON Schema of style files, by which editors complete and check them.
package enum StyleSchema {
  package static var json: JSONValue {
    var members = group("").members
    members.insert(.init("extends", .object([.init("type", .string("string"))])), at: 0)
    return .object([
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string("A style of Hanjang")), .init("type", .string("object")),
      .init("additionalProperties", .boolean(false)), .init("properties", .object(members)),
    ])
  }

  private static func group(_ path: String) -> (schema: JSONValue, members: [JSONValue.Member]) {
    let members = StyleProperty.members(of: path).sorted().map { name -> JSONValue.Member in
      let full = path.isEmpty ? name : "\(path).\(name)"
      if let property = StyleProperty.all[full] { return .init(name, property.schema) }
      return .init(name, group(full).schema)
    }
    let schema = JSONValue.object([
      .init("type", .string("object")), .init("additionalProperties", .boolean(false)),
      .init("properties", .object(members)),
    ])
    return (schema, members)
  }
}
