import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct ObsidianTests {
  @Test(arguments: [
    ("가 %%희망 연봉%% 나", "paragraph\n  \"가 나\"\n"), ("%%비공개%%\n\n가", "paragraph\n  \"가\"\n"),
    ("%%\n여러 줄\n\n# 제목\n%%\n\n가", "paragraph\n  \"가\"\n"),
    (
      "- 가\n%%사이%%\n- 나 %%뒤%%",
      "list tight\n  item\n    paragraph\n      \"가\"\n  item\n    paragraph\n      \"나\"\n"
    ),
    ("## 가 %%나%%", "heading 2 #가\n  \"가\"\n"), ("`%%코드%%`", "paragraph\n  code(\"%%코드%%\")\n"),
    ("50%% 할인과 30%% 적립", "paragraph\n  \"50%% 할인과 30%% 적립\"\n"),
    ("```\n%%코드%%\n```", "code\n  \"%%코드%%\"\n"),
  ])
  func commentsAreNotPrinted(_ text: String, dump: String) {
    #expect(ParsedText(text).dump == dump)
  }

  @Test func aCommentIsToldAsLeftOut() {
    let rewritings = ParsedText("가\n\n%%희망 연봉%%").document.rewritings
    #expect(rewritings.map(\.written) == ["%%희망 연봉%%"])
    #expect(rewritings.map(\.became) == ["left out"])
    #expect(rewritings.map(\.position.line) == [3])
  }

  @Test func aCommentThatIsNeverClosedIsPrintedWithAWarning() {
    let parsed = ParsedText("가\n\n%%나\n\n다")
    #expect(parsed.dump == "paragraph\n  \"가\"\nparagraph\n  \"%%나\"\nparagraph\n  \"다\"\n")
    #expect(parsed.diagnostics.map(\.id) == ["markup-printed"])
    #expect(parsed.diagnostics.first?.range?.start == SourcePosition(line: 3, column: 1))
  }

  @Test(arguments: [
    ("==성과==: 가", "paragraph\n  highlight(\"성과\") \": 가\"\n"),
    ("가==나==다", "paragraph\n  \"가\" highlight(\"나\") \"다\"\n"),
    ("==**가** 나==는", "paragraph\n  highlight(strong(\"가\") \" 나\") \"는\"\n"),
    ("a==b and c==d", "paragraph\n  \"a==b and c==d\"\n"), ("a == b", "paragraph\n  \"a == b\"\n"),
    ("`==가==`", "paragraph\n  code(\"==가==\")\n"), ("==가", "paragraph\n  \"==가\"\n"),
  ])
  func highlightsAreRead(_ text: String, dump: String) {
    let parsed = ParsedText(text)
    #expect(parsed.dump == dump)
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("가 나 ^a1b2c3", "가 나"), ("가\n\n^quote-1", "가"), ("10 ^2", "10 ^2"), ("가^나", "가^나"),
    ("x^2^과 10^-3^", "x2과 10-3"), ("H~2~O와 CO~2~", "H2O와 CO2"), ("3~5명, 10~20명", "3~5명, 10~20명"),
    ("2020~2021, 2022~2023", "2020~2021, 2022~2023"), ("`x^2^`", "x^2^"), ("~/a ~/b", "~/a ~/b"),
  ])
  func carets(_ text: String, plain: String) {
    let parsed = ParsedText(text)
    let texts = parsed.document.blocks.map { [$0].plain }
    #expect(texts.joined(separator: "|") == plain)
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("가^[바로 적은 각주] 나", "바로 적은 각주", 1), ("- 가\n- 나^[[글](https://a.kr) 참고]", "글 참고", 2),
    ("가\n\n```\n열린 코드", "", 0), ("가^[한\n두 줄]\n\n```\n열린", "한 두 줄", 1),
  ])
  func inlineNotesAreFootnotes(_ text: String, note: String, line: Int) {
    let parsed = ParsedText(text)
    #expect(parsed.document.footnotes.map { $0.blocks.plain } == (note.isEmpty ? [] : [note]))
    if line > 0 { #expect(parsed.document.footnotes.first?.range.start.line == line) }
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: ["정규식 ^[가-힣]+$", "2^[10]", "x^[a-z]"])
  func classesOfCharactersAreNoNotes(_ text: String) {
    #expect(ParsedText(text).document.footnotes.isEmpty)
    #expect(ParsedText(text).document.blocks.plain == text)
  }

  @Test func aFootnoteWithoutDefinitionIsTextWithAWarning() {
    let parsed = ParsedText("가[^none] 나\\[^none]")
    #expect(parsed.document.blocks.plain == "가[^none] 나[^none]")
    #expect(parsed.diagnostics.map(\.id) == ["undefined-footnote"])
    #expect(parsed.diagnostics.first?.range?.start == SourcePosition(line: 1, column: 4))
  }
}

extension [Block] {
  fileprivate var plain: String {
    map { block in
      switch block.kind {
      case .paragraph(let content), .heading(_, _, let content): content.plainText
      default: ""
      }
    }.joined()
  }
}
