import Foundation
import HanjangCore

/// A JSON Schema, as far as `styles/schema.json` uses the language: other keywords are an error.
struct JSONSchema {
  struct UnknownKeyword: Error {
    var name: String
  }

  let root: JSONValue

  /// Why `value` is not what the schema says; empty where it is.
  func problems(of value: JSONValue) throws -> [String] {
    try problems(of: value, root, at: "")
  }

  private func problems(of value: JSONValue, _ schema: JSONValue, at path: String) throws
    -> [String]
  {
    guard case .object(let keywords) = schema else {
      return ["\(path): the schema isn't an object"]
    }
    var problems: [String] = []
    for keyword in keywords {
      switch keyword.name {
      case "$schema", "title", "description", "$defs", "additionalProperties": break
      case "$ref": problems += try self.problems(of: value, referred(keyword.value), at: path)
      case "anyOf":
        guard case .array(let choices) = keyword.value else { continue }
        let fits = try choices.contains { try self.problems(of: value, $0, at: path).isEmpty }
        if !fits { problems.append("\(path): fits none of anyOf") }
      case "enum":
        guard case .array(let values) = keyword.value else { continue }
        if !values.contains(value) { problems.append("\(path): is not in the enum") }
      case "type":
        if !isType(value, keyword.value) {
          problems.append("\(path): isn't \(keyword.value.text())")
        }
      case "properties":
        problems += try ofMembers(value, keyword.value, isClosed: isClosed(keywords), at: path)
      case "items":
        guard case .array(let items) = value else { continue }
        for (index, item) in items.enumerated() {
          problems += try self.problems(of: item, keyword.value, at: "\(path)[\(index)]")
        }
      default: problems += try ofSimple(value, keyword, at: path)
      }
    }
    return problems
  }

  private func ofSimple(
    _ value: JSONValue, _ keyword: JSONValue.Member, at path: String
  ) throws -> [String] {
    let limit = number(keyword.value)
    let isFine: Bool
    switch (keyword.name, value) {
    case ("pattern", .string(let text)):
      guard case .string(let pattern) = keyword.value else { return [] }
      isFine = text.range(of: pattern, options: .regularExpression) != nil
    case ("minimum", _): isFine = number(value).map { $0 >= limit ?? 0 } ?? true
    case ("maximum", _): isFine = number(value).map { $0 <= limit ?? 0 } ?? true
    case ("minItems", .array(let items)): isFine = Double(items.count) >= limit ?? 0
    case ("maxItems", .array(let items)): isFine = Double(items.count) <= limit ?? 0
    case ("pattern", _), ("minItems", _), ("maxItems", _): isFine = true
    default: throw UnknownKeyword(name: keyword.name)
    }
    return isFine ? [] : ["\(path): fails \(keyword.name) \(keyword.value.text())"]
  }

  private func ofMembers(
    _ value: JSONValue, _ properties: JSONValue, isClosed: Bool, at path: String
  ) throws -> [String] {
    guard case .object(let members) = value, case .object(let known) = properties else { return [] }
    return try members.flatMap { member -> [String] in
      guard let schema = known.first(where: { $0.name == member.name }) else {
        return isClosed ? ["\(path).\(member.name): is unknown"] : []
      }
      return try problems(of: member.value, schema.value, at: "\(path).\(member.name)")
    }
  }

  private func isClosed(_ keywords: [JSONValue.Member]) -> Bool {
    keywords.contains { $0.name == "additionalProperties" && $0.value == .boolean(false) }
  }

  private func referred(_ reference: JSONValue) throws -> JSONValue {
    guard case .string(let text) = reference, text.hasPrefix("#/") else {
      throw UnknownKeyword(name: reference.text())
    }
    return try text.dropFirst(2).split(separator: "/").reduce(root) { value, name in
      guard case .object(let members) = value,
        let member = members.first(where: { $0.name == String(name) })
      else { throw UnknownKeyword(name: text) }
      return member.value
    }
  }

  private func isType(_ value: JSONValue, _ type: JSONValue) -> Bool {
    switch value {
    case .null: type == .string("null")
    case .boolean: type == .string("boolean")
    case .integer, .decimal: type == .string("number")
    case .string: type == .string("string")
    case .array: type == .string("array")
    case .object: type == .string("object")
    }
  }

  private func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    default: nil
    }
  }
}
