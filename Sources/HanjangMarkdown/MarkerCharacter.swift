/// A character that the repairs put into the source, so that cmark reads a place as meant, and that
/// is taken out of every text again.
///
/// U+FDD0 is one of Unicode's noncharacters, which no text interchanges; it is neither white space
/// nor punctuation, so that a delimiter beside it can open and close emphasis.
enum MarkerCharacter {
  private static let value: UInt32 = 0xFDD0
  /// As UTF-8.
  static let bytes: [UInt8] = [0xEF, 0xB7, 0x90]

  static func removed(from text: String) -> String {
    guard text.utf8.contains(0xEF), text.unicodeScalars.contains(where: { $0.value == value })
    else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.value != value { result.append(scalar) }
    return String(result)
  }
}
