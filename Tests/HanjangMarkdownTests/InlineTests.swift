import HanjangTestSupport
import Testing

/// CommonMark's and GFM's inline nodes.
@Suite struct InlineTests {
  @Test(arguments: [
    (
      "paragraph with breaks", "one\ntwo  \nthree\\\nfour\n",
      #"""
      paragraph
        "one" softbreak "two" hardbreak "three" hardbreak "four"

      """#
    ),
    (
      "emphasis", "*a* _b_ **c** __d__ ***e*** snake_case_x\n",
      #"""
      paragraph
        emphasis("a") " " emphasis("b") " " strong("c") " " strong("d") " " emphasis(strong("e")) " snake_case_x"

      """#
    ),
    (
      "strikethrough", "~~a~~ ~b~\n",
      #"""
      paragraph
        strikethrough("a") " ~b~"

      """#
    ),
    (
      "code span", "`a` ``b ` c``\n",
      #"""
      paragraph
        code("a") " " code("b ` c")

      """#
    ),
    (
      "links", "[a](https://x.kr \"t\") [b][r] <https://y.kr> [c](#d)\n\n[r]: //r.kr 'u'\n",
      #"""
      paragraph
        link(https://x.kr "a") " " link(https://r.kr "b") " " link(https://y.kr "https://y.kr") " " link(#d "c")

      """#
    ),
    (
      "autolinks", "see https://x.kr/a, www.y.kr and a@b.kr.\n",
      #"""
      paragraph
        "see " link(https://x.kr/a "https://x.kr/a") ", " link(http://www.y.kr "www.y.kr") " and " link(mailto:a@b.kr "a@b.kr") "."

      """#
    ),
    (
      "image", "![alt *x*](a%20b.png \"t\")\n",
      #"""
      paragraph
        image(a b.png "alt x" title "t")

      """#
    ),
    (
      "entities", "&amp; &copy; &#44032; &nope; \\* \\a\n",
      #"""
      paragraph
        "& © 가 &nope; * \\a"

      """#
    ),
    (
      "inline html",
      "a<br>b <b>c</b> <u>d</u> <sub>e</sub><sup>f</sup> <kbd>g</kbd> <mark>h</mark> <a href=\"https://x.kr\">i</a> <s>j</s> <code>k</code> <i>l</i>\n",
      #"""
      paragraph
        "a" hardbreak "b " strong("c") " " underline("d") " " subscript("e") superscript("f") " " keyboard("g") " " highlight("h") " " link(https://x.kr "i") " " strikethrough("j") " " code("k") " " emphasis("l")

      """#
    ),
    (
      "unclosed html", "a <b>b\n\nc </i> d\n",
      #"""
      paragraph
        "a <b>b"
      paragraph
        "c </i> d"

      """#
    ),
  ])
  func inlineIsRead(_ name: String, source: String, expected: String) {
    let parsed = ParsedText(source)
    #expect(parsed.dump == expected, "\(name)")
    #expect(parsed.diagnostics.isEmpty, "\(name)")
  }
}
