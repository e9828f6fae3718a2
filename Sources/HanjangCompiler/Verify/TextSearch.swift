import HanjangMarkdown

/// Finds which of many words stand in a text, in one pass over it for each length that their
/// beginnings have.
struct TextSearch {
  private var open: [Int: [UInt64: [[UInt8]]]] = [:]
  private var missing: Set<[UInt8]> = []
  /// Whether the text was searched to its end for every word.
  private(set) var isComplete = true

  /// How long a word's beginning is at most, in bytes: as many as a number holds.
  private static let longestKey = 8

  /// Bytes that are compared before the search is given up: a text of few letters can nearly match
  /// at each of its places.
  private static let mostComparisons = 200_000_000

  init(_ words: Set<String>, in text: String) {
    for word in words {
      let bytes = Array(UnicodeNormalization.composed(word).utf8)
      guard !bytes.isEmpty, missing.insert(bytes).inserted else { continue }
      let length = min(bytes.count, Self.longestKey)
      open[length, default: [:]][Self.key(bytes[..<length]), default: []].append(bytes)
    }
    let bytes = Array(UnicodeNormalization.composed(text).utf8)
    for (length, words) in open { search(bytes, for: words, length) }
  }

  func holds(_ word: String) -> Bool {
    !missing.contains(Array(UnicodeNormalization.composed(word).utf8))
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func search(_ text: [UInt8], for words: [UInt64: [[UInt8]]], _ length: Int) {
    var words = words
    var comparisons = 0
    let mask = length == 8 ? UInt64.max : 1 << UInt64(length * 8) - 1
    var window: UInt64 = 0
    for end in text.indices {
      window = (window << 8 | UInt64(text[end])) & mask
      guard end + 1 >= length, !words.isEmpty, let candidates = words[window] else { continue }
      let rest = text[(end + 1 - length)...]
      let left = candidates.filter { word in
        comparisons += word.count
        guard comparisons <= Self.mostComparisons, rest.starts(with: word) else { return true }
        missing.remove(word)
        return false
      }
      words[window] = left.isEmpty ? nil : left
      guard comparisons <= Self.mostComparisons else {
        isComplete = false
        return
      }
    }
  }
}
