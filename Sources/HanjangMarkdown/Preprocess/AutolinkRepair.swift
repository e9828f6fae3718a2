import HanjangCore

/// Where a bare address ends in Korean text, in which particles follow it without a space:
/// `https://example.com/a에서`. cmark takes all up to the next space.
enum AutolinkRepair {
  /// The part of `address` that is meant as the address; all of it where Hangul belongs to its path,
  /// as in `https://velog.io/@a/한글`.
  static func head(of address: String) -> String {
    let whole = Array(address.unicodeScalars)
    let end = whole.firstIndex(where: endsAddress) ?? whole.count
    let scalars = Array(whole[..<end])
    guard let head = head(of: scalars) else {
      return end < whole.count ? trimmed(scalars[...]) : address
    }
    return head
  }

  /// nil where no particle follows.
  private static func head(of scalars: [Unicode.Scalar]) -> String? {
    var index = 0
    while index < scalars.count {
      guard EastAsian.isHangul(scalars[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, EastAsian.isHangul(scalars[end]) { end += 1 }
      if isTail(scalars, index..<end) { return trimmed(scalars[..<index]) }
      index = end
    }
    return nil
  }

  /// Brackets, quotation marks and stops of East Asian and typeset text, which addresses have encoded; the dots
  /// of titles, as in `3·1_운동`, stand in addresses as they are.
  private static func endsAddress(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII, !"·・‧".unicodeScalars.contains(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation:
      return true
    default: return scalar == "｜" || scalar == "～" || scalar == "〜"
    }
  }

  /// Where the next address begins.
  static func start(in text: Substring) -> String.Index? {
    text.indices.first { index in
      ["https://", "http://", "www."].contains { text[index...].hasPrefix($0) }
    }
  }

  /// The particles and endings that follow nouns. A word that starts with one ends the address.
  private static let particles = [
    "에", "의", "을", "를", "은", "는", "이", "가", "와", "과", "도", "로", "으로", "만", "부터", "까지",
    "처럼", "보다", "라고", "라는", "입니다", "임", "나", "께", "한테", "하고", "랑", "뿐", "마다", "예요", "인", "및", "등",
    "참고", "참조", "같은", "여기",
  ]

  /// Whether the Hangul in `range` is text after an address that is complete without it.
  private static func isTail(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0 else { return false }
    let before = scalars[range.lowerBound - 1]
    let word = String(String.UnicodeScalarView(scalars[range]))
    if isClosing(before), !isBalanced(scalars[..<range.lowerBound]) { return true }
    let rest = scalars[range.upperBound...]
    let endsThere = rest.allSatisfy { isClosing($0) || ".,!?:;".unicodeScalars.contains($0) }
    if isConnector(before) {
      return before == "/" && endsThere
        && particles.contains(where: { $0 == word || word == "\($0)서" })
    }
    return endsThere && particles.contains { word.hasPrefix($0) }
  }

  /// What a path goes on after.
  private static func isConnector(_ scalar: Unicode.Scalar) -> Bool {
    "/-_=.@?&#%~:+,".unicodeScalars.contains(scalar)
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    ")]}\"'>*".unicodeScalars.contains(scalar)
  }

  private static func isBalanced(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.count { $0 == ")" } <= scalars.count { $0 == "(" } && scalars.last == ")"
  }

  /// Without the punctuation that GFM leaves out at an address's end.
  private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var rest = scalars
    while let last = rest.last {
      if "?!.,:*_~'\"]}>;".unicodeScalars.contains(last) || (last == ")" && !isBalanced(rest)) {
        rest = rest.dropLast()
      } else {
        break
      }
    }
    return String(String.UnicodeScalarView(rest))
  }
}
