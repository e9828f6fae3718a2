import HanjangCore
import HanjangLayout
import HanjangStyle
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

  /// A heading asks for two lines, but not for the next heading.
  @Test(arguments: ["", "---\n\n"])
  func shortPartsAreNoEndlessChain(_ rule: String) throws {
    let parts = (0..<60).map { "## 절 \($0)\n\n글 \($0)\n\n" }.joined(separator: rule)
    let paged = try PagedText(parts)
    let pages = paged.lines
    #expect(pages.count > 1)
    for page in pages { #expect(page.last?.hasPrefix("글") == true) }
  }

  /// A line that is seen at all, that is.
  @Test(arguments: 0..<16)
  func noLineOfCodeStandsAloneAmongEmptyOnes(_ shift: Int) throws {
    let filler = (0..<(16 + shift)).map { "문단 \($0)\n\n" }.joined()
    let code = "코드 1\n\n\n" + (2..<24).map { "코드 \($0)\n" }.joined() + "\n\n코드 24\n"
    let pages = try PagedText(filler + "```\n" + code + "```\n").lines
    for page in pages {
      #expect(page.count { $0.hasPrefix("코드") } != 1)
    }
  }

  @Test(
    arguments: [
      ("소개", "**소개**\n\n- 하나\n- 둘\n- 셋\n"), ("소개", "**소개**\n\n글\n\n글\n"),
      ("소개：", "소개：\n\n- 하나\n- 둘\n- 셋\n"), ("소개:", "소개:\n\n```\n하나\n둘\n```\n"),
      ("소개:", "소개:\n\n| 하나 | 둘 |\n|---|---|\n| 셋 | 넷 |\n"),
      ("소개", "- 앞\n- 앞\n- **소개**\n- 하나\n- 둘\n- 셋\n"),
      ("소개:", "- 앞\n- 앞\n- 소개:\n- 하나\n- 둘\n- 셋\n"),
      ("소개:", "- 앞\n- 앞\n- 소개:\n  - 하나\n  - 둘\n- 셋\n"),
      ("소개", "- 앞\n- 앞\n- **소개**\n  - 하나\n  - 둘\n- 셋\n"),
    ], 0..<12)
  func introductionStaysWithWhatFollows(_ part: (line: String, text: String), _ shift: Int) throws {
    let filler = (0..<(20 + shift)).map { "문단 \($0)\n\n" }.joined()
    let pages = try PagedText(filler + part.text + "\n\n" + Self.words(120)).lines
    #expect(pages.count > 1)
    for page in pages { #expect(page.last?.hasSuffix(part.line) == false) }
  }

  /// A heading is never left alone for the sake of an introduction.
  @Test(arguments: 0..<12)
  func headingGoesBeforeAnIntroduction(_ shift: Int) throws {
    let filler = (0..<(20 + shift)).map { "문단 \($0)\n\n" }.joined()
    let text = "## 제목\n\n**소개**\n\n- 하나\n- 둘\n\n## 제목\n\n" + Self.words(120)
    let pages = try PagedText(filler + text).lines
    for page in pages { #expect(page.last != "제목" && page.last != "소개") }
  }

  /// Wherever its last page would be under a third full.
  @Test(arguments: 20..<70)
  func documentThatFitsOnOnePageFewerIsSetSo(_ count: Int) throws {
    let paged = try PagedText((0..<count).map { "문단 \($0)\n\n" }.joined())
    let fewest = Paginator(paged.flow, height: paged.height, wantsFewPages: true).cuts().count
    let pages = paged.lines
    #expect(pages.count == fewest || pages.last.map { $0.count > 6 } == true)
  }

  /// The last page would have a line or two.
  @Test func gapsShrinkBeforeALineGoesOverleaf() throws {
    let paragraphs = (0..<26).map { "문단 \($0)\n\n" }.joined()
    let few = try PagedText(paragraphs).lines
    #expect(few.count == 1)
    var pages = few
    var count = 26
    while pages.count == 1 {
      count += 1
      pages = try PagedText((0..<count).map { "문단 \($0)\n\n" }.joined()).lines
    }
    #expect(pages[1].count >= 3, "an eighth of the page at least is used")
  }

  @Test(arguments: 0..<8)
  func gapsStretchToTheFoot(_ shift: Int) throws {
    let paged = try PagedText((0..<(60 + shift)).map { "문단 \($0)\n\n" }.joined())
    let bottom = paged.style.page.size.height - paged.style.page.margins.bottom
    for page in paged.pages.pages.dropLast() {
      let last = page.items.compactMap { item -> Double? in
        guard case .text(let run) = item.kind, run.origin.y < bottom else { return nil }
        return run.origin.y
      }.max()
      #expect(abs(bottom - (last ?? 0)) < 10, "the last line stands on the page's foot")
    }
  }

  @Test(arguments: 0..<10)
  func ruleFallsAwayBetweenPages(_ shift: Int) throws {
    let filler = (0..<(24 + shift)).map { "문단 \($0)\n\n" }.joined()
    let paged = try PagedText(filler + "---\n\n" + Self.words(300))
    let top = paged.style.page.margins.top
    let bottom = paged.style.page.size.height - paged.style.page.margins.bottom
    for page in paged.pages.pages {
      for item in page.items {
        guard case .fill(let rect, _, _) = item.kind else { continue }
        #expect(rect.minY > top + 10 && rect.maxY < bottom - 10)
      }
    }
  }

  @Test(arguments: 0..<12)
  func listIsNotPartedBesideItsEndItems(_ shift: Int) throws {
    let filler = (0..<(18 + shift)).map { "문단 \($0)\n\n" }.joined()
    let items = (0..<6).map { "- 항목 \($0)\n" }.joined()
    let pages = try PagedText(filler + items + "\n" + Self.words(80)).lines
    for page in pages {
      let count = page.count { $0.contains("항목") }
      #expect(count != 1 && count != 5)
    }
  }

  @Test(arguments: 0..<12)
  func itemOfOneLineStaysWithTheListBelowIt(_ shift: Int) throws {
    let filler = (0..<(18 + shift)).map { "문단 \($0)\n\n" }.joined()
    let items = (0..<6).map { "- 항목 \($0)\n  - 가지\n  - 가지\n" }.joined()
    let pages = try PagedText(filler + items + "\n" + Self.words(80)).lines
    for page in pages.dropLast() {
      #expect(page.last?.contains("항목") == false)
    }
  }

  /// However deep a list nests, however wide a word is.
  @Test func noTextLeavesThePage() throws {
    let nested = (0..<40).map { String(repeating: "  ", count: $0) + "- 항목 \($0)\n" }.joined()
    let word = String(repeating: "a", count: 900)
    let paged = try PagedText(nested + "\n> " + word + "\n\n" + word + "\n")
    let right = paged.style.page.size.width - paged.style.page.margins.right
    for item in paged.pages.pages.flatMap(\.items) {
      guard case .text(let run) = item.kind else { continue }
      #expect(run.origin.x >= 0 && run.origin.x + run.width <= right + 6)
    }
  }
}
