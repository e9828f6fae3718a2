/// One of the person's names, and where a text has it in any form.
struct BlindName: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    /// Surname and given name, each way in which the syllables can be parted.
    case hangul(parts: [Parts])
    case latin(words: [String])
    case han([Character])
  }

  struct Parts: Hashable, Sendable {
    var surname: [Character]
    var given: [Character]
  }

  /// In lower case, with single spaces.
  let text: String
  let form: Form

  /// nil for what is too short or no word.
  init?(_ written: String) {
    let text = BlockText.clean(written).lowercased()
    let letters = text.filter(\.isLetter)
    guard letters.count >= 2, letters.count <= 60, !text.contains("*") else { return nil }
    self.text = text
    if letters.allSatisfy(\.isHangul) {
      guard let form = Self.hangul(text, letters: Array(letters)) else { return nil }
      self.form = form
    } else if letters.allSatisfy(\.isHan) {
      form = .han(Array(letters))
    } else if letters.contains(where: { $0.isHangul || $0.isHan }) {
      return nil
    } else {
      let words = text.split { !$0.isLetter && !"'’".contains($0) }.map(String.init)
      form = .latin(words: words)
    }
  }

  private static func hangul(_ text: String, letters: [Character]) -> Form? {
    guard letters.count <= 6 else { return nil }
    let first = text.prefix { $0.isHangul }.count
    // `남궁 민수`, but `홍 길 동`.
    if first < letters.count, first == 2 {
      return .hangul(parts: [Parts(surname: Array(letters[..<2]), given: Array(letters[2...]))])
    }
    var parts = [Parts(surname: Array(letters[..<1]), given: Array(letters[1...]))]
    if letters.count >= 3, NameReader.hasLongSurname(String(letters)) {
      parts.insert(Parts(surname: Array(letters[..<2]), given: Array(letters[2...])), at: 0)
    }
    return .hangul(parts: parts)
  }

  var romanizations: [Romanization] {
    guard case .hangul(let parts) = form else { return [] }
    return parts.compactMap { Romanization(surname: String($0.surname), given: String($0.given)) }
  }
}
