/// A Korean name in Latin letters, as people write it in addresses.
struct Romanization: Sendable {
  private let surnames: [String]
  private let given: [String]
  /// For each syllable of the given name, its usual spellings.
  private let writings: [[String]]
  private let surnameWritings: [[String]]

  private static let initials = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
  ]
  private static let vowels = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
  ]
  private static let finals = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t",
  ]
  private static let habits: [Character: [String]] = [
    "김": ["kim"], "이": ["lee", "yi", "rhee"], "박": ["park", "pak"], "최": ["choi"],
    "정": ["jung", "chung"], "조": ["cho"], "강": ["kang"], "윤": ["yoon"], "임": ["lim"],
    "오": ["oh"], "서": ["suh"], "신": ["shin"], "권": ["kwon"], "황": ["hwang"], "안": ["ahn"],
    "유": ["yoo", "ryu"], "고": ["ko"], "문": ["moon"], "배": ["bae"], "백": ["baek"],
  ]

  /// nil unless the name is two to four syllables of Hangul.
  init?(_ name: String) {
    let syllables = name.filter { $0 != " " }
    self.init(surname: String(syllables.prefix(1)), given: String(syllables.dropFirst()))
  }

  /// nil unless both are Hangul, two to five syllables together.
  init?(surname: String, given name: String) {
    guard (2...5).contains(surname.count + name.count), let first = surname.first else {
      return nil
    }
    let parts = (surname + name).compactMap { Self.roman($0) }
    guard parts.count == surname.count + name.count else { return nil }
    let standard = parts.prefix(surname.count).joined()
    surnames = [standard] + (surname.count == 1 ? Self.habits[first] ?? [] : [])
    given = Array(parts.dropFirst(surname.count))
    writings = name.map { Self.writings($0) }
    surnameWritings = surname.map { Self.writings($0) }
  }

  private static func roman(_ syllable: Character) -> String? {
    guard let scalar = syllable.unicodeScalars.first, (0xAC00...0xD7A3).contains(scalar.value)
    else { return nil }
    let index = Int(scalar.value) - 0xAC00
    return initials[index / 588] + vowels[index % 588 / 28] + finals[index % 28]
  }

  /// Whether words are both parts of the name, in either order, and nothing else.
  func isWhole(_ words: [String]) -> Bool {
    let (joined, name) = (words.joined(), given.joined())
    return surnames.contains { joined == $0 + name || joined == name + $0 }
  }

  func isIn(_ words: [String], joined: String) -> Bool {
    let name = given.joined()
    if name.count >= 4, joined.contains(name) { return true }
    if words.contains(where: { surnames.contains($0) || $0 == name }) { return true }
    // `do.hyun` is two words.
    return (words + zip(words, words.dropFirst()).map { $0 + $1 }).contains { isWriting($0) }
  }

  /// Whether a word is the given name as somebody might write it, the surname before or behind it
  /// or not: `woojin`, `kimjunyoung`.
  private func isWriting(_ word: String) -> Bool {
    guard writings.count > 1, word.count >= 4, word.count < 32 else { return false }
    let forms = surnames.flatMap { surname -> [Substring] in
      var forms: [Substring] = []
      if word.hasPrefix(surname) { forms.append(word.dropFirst(surname.count)) }
      if word.hasSuffix(surname) { forms.append(word.dropLast(surname.count)) }
      return forms
    }
    return ([word[...]] + forms).contains { Self.isMade($0, of: writings[...]) }
  }

  func isSurname(_ word: String) -> Bool {
    surnames.contains(word) || Self.isMade(word[...], of: surnameWritings[...])
  }

  /// Whether a word is the given name alone, as somebody might write it.
  func isGiven(_ word: String) -> Bool {
    writings.count > 1 && word.count < 32 && Self.isMade(word[...], of: writings[...])
  }

  /// Whether a word is both names, in either order: `kimjunyoung`.
  func isFull(_ word: String) -> Bool {
    guard (4..<32).contains(word.count) else { return false }
    return word.indices.dropFirst().contains { cut in
      let (start, end) = (String(word[..<cut]), String(word[cut...]))
      return isSurname(start) && Self.isMade(end[...], of: writings[...])
        || isSurname(end) && Self.isMade(start[...], of: writings[...])
    }
  }

  /// Whether both names, in the standard writing, are in a word with more around them.
  func isWithin(_ word: String) -> Bool {
    let name = given.joined()
    return name.count >= 4
      && surnames.contains { word.contains($0 + name) || word.contains(name + $0) }
  }

  /// The first letters of the surname's and the given name's writings.
  func isInitial(_ letter: String, ofSyllable index: Int) -> Bool {
    index < writings.count && writings[index].contains { $0.hasPrefix(letter) }
  }

  private static func isMade(_ word: Substring, of writings: ArraySlice<[String]>) -> Bool {
    guard let first = writings.first else { return word.isEmpty }
    return first.contains { writing in
      word.hasPrefix(writing) && isMade(word.dropFirst(writing.count), of: writings.dropFirst())
    }
  }

  // MARK: Habits

  private static let initialHabits: [Int: [String]] = [
    0: ["k"], 3: ["t"], 5: ["l"], 7: ["p"], 9: ["sh"], 12: ["z", "ch"],
  ]
  private static let vowelHabits: [Int: [String]] = [
    0: ["ah"], 1: ["e", "ai"], 4: ["u", "o", "uh"], 6: ["you", "yu", "yo", "eo"], 7: ["yae"],
    8: ["oh"], 10: ["we"], 11: ["we", "oi"], 13: ["oo", "woo", "wu"], 14: ["weo"], 16: ["wie"],
    17: ["yoo", "you"], 18: ["u", "e"], 19: ["ee", "i"], 20: ["ee", "yi"],
  ]
  private static let finalHabits: [Int: [String]] = [1: ["g"], 8: ["r"], 17: ["b"]]

  private static func writings(_ syllable: Character) -> [String] {
    guard let scalar = syllable.unicodeScalars.first, (0xAC00...0xD7A3).contains(scalar.value)
    else { return [] }
    let index = Int(scalar.value) - 0xAC00
    let (initial, vowel, final) = (index / 588, index % 588 / 28, index % 28)
    let starts = [initials[initial]] + (initialHabits[initial] ?? [])
    let middles = [vowels[vowel]] + (vowelHabits[vowel] ?? [])
    let ends = [finals[final]] + (finalHabits[final] ?? [])
    return starts.flatMap { start in
      middles.flatMap { middle in ends.map { start + middle + $0 } }
    }
  }
}
