/// How many of the next lines stay on the page of what is above them.
struct KeptLines {
  private struct Wish {
    /// The level of the heading that asks; nil for other boxes.
    var level: Int?
    var lines: Int
    /// Whether a line has come since.
    var isBegun = false
  }

  private var wishes: [Wish] = []

  static let none = KeptLines()

  /// Whether the next line must stay.
  var keepsNext: Bool { !wishes.isEmpty }

  mutating func ask(for lines: Int, level: Int? = nil) {
    if lines > 0 { wishes.append(Wish(level: level, lines: lines)) }
  }

  /// Some lines have come.
  mutating func pass(_ count: Int = 1) {
    guard !wishes.isEmpty, count > 0 else { return }
    wishes = wishes.compactMap { wish in
      wish.lines > count ? Wish(level: wish.level, lines: wish.lines - count, isBegun: true) : nil
    }
  }

  /// What a heading asks for ends where its part does, if something stands in that: at a heading of
  /// its level or a higher one, or at a rule.
  ///
  /// - Parameter level: nil for a rule.
  mutating func endPart(before level: Int?) {
    guard !wishes.isEmpty else { return }
    wishes.removeAll { wish in
      guard wish.isBegun, let own = wish.level else { return false }
      return level.map { $0 <= own } ?? true
    }
  }
}
