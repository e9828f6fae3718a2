import HanjangTestSupport
import Testing

/// CommonMark's and GFM's blocks.
@Suite struct BlockTests {
  @Test(arguments: [
    (
      "headings", "# A\n\n## B ##\n\nC\n=\n\nD\n---\n\n###### F\n",
      #"""
      heading 1 #a
        "A"
      heading 2 #b
        "B"
      heading 1 #c
        "C"
      heading 2 #d
        "D"
      heading 6 #f
        "F"

      """#
    ),
    (
      "repeated headings", "# 소개\n\n# 소개\n\n## A & B!\n",
      #"""
      heading 1 #소개
        "소개"
      heading 1 #소개-1
        "소개"
      heading 2 #a--b
        "A & B!"

      """#
    ),
    (
      "tight list", "- a\n- b\n  - c\n    - d\n",
      #"""
      list tight
        item
          paragraph
            "a"
        item
          paragraph
            "b"
          list tight
            item
              paragraph
                "c"
              list tight
                item
                  paragraph
                    "d"

      """#
    ),
    (
      "loose list", "- a\n\n- b\n",
      #"""
      list loose
        item
          paragraph
            "a"
        item
          paragraph
            "b"

      """#
    ),
    (
      "ordered list", "3) a\n4) b\n",
      #"""
      list 3) tight
        item
          paragraph
            "a"
        item
          paragraph
            "b"

      """#
    ),
    (
      "list of several blocks", "1. a\n\n   > q\n\n   ```\n   c\n   ```\n",
      #"""
      list 1. loose
        item
          paragraph
            "a"
          quote
            paragraph
              "q"
          code
            "c"

      """#
    ),
    (
      "empty item", "- a\n-\n- b\n",
      #"""
      list tight
        item
          paragraph
            "a"
        item
        item
          paragraph
            "b"

      """#
    ),
    (
      "task list", "- [x] a\n- [ ] b\n- c\n",
      #"""
      list tight
        item done
          paragraph
            "a"
        item open
          paragraph
            "b"
        item
          paragraph
            "c"

      """#
    ),
    (
      "quote", "> a\n> > b\n",
      #"""
      quote
        paragraph
          "a"
        quote
          paragraph
            "b"

      """#
    ),
    (
      "fenced code", "```swift x\nlet a = 1\n\n\tb\n```\n",
      #"""
      code swift
        "let a = 1\n\n\tb"

      """#
    ),
    (
      "indented code", "    a\n    b\n",
      #"""
      code
        "a\nb"

      """#
    ),
    (
      "table", "| a | b | c | d |\n| :-- | :-: | --: | --- |\n| 1 | 2 |\n| x \\| y | `a|b` | |\n",
      #"""
      table start center end -
        row "a" | "b" | "c" | "d"
        row "1" | "2" |  | 
        row "x | y" | "`a" | "b`" | 

      """#
    ),
    (
      "rule", "a\n\n---\n\nb\n",
      #"""
      paragraph
        "a"
      rule
      paragraph
        "b"

      """#
    ),
    (
      "footnotes", "a[^2] b[^1] c[^2]\n\n[^1]: one\n[^2]: two\n\n    more\n",
      #"""
      paragraph
        "a" footnote(1) " b" footnote(2) " c" footnote(1)
      footnote 1
        paragraph
          "two"
        paragraph
          "more"
      footnote 2
        paragraph
          "one"

      """#
    ),
    (
      "html block", "<br>\n\n<hr>\n\n<!-- note -->\n\n<!-- pagebreak -->\n\ntext\n",
      #"""
      space
      rule
      pagebreak
      paragraph
        "text"

      """#
    ),
  ])
  func blockIsRead(_ name: String, source: String, expected: String) {
    let parsed = ParsedText(source)
    #expect(parsed.dump == expected, "\(name)")
    #expect(parsed.diagnostics.isEmpty, "\(name)")
  }
}
