import HanjangLayout
import Testing

@Suite struct StructureTreeTests {
  @Test(arguments: [
    ([1, 2, 3], [1, 2, 3]), ([2, 4, 4, 3, 2, 1], [1, 2, 2, 2, 1, 1]), ([1, 3, 2], [1, 2, 2]),
    ([3, 1, 6], [1, 1, 2]), ([], []),
  ])
  func headingsSkipNoLevel(_ written: [Int], set: [Int]) {
    var tree = StructureTree()
    for level in written { _ = tree.add(.heading(level), to: StructureTree.root) }
    let levels = tree.withoutSkippedHeadings().elements.compactMap { element -> Int? in
      if case .heading(let level) = element.role { level } else { nil }
    }
    #expect(levels == set)
  }

  @Test func everyPartBeginsWithTheFirstLevel() {
    var tree = StructureTree()
    for _ in 0..<2 {
      let part = tree.add(.part(language: "ko"), to: StructureTree.root)
      _ = tree.add(.heading(2), to: part)
    }
    let headings = tree.withoutSkippedHeadings().elements.filter { $0.role == .heading(1) }
    #expect(headings.count == 2)
  }
}
