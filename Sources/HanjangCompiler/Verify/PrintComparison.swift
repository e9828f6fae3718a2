import HanjangCore
import HanjangMarkdown

/// Finds source text that isn't printed as written, by comparing the source with the pages. So
/// nothing is missed, even if a stage doesn't report what it left out.
struct PrintComparison {
  private let written: PlacedText
  private let printed: PlacedText
  private let writtenWords: [PlacedText.Word]
  private let printedWords: [PlacedText.Word]
  /// By word of `written`, where it is printed.
  private var matches: [Int: Int] = [:]
  /// Printed words that nothing written in their place explains, in order.
  private let unexplained: [Int]
  private var elsewhere: WordStretches
  private let all: WordStretches

  static func rewritings(from written: PlacedText, to printed: PlacedText) -> [Rewriting] {
    var comparison = PrintComparison(written, printed)
    return comparison.rewritings()
  }

  private init(_ written: PlacedText, _ printed: PlacedText) {
    (self.written, self.printed) = (written, printed)
    writtenWords = written.words
    let words = printed.words
    var numbers: [String: Int] = [:]
    func number(_ word: PlacedText.Word) -> Int {
      if let known = numbers[word.text] { return known }
      numbers[word.text] = numbers.count
      return numbers.count - 1
    }
    let pairs = Alignment.matches(writtenWords.map(number), words.map(number))
    for pair in pairs { matches[pair.left] = pair.right }
    let placed = Set(pairs.map(\.right))
    let wordy = words.indices.filter { words[$0].isWordy }
    let rest = wordy.filter { !placed.contains($0) }
    printedWords = words
    unexplained = rest
    elsewhere = WordStretches(rest.map { words[$0].text })
    all = WordStretches(wordy.map { words[$0].text })
  }

  private mutating func rewritings() -> [Rewriting] {
    let runs = lostRuns()
    // What is printed elsewhere takes the place of nothing.
    let moves = runs.map { move(of: $0) }
    var found: [Rewriting] = []
    var place = SourcePosition(line: 1, column: 1)
    for (run, move) in zip(runs, moves) {
      place = writtenWords[run.lowerBound].place ?? place
      let text = written.text(of: scalars(of: run, in: writtenWords))
      found.append(Rewriting(text, became: move ?? outcome(of: run), at: place))
    }
    return found
  }

  /// Stretches of words that are not printed where they stand, cut where lines and blocks end.
  private func lostRuns() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in writtenWords.indices where matches[index] == nil {
      if let last = runs.last, last.upperBound == index, !writtenWords[index].begins {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  private func scalars(of run: Range<Int>, in words: [PlacedText.Word]) -> Range<Int> {
    words[run.lowerBound].range.lowerBound..<words[run.upperBound - 1].range.upperBound
  }

  // MARK: What became of it

  private func outcome(of run: Range<Int>) -> String {
    if let instead = replacement(of: run) { return instead }
    let saysNothing = !writtenWords[run].contains(where: \.isWordy)
    return saysNothing || !all.holds(wordyTexts(of: run))
      ? "not printed" : "printed once, elsewhere"
  }

  /// nil where none of its words is printed elsewhere.
  private mutating func move(of run: Range<Int>) -> String? {
    let (places, missing) = takeElsewhere(run)
    guard let first = places.first else { return nil }
    let before = words(before: first)
    let place = before.isEmpty ? "moved to the top" : "moved behind “\(before)”"
    return missing.isEmpty ? place : "\(place), without “\(missing.joined(separator: " "))”"
  }

  /// What is printed between the neighbours of a run that are printed, words for words and signs for
  /// signs; nil for nothing, or for more than can take its place.
  private func replacement(of run: Range<Int>) -> String? {
    let hasWords = writtenWords[run].contains(where: \.isWordy)
    let before = writtenWords[..<run.lowerBound].indices.last { matches[$0] != nil }
    let after = writtenWords[run.upperBound...].indices.first { matches[$0] != nil }
    let start = before.flatMap { matches[$0] }.map { $0 + 1 } ?? 0
    var end = after.flatMap { matches[$0] } ?? printedWords.count
    guard start < end else { return nil }
    if !hasWords {
      end = printedWords[start..<end].firstIndex(where: \.isWordy) ?? end
    } else if printedWords[start..<end].indices.contains(where: {
      printedWords[$0].isWordy && isTaken($0)
    }) {
      return nil
    } else if writtenWords[run].last?.isWordy == true {
      // A bullet that follows is none of it.
      end = printedWords[start..<end].lastIndex(where: \.isWordy).map { $0 + 1 } ?? end
    }
    guard start < end, end - start <= run.count + Self.furtherWords else { return nil }
    return printed.text(of: scalars(of: start..<end, in: printedWords))
  }

  /// Whether a printed word is that of another place.
  private func isTaken(_ index: Int) -> Bool {
    var (low, high) = (0, unexplained.count)
    while low < high {
      let middle = (low + high) / 2
      if unexplained[middle] < index { low = middle + 1 } else { high = middle }
    }
    guard low < unexplained.count, unexplained[low] == index else { return true }
    return elsewhere.isTaken(at: low)
  }

  /// How many more words than the author's a form of the style may have.
  private static let furtherWords = 6

  /// Finds the words of a run among those that are printed elsewhere, in the longest segments possible.
  ///
  /// - Returns: where they are printed, and the words that are not.
  private mutating func takeElsewhere(_ run: Range<Int>) -> (places: [Int], missing: [String]) {
    let wanted = wordyTexts(of: run)
    var places: [Int] = []
    var missing: [String] = []
    var index = 0
    while index < wanted.count {
      if let stretch = elsewhere.take(wanted[index...]) {
        places.append(unexplained[stretch.lowerBound])
        index += stretch.count
      } else {
        missing.append(wanted[index])
        index += 1
      }
    }
    return (places, missing)
  }

  private func wordyTexts(of run: Range<Int>) -> [String] {
    writtenWords[run].filter(\.isWordy).map(\.text)
  }

  /// The end of what is printed before a word.
  private func words(before index: Int) -> String {
    let run = max(0, index - Self.shownWords)..<index
    return run.isEmpty ? "" : printed.text(of: scalars(of: run, in: printedWords))
  }

  private static let shownWords = 4
}
