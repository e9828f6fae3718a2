import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct PageBreakTests {
  @Test(arguments: [
    ("\\newpage", "pagebreak"), ("a\n\n\\pagebreak\n\nb", "paragraph|pagebreak|paragraph"),
    ("a\n\\newpage\nb", "paragraph|pagebreak|paragraph"),
    ("a\nb\n\\clearpage\n", "paragraph|pagebreak"), ("\\newpage\n\\newpage", "pagebreak|pagebreak"),
    ("<!-- pagebreak -->", "pagebreak"), ("a \\newpage b", "paragraph"),
    ("`\\newpage`", "paragraph"),
    ("\\newpages", "paragraph"), ("**\\newpage**", "paragraph"),
  ])
  func pageBreaksAreRead(_ text: String, kinds: String) {
    let parsed = ParsedText(text)
    let found = parsed.document.blocks.map { block in
      switch block.kind {
      case .pageBreak: "pagebreak"
      case .paragraph: "paragraph"
      default: "other"
      }
    }
    let expected = kinds.split(separator: "|")
    #expect(found == expected.map(String.init))
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test func textAroundACommandIsKept() {
    let blocks = ParsedText("a\nb **c**\n\\newpage\n d\ne").document.blocks
    let texts = blocks.map { block -> String in
      if case .paragraph(let content) = block.kind { content.plainText } else { "-" }
    }
    #expect(texts == ["a b c", "-", "d e"])
  }

  @Test(arguments: [
    ("<!-- keep -->\n\n# a\n\nb", [3: SplitHint.keep]), ("a\n\n<!--SPLIT-->\n- b\n", [4: .split]),
    ("<!-- keep -->\n<!-- split -->\na", [3: .split]),
    ("- a\n\n  <!-- keep -->\n  b\n", [4: .keep]),
    ("<!-- keep -->\n\n<!-- note -->\n\na", [5: .keep]), ("<!-- keep -->", [:]),
    ("<!-- keeper -->\n\na", [:]), ("<!---->\n\na", [:]), ("<!-->\n\na", [:]),
  ])
  func hintIsForTheNextBlock(_ text: String, lines: [Int: SplitHint]) {
    let parsed = ParsedText(text)
    var found: [Int: SplitHint] = [:]
    for (place, hint) in parsed.document.splitHints { found[place.line] = hint }
    #expect(found == lines)
    #expect(parsed.diagnostics.isEmpty)
  }
}
