import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct PageBreakSpellingTests {
  @Test(arguments: [
    "<!-- page break -->", "<!-- new page -->", "<!--BREAK-->", "<!-- \\newpage -->",
    "<div class=\"page\"/>",
    "<div class=\"page-break\"></div>",
    "<div style=\"page-break-after: always; break-after: page;\"></div>",
    "<br clear=\"all\" style=\"page-break-before:always\">", "<hr class=\"pagebreak\">",
    "<p style=\"page-break-before: always\"></p>", "<pagebreak>", "<newpage/>", "\\newpage",
    "\\pagebreak[4]", "\\cleardoublepage", "::: pagebreak\n:::", ":::{.page-break}\n:::",
    "{{< pagebreak >}}", "{{ pagebreak }}", "{% pagebreak %}", "{pagebreak}", "{::pagebreak /}",
    "[pagebreak]", "[[newpage]]", "<<<", "<div class=\"html2pdf__page-break\"></div>",
    "```{=openxml}\n<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n```",
    "```{=latex}\n\\newpage\n```",
    "```{=typst}\n#pagebreak()\n```", "<div style=\"break-before: page\"></div>", "@pagebreak",
  ])
  func spellingIsAPageBreak(_ spelling: String) {
    let parsed = ParsedText("가\n\n\(spelling)\n\n나")
    #expect(parsed.dump == "paragraph\n  \"가\"\npagebreak\nparagraph\n  \"나\"\n")
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: ["가 pagebreak 나", "[page]", "page break", "{page}", "<<", "`<<<`"])
  func otherTextIsNone(_ text: String) {
    #expect(!ParsedText(text).dump.contains("pagebreak\n"))
  }

  @Test func marpsRulesPartPages() {
    let parsed = ParsedText("---\nmarp: true\n---\n가\n\n---\n\n나")
    #expect(parsed.dump == "paragraph\n  \"가\"\npagebreak\nparagraph\n  \"나\"\n")
  }
}
