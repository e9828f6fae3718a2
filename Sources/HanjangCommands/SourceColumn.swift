/// A place in a line, in the units that people and terminals count.
struct SourceColumn {
  /// In characters, from 1.
  let character: Int
  private let byte: Int

  /// - Parameter byte: the column in bytes of UTF-8, from 1.
  init(_ line: Substring, byte: Int) {
    self.byte = byte
    let utf8 = line.utf8
    let end = utf8.index(utf8.startIndex, offsetBy: max(0, byte - 1), limitedBy: utf8.endIndex)
    character = line[..<(end ?? utf8.endIndex)].count + 1
  }

  /// The most cells of a line that are shown.
  private static let windowWidth = 76

  /// The part of `line` about the place, and how many cells stand before the place in it.
  func window(of line: Substring) -> (text: String, caret: Int) {
    var cells: [(character: Character, width: Int)] = []
    for character in line.prefix(self.character + Self.windowWidth) {
      // Control characters are drawn as spaces, tabs among them.
      let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
      let shown: Character = isControl ? " " : character
      cells.append((shown, Self.width(shown)))
    }
    let place = min(self.character - 1, cells.count)
    var start = place
    var before = 0
    while start > 0, before + cells[start - 1].width <= Self.windowWidth / 2 {
      before += cells[start - 1].width
      start -= 1
    }
    var text = ""
    var used = 0
    for cell in cells[start...] where used + cell.width <= Self.windowWidth {
      text.append(cell.character)
      used += cell.width
    }
    return (text, before)
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
