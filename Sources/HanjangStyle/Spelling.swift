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
    let (a, b) = (Array(left.lowercased()), Array(right.lowercased()))
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
