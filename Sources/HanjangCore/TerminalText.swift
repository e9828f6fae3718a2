/// What strangers wrote, made safe for a terminal: file names and documents may hold commands that
/// colour, move or rename it, and marks that turn the order of letters round.
package enum TerminalText {
  /// - Parameter keepsLines: whether line feeds and tabs stay as they are.
  package static func escaped(_ text: String, keepsLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { escaped($0) != $0 }) else { return text }
    let scalars = text.unicodeScalars.map { scalar in
      keepsLines && (scalar == "\n" || scalar == "\t") ? scalar : escaped(scalar)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// A space for a control (C0, DEL, C1, the separators of lines), U+FFFD for what turns text round
  /// (Unicode Standard Annex 9).
  package static func escaped(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: " "
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }
}
