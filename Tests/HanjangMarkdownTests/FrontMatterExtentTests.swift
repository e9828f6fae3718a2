import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct FrontMatterExtentTests {
  @Test(arguments: [
    ("\n---\ntitle: 가\n---\n글", []), ("<!-- 메모 -->\n\n---\ntitle: 가\n---\n글", []),
    ("---\ntitle: 가\n\n글", ["front-matter-unclosed"]),
    ("---\ntitle: 가\n# 글", ["front-matter-unclosed"]),
    ("---\ntitle: 가\nkeywords:\n  - 나\n\n글\n\n---\n\n글", ["front-matter-unclosed"]),
    ("\n\n---\ntitle: 가\n\n## 글\n\n---\n", ["front-matter-unclosed"]),
  ])
  func matterIsReadThoughItsPlaceIsOdd(_ text: String, ids: [String]) {
    let parsed = ParsedText(text)
    #expect(parsed.document.frontMatter.title?.value == "가")
    #expect(parsed.diagnostics.map(\.id) == ids)
    #expect(parsed.dump.contains("\"글\""))
  }

  @Test(arguments: [
    "\n---\n참고: 가\n---\n", "---\n가: 나\n\n글", "글\n\n---\ntitle: 가\n---\n", "---\n가 나\n---\n",
  ])
  func otherRulesAreText(_ text: String) {
    let parsed = ParsedText(text)
    #expect(parsed.document.frontMatter.title == nil)
  }

  @Test func placesAndLinesStay() {
    let parsed = ParsedText("\n\n---\ntitle: 가\ndate: x\n---\n글")
    #expect(parsed.document.frontMatter.title?.range.start == SourcePosition(line: 4, column: 8))
    #expect(parsed.diagnostics.first?.range?.start.line == 5)
    #expect(parsed.document.blocks.first?.range.start.line == 7)
  }

  @Test func theMessageNamesTheLine() {
    let message = ParsedText("---\ntitle: 가\nkind: resume\n\n# 나").diagnostics.first?.message
    #expect(message == "front matter is never closed: put --- on a line of its own before line 4")
  }

  @Test func ohMyCVsHeaderIsThePersonsContacts() {
    let parsed = ParsedText(
      """
      ---
      name: 홍길동
      header:
        - text: <span class="iconify"></span> hong@example.com
          link: mailto:hong@example.com
        - text: 010-1234-5678
        - text: GitHub
          link: https://github.com/example
        - text: 서울
      ---
      글
      """)
    let resume = parsed.document.frontMatter.resume
    #expect(resume.email?.value == "hong@example.com")
    #expect(resume.phone?.value == "010-1234-5678")
    #expect(resume.links.map(\.url) == ["https://github.com/example"])
    #expect(parsed.diagnostics.map(\.id) == ["front-matter-value"])
  }
}
