import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct HTMLTests {
  @Test(arguments: [
    (
      "alignment and Markdown inside",
      "<div align=\"center\">\n\n# 이름\n\n**가** <span>나</span>\n\n</div>\n\n다\n",
      #"""
      heading 1 #이름 center
        "이름"
      paragraph center
        strong("가") " 나"
      paragraph
        "다"

      """#
    ),
    (
      "text-align, center and nesting",
      "<p style=\"text-align: right\">가</p>\n<center>나<div align=left>다</div></center>\n",
      #"""
      paragraph end
        "가"
      paragraph center
        "나"
      paragraph start
        "다"

      """#
    ),
    (
      "an unclosed paragraph ends with its piece", "<p align=center>가\n\n나\n",
      #"""
      paragraph center
        "가"
      paragraph
        "나"

      """#
    ),
    (
      "headings", "<h1>가</h1>\n<h3 align=\"center\">나 <small>다</small></h3>\n",
      #"""
      heading 1 #가
        "가"
      heading 3 #나-다 center
        "나 다"

      """#
    ),
    (
      "details are open, their summaries headings",
      "## 가\n\n<details>\n<summary>나</summary>\n\n다\n\n<details><summary><b>라</b></summary>마</details>\n\n</details>\n\n<details><summary>바</summary></details>\n",
      #"""
      heading 2 #가
        "가"
      heading 3 #나
        "나"
      paragraph
        "다"
      heading 4 #라
        strong("라")
      paragraph
        "마"
      heading 3 #바
        "바"

      """#
    ),
    (
      "headings in details stand below the summary",
      "## 가\n\n<details><summary>나</summary>\n\n### 다\n\n#### 라\n\n</details>\n\n### 마\n",
      #"""
      heading 2 #가
        "가"
      heading 3 #나
        "나"
      heading 4 #다
        "다"
      heading 5 #라
        "라"
      heading 3 #마
        "마"

      """#
    ),
    (
      "details that never end hold no heading above their summary",
      "## 가\n\n<details><summary>나</summary>\n\n### 다\n\n## 라\n\n### 마\n",
      #"""
      heading 2 #가
        "가"
      heading 3 #나
        "나"
      heading 4 #다
        "다"
      heading 2 #라
        "라"
      heading 3 #마
        "마"

      """#
    ),
    (
      "lists, well-formed or not",
      "<ul>\n<li>가<ol start=\"3\"><li>나</li></ol></li>\n<ul><li>다</ul>\n<li>라<br>마\n</ul>\n",
      #"""
      list tight
        item
          paragraph
            "가"
          list 3. tight
            item
              paragraph
                "나"
          list tight
            item
              paragraph
                "다"
        item
          paragraph
            "라" hardbreak "마"

      """#
    ),
    (
      "definitions", "<dl><dt>가</dt><dd>나</dd><dt>다<dd>라<p>마</p></dl>\n",
      #"""
      definitions
        term "가"
          paragraph
            "나"
        term "다"
          paragraph
            "라"
          paragraph
            "마"

      """#
    ),
    (
      "table with spans",
      "<table><thead><tr><th colspan=\"2\">가</th><th>나</th></tr></thead>\n<tr><td rowspan=2>다</td><td>라</td><td align=\"right\">마</td></tr><tr><td><ul><li>바</li></ul></td><td>사<br>아</td></tr></table>\n",
      #"""
      table - - -
        row 2x1 header "가" | ^ | header "나"
        row 1x2 "다" | "라" | end "마"
        row ^ | blocks | "사" hardbreak "아"
          list tight
            item
              paragraph
                "바"

      """#
    ),
    (
      "table without a header, with Markdown in a cell",
      "<table>\n<tr>\n<td>\n\n**가**\n\n</td>\n<td>나\n</tr>\n</table>\n",
      #"""
      table - -
        row  | 
        row strong("가") | "나"

      """#
    ),
    (
      "hidden and unknown",
      "<script>a</script><style>b</style><!-- c --><div hidden>d</div><p style=\"display:none\">e</p><div>f</div>\n",
      #"""
      paragraph
        "f"

      """#
    ),
    (
      "quote, call-out, code, rule, break",
      "<blockquote>가<p>나</p></blockquote>\n<aside>\n💡 다\n</aside>\n\n<pre><code class=\"language-swift\">let a = 1\n  b &lt; c</code></pre>\n\n<hr>\n\n<br>\n\n라\n",
      #"""
      quote
        paragraph
          "가"
        paragraph
          "나"
      callout
        paragraph
          "💡 다"
      code swift
        "let a = 1\n  b < c"
      rule
      space
      paragraph
        "라"

      """#
    ),
    (
      "page breaks",
      "가\n\n<div style=\"page-break-after: always;\"></div>\n\n나\n\n<p style=\"break-before: page\">다</p>\n",
      #"""
      paragraph
        "가"
      pagebreak
      paragraph
        "나"
      pagebreak
      paragraph
        "다"

      """#
    ),
    (
      "entities, also those that only HTML 5 has",
      "<p>&lt;가&gt; &check; &amp;check; &nope; &#44032;</p>\n",
      #"""
      paragraph
        "<가> ✓ &check; &nope; 가"

      """#
    ),
    (
      "signs that begin no tag", "<div>a < b <3 <삼성> <hong@example.com> <https://a.kr> x</div>\n",
      #"""
      paragraph
        "a < b <3 <삼성> <hong@example.com> <https://a.kr> x"

      """#
    ),
    (
      "looks that style tells",
      "<span style=\"font-weight: 700; text-decoration: underline\">가</span> <font color=\"red\">나</font> <q>다</q> List<String>\n",
      #"""
      paragraph
        underline(strong("가")) " 나 “다” List<String>"

      """#
    ),
    (
      "an element around blocks",
      "<a href=\"https://a.kr\">\n\n![나](b.png)\n</a>\n\n다\n\n<b>\n\n라\n\n</b>\n",
      #"""
      paragraph
        link(https://a.kr image(b.png "나"))
      paragraph
        "다"
      paragraph
        strong("라")

      """#
    ),
    (
      "code with blank lines in a table",
      "<table><tr><td>\n<pre>\n가\n\n_나_\n\n다\n</pre>\n</td></tr></table>\n",
      #"""
      table -
        row\#u{20}
        row blocks
          code
            "가\n\n_나_\n\n다"

      """#
    ),
    (
      "a tag without an end",
      "<div id=\"가\"\n*나*\n",
      #"""
      paragraph
        "<div id=\"가\"" softbreak emphasis("나")

      """#
    ),
    (
      "pieces in a list and a quote",
      "- 가\n  <div align=\"right\">\n\n  나\n\n  </div>\n\n> <center>다</center>\n",
      #"""
      list loose
        item
          paragraph
            "가"
          paragraph end
            "나"
      quote
        paragraph center
          "다"

      """#
    ),
    (
      "list in a cell of Markdown", "| a |\n|---|\n| <ul><li>가</li><li>나</li></ul> |\n",
      #"""
      table -
        row "a"
        row blocks
          list tight
            item
              paragraph
                "가"
            item
              paragraph
                "나"

      """#
    ),
    (
      "tasks",
      "<ul><li><input type=\"checkbox\" checked> 가</li><li><input type=\"checkbox\">나</li></ul>\n",
      #"""
      list tight
        item
          paragraph
            "☑ 가"
        item
          paragraph
            "☐ 나"

      """#
    ),
  ])
  func htmlIsReadAsMeant(_ name: String, source: String, expected: String) {
    let parsed = ParsedText(source)
    #expect(parsed.dump == expected, "\(name)")
    #expect(parsed.diagnostics.isEmpty, "\(name)")
  }

  @Test(arguments: [
    "div", "b", "ul><li", "table><tr><td", "blockquote", "span", "details", "dl><dd",
  ])
  func deepHTMLKeepsItsText(_ tag: String) {
    let parsed = ParsedText(String(repeating: "<\(tag)>가 ", count: 10_000) + "끝\n")
    #expect(parsed.dump.contains("끝"))
    #expect(parsed.dump.count { $0 == "가" } == 10_000)
    #expect(parsed.diagnostics.allSatisfy { $0.id == "nesting-too-deep" })
  }

  @Test(arguments: [
    "</div>", "</td>", "<td>", "<li>", "<p>", "</b>", "<a href=x>", "<!", "<tr><td rowspan=9>",
  ])
  func manyStrayTagsAreSurvived(_ tag: String) {
    let parsed = ParsedText("<div>\n" + String(repeating: tag, count: 10_000) + "끝\n")
    #expect(parsed.dump.contains("끝") || tag == "<!")
  }

  @Test func aCellEndsTheListInIt() {
    let html =
      "<table>\n<tr>\n<td>\n\n- 가\n- 나\n</td>\n<td>다</td>\n</tr>\n"
      + "<tr><td>라</td><td>마</td></tr>\n</table>\n"
    #expect(
      ParsedText(html).dump == """
        table - -
          row  | 
          row blocks | "다"
            list tight
              item
                paragraph
                  "가"
              item
                paragraph
                  "나"
          row "라" | "마"

        """)
  }

  @Test func cellsThatFollowAParagraphStandBesideIt() {
    let parsed = ParsedText(
      "<table><tr><td>\n\n가</td><td>나</td></tr>\n\n<tr><td>다</td></tr></table>\n\n라\n")
    #expect(
      parsed.dump == """
        table - -
          row  | 
          row "가" | "나"
          row "다" | 
        paragraph
          "라"

        """)
  }
}
