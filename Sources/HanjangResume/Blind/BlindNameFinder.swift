/// Finds a person's names in a text, in all forms.
struct BlindNameFinder: Sendable {
  let names: [BlindName]
  let romanizations: [Romanization]
  private let vocabulary = BlindVocabulary.standard

  struct Found: Hashable {
    enum Certainty: Hashable {
      /// The name, and nothing else.
      case certain
      /// A given name that is a word as well.
      case possible
    }

    var range: Range<Int>
    var certainty = Certainty.certain
  }

  init(_ names: [BlindName]) {
    self.names = names
    romanizations = names.flatMap(\.romanizations)
  }

  func found(in text: BlindLetters) -> [Found] {
    var found: [Found] = []
    for name in names {
      switch name.form {
      case .hangul(let parts):
        found += Self.full(name.text.filter(\.isHangul), in: text).map { Found(range: $0) }
        for part in parts { found += given(part, in: text) }
      case .han(let letters):
        found += spaced(letters, in: text).map { Found(range: $0) }
      case .latin: break
      }
    }
    return found + spelled(in: text)
  }

  // MARK: Hangul and Han

  private static let separators: Set<Character> = [
    " ", "\u{A0}", "\u{200B}", "\u{2060}", "\u{AD}", "\u{3000}", "·", "ㆍ", "•", ".", "-", "_", "‧",
    "・",
    "*", "|", "/", "\t", "\u{FEFF}", "\u{200C}", "\u{200D}",
  ]

  /// A name whose letters may have up to two signs between each other.
  private func spaced(_ letters: [Character], in text: BlindLetters) -> [Range<Int>] {
    Self.spaced(letters, in: text)
  }

  private static func spaced(_ letters: [Character], in text: BlindLetters) -> [Range<Int>] {
    text.lower.indices.compactMap { start in
      guard text.lower[start] == letters[0] else { return nil }
      var index = start + 1
      for letter in letters.dropFirst() {
        var gap = 0
        while gap < 3, let next = text[index], separators.contains(next) {
          index += 1
          gap += 1
        }
        guard index < text.count, text.lower[index] == letter else { return nil }
        index += 1
      }
      return start..<index
    }
  }

  private static func full(_ name: String, in text: BlindLetters) -> [Range<Int>] {
    let letters = Array(name)
    return spaced(letters, in: text).filter { range in
      // Two syllables, and those with spaces, may be the middle of other words.
      let isApart = range.count > letters.count
      guard isApart || letters.count < 3 else { return true }
      guard !text.isLetter(range.lowerBound - 1) else { return false }
      return isFollowedByParticle(range.upperBound, in: text)
        || BlindVocabulary.standard.honorific(in: text, from: range.upperBound) != nil
    }
  }

  static func isFollowedByParticle(_ index: Int, in text: BlindLetters) -> Bool {
    !text.isLetter(index) || BlindVocabulary.standard.particle(in: text, at: index) != nil
  }

  private func given(_ part: BlindName.Parts, in text: BlindLetters) -> [Found] {
    let letters = part.given
    guard let first = letters.first else { return [] }
    let isCommon = vocabulary.contains(String(letters), in: "names/common")
    return text.lower.indices.compactMap { start in
      let end = start + letters.count
      guard text.lower[start] == first, text.has(letters, at: start), !text.isLetter(start - 1)
      else { return nil }
      let range = start..<end
      if let honorific = vocabulary.honorific(in: text, from: end) {
        let isStrong = ["씨", "님"].contains(honorific) || honorific.count > 1 && !isCommon
        if letters.count > 1 ? isStrong || !isCommon : ["씨", "님"].contains(honorific) {
          return Found(range: range)
        }
      }
      guard letters.count > 1 else { return nil }
      let isAlone = !text.isLetter(end) && !isBeforeWord(end, in: text)
      if isAlone || vocabulary.particle(in: text, at: end) != nil {
        return Found(range: range, certainty: isCommon ? .possible : .certain)
      }
      return !isCommon && !text.isLetter(end)
        ? Found(range: range, certainty: .possible) : nil
    }
  }

  /// `길동 소프트`: part of a longer name, perhaps.
  private func isBeforeWord(_ index: Int, in text: BlindLetters) -> Bool {
    text[index] == " " && text.isLetter(index + 1)
  }

  // MARK: Spelled names

  static let longestName = 4

