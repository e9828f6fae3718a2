extension Unicode.Scalar {
  /// What is drawn for it: nothing for control characters, soft hyphens and what only joins, a space
  /// for tabs and spaces that don't break, U+FFFD for noncharacters.
  package var drawn: Unicode.Scalar? {
    switch value {
    case 0x20..<0x7F: self
    case 0x09, 0xA0, 0x202F: " "
    case 0x00..<0x20, 0x7F..<0xA0, 0xAD, 0x2060, 0xFEFF, 0xFFFC: nil
    default: isNoncharacter ? "\u{FFFD}" : self
    }
  }

  /// Whether it is one of those that stand for nothing in any text (Unicode 15, 23.7), and which cairo
  /// refuses.
  package var isNoncharacter: Bool {
    value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
  }
}
