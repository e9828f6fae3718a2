/// A Korean name in Latin letters, as people write it in addresses.
struct Romanization {
  private let surnames: [String]
  private let given: [String]

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
    guard (2...4).contains(syllables.count), let first = syllables.first else { return nil }
    let parts = syllables.compactMap { Self.roman($0) }
    guard parts.count == syllables.count else { return nil }
    surnames = [parts[0]] + (Self.habits[first] ?? [])
    given = Array(parts.dropFirst())
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
    return words.contains { word in surnames.contains(word) || word == name }
  }
}
