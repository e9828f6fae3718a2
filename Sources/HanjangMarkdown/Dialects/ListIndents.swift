/// Lists that their authors indent by two spaces, below items whose text begins further right:
/// CommonMark would read them as lists beside the item.
struct ListIndents {
  private struct Item {
    /// Columns from 0, of the marker and of the text.
    var marker: Int
    var text: Int
  }

  private let lines: SourceLines
  /// The items that are open, innermost last.
  private var items: [Item] = []
  /// By how many columns lines are moved that are indented by `from` at least.
  private var shifts: [(from: Int, by: Int)] = []
  private var edits: [SourceEdit] = []

  /// Spaces to be put before lines.
  static func edits(in lines: SourceLines) -> [SourceEdit] {
    var indents = ListIndents(lines: lines)
    for index in lines.ranges.indices { indents.read(index) }
    return indents.edits
  }

  private init(lines: SourceLines) {
    self.lines = lines
  }

  private mutating func read(_ index: Int) {
    let range = lines.ranges[index]
    guard lines.bytes[range].contains(where: { $0 > 0x20 }) else { return }
    guard let indent = indent(range) else {
      (items, shifts) = ([], [])
      return
    }
    shifts.removeAll { $0.from > indent }
    var column = indent + (shifts.last?.by ?? 0)
    let follows = index == 0 || lines.kinds[index - 1] == .blank
    let marker = lines.kinds[index] == .text ? self.marker(range.lowerBound + indent, range) : nil
    if marker == nil {
      // Text may go on without its indent, up to a blank line.
      if follows || isHeading(range.lowerBound + indent) { items.removeAll { $0.text > column } }
    }
    if let width = marker {
      items.removeAll { $0.marker >= column }
      while let last = items.last, column < last.text, column < last.marker + 2 {
        items.removeLast()
      }
      if let parent = items.last, column < parent.text {
        shifts.append((indent, (shifts.last?.by ?? 0) + parent.text - column))
        column = parent.text
      }
      if column - (items.last?.text ?? 0) < 4 {
        items.append(Item(marker: column, text: column + width))
      }
    }
    guard let shift = shifts.last, shift.by > 0 else { return }
    edits.append(
      SourceEdit(
        range: range.lowerBound..<range.lowerBound,
        replacement: [UInt8](repeating: 0x20, count: shift.by)))
  }

  /// nil for a line with a tab in its indent.
  private func indent(_ range: Range<Int>) -> Int? {
    let rest = lines.bytes[range].drop { $0 == 0x20 }
    return rest.first == 0x09 ? nil : range.count - rest.count
  }

  private func isHeading(_ start: Int) -> Bool { lines.bytes[start] == UInt8(ascii: "#") }

  /// How many columns a list's marker and the spaces behind it take.
  private func marker(_ start: Int, _ range: Range<Int>) -> Int? {
    let line = lines.bytes[start..<range.upperBound]
    var end = start
    if let first = line.first, "-+*".utf8.contains(first) {
      // `* * *` and `---` are rules.
      if line.allSatisfy({ $0 == first || $0 == 0x20 || $0 == 0x09 }),
        line.count(where: { $0 == first }) > 2
      {
        return nil
      }
      end += 1
    } else {
      let digits = line.prefix { (48...57).contains($0) }.count
      let sign = line.dropFirst(digits).first
      guard (1...9).contains(digits), sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")") else {
        return nil
      }
      end += digits + 1
    }
    let spaces = lines.bytes[end..<range.upperBound].prefix { $0 == 0x20 }.count
    guard spaces > 0, end + spaces < range.upperBound else { return nil }
    return end - start + (spaces > 4 ? 1 : spaces)
  }
}
