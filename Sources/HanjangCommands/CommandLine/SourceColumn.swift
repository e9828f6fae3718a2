import HanjangCore

/// A place in a line, in the units that people and terminals count.
struct SourceColumn {
  /// In characters, from 1.
  let character: Int
  private let line: Substring
  private let index: String.Index

  /// - Parameters:
  ///   - index: the place, between two characters of the line.
  ///   - character: how many stand before it, and one.
  init(_ line: Substring, index: String.Index, character: Int) {
    self.line = line
    self.index = index
    self.character = character
  }

  /// The most cells of a line that are shown.
  private static let windowWidth = 76

  /// The part of the line about the place, and how many cells stand before the place in it.
  var window: (text: String, caret: Int) {
    var start = index
    var before = 0
    while start > line.startIndex {
      let previous = line.index(before: start)
      let width = Self.width(Self.shown(line[previous]))
      guard before + width <= Self.windowWidth / 2 else { break }
      before += width
      start = previous
    }
    var text = ""
    var used = 0
    for character in line[start...] {
      let shown = Self.shown(character)
      used += Self.width(shown)
      guard used <= Self.windowWidth else { break }
      text.append(shown)
    }
    return (text, before)
  }

  /// What would steer the terminal is drawn as a space, tabs among it.
  private static func shown(_ character: Character) -> Character {
    let isHarmless = character.unicodeScalars.allSatisfy { TerminalText.escaped($0) == $0 }
    return isHarmless ? character : " "
  }

  /// How many cells a terminal gives the character: two for East Asian ones (Unicode Standard Annex
  /// 11) and emoji, none for what combines.
  static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if character.unicodeScalars.contains(where: { $0.properties.isEmojiPresentation }) { return 2 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }
}
