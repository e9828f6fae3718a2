import HanjangCore
import Testing

@Suite struct AlignmentTests {
  @Test(arguments: [
    ([1, 2, 3], [1, 2, 3], [0, 1, 2]), ([1, 2, 3], [1, 3], [0, 2]),
    ([1, 2, 3], [2, 3, 1], [1, 2]),
    ([1, 2, 1, 2], [2, 1], [1, 2]), ([], [1], []), ([1], [], []), ([1], [2], []),
  ])
  func theLongestCommonSequenceIsFound(_ left: [Int], _ right: [Int], _ kept: [Int]) {
    #expect(Alignment.matches(left, right).map(\.left) == kept)
  }

  /// A stretch that stands elsewhere, some that is left out, and much that repeats.
  @Test func longSequencesAreAlignedInOrder() {
    let left = (0..<9_000).map { $0 % 3 == 0 ? $0 % 50 : $0 }
    var right = left.enumerated().filter { $0.offset % 97 != 0 }.map(\.element)
    let stretch = Array(right[1_000..<1_400])
    right.removeSubrange(1_000..<1_400)
    right.insert(contentsOf: stretch, at: 6_000)
    let matches = Alignment.matches(left, right)
    #expect(matches.allSatisfy { left[$0.left] == right[$0.right] })
    let pairs = zip(matches, matches.dropFirst())
    #expect(pairs.allSatisfy { $0.left < $1.left && $0.right < $1.right })
    #expect(matches.count > left.count - 93 - 400 - 60)
  }

  @Test func wordsAreCutWhereTheKindOfLettersChanges() {
    var text = PlacedText()
    text.add("2020년 3월~Swift", at: SourcePosition(line: 2, column: 5))
    #expect(text.words.map(\.text) == ["2020", "년", "3", "월", "~", "Swift"])
    #expect(text.words.map(\.place?.column) == [5, 9, 13, 14, 17, 18])
    #expect(text.words.map(\.isWordy) == [true, true, true, true, false, true])
  }
}
