/// The writing systems that a style may give fonts of their own.
package enum FontScript: String, CaseIterable, Hashable, Sendable {
  case hangul, latin, han, kana

  /// nil for signs and for all other writing systems.
  package init?(_ scalar: UInt32) {
    switch scalar {
    case 0x21...0x24F, 0x1E00...0x1EFF, 0x2010...0x205E: self = .latin
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: self = .hangul
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF65...0xFF9F: self = .kana
    case 0x2E80...0x2FDF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
    default: return nil
    }
  }
}

/// Font families as a style file gives them: a chain for all scripts, or one for each.
struct FontFamilies: Hashable, Sendable {
  /// For characters that no chain of a script has; nil leaves it to the style below, or to body text.
  var other: [String]?
  var scripts: [FontScript: [String]] = [:]
}
