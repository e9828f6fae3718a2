import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangStyle
import HanjangTestSupport
import Testing

/// Each construct that people write has a line here, and comes out on the page as it is meant.
@Suite struct GrammarTableTests {
  struct Row: Sendable {
    var name: String
    var source: String
    var lines: [String]
    var told: [String]

    init(_ name: String, _ source: String, _ lines: [String], told: [String] = []) {
      (self.name, self.source, self.lines, self.told) = (name, source, lines, told)
    }
  }

  private func lines(_ source: String, style: String) throws -> (lines: [String], told: [String]) {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.style = .named(style)
    options.dump = .text
    options.today = 1_767_225_600
    let file = SourceFile(path: "test.md", text: source)
    let compilation = try Compiler(options: options).compile(file)
    let text = String(decoding: try #require(compilation.output), as: UTF8.self)
    // Without the footer's line.
    let lines = text.split(separator: "\n").map(String.init).filter { !$0.hasSuffix("1 / 1") }
    return (lines, compilation.diagnostics.filter { $0.severity > .note }.map(\.id))
  }

  /// Without white space and bullets.
  private static func plain(_ lines: [String]) -> String {
    lines.filter { !["•", "◦", "▪", "-", "·"].contains($0) }.joined().filter { !$0.isWhitespace }
  }

  private static let texts: [Row] = [
    Row("a setext line of hyphens", "가: 나\n---\n\n다", ["가: 나", "다"]),
    Row("hard breaks", "가  \n나\\\n다<br>라", ["가", "나", "다", "라"]),
    Row("soft breaks", "가\n나", ["가 나"]),
    Row("a break alone", "가\n\n<br>\n\n나", ["가", "나"]),
    Row("front matter of Jekyll", "---\nlayout: post\ncategories: [a]\n---\n가", ["가"]),
    Row("a quote", "> 가", ["가"]),
    Row("breaks in a table", "|가|나|\n|-|-|\n|1<br>2|3|", ["가", "나", "1", "2", "3"]),
    Row("a bare address before Hangul", "https://a.kr/b에서", ["https://a.kr/b에서"]),
    Row(
      "deep lists", "- 1\n  - 2\n    - 3\n      - 4\n        - 5\n          - 6\n            - 7",
      ["1", "2", "3", "4", "5", "6", "7"]),
    Row("tabs in lists", "- 1\n\t- 2", ["1", "2"]),
    Row("a missing picture", "![가](나.png)", ["가"], told: ["image-without-folder"]),
    Row(
      "a picture's width in HTML", "<img src=a.png width=50 alt=가>", ["가"],
      told: ["image-without-folder"]),
    Row(
      "a picture on the network", "![가](https://example.com/a.png)", ["가"], told: ["remote-image"]),
    Row("a badge by its alternative text", "![Swift](https://img.shields.io/badge/a-b)", ["Swift"]),
    Row("a badge by its path", "![](https://img.shields.io/badge/Next.js-000)", ["Next.js"]),
    Row("a counter", "가 ![a](https://komarev.com/ghpvc/?username=a)", ["가"]),
    Row(
      "marks in HTML",
      "<b>가</b><strong>나</strong><i>다</i><em>라</em><u>마</u><s>바</s><sup>사</sup><sub>아</sub><mark>자</mark><code>차</code><kbd>카</kbd>",
      ["가나다라마바사아자차카"]),
    Row(
      "links and looks in HTML",
      "<a href=\"https://a.kr\">가</a> <span style=\"color:red\">나</span> <font size=2>다</font>",
      ["가 나 다"]),
    Row(
      "blocks in HTML", "<div>가</div><center>나</center><p align=right>다</p><hr><h3>라</h3>",
      ["가", "나", "다", "라"]),
    Row(
      "lists in HTML", "<ul><li>가</li></ul><ol start=3><li>나</li></ol><dl><dt>다<dd>라</dl>",
      ["가", "3.", "나", "다", "라"]),
    Row(
      "a table in HTML",
      "<table><tr><th colspan=2>가</th></tr><tr><td>나</td><td>다</td></tr></table>", ["가", "나", "다"]),
    Row("details", "<details><summary>가</summary>\n\n나\n\n</details>", ["가", "나"]),
    Row(
      "quotes and code in HTML", "<blockquote>가</blockquote><pre>나\n  다</pre>", ["가", "나", "  다"]),
    Row("what isn't text", "<script>가()</script><style>나{}</style><!-- 다 -->라", ["라"]),
    Row("an unknown tag", "<foo>가</foo>", ["가"], told: ["unsupported-html"]),
    Row("kramdown", "**가**{: .b}\n{: .c}\n\n나", ["가", "나"]),
    Row("Liquid", "가 {% include b.html %}나", ["가 나"]),
    Row("GitBook", "{% hint style=\"info\" %}\n가\n{% endhint %}", ["가"]),
    Row("MDX", "import A from 'a'\n\n<Card>\n\n가\n\n</Card>", ["가"]),
    Row("inline code", "`가`는 `나` 다", ["가는 나 다"]),
    Row("fenced code", "```swift\nlet 가 = 1\n```", ["let 가 = 1"]),
    Row("mermaid", "```mermaid\n가-->나\n```", ["가-->나"], told: ["set-as-source"]),
    Row("a formula", "$$가$$", ["$$가$$"], told: ["set-as-source"]),
    Row("footnotes", "가[^a]\n\n[^a]: 나", ["가1", "1", "나"]),
    Row("tasks", "- [ ] 가\n- [x] 나", ["☐", "가", "☑", "나"]),
    Row("a call-out of Notion", "<aside>\n💡 가\n\n</aside>", ["💡 가"]),
    Row("a page of Notion", "[가](%EA%B0%80%200123456789abcdef0123456789abcdef.md)", ["가"]),
    Row("emoji by name", "가 :tada:", ["가 🎉"]),
    Row("dates at the start of a line", "2019. 3. - 2020. 11. 가", ["2019. 3. - 2020. 11. 가"]),
    Row("ranges with tildes", "3~5줄 10~20명", ["3~5줄 10~20명"]),
    Row("emphasis beside Hangul", "**가(b)**는 **\"나\"**를 P** 입사", ["가(b)는 \"나\"를 P** 입사"]),
    Row("decomposed Hangul", "\u{1112}\u{1161}\u{11AB}", ["한"]),
  ]

  @Test(arguments: texts) func aTextComesOutAsItIsMeant(_ row: Row) throws {
    let (lines, told) = try lines(row.source, style: "article")
    #expect(Self.plain(lines) == Self.plain(row.lines), "\(row.name)")
    #expect(told == row.told, "\(row.name)")
  }

  private static let head = "# 홍길동\n\nhong@example.com\n\n"

  private static let resumes: [Row] = [
    Row(
      "emoji in headings", "## 💼 경력\n\n### 한빛\n2020.03 - 2021.05",
      ["경력", "한빛", "2020.03 - 2021.05"]),
    Row(
      "levels that are skipped", "## 경력\n\n##### 한빛\n2020.03 - 2021.05",
      ["경력", "한빛", "2020.03 - 2021.05"]),
    Row(
      "rules between sections", "---\n\n## 경력\n\n---\n\n### 한빛\n2020.03 - 2021.05",
      ["경력", "한빛", "2020.03 - 2021.05"]),
    Row(
      "a period in a quote", "## 경력\n\n### 한빛\n> 기간: 2020.03 - 2021.05",
      ["경력", "한빛", "2020.03 - 2021.05"]),
    Row(
      "a table of entries", "## 경력\n\n|회사|기간|\n|-|-|\n|한빛|2020.03 - 2021.05|",
      ["경력", "한빛", "2020.03 - 2021.05"]),
    Row(
      "a table of skills", "## 스킬\n\n|분야|기술|\n|-|-|\n|언어|Swift, Go|", ["스킬", "언어", "Swift", "Go"]),
    Row("code in a list of skills", "## 스킬\n\n- `Swift` `Go`", ["스킬", "Swift", "Go"]),
    Row(
      "bullets that Markdown does not know", "## 경력\n\n### 한빛\n2020.03 - 2021.05\n\n• 가\n• 나",
      ["경력", "한빛", "2020.03 - 2021.05", "가", "나"]),
  ]

  @Test(arguments: resumes) func aResumeComesOutAsItIsMeant(_ row: Row) throws {
    let (lines, told) = try lines(Self.head + row.source, style: "wanted")
    let body = lines.drop { !$0.hasPrefix(row.lines[0]) }
    #expect(Self.plain(Array(body)) == Self.plain(row.lines), "\(row.name)")
    #expect(told == row.told, "\(row.name)")
  }

  @Test func linesOfContactsStayLines() throws {
    let (lines, _) = try lines(
      "# 홍길동\n이메일: hong@example.com\n연락처: 010-0000-0000\n\n## 경력\n\n### 한빛\n2020.03 - 2021.05",
      style: "wanted")
    let expected = "홍길동이메일:hong@example.com연락처:010-0000-0000"
    #expect(Self.plain(lines).hasPrefix(expected))
  }
}
