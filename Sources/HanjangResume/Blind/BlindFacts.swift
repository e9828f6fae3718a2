import HanjangMarkdown

/// Facts about the person that stand alone between bars and dots, as in `백엔드 개발자 · 남`.
struct BlindFacts {
  let words: BlindWords

  static func isFact(_ text: String) -> Bool {
    let vocabulary = BlindVocabulary.standard
    let text = BlockText.clean(text).lowercased().trimming { "()（）[].,".contains($0) }
    guard !text.isEmpty, text.count <= longestFact else { return false }
    if ["sex", "marriage", "region"].contains(where: {
      vocabulary.contains(text, in: "facts/\($0)")
    }) {
      return true
    }
    if vocabulary["facts/military"].contains(where: { text.hasPrefix($0) }) { return true }
    if vocabulary["telling/birth"].contains(where: { text.contains($0) }) { return true }
    return BlindScan.saysAge(text)
  }

  private static let longestFact = 24

  /// nil where a line holds nothing else.
  func without(_ line: RichLine) -> [Inline]? {
    let inlines = Self.withoutBrackets(line)
    let pieces = RichLine(inlines).contactPieces
    let parted = pieces.count > 1 ? pieces : RichLine(inlines).pieces(atCommas: true)
    let kept = parted.filter { !isPersonal($0) }
    guard kept.count < parted.count else { return inlines }
    guard let first = kept.first else { return nil }
    return kept.dropFirst().reduce(first.inlines) { line, piece in
      guard let range = piece.range else { return line }
      return line + [Inline(.text(Self.separator), range: range)] + piece.inlines
    }
  }

  /// Beside facts, what such lines hold of accounts and homes.
  private func isPersonal(_ piece: RichLine) -> Bool {
    if Self.isFact(piece.text) || Self.isHome(piece.text) { return true }
    if let labelled = LabelledLine(piece) {
      return BlindWords.isLabel(labelled.label) || BlindWords.isAccountLabel(labelled.label)
    }
    let words = piece.text.split(separator: " ")
    guard words.count == 1, let word = words.first else { return false }
    return word.contains("@") || self.words.isPersonal(address: String(word))
  }

  /// `서울시 강남구 테헤란로 123`: a region, and more below it.
  private static func isHome(_ text: String) -> Bool {
    let words = BlockText.clean(text).split(separator: " ")
    guard (2...8).contains(words.count), !text.hasSuffix("."), let first = words.first else {
      return false
    }
    let isNumbered = words.contains { $0.first?.isNumber ?? false }
    return BlindWords.isRegion(String(first))
      && (isNumbered || words[1].last.map { "구시군동읍면".contains($0) } ?? false)
  }

  private static let separator = " · "

  /// `백엔드 개발자 (남, 만 30세)`.
  private static func withoutBrackets(_ line: RichLine) -> [Inline] {
    let text = line.text
    guard let open = text.lastIndex(where: { "(（".contains($0) }),
      text.last.map({ ")）".contains($0) }) ?? false
    else { return line.inlines }
    let inner = text[text.index(after: open)...].dropLast()
    let pieces = inner.split { ",/·|".contains($0) }
    guard !pieces.isEmpty, pieces.allSatisfy({ isFact(String($0)) }) else { return line.inlines }
    let start = line.scalars.lastIndex { $0 == "(" || $0 == "（" } ?? 0
    return line.slice(0..<start)
  }
}

extension String {
  fileprivate func trimming(_ isOuter: (Character) -> Bool) -> String {
    String(String(drop(while: isOuter).reversed()).drop(while: isOuter).reversed())
  }
}
