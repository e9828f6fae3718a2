import HanjangLayout
import Testing

@Suite struct PaginationTests {
  private static func words(_ count: Int) -> String {
    (0..<count).map { "낱말\($0)" }.joined(separator: " ")
  }

  @Test(arguments: 0..<12)
  func headingStaysWithTwoLines(_ shift: Int) throws {
    let filler = (0..<(24 + shift)).map { "문단 \($0)\n\n" }.joined()
    let pages = try PagedText(filler + "## 제목\n\n" + Self.words(60)).lines
    let page = try #require(pages.first { $0.contains("제목") })
    let index = try #require(page.firstIndex(of: "제목"))
    #expect(page.count - index > 2, "after the heading come two lines")
  }

  @Test(arguments: 0..<12)
  func noLineOfAParagraphStandsAlone(_ shift: Int) throws {
    let filler = (0..<(20 + shift)).map { "문단 \($0)\n\n" }.joined()
    let pages = try PagedText(filler + Self.words(120)).lines
    for page in pages {
      let count = page.count { $0.contains("낱말") }
      #expect(count != 1)
    }
  }

  @Test func tableHeaderIsRepeated() throws {
    let rows = (0..<80).map { "| 행 \($0) | b |\n" }.joined()
    let pages = try PagedText("| 머리 | 둘 |\n|---|---|\n" + rows).lines
    #expect(pages.count > 1)
    for page in pages { #expect(page.first?.contains("머리") == true) }
    #expect(pages.joined().count { $0.contains("행 ") } == 80)
  }

  @Test func pageBreakIsHeeded() throws {
    let pages = try PagedText("a\n\n<!-- pagebreak -->\n\nb\n").lines
    #expect(pages == [["a"], ["b"]])
  }

  @Test(arguments: [
    ("# a\n\n# b\n\n# c", [["a"], ["b"], ["c"]]), ("# a\n\n## b\n\n# c", [["a", "b"], ["c"]]),
    ("a\n\n# b\n\n<!-- pagebreak -->\n\n# c\n", [["a"], ["b"], ["c"]]),
  ])
  func headingBeginsAPageWhereTheStyleSaysSo(_ text: String, expected: [[String]]) throws {
    let style = "blocks: {heading-1: {break-before: true}}"
    #expect(try PagedText(text, style: style).lines == expected)
  }

  @Test func nothingIsLostOfALongWord() throws {
    let word = String(repeating: "가나다라", count: 400)
    let pages = try PagedText(word).lines
    #expect(pages.joined().joined() == word)
  }

  @Test(arguments: 0..<12)
  func shortCodeStaysTogether(_ shift: Int) throws {
    let filler = (0..<(20 + shift)).map { "문단 \($0)\n\n" }.joined()
    let pages = try PagedText(filler + "```\n코드 1\n코드 2\n코드 3\n```\n").lines
    #expect(pages.contains { page in page.count { $0.hasPrefix("코드") } == 3 })
  }
}
