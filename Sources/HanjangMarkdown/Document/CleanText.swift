import HanjangCore

/// A text of cmark's as the document keeps it.
enum CleanText {
  /// Without markers, soft hyphens, byte order marks and control characters; tabs and separators of lines are
  /// spaces, noncharacters U+FFFD.
  static func of(_ text: String) -> String {
    guard needsCleaning(text) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in MarkerCharacter.removed(from: text).unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case ..<0x20, 0x7F...0x9F, 0xAD, 0xFEFF: break
      default: result.append(scalar.isNoncharacter ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// The same for code, in which tabs and line ends count.
  static func ofCode(_ text: String) -> String {
    guard needsCleaning(text) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in MarkerCharacter.removed(from: text).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: result.append(scalar)
      case 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case ..<0x20, 0x7F...0x9F, 0xAD, 0xFEFF: break
      default: result.append(scalar.isNoncharacter ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// By the leading bytes of UTF-8, so that plain text passes quickly.
  private static func needsCleaning(_ text: String) -> Bool {
    text.utf8.contains {
      $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 >= 0xEF
    }
  }
}
