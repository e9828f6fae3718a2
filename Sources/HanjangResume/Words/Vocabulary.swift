/// The words that people use for the parts of a résumé, from `aliases.txt`.
package struct Vocabulary: Sendable {
  /// By the hash of its key, what a title says that a section holds.
  private(set) var sections: [UInt64: SectionKind] = [:]
  private(set) var roles = RoleWords()
  private var groups: [Group] = []

  /// The words of one part of the file, by the hash of their keys.
  private struct Group: Sendable {
    let title: String
    var names: [String] = []
    /// A bit for each of `names` that has the word as an alias.
    var masks: [UInt64: UInt32] = [:]
  }

  static let standard = Vocabulary(PackageResources.aliases_txt)

  /// - Parameter text: lines of `name: alias, alias` under `[group]` lines; `#` starts a comment.
  init(_ text: [UInt8]) {
    sections.reserveCapacity(1280)
    roles.reserveCapacity()
    for line in text.split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: "#") { continue }
      if line.first == UInt8(ascii: "[") {
        var group = Group(title: String(decoding: line.dropFirst().dropLast(), as: UTF8.self))
        group.masks.reserveCapacity(group.title == "labels" ? 1024 : 128)
        groups.append(group)
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let name = String(decoding: line[..<colon], as: UTF8.self)
        add(line[(colon + 1)...].split(separator: UInt8(ascii: ",")), named: name)
      }
    }
  }

  private mutating func add(_ aliases: [ArraySlice<UInt8>], named name: String) {
    guard let last = groups.indices.last else { return }
    switch groups[last].title {
    case "sections":
      guard let kind = SectionKind(rawValue: name) else { return }
      for alias in aliases {
        let hash = WordKey.hash(of: alias)
        if sections[hash] == nil { sections[hash] = kind }
      }
    case "roles":
      for alias in aliases {
        roles.add(WordKey.hash(of: alias), named: name, isKorean: alias.contains { $0 >= 0x80 })
      }
    default:
      let bit = UInt32(1) << UInt32(groups[last].names.count)
      groups[last].names.append(name)
      for alias in aliases { groups[last].masks[WordKey.hash(of: alias), default: 0] |= bit }
    }
  }

  /// - Parameter aliases: by alias, the name of a section.
  package mutating func add(sections aliases: [String: String]) {
    for (alias, name) in aliases {
      guard let kind = SectionKind(rawValue: name.lowercased()) else { continue }
      sections[WordKey.hash(of: alias.utf8)] = kind
    }
  }

  func contains(_ text: String, in group: String, _ name: String) -> Bool {
    self.name(of: text, in: group, among: CollectionOfOne(name)) != nil
  }

  /// The first name of `order` in `group` that has the alias `text`.
  func name(of text: String, in group: String, among order: some Sequence<String>) -> String? {
    guard text.utf8.count <= Self.longestAlias,
      let group = groups.first(where: { $0.title == group }),
      let mask = group.masks[WordKey.hash(of: text.utf8)]
    else { return nil }
    return order.first { name in
      group.names.firstIndex(of: name).map { mask & (1 << UInt32($0)) != 0 } ?? false
    }
  }

  /// In bytes, with room for spaces and signs.
  private static let longestAlias = 200

  /// Whether a text says a role: `백엔드 개발자`, `Senior Engineer`.
  func isRole(_ text: String) -> Bool { roles.isRole(text) }

  /// A word that stands before a role's own: `백엔드`, `Senior`.
  func isRolePart(_ text: String) -> Bool { roles.isRolePart(text) }

  // MARK: Keys

  /// For comparison: letters and digits in lower case; an emoji where there is nothing else.
  static func key(_ text: some StringProtocol) -> String { WordKey(text).text }

  /// Without emoji, markup signs and a number in front.
  static func withoutNumbering(_ title: String) -> String {
    var rest = title.unicodeScalars[...]
    func isMark(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.isLetter && scalar.digit == nil && scalar != "("
    }
    rest = rest.drop(while: isMark)
    while let without = withoutOneNumber(rest) { rest = without.drop(while: isMark) }
    // `dropLast` counts what is left, which takes a long row of marks squared time.
    let end = rest.lastIndex { !isMark($0) || $0 == ")" }
    rest = end.map { rest[...$0] } ?? rest[..<rest.startIndex]
    rest = rest.drop(while: isMark)
    return String(rest)
  }

  /// Without `1.`, `2)`, `3-`, `(4)`, `IV.` in front.
  private static func withoutOneNumber(
    _ text: String.UnicodeScalarView.SubSequence
  ) -> String.UnicodeScalarView.SubSequence? {
    guard let first = text.first, first == "(" || first.digit != nil || first.isNumeral else {
      return nil
    }
    var rest = text
    let isBracketed = first == "("
    if isBracketed { rest = rest.dropFirst() }
    var number = rest.drop { $0.digit != nil }
    if number.startIndex == rest.startIndex { number = rest.drop(while: \.isNumeral) }
    // `1️⃣`.
    let key = number.drop { $0 == "\u{FE0F}" }
    if number.startIndex > rest.startIndex, key.first == "\u{20E3}" { return key.dropFirst() }
    guard number.startIndex > rest.startIndex,
      rest.distance(from: rest.startIndex, to: number.startIndex) <= 3,
      let mark = number.first,
      isBracketed ? mark == ")" : mark == "." || mark == ")" || mark == ":" || mark == "-"
    else { return nil }
    return number.dropFirst()
  }
}

extension Unicode.Scalar {
  /// A letter of a Roman number.
  fileprivate var isNumeral: Bool {
    self == "I" || self == "V" || self == "X" || ("Ⅰ"..."Ⅵ").contains(self)
  }
}
