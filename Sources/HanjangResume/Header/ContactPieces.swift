import HanjangMarkdown

extension RichLine {
  /// The destination of the link that is all of the line, and the picture's text where it shows one.
  var onlyLink: (destination: String, picture: String?)? {
    let visible = inlines.filter { inline in
      switch inline.kind {
      case .text(let text): !text.allSatisfy(\.isWhitespace)
      case .softBreak, .hardBreak: false
      case .code, .marked, .link, .image, .footnoteReference: true
      }
    }
    guard visible.count == 1, let only = visible.first else { return nil }
    if case .marked(_, let content) = only.kind { return RichLine(content).onlyLink }
    guard case .link(let destination, _, let content) = only.kind, !destination.hasPrefix("#"),
      destination.contains(":")
    else { return nil }
    let hasPicture = content.contains(where: \.isPicture)
    return (destination, hasPicture ? content.plainText : nil)
  }

  /// A link that shows where it leads, for one that shows a picture.
  func shownLink(_ destination: String) -> [Inline] {
    guard let range = inlines.first?.range else { return inlines }
    let address = destination.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
    let isPage = destination.hasPrefix("http")
    let text = Inline(.text(isPage ? destination : address), range: range)
    return [Inline(.link(destination: destination, title: "", content: [text]), range: range)]
  }

  /// A pictogram in front of other text.
  var emojiStart: (emoji: [Inline], rest: RichLine)? {
    var end = 0
    while end < scalars.count, scalars[end].isPictogram { end += 1 }
    guard end > 0 else { return nil }
    var rest = end
    while rest < scalars.count, scalars[rest].isSpace || scalars[rest] == ":" { rest += 1 }
    return (slice(0..<end), RichLine(slice(rest..<scalars.count)))
  }

  /// The parts that begin with a bold label each: `**연락처** … **이메일** …`.
  func boldLabelled(_ isLabel: (String) -> Bool) -> [RichLine]? {
    var starts: [Int] = []
    var offset = 0
    for inline in inlines {
      if case .marked(.strong, let bold) = inline.kind, isLabel(bold.plainText) {
        starts.append(offset)
      }
      offset += [inline].plainText.unicodeScalars.count
    }
    guard starts.count > 1, starts[0] == 0 else { return nil }
    return zip(starts, starts.dropFirst() + [scalars.count]).map { RichLine(slice($0..<$1)) }
      .filter { !$0.isEmpty }
  }

  /// The parts between bars, middle dots, spaced slashes, and between links.
  var contactPieces: [RichLine] { pieces(atCommas: false) }

  func pieces(atCommas: Bool) -> [RichLine] {
    var pieces: [Range<Int>] = []
    var start = 0
    let edges = Set(linkEdges)
    for index in scalars.indices {
      if edges.contains(index), index > start {
        pieces.append(start..<index)
        start = index
      }
      guard partsContacts(at: index, from: start, atCommas: atCommas) else { continue }
      pieces.append(start..<index)
      start = index + 1
    }
    pieces.append(start..<scalars.count)
    return pieces.map { trimmed($0) }.filter { !$0.isEmpty }.map { RichLine(slice($0)) }
  }

  private func partsContacts(at index: Int, from start: Int, atCommas: Bool) -> Bool {
    let before = index > 0 && scalars[index - 1].isSpace
    let after = index + 1 < scalars.count && scalars[index + 1].isSpace
    switch scalars[index] {
    case "|", "｜", "ㅣ", "·", "•", "┃", "∙", "⋅", "│", "∣", "‧", "ㆍ", "\t", "◆", "◇", "♦", "▪", "■",
      "●", "∥":
      return true
    case "/", "-", "–", "—", "~", "\\": return before && after
    case ",", ";": return atCommas && after
    case " ", "\u{A0}", "\u{3000}", "\u{2003}":
      // A pictogram begins the next contact, and so does what follows a wide gap.
      let piece = scalars[start..<index]
      guard index + 1 < scalars.count, !piece.allSatisfy({ $0.isPictogram || $0.isSpace }) else {
        return false
      }
      return scalars[index + 1].isPictogram || before && holdsContact(piece)
    default: return false
    }
  }

  private func holdsContact(_ piece: ArraySlice<Unicode.Scalar>) -> Bool {
    piece.contains { $0 == "@" || $0 == "/" } || piece.count { $0.digit != nil } >= 7
  }

  /// The words, where all of them may be contacts.
  var contactWords: [RichLine] {
    let words = self.words
    guard (2...6).contains(words.count) else { return [] }
    return words.map { RichLine(slice($0)) }
  }

  /// Where a link ends and another follows after nothing but space.
  private var linkEdges: [Int] {
    var edges: [Int] = []
    var offset = 0
    var wasLink = false
    for inline in inlines {
      let length = [inline].plainText.unicodeScalars.count
      if case .link = inline.kind {
        if wasLink { edges.append(offset) }
        wasLink = true
      } else if case .text(let text) = inline.kind, text.allSatisfy(\.isWhitespace) {
        // A gap between links parts them as well.
      } else {
        wasLink = false
      }
      offset += length
    }
    return edges
  }
}

extension [Inline] {
  /// Each node, and what is within marks.
  var flattened: [Inline] {
    flatMap { inline -> [Inline] in
      if case .marked(_, let content) = inline.kind { content.flattened } else { [inline] }
    }
  }
}

extension Unicode.Scalar {
  /// An emoji or a dingbat, not a letter, a digit or punctuation.
  var isPictogram: Bool {
    if value < 0x2190 { return value == 0x200D }
    if isHangulSyllable { return false }
    if value == 0xFE0F || value == 0x200D { return true }
    if properties.isEmojiPresentation || properties.isEmojiModifier { return true }
    return properties.isEmoji || (0x2600...0x27BF).contains(value)
  }
}
