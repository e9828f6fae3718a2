import HanjangCore

/// What a line begins with that is not to be joined to the line before.
enum LineStart {
  /// Whether the line begins with a number, a letter or a sign that counts or marks it.
  static func isOwn(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first else { return false }
    return signs.contains(first) || isEnclosed(first) || isNumbered(line)
  }

  private static let signs: Set<Unicode.Scalar> = [
    "※", "☞", "★", "☆", "◎", "○", "●", "■", "□", "▶", "▷", "◆", "◇", "•", "ㆍ", "▪", "▫", "◦", "‣",
    "➤", "➜", "→", "⇒", "✓", "✔", "☑", "☐", "▸", "►", "❖", "◈", "∙",
  ]

  /// `①`, `⑴`, `⒈`, `ⓐ`, `㉠`, `㈎`, `❶`, `Ⅰ`.
  private static func isEnclosed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2160...0x217B, 0x2460...0x24FF, 0x2776...0x2793, 0x3200...0x321E, 0x3220...0x3247,
      0x3251...0x327E, 0x3280...0x32BF:
      true
    default: false
    }
  }

  private static let letters = Set("가나다라마바사아자차카타파하")

  /// `가. `, `(가) `, `1) `, `(1) `, `2. `, `1.2. `, `a) `.
  private static func isNumbered(_ line: String) -> Bool {
    var rest = line[...]
    let isOpen = rest.first == "("
    if isOpen { rest = rest.dropFirst() }
    let isSyllable = rest.first.map(letters.contains) ?? false
    var mark = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    while let last = mark.last, !last.isNumber { mark = mark.dropLast() }
    if mark.isEmpty {
      guard let first = rest.first, isSyllable || (first.isASCII && first.isLowercase) else {
        return false
      }
      mark = rest.prefix(1)
    }
    rest = rest[mark.endIndex...]
    let isNumber = !isSyllable && mark.first?.isNumber ?? false
    guard mark.count <= 5, !isNumber || mark.prefix(while: \.isNumber).count <= 2,
      let sign = rest.first, sign == ")" || (sign == "." && !isOpen && (isNumber || isSyllable)),
      rest.dropFirst().first == " "
    else { return false }
    return true
  }
}

extension Inline {
  /// The text that the node begins with.
  var leadingText: String {
    switch kind {
    case .text(let text), .code(let text): text
    case .marked(_, let content), .link(_, _, let content): content.first?.leadingText ?? ""
    case .softBreak, .hardBreak, .image, .footnoteReference: ""
    }
  }
}
