extension Unicode.Scalar {
  /// Whether it is one of those that stand for nothing in any text (Unicode 15, 23.7), which cairo
  /// refuses to draw; U+FFFD takes their place.
  package var isNoncharacter: Bool { Self.isNoncharacter(value) }

  package static func isNoncharacter(_ value: UInt32) -> Bool {
    value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
  }
}
