/// Finds what a misspelt word may have meant.
package enum Spelling {
  /// The known word that is the fewest edits away, a third of the letters at most; nil without one.
  package static func nearest(to word: String, among known: Set<String>) -> String? {
    let limit = max(1, word.count / 3)
    let candidates = known.sorted().map { ($0, distance(word, $0)) }
    return candidates.filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  /// The optimal string alignment distance: insertions, deletions, replacements, and swaps of
  /// neighbours, each counted as one.
  private static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.lowercased()), Array(right.lowercased()))
  }

  /// The same, in letters: a Hangul syllable is two or three, so that 경려 is one letter from 경력 and
  /// two from 경영.
  package static func letterDistance(_ left: String, _ right: String) -> Int {
    distance(letters(left), letters(right))
  }

  private static func letters(_ text: String) -> [UInt32] {
    text.lowercased().unicodeScalars.flatMap { scalar -> [UInt32] in
      guard (0xAC00...0xD7A3).contains(scalar.value) else { return [scalar.value] }
      // Unicode Standard, 3.12: 28 finals for each of 21 vowels.
      let index = scalar.value - 0xAC00
      let final = index % 28
      let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28]
      return final == 0 ? parts : parts + [0x11A7 + final]
    }
  }

  private static func distance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var rows = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, rows[i - 2][j - 2] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
