/// The words that say a role: `개발자`, `팀장`, `Engineer`.
struct RoleWords: Sendable {
  /// Whole words, and what joined pairs of words make: `fullstack`.
  private var words: Set<String> = []
  /// Korean words by their syllables: what ends in one is a role, as `백엔드개발자` is.
  private var endings: Set<String> = []
  /// Endings that other words have as well, such as `그리드` and `주차장`: they count alone, or
  /// after a word that stands before roles.
  private var ambiguous: Set<String> = []
  private var modifiers: Set<String> = []
  private var departments: [String] = []
  private var employments: Set<String> = []

  mutating func add(_ key: String, named name: String) {
    switch name {
    case "modifier": modifiers.insert(key)
    case "department": departments.append(key)
    case "employment": employments.insert(key)
    case "ambiguous":
      ambiguous.insert(key)
      words.insert(key)
    default:
      words.insert(key)
      if key.utf8.first.map({ $0 >= 0x80 }) ?? false { endings.insert(key) }
    }
  }

  func isRole(_ text: String) -> Bool {
    let words = Self.words(of: text)
    for (index, word) in words.enumerated() {
      if isRoleWord(word) { return true }
      // `Full Stack`, `Co founder`.
      if index + 1 < words.count, self.words.contains(word + words[index + 1]) { return true }
    }
    return false
  }

  /// Whether the last word says a role.
  func endsInRole(_ text: String) -> Bool {
    let words = Self.words(of: text)
    guard let last = words.last else { return false }
    return isRoleWord(last) || words.count > 1 && self.words.contains(words[words.count - 2] + last)
  }

  func isRolePart(_ text: String) -> Bool {
    let words = Self.words(of: text)
    return !words.isEmpty && words.allSatisfy { modifiers.contains($0) || isRoleWord($0) }
  }

  /// `플랫폼팀`, `기술연구소`, `Platform Team`.
  func isDepartment(_ text: String) -> Bool {
    guard let last = Self.words(of: text).last else { return false }
    return departments.contains { department in
      last == department || last.hasSuffix(department) && !department.utf8.allSatisfy { $0 < 0x80 }
    }
  }

  /// `정규직`, `Part-time`.
  func isEmployment(_ text: String) -> Bool {
    let words = Self.words(of: text)
    return !words.isEmpty && words.allSatisfy { employments.contains($0) }
      || employments.contains(words.joined())
  }

  private func isRoleWord(_ word: String) -> Bool {
    if words.contains(word) { return true }
    guard let first = word.unicodeScalars.last, first.isHangulSyllable else {
      return word.hasSuffix("s") && words.contains(String(word.dropLast()))
    }
    let count = word.count
    for length in 2...6 where length < count {
      let ending = String(word.suffix(length))
      if endings.contains(ending) { return true }
      if ambiguous.contains(ending) {
        let rest = String(word.dropLast(length))
        if modifiers.contains(rest) || isRoleWord(rest) { return true }
      }
    }
    return false
  }

  /// In lower case, letters and digits; a hyphen joins.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isLetter || scalar.digit != nil {
        word.append(scalar.lowercased)
      } else if scalar != "-", !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}
