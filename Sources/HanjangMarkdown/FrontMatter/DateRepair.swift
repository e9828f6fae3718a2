/// `2019. 3. - 2020. 11.` at the start of a line is a date, not a list that starts at 2019.
enum DateRepair {
  /// Where a marker keeps the year from being a list's number.
  static func marks(in lines: SourceLines) -> [MarkerCharacter.Mark] {
    var marks: [MarkerCharacter.Mark] = []
    for (content, kind) in zip(lines.contents, lines.kinds) where kind == .text {
      guard let dot = yearDot(lines.bytes[content]) else { continue }
      marks.append(MarkerCharacter.Mark(offset: dot))
    }
    return marks
  }

  /// The dot behind a year that a month follows: `2019. 3.`, `2019. 12 `, `2019. 3월`.
  private static func yearDot(_ line: ArraySlice<UInt8>) -> Int? {
    let year = line.prefix { (48...57).contains($0) }
    guard year.count == 4, year.starts(with: "19".utf8) || year.starts(with: "20".utf8),
      line.dropFirst(4).first == UInt8(ascii: ".")
    else { return nil }
    let afterDot = line.dropFirst(5)
    guard afterDot.first == 0x20 else { return nil }
    let month = afterDot.drop { $0 == 0x20 }.prefix { (48...57).contains($0) }
    guard (1...2).contains(month.count) else { return nil }
    let number = month.reduce(0) { $0 * 10 + Int($1 - 48) }
    return (1...12).contains(number) ? line.startIndex + 4 : nil
  }
}
