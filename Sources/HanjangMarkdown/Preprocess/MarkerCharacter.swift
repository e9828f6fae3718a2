/// Characters that the repairs put into the source, so that cmark reads a place as meant, and that
/// are taken out of every text again.
///
/// U+FDD0 is one of Unicode's noncharacters, which no text interchanges; it is neither white space
/// nor punctuation. Where punctuation is needed, U+AAF1 stands between it and the place.
enum MarkerCharacter {
  private static let letter: UInt32 = 0xFDD0
  /// Punctuation of a script without words of its own here; a marker only beside U+FDD0.
  private static let punctuation: UInt32 = 0xAAF1
  /// U+FDD0 as UTF-8.
  static let bytes: [UInt8] = [0xEF, 0xB7, 0x90]
  private static let punctuationBytes: [UInt8] = [0xEA, 0xAB, 0xB1]

  enum Kind {
    case letter
    /// Punctuation before or after a run of delimiters.
    case punctuationBefore, punctuationAfter

    /// Characters of as many bytes each.
    var characters: [[UInt8]] {
      switch self {
      case .letter: [bytes]
      case .punctuationBefore: [bytes, punctuationBytes]
      case .punctuationAfter: [punctuationBytes, bytes]
      }
    }
  }

  struct Mark {
    /// In the bytes of the source.
    var offset: Int
    var kind = Kind.letter
  }

  static func removed(from text: String) -> String {
    guard text.utf8.contains(0xEF), text.unicodeScalars.contains(where: { $0.value == letter })
    else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() where scalar.value != letter {
      let isMarker =
        scalar.value == punctuation
        && ((index > 0 && scalars[index - 1].value == letter)
          || (index + 1 < scalars.count && scalars[index + 1].value == letter))
      if !isMarker { result.append(scalar) }
    }
    return String(result)
  }
}
