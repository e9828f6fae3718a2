/// Finds segments of words among others; each word can be used once.
struct WordStretches {
  private let words: [String]
  private let places: [String: [Int]]
  private var isTaken: [Bool]

  /// More places than this of a word are not looked at: it says nothing.
  private static let mostPlaces = 300

  init(_ words: [String]) {
    self.words = words
    places = Dictionary(grouping: words.indices) { words[$0] }
    isTaken = Array(repeating: false, count: words.count)
  }

  func holds(_ wanted: [String]) -> Bool {
    guard let first = wanted.first else { return false }
    return places[first, default: []].prefix(Self.mostPlaces).contains { start in
      words.count - start >= wanted.count
        && zip(wanted, words[start...]).allSatisfy { $0 == $1 }
    }
  }

  /// The longest segment that `wanted` starts with; nil if not even its first word is left.
  mutating func take(_ wanted: ArraySlice<String>) -> Range<Int>? {
    guard let first = wanted.first else { return nil }
    var best = 0..<0
    for start in places[first, default: []].prefix(Self.mostPlaces) {
      let count = zip(wanted, words.indices[start...]).prefix {
        $0 == words[$1] && !isTaken[$1]
      }.count
      if count > best.count { best = start..<start + count }
    }
    guard !best.isEmpty else { return nil }
    for index in best { isTaken[index] = true }
    return best
  }

  func isTaken(at index: Int) -> Bool { isTaken[index] }
}
