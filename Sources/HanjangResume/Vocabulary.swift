/// The words that people use for the parts of a résumé, from `aliases.txt`.
package struct Vocabulary: Sendable {
  /// By group and key, the names that have it as an alias.
  private var names: [String: [String: [String]]] = [:]
  private(set) var sections: [String: SectionKind] = [:]
  private(set) var roles = RoleWords()

  static let standard = Vocabulary(
    String(decoding: PackageResources.aliases_txt, as: UTF8.self))

  /// - Parameter text: lines of `name: alias, alias` under `[group]` lines; `#` starts a comment.
  init(_ text: String) {
    var group = ""
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: "#") { continue }
      if line.first == UInt8(ascii: "[") {
        group = String(Substring(line.dropFirst().dropLast()))
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let aliases = line[line.index(after: colon)...].split(separator: UInt8(ascii: ","))
        add(aliases.map { Substring($0) }, named: String(Substring(line[..<colon])), to: group)
      }
    }
  }

  private mutating func add(_ aliases: [Substring], named name: String, to group: String) {
    let kind = group == "sections" ? SectionKind(rawValue: name) : nil
    for alias in aliases {
      let key = Self.key(alias)
      if let kind {
        if sections[key] == nil { sections[key] = kind }
      } else if group == "roles" {
        roles.add(key, named: name)
      } else {
        names[group, default: [:]][key, default: []].append(name)
      }
    }
  }

  /// - Parameter aliases: by alias, the name of a section.
  package mutating func add(sections aliases: [String: String]) {
    for (alias, name) in aliases {
      guard let kind = SectionKind(rawValue: name.lowercased()) else { continue }
      sections[Self.key(alias)] = kind
    }
  }

  func contains(_ text: String, in group: String, _ name: String) -> Bool {
    names[group]?[Self.key(text)]?.contains(name) ?? false
  }

  /// The first name of `order` in `group` that has the alias `text`.
  func name(of text: String, in group: String, among order: [String]) -> String? {
    guard let known = names[group]?[Self.key(text)] else { return nil }
    return order.first { known.contains($0) }
  }

  /// Whether a text says a role: `백엔드 개발자`, `Senior Engineer`.
  func isRole(_ text: String) -> Bool { roles.isRole(text) }

  /// A word that stands before a role's own: `백엔드`, `Senior`.
  func isRolePart(_ text: String) -> Bool { roles.isRolePart(text) }

  // MARK: Keys

  /// For comparison: letters and digits in lower case; an emoji where there is nothing else.
  static func key(_ text: some StringProtocol) -> String {
    var key = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        if scalar.isASCIILetter || scalar.digit != nil { key.append(scalar.lowercased) }
      } else if scalar.isHangulSyllable || scalar.properties.isAlphabetic {
        key.append(scalar)
      }
    }
    if key.isEmpty {
      key.append(contentsOf: text.unicodeScalars.filter { $0.value > 0x2000 && $0 != "\u{FE0F}" })
    }
    return String(key)
  }

  /// Without emoji, markup signs and a number in front.
  static func withoutNumbering(_ title: String) -> String {
    var rest = title.unicodeScalars[...]
    func isMark(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.isLetter && scalar.digit == nil && scalar != "("
    }
    while let first = rest.first, isMark(first) { rest = rest.dropFirst() }
    while let without = withoutOneNumber(rest) { rest = without.drop(while: isMark) }
    while let last = rest.last, isMark(last), last != ")" { rest = rest.dropLast() }
    while let first = rest.first, isMark(first) { rest = rest.dropFirst() }
    return String(rest)
  }

  /// Without `1.`, `2)`, `3-`, `(4)`, `IV.` in front.
  private static func withoutOneNumber(
    _ text: String.UnicodeScalarView.SubSequence
  ) -> String.UnicodeScalarView.SubSequence? {
    var rest = text
    let isBracketed = rest.first == "("
    if isBracketed { rest = rest.dropFirst() }
    var number = rest.drop { $0.digit != nil }
    if number.startIndex == rest.startIndex {
      number = rest.drop { ["I", "V", "X", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ"].contains($0) }
    }
    guard number.startIndex > rest.startIndex,
      rest.distance(from: rest.startIndex, to: number.startIndex) <= 3,
      let mark = number.first, isBracketed ? mark == ")" : ".):-".unicodeScalars.contains(mark)
    else { return nil }
    return number.dropFirst()
  }
}
