import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

/// Elements that Markdown cuts into pieces, against their author's intention.
@Suite struct HTMLAcrossMarkdownTests {
  @Test(arguments: [
    (
      "code goes on behind an empty line, also where Markdown ends the piece",
      "<h4>예</h4>\n<pre><code>let a = 1\n\nreturn (\n    &lt;b&gt;\n\n    c **d**\n- e\n</code></pre>\n\n뒤\n",
      #"""
      heading 4 #예
        "예"
      code
        "let a = 1\n\nreturn (\n    <b>\n\n    c **d**\n- e"
      paragraph
        "뒤"

      """#
    ),
    (
      "a cell ends within a list, and the next row begins there",
      "<table>\n  <tr><th>1</th><th>2</th></tr>\n  <tr>\n    <td>\n\n- 가\n  - 나\n        </td>\n        <td>다</td>\n      </tr>\n      <tr>\n        <td><p>라</p></td>\n        <td>\n\n`마`\n\n</td>\n</tr>\n</table>\n",
      #"""
      table - -
        row header "1" | header "2"
        row blocks | "다"
          list tight
            item
              paragraph
                "가"
              list tight
                item
                  paragraph
                    "나"
        row "라" | code("마")

      """#
    ),
  ])
  func piecesBelongTogether(_ name: String, _ text: String, _ expected: String) {
    let parsed = ParsedText(text)
    #expect(parsed.dump == expected, "\(name)")
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("<template>\n\n가\n", "가", ["unclosed-element"]),
    ("- <style>a\n- b\n\n</style>가\n", "가", ["unclosed-element"]),
    ("<pre><code>b\n\n<html><head/><body>가\n</code></pre>\n\n나\n", "나", []),
    ("<style>\na\n\nb\n</style>\n\n가\n", "가", []),
    ("<div style=\"display:none\">\n\n나\n\n</div>\n\n가\n", "가", []),
  ])
  func whatHidesTextEndsWhereItsAuthorEndsIt(_ text: String, _ kept: String, _ told: [String]) {
    let parsed = ParsedText(text)
    #expect(parsed.document.blocks.last.flatMap(Self.text) ?? "" == kept)
    #expect(parsed.diagnostics.map(\.id) == told)
  }

  private static func text(_ block: Block) -> String? {
    if case .paragraph(let content) = block.kind { content.plainText } else { nil }
  }
}
