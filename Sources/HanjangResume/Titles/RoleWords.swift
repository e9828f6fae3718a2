/// The words that say a role: `개발자`, `팀장`, `Engineer`.
struct RoleWords: Sendable {
  /// Whole words, and what joined pairs of words make: `fullstack`. By their hashes, as all below.
  private var words: Set<UInt64> = []
  /// Korean words by their syllables: what ends in one is a role, as `백엔드개발자` is.
  private var endings: Set<UInt64> = []
  /// Endings that other words have as well, such as `그리드` and `주차장`: they count alone, or
  /// after a word that stands before roles.
  private var ambiguous: Set<UInt64> = []
  private var modifiers: Set<UInt64> = []
  private var departments: Set<UInt64> = []
  private var employments: Set<UInt64> = []

  /// For the words that the file has.
  mutating func reserveCapacity() {
    words.reserveCapacity(384)
    endings.reserveCapacity(256)
    modifiers.reserveCapacity(256)
    departments.reserveCapacity(64)
  }

  /// - Parameter hash: of the word's key.
  mutating func add(_ hash: UInt64, named name: String, isKorean: Bool) {
    switch name {
    case "modifier": modifiers.insert(hash)
    case "department": departments.insert(hash)
    case "employment": employments.insert(hash)
    case "ambiguous":
      ambiguous.insert(hash)
      words.insert(hash)
    default:
      words.insert(hash)
      if isKorean { endings.insert(hash) }
    }
  }

  func isRole(_ text: String) -> Bool {
    let words = Self.words(of: text)
    for (index, word) in words.enumerated() {
      if isRoleWord(word) { return true }
      // `Full Stack`, `Co founder`.
      if index + 1 < words.count, contains(word + words[index + 1]) { return true }
    }
    return false
  }

  /// Whether the last word says a role.
  func endsInRole(_ text: String) -> Bool {
    var words = Self.words(of: text)
    // `Head of Controlling`.
    if let joint = words.firstIndex(where: { $0.elementsEqual("of".utf8) }), joint > 0 {
      words = Array(words[..<joint])
    }
    if words.count > 1, words.last.map(Self.isLevel) ?? false { words.removeLast() }
    guard let last = words.last else { return false }
    return isRoleWord(last) || words.count > 1 && contains(words[words.count - 2] + last)
  }

  func isRolePart(_ text: String) -> Bool {
    let words = Self.words(of: text)
    return !words.isEmpty
      && words.allSatisfy {
        modifiers.contains(WordKey.hash($0)) || isRoleWord($0) || Self.isLevel($0)
      }
  }

  /// The number behind a role: `Engineer II`.
  func isLevel(_ text: String) -> Bool {
    let words = Self.words(of: text)
    return !words.isEmpty && words.allSatisfy(Self.isLevel)
  }

  private static func isLevel(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 3 && word.allSatisfy { $0 == UInt8(ascii: "i") || $0 == UInt8(ascii: "v") }
  }

  /// `플랫폼팀`, `기술연구소`, `Platform Team`.
  func isDepartment(_ text: String) -> Bool {
    guard let last = Self.words(of: text).last else { return false }
    if departments.contains(WordKey.hash(last)) { return true }
    return Self.endings(of: last, 1...6).contains { departments.contains(WordKey.hash($0)) }
  }

  /// A department that no company is called: `플랫폼팀`, `데이터센터`.
  func isClearDepartment(_ text: String) -> Bool {
    guard let last = Self.words(of: text).last else { return false }
    // `데이터랩`, where `클로버랩` is a company.
    if last.hasSuffix(Self.lab), modifiers.contains(WordKey.hash(last.dropLast(Self.lab.count))) {
      return true
    }
    guard isDepartment(text) else { return false }
    if Self.clear.contains(where: { last.count > $0.count && last.hasSuffix($0) }) { return true }
    return Self.endings(of: last, 1...3).contains { ending in
      departments.contains(WordKey.hash(ending))
        && modifiers.contains(WordKey.hash(last[..<ending.startIndex]))
    }
  }

  private static let lab = Array("랩".utf8)
  private static let clear = ["팀", "본부", "사업부", "파트", "셀", "스쿼드", "개발실", "개발부", "기획실"].map {
    Array($0.utf8)
  }

  /// `정규직`, `Part-time`.
  func isEmployment(_ text: String) -> Bool {
    let words = Self.words(of: text)
    return !words.isEmpty && words.allSatisfy { employments.contains(WordKey.hash($0)) }
      || employments.contains(WordKey.hash(words.joined()))
  }

  private func contains(_ word: ArraySlice<UInt8>) -> Bool { words.contains(WordKey.hash(word)) }

  private func isRoleWord(_ word: ArraySlice<UInt8>) -> Bool {
    if contains(word) { return true }
    guard let last = word.last, last >= 0x80 else {
      return word.last == UInt8(ascii: "s") && contains(word.dropLast())
    }
    return Self.endings(of: word, 2...6).contains { ending in
      let hash = WordKey.hash(ending)
      if endings.contains(hash) { return true }
      guard ambiguous.contains(hash) else { return false }
      let rest = word[..<ending.startIndex]
      return modifiers.contains(WordKey.hash(rest)) || isRoleWord(rest)
    }
  }

  /// The last syllables of a word, which must have more of them.
  private static func endings(
    of word: ArraySlice<UInt8>, _ counts: ClosedRange<Int>
  ) -> [ArraySlice<UInt8>] {
    var endings: [ArraySlice<UInt8>] = []
    var start = word.endIndex
    for count in 1...counts.upperBound {
      // A syllable has three bytes in UTF-8.
      guard start - 3 > word.startIndex, word[start - 3] & 0xF0 == 0xE0 else { break }
      start -= 3
      if count >= counts.lowerBound { endings.append(word[start...]) }
    }
    return endings
  }

  /// In lower case, letters and digits as UTF-8; a hyphen joins.
  private static func words(of text: String) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        if scalar.isASCIILetter || scalar.digit != nil {
          word.append(UInt8(scalar.lowercased.value))
          continue
        }
      } else if scalar.isLetter {
        scalar.appendUTF8(to: &word)
        continue
      }
      if scalar != "-", !word.isEmpty {
        words.append(word[...])
        word = []
      }
    }
    if !word.isEmpty { words.append(word[...]) }
    return words
  }
}
