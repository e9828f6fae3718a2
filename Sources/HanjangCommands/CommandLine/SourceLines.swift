import HanjangCore

/// Finds places in a text, quickly where each comes behind the one before it: a line may have a
/// thousand complaints and a million characters.
struct SourceLines {
  private let text: String
  /// The line that was last asked for.
  private var number = 1
  private var line: Substring
  /// So far the line's characters are counted.
  private var end: String.Index
  private var count = 0

  init(_ text: String) {
    self.text = text
    line = Self.line(of: text, from: text.startIndex)
    end = line.startIndex
  }

  /// - Returns: for a place within a character, that character's; nil for a line that the text
  ///   doesn't have.
  mutating func column(at position: SourcePosition) -> SourceColumn? {
    guard move(to: position.line) else { return nil }
    let utf8 = line.utf8
    let place =
      utf8.index(utf8.startIndex, offsetBy: max(0, position.column - 1), limitedBy: utf8.endIndex)
      ?? utf8.endIndex
    if place < end { (end, count) = (line.startIndex, 0) }
    while end < place {
      let next = line.index(after: end)
      guard next <= place else { break }
      end = next
      count += 1
    }
    return SourceColumn(line, index: end, character: count + 1)
  }

  private mutating func move(to wanted: Int) -> Bool {
    guard wanted > 0 else { return false }
    guard wanted != number else { return true }
    if wanted < number { start(1, at: text.startIndex) }
    while number < wanted {
      guard line.endIndex < text.endIndex else { return false }
      start(number + 1, at: text.utf8.index(after: line.endIndex))
    }
    return true
  }

  private mutating func start(_ number: Int, at index: String.Index) {
    self.number = number
    line = Self.line(of: text, from: index)
    (end, count) = (line.startIndex, 0)
  }

  private static func line(of text: String, from start: String.Index) -> Substring {
    let rest = text[start...]
    return rest.utf8.firstIndex(of: 0x0A).map { rest[..<$0] } ?? rest
  }
}
