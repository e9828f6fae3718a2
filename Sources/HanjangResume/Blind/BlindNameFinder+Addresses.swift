extension BlindNameFinder {
  /// Whether part of an address is made of the name: `hong-gildong`, `gildong90`.
  func isNamed(inAddress part: String) -> Bool {
    let text = BlindLetters(part)
    let tokens = text.tokens.map(\.text)
    guard !tokens.isEmpty || part.contains(where: { $0.isHangul || $0.isHan }) else {
      return false
    }
    if names.contains(where: { name in
      if case .latin = name.form { return false }
      return name.text.count >= 2 && part.contains(name.text.filter(\.isLetter))
    }) {
      return true
    }
    for start in tokens.indices {
      for end in start..<min(start + Self.longestName, tokens.count) {
        let words = Array(tokens[start...end])
        if isFull(words.joined(), words) || isGiven(words.joined()) { return true }
      }
    }
    let joined = tokens.joined()
    return romanizations.contains { $0.isWithin(joined) }
      || latin.contains { words in
        words.count > 1 && words.joined().count >= 6
          && (joined.contains(words.joined()) || joined.contains(words.reversed().joined()))
      }
  }
}
