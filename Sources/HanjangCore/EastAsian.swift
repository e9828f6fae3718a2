/// The letters that Korean text is written with.
package enum EastAsian {
  /// Hangul, Han or Kana.
  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3041...0x30FF, 0x3131...0x318E, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether lines that end and begin with such letters are joined without a space: Han, Kana and
  /// their signs, not Hangul.
  package static func joinsLines(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3001...0x303F, 0xFF01...0xFF65: true
    default: isLetter(scalar) && !isHangul(scalar)
    }
  }

  package static func isHangul(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: false
    }
  }

  /// Wide, full-width or half-width by Unicode's East Asian Width, or Hangul, and not an emoji by
  /// default: what the amendment to CommonMark calls a CJK character (Unicode 17).
  package static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x1100: false
    case 0x1100...0x11FF, 0x20A9, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F,
      0x2E80...0x2FD5, 0x2FF0...0x303E, 0x3041...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7FB,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFFEE, 0x16FE0...0x16FF6,
      0x17000...0x18DF2, 0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x20000...0x3FFFD:
      true
    case 0x1F200...0x1F265: !scalar.properties.isEmojiPresentation
    default: false
    }
  }
}
