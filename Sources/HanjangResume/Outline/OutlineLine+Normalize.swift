/// Bullets, pictograms and brackets that stand for mark-up become spaces.
extension OutlineLine {
  private static let bullets: Set<Unicode.Scalar> = [
    "•", "◦", "▪", "▫", "■", "□", "▶", "►", "▷", "◆", "◇", "○", "●", "★", "☆", "✔", "✅", "✓", "❖",
    "➤", "◎", "※", "·", "ㆍ", "∙", "⦁", "‣", "▸", "▹", "➢", "►",
  ]
  /// Over a title rather than before an item.
  private static let titleBullets: Set<Unicode.Scalar> = ["■", "□", "◆", "◇", "▶", "►", "◎", "●"]

  mutating func normalize() {
    removeEntities()
    for index in scalars.indices where scalars[index].isPictogram || scalars[index].isInvisible {
      // Of a keycap the digit goes too.
      if scalars[index] == "\u{FE0F}" || scalars[index] == "\u{20E3}", index > 0,
        scalars[index - 1].digit != nil
      {
        scalars[index - 1] = " "
      }
      if index == firstWord { hasPictogram = true }
      if !isBulletBeforeText(at: index) { scalars[index] = " " }
    }
    guard mark != .row, mark != .header, mark != .code else { return }
    removeBullet()
    markTitle()
  }

  /// `&nbsp` without its semicolon is a space, as browsers have it.
  private mutating func removeEntities() {
    let entity: [Unicode.Scalar] = ["&", "n", "b", "s", "p"]
    var start = 0
    while let place = scalars[start...].firstIndex(of: "&") {
      start = place + 1
      guard scalars[place...].starts(with: entity) else { continue }
      for index in place..<place + entity.count { scalars[index] = " " }
    }
  }

  private func isBulletBeforeText(at index: Int) -> Bool {
    index == firstWord && Self.bullets.contains(scalars[index])
  }

  private mutating func removeBullet() {
    guard let first = firstWord, let end = bulletEnd(at: first),
      scalars[end...].contains(where: { $0.isLetter || $0.digit != nil })
    else { return }
    let isNumber = scalars[first].digit != nil || scalars[first] == "("
    if mark == .paragraph, !isNumber, !Self.titleBullets.contains(scalars[first]) {
      mark = .item
      depth += 1
    }
    for index in first..<end { scalars[index] = " " }
  }

  private func bulletEnd(at first: Int) -> Int? {
    let scalar = scalars[first]
    let follower = first + 1 < scalars.count ? scalars[first + 1] : " "
    if Self.bullets.contains(scalar) { return first + 1 }
    if ["-", "–", "*", "+"].contains(scalar) { return follower.isSpace ? first + 1 : nil }
    var cursor = ScalarCursor(scalars, at: first)
    _ = cursor.read("(")
    guard cursor.number(digits: 1...2) != nil, cursor.read(anyOf: [".", ")"]) != nil,
      cursor.current?.isSpace ?? false
    else { return nil }
    let end = cursor.index
    cursor.skipSpaces()
    return cursor.current?.digit == nil ? end : nil
  }

  private mutating func markTitle() {
    guard mark == .paragraph else { return }
    let words = scalars.indices.filter { scalars[$0].isLetter || scalars[$0].digit != nil }
    if !words.isEmpty, words.allSatisfy({ styles[$0].contains(.bold) }) { mark = .bold }
    let visible = scalars.indices.filter { !scalars[$0].isSpace }
    guard let first = visible.first, let last = visible.last, (3...62).contains(visible.count),
      let close = Self.brackets[scalars[first]], scalars[last] == close,
      !styles[first + 1].contains(.link), !scalars[first + 1..<last].contains(close)
    else { return }
    mark = .bracket
    scalars[first] = " "
    scalars[last] = " "
  }

  private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
    "[": "]", "【": "】", "<": ">", "〈": "〉", "「": "」", "《": "》", "『": "』",
  ]
}

extension Unicode.Scalar {
  /// Whether it has no width, or is a private-use character of an icon font.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0x115F...0x1160, 0x3164, 0xFFA0: true
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0x20E3, 0xFE0F, 0xE000...0xF8FF, 0xE0020...0xE007F: true
    default: false
    }
  }
}
