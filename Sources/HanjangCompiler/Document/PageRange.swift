/// Which pages are wanted: `2`, `1-3` or `2-`.
package struct PageRange: Hashable, Sendable {
  /// From 1 on.
  package var first: Int
  /// nil for the document's last.
  package var last: Int?

  package init?(_ text: String) {
    func number(_ text: Substring) -> Int? {
      guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text), number > 0
      else { return nil }
      return number
    }
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ number($0) }) else { return nil }
    self.first = first
    guard parts.count == 2 else {
      last = first
      return
    }
    guard !parts[1].isEmpty else { return }
    guard let last = number(parts[1]), last >= first else { return nil }
    self.last = last
  }

  /// nil where the range goes beyond the document's `count` pages.
  package func indices(count: Int) -> Range<Int>? {
    let end = last ?? count
    guard first <= count, end <= count else { return nil }
    return (first - 1)..<end
  }
}
