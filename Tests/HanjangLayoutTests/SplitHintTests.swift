import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangResume
import HanjangStyle
import HanjangTestSupport
import Testing

/// `<!-- keep -->` and `<!-- split -->` before blocks.
@Suite struct SplitHintTests {
  private static func paragraphs(_ count: Int) -> String {
    (0..<count).map { "문단 \($0)\n\n" }.joined()
  }

  /// Blocks whose lines begin with `가`, each about two thirds of a page long.
  private static let blocks = [
    (0..<14).map { "- 가 \($0)\n" }.joined(),
    (0..<14).map { "\($0 + 1). 가 \($0)\n" }.joined(),
    "```\n" + (0..<15).map { "가 \($0)\n" }.joined() + "```\n",
    "| 가 | 나 |\n|---|---|\n" + (0..<13).map { "| 가 \($0) | 나 |\n" }.joined(),
    "> " + (0..<14).map { "가 \($0)" }.joined(separator: "  \n> ") + "\n",
    (0..<14).map { "가 \($0)" }.joined(separator: "  \n") + "\n",
    "## 가 제목\n\n" + (0..<10).map { "가 \($0)\n\n" }.joined(),
    "## 가 제목\n\n### 가 둘\n\n" + (0..<9).map { "가 \($0)\n\n" }.joined() + "---\n\n",
  ]

  /// The pages that a block is on, after `shift` paragraphs.
  private func pages(
    of block: String, after shift: Int, _ comment: String
  ) throws -> (pages: Set<Int>, diagnostics: [Diagnostic]) {
    let text = Self.paragraphs(shift) + comment + "\n\n" + block + "\n## 끝\n\n글\n"
    let paged = try PagedText(text, looks: Self.style())
    let pages = paged.lines.indices.filter { page in
      paged.lines[page].contains { $0.contains("가 ") }
    }
    #expect(paged.lines.joined().joined().contains("끝"))
    return (Set(pages), paged.pages.diagnostics)
  }

  private static func style() throws -> ComputedStyle {
    var style = try PagedText.style("article")
    style.page.size = Size(width: 420, height: 500)
    return style
  }

  @Test(arguments: blocks.indices)
  func keptBlockIsOnOnePage(_ block: Int) throws {
    var splits = 0
    for shift in 0..<16 {
      let free = try pages(of: Self.blocks[block], after: shift, "<!-- note -->")
      splits += free.pages.count > 1 ? 1 : 0
      let kept = try pages(of: Self.blocks[block], after: shift, "<!-- keep -->")
      #expect(kept.pages.count == 1, "after \(shift) paragraphs")
      #expect(kept.diagnostics.isEmpty && free.diagnostics.isEmpty)
    }
    #expect(splits > 0, "else the comment would change nothing")
  }

  @Test func whatIsTallerThanAPageGoesOnWithAWarning() throws {
    let items = (0..<60).map { "- 가 \($0)\n" }.joined()
    let kept = try pages(of: items, after: 3, "<!-- keep -->")
    #expect(kept.pages.count > 1)
    #expect(kept.diagnostics.map(\.id) == ["kept-block-split"])
    #expect(kept.diagnostics.first?.range?.start == SourcePosition(line: 9, column: 1))
    #expect(try pages(of: items, after: 3, "").diagnostics.isEmpty)
  }

  /// A heading takes its lines with it, though what is kept fills a page alone.
  @Test func whatFillsAPageIsSplitRatherThanItsHeadingLeft() throws {
    let kept = "<!-- keep -->\n\n" + (0..<28).map { "가 \($0)" }.joined(separator: "  \n")
    let paged = try PagedText("앞\n\n## 제목\n\n" + kept + "\n", looks: Self.style())
    let page = try #require(paged.lines.first { $0.contains("제목") })
    #expect(page.last != "제목")
    #expect(paged.pages.diagnostics.map(\.id) == ["kept-block-split"])
  }

  @Test func codeMaySplitWhereTheAuthorSaysSo() throws {
    let code = "```\n" + (0..<9).map { "가 \($0)\n" }.joined() + "```\n"
    let counts = try ["<!-- note -->", "<!-- split -->"].map { comment in
      try (6..<16).count { try pages(of: code, after: $0, comment).pages.count > 1 }
    }
    #expect(counts[1] > counts[0])
  }

  // MARK: Résumés

  private func resume(
    _ comment: String, before part: String, height: Double = 640
  ) throws -> PagedText {
    var text = "# 홍길동\n\nhong@example.com\n\n## 경력\n\n"
    for company in 0..<3 {
      text += "### 회사 \(company) (2019.03 - 2021.02)\n\n개발자\n\n"
      for work in 0..<3 {
        text += "- **일 \(company)\(work)**\n"
        for line in 0..<7 { text += "  - 내용 \(company)\(work)\(line)\n" }
        text += "\n"
      }
    }
    text += "## 학력\n\n### 학교 (2010.03 - 2014.02)\n"
    text = text.replacing(part, with: comment + "\n\n" + part)
    var style = try PagedText.style("wanted")
    style.page.size = Size(width: 500, height: height)
    let manuscript = ResumeRecognizer(kind: .resume, aliases: [:])
      .recognize(ParsedText(text).document)
    let boxes = ManuscriptBoxBuilder(
      style: style, language: "ko", hints: ParsedText(text).document.splitHints
    ).boxes(for: manuscript)
    return PagedText(boxes, style: style)
  }

  private func pages(of company: Int, in paged: PagedText) -> [Int] {
    paged.lines.indices.filter { page in
      paged.lines[page].contains { $0.contains("내용 \(company)") }
    }
  }

  @Test func entryStaysTogetherWhereItsAuthorSaysSo() throws {
    var splits = 0
    for height in stride(from: 620.0, to: 800, by: 20) {
      let free = try resume("<!-- note -->", before: "### 없음", height: height)
      for company in 0..<3 where pages(of: company, in: free).count > 1 {
        splits += 1
        let kept = try resume("<!-- keep -->", before: "### 회사 \(company) ", height: height)
        #expect(pages(of: company, in: kept).count == 1)
        #expect(kept.pages.diagnostics.isEmpty)
      }
    }
    #expect(splits > 0, "else the comment would change nothing")
  }

  @Test func sectionThatIsTooTallIsToldOf() throws {
    let kept = try resume("<!-- keep -->", before: "## 경력")
    #expect(kept.pages.diagnostics.map(\.id) == ["kept-block-split"])
    #expect(kept.pages.diagnostics.first?.range?.start.line == 7)
    let fine = try resume("<!-- keep -->", before: "## 학력")
    #expect(fine.pages.diagnostics.isEmpty)
  }
}
