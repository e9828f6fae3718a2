/// Signs that mean nothing on a page.
extension Leftovers {
  /// A character of an icon font, U+E000 to U+F8FF or of plane 15: other fonts have none, or
  /// another.
  mutating func readPrivateUse(_ start: Int, end: Int) -> Int {
    let isLong = bytes[start] >= 0xF0
    guard start + (isLong ? 3 : 2) < end, isPrivate(start) else { return start + 1 }
    let close = start + (isLong ? 4 : 3)
    note("a character of an icon font", at: start)
    remove(start..<close)
    return max(done, close)
  }

  private func isPrivate(_ start: Int) -> Bool {
    switch bytes[start] {
    case 0xEE: true
    case 0xEF: bytes[start + 1] <= 0xA3
    case 0xF3: bytes[start + 1] >= 0xB0
    default: false
    }
  }

  /// `- • text`: one bullet is enough.
  mutating func readDoubleBullet(_ content: Range<Int>, _ index: Int) {
    let before = bytes[lines.ranges[index].lowerBound..<content.lowerBound]
    guard let marker = before.last(where: { $0 > 0x20 }), marker != UInt8(ascii: ">") else {
      return
    }
    let rest = text(content)
    guard let sign = rest.unicodeScalars.first, Self.bullets.contains(sign) else { return }
    let tail = rest.unicodeScalars.dropFirst()
    guard let next = tail.first, next.properties.isWhitespace || sign == "•" else { return }
    let spaces = tail.prefix { $0.properties.isWhitespace }
    guard spaces.count < tail.count else { return }
    let length = String(sign).utf8.count + String(String.UnicodeScalarView(spaces)).utf8.count
    replace(content.lowerBound..<(content.lowerBound + length))
  }

  /// Not those that may say something, such as `□` and `✓`.
  private static let bullets: Set<Unicode.Scalar> = [
    "•", "●", "▪", "▫", "◦", "‣", "⁃", "■", "○", "◆", "▸", "►", "∙", "ㆍ", "·", "▷", "◇", "❖",
    "▶", "➤", "➢",
  ]
}
