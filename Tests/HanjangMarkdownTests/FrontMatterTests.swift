import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct FrontMatterTests {
  @Test func knownKeysAreRead() {
    let parsed = ParsedText(
      """
      ---
      title: "글  제목"
      author: [홍길동, 김한장]
      date: 2026-03-14 09:30:00 +0900
      lang: ko
      style: article
      keywords: a, b
      page: {size: letter, margin: 20mm}
      layout: post
      tags: [x]
      ---
      text
      """)
    #expect(
      parsed.dump == """
        title: "글 제목"
        author: "홍길동, 김한장"
        lang: "ko"
        style: "article"
        date: "1773448200"
        keywords: "a, b"
        page.margin: "20mm"
        page.size: "letter"
        paragraph
          "text"

        """)
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("---\nFoo\n---\nBar\n", 0), ("---\n---\n", 0), ("---\n- a\n---\n", 0), ("---\na: b\n", 0),
    ("text\n---\na: b\n---\n", 0), ("---\ntitle: [\nx\n---\n", 1), ("+++\nFoo\n+++\n", 0),
    ("+++\ntitle = \"x\"\n", 0),
  ])
  func onlyAMappingCounts(_ text: String, complaints: Int) {
    let parsed = ParsedText(text)
    #expect(parsed.document.frontMatter.title == nil)
    #expect(parsed.diagnostics.count == complaints)
    #expect(parsed.diagnostics.allSatisfy { $0.id == "front-matter-malformed" })
  }

  @Test func hugosTOMLIsRead() {
    let parsed = ParsedText(
      """
      +++
      # 머리
      title = "'성과'를 쓰는 법: 첫째"
      date = 2018-06-26T19:15:17+09:00
      keywords = [
        "이력서", 'PDF',
      ]
      draft = false
      summary = '''
      긴 글 = 없음
      '''
      email = 'hong@example.com'

      [params]
      title = "남의 것"
      [params.deep]
      x = 1
      [[resources]]
      name = "남의 이름"
      [author]
      name = "홍길동"
      +++
      본문

      """)
    #expect(
      parsed.dump == """
        title: "'성과'를 쓰는 법: 첫째"
        author: "홍길동"
        date: "1530008117"
        keywords: "이력서, PDF"
        paragraph
          "본문"

        """)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.document.frontMatter.resume.email?.value == "hong@example.com")
    #expect(parsed.document.blocks.first?.range.start.line == 23)
  }

  @Test(arguments: [
    ("title: [Swift] 시작: 하나", "[Swift] 시작: 하나"), ("title: \"큰\" 따옴표", "\"큰\" 따옴표"),
    ("title: @홍길동", "@홍길동"), ("title: `코드`", "`코드`"), ("title: a: b\ntags:\n- x", "a: b"),
    ("a: 1\na: 2\ntitle: 제목", "제목"), ("title: 제목\ntags: [\nlayout:\tpost", "제목"),
  ])
  func frontMatterWithASlipIsReadLineByLine(_ yaml: String, title: String) {
    let parsed = ParsedText("---\n\(yaml)\n---\n본문\n")
    #expect(parsed.document.frontMatter.title?.value == title)
    #expect(parsed.document.blocks.count == 1)
    #expect(parsed.diagnostics.map(\.id) == ["front-matter-mended"])
  }

  @Test(arguments: ["order: 2", "sections:\n- block: hero\n  content: x"])
  func valuesOfThemesAreIgnoredQuietly(_ line: String) {
    let parsed = ParsedText("---\n\(line)\n---\n본문\n")
    #expect(parsed.document.frontMatter.resume.order.isEmpty)
    #expect(parsed.document.frontMatter.resume.sections.isEmpty)
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("title: [a]", 2, 8), ("date: someday", 2, 7), ("lang: 한국어", 2, 7), ("page: A4", 2, 7),
    ("keywords: {a: b}", 2, 11),
  ])
  func wrongValueIsComplainedOfAtItsPlace(_ line: String, number: Int, column: Int) throws {
    let parsed = ParsedText("---\n\(line)\n---\ntext\n")
    let complaint = try #require(parsed.diagnostics.first)
    #expect(parsed.diagnostics.count == 1)
    #expect(complaint.id == "front-matter-value")
    #expect(complaint.range?.start == SourcePosition(line: number, column: column))
  }

  @Test(
    arguments: [
      ("2026-01-31", 1_769_817_600), ("2026.1.31", 1_769_817_600), ("1970/01/01", 0),
      ("1970-01-01T00:00:01Z", 1), ("1970-01-01 09:00 +0900", 0), ("2026-13-01", nil),
      ("soon", nil),
    ] as [(String, Int64?)])
  func datesAreRead(_ text: String, seconds: Int64?) {
    let parsed = ParsedText("---\ndate: '\(text)'\n---\n")
    #expect(parsed.document.frontMatter.date?.value == seconds)
    #expect(parsed.diagnostics.isEmpty == (seconds != nil))
  }

  @Test func bodyKeepsItsLines() throws {
    let parsed = ParsedText("---\ntitle: a\n---\n\n# B\n")
    let heading = try #require(parsed.document.blocks.first)
    #expect(heading.range.start == SourcePosition(line: 5, column: 1))
  }

  @Test(arguments: [
    String(repeating: "[", count: 30_000), String(repeating: "- ", count: 20_000),
    "a: &a [x]\n" + String(repeating: "b: *a\n", count: 10), String(repeating: "x", count: 70_000),
  ])
  func hostileYAMLIsSurvived(_ yaml: String) {
    let parsed = ParsedText("---\nk: \(yaml)\n---\ntext\n")
    #expect(!parsed.document.blocks.isEmpty)
  }
}