  private func spelled(in text: BlindLetters) -> [Found] {
    let tokens = text.tokens
    var found: [Found] = []
    var index = 0
    while index < tokens.count {
      let windows = (1...Self.longestName).prefix { length in
        index + length <= tokens.count
          && (length == 1 || isNear(tokens[index + length - 2], tokens[index + length - 1], text))
      }
      if let length = windows.last(where: { isName(Array(tokens[index..<(index + $0)]), text) }) {
        let last = tokens[index + length - 1].range
        let isInitial = length > 1 && last.count == 1 && text[last.upperBound] == "."
        let range = tokens[index].range.lowerBound..<(last.upperBound + (isInitial ? 1 : 0))
        found.append(Found(range: range))
        index += length
      } else {
        index += 1
      }
    }
    return found
  }

  private func isNear(
    _ first: BlindLetters.Token, _ second: BlindLetters.Token, _ text: BlindLetters
  ) -> Bool {
    let gap = text.written[first.range.upperBound..<second.range.lowerBound]
    return gap.count <= 3 && gap.allSatisfy { " -,._·‐–'’+\u{A0}".contains($0) }
  }

  private func isName(_ tokens: [BlindLetters.Token], _ text: BlindLetters) -> Bool {
    let words = tokens.map(\.text)
    let joined = words.joined()
    if isFull(joined, words) { return true }
    if tokens.count > 1, isInitialed(tokens, text) { return true }
    if tokens.count == 2, vocabulary.contains(words[0], in: "names/title"), isSurname(words[1]) {
      return true
    }
    // `gildong` isn't another word, `Hana` may be one.
    let isShown = tokens[0].isCapitalized || joined.count >= 6
    return tokens.count <= 2 && isShown && isGiven(joined)
  }

  private func isSurname(_ word: String) -> Bool {
    romanizations.contains { $0.isSurname(word) } || latin.contains { Self.surname($0) == word }
  }

  var latin: [[String]] {
    names.compactMap { name in
      if case .latin(let words) = name.form { words } else { nil }
    }
  }

  /// Whether words are both names, in either order.
  func isFull(_ joined: String, _ words: [String]) -> Bool {
    if romanizations.contains(where: { $0.isFull(joined) }) { return true }
    return latin.contains { name in
      guard name.count > 1 else { return name[0] == joined && joined.count >= 4 }
      let (first, last) = (name[0], name[name.count - 1])
      let whole = name.joined()
      let turned = [last] + name.dropLast()
      let turnedBack = Array(name.dropFirst()) + [first]
      return joined == whole || joined == turned.joined() || joined == turnedBack.joined()
        || words == [first, last] || words == [last, first]
        || joined == first + last && joined.count >= 6
    }
  }

  /// `Hong, G. D.`, `G. Hong`.
  private func isInitialed(_ tokens: [BlindLetters.Token], _ text: BlindLetters) -> Bool {
    for (name, rest) in [
      (tokens[0], tokens.dropFirst()), (tokens[tokens.count - 1], tokens.dropLast()),
    ] where name.text.count > 1 {
      let letters = rest.map(\.text)
      guard letters.allSatisfy({ $0.count == 1 }), rest.allSatisfy(\.isCapitalized),
        rest.contains(where: { text[$0.range.upperBound] == "." })
      else { continue }
      if romanizations.contains(where: { roman in
        roman.isSurname(name.text)
          && letters.indices.allSatisfy { roman.isInitial(letters[$0], ofSyllable: $0) }
      }) {
        return true
      }
      if latin.contains(where: { words in
        words.count > 1 && Self.surname(words) == name.text
          && words.contains { $0 != name.text && $0.hasPrefix(letters[0]) }
      }) {
        return true
      }
    }
    return false
  }

  /// The word that is the surname, as far as one can tell.
  private static func surname(_ words: [String]) -> String? {
    guard let first = words.first, let last = words.last, words.count > 1 else { return nil }
    let vocabulary = BlindVocabulary.standard
    let isFirst = vocabulary.contains(first, in: "names/surname")
    return isFirst && !vocabulary.contains(last, in: "names/surname") ? first : last
  }

  /// Whether a word is the given name alone, and no word of another kind.
  func isGiven(_ word: String) -> Bool {
    guard !vocabulary.contains(word, in: "names/common") else { return false }
    if word.count >= 5, romanizations.contains(where: { $0.isGiven(word) }) { return true }
    return latin.contains { words in
      guard words.count > 1, let surname = Self.surname(words) else { return false }
      let given = words.filter { $0 != surname }
      if given.joined() == word { return word.count >= 3 }
      if given.count == 2, romanizations.isEmpty, word.count >= 4, given.contains(word) {
        return true
      }
      return word == surname && word.count >= 4 && !vocabulary.contains(word, in: "names/surname")
        && !romanizations.contains { $0.isSurname(word) }
    }
  }
}
