import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct DiagnosticTests {
  @Test(arguments: [
    ("a\n\n<x-box>\nb\n</x-box>\n", "unsupported-html", 3, 1),
    ("가 <b-c>b</b-c>\n", "unsupported-html", 1, 5),
    ("<div>\n  <video src=\"a.mp4\"></video>\n</div>\n", "unsupported-media", 2, 3),
    ("a\n\n<!-- b\nc\n", "unclosed-comment", 3, 1),
    ("a\n\n{{< box \"참고\" >}}\n", "text-left-out", 3, 1),
    ("a {% include b.html title='참고' %} c\n", "text-left-out", 1, 3),
    ("a\n\n[^x]: b\n", "unused-footnote", 3, 1),
    ("| a |\n|---|\n| 1 \\| 2 | 3 |\n", "extra-cells", 3, 1),
    (String(repeating: "> ", count: 100) + "deep\n", "nesting-too-deep", 1, 119),
    (
      String(repeating: "*a _b ", count: 100) + String(repeating: "c_ d* ", count: 100) + "\n",
      "nesting-too-deep", 1, 178
    ),
  ])
  func authorIsToldWhere(_ text: String, id: String, line: Int, column: Int) throws {
    let parsed = ParsedText(text)
    let complaint = try #require(parsed.diagnostics.first)
    #expect(parsed.diagnostics.count == 1)
    #expect(complaint.id == id)
    #expect(complaint.severity == .warning)
    #expect(complaint.range?.start == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    ("> ", 1_000), ("- ", 1_000), ("**", 5_000), ("[", 5_000), ("![", 5_000), ("<b>", 5_000),
    ("*a ", 5_000), ("`", 5_000), ("<!--", 5_000), ("<?", 5_000), ("<!A", 5_000),
    ("<a x=\"", 5_000), ("&", 5_000), ("| ", 500),
  ])
  func deepTextIsKept(_ piece: String, count: Int) {
    let parsed = ParsedText(String(repeating: piece, count: count) + "끝")
    #expect(parsed.dump.contains("끝"))
  }

  @Test(arguments: [
    (String(repeating: "a\n", count: 50_001), 50_001),
    ("\n" + String(repeating: "[", count: 30_001), 2),
    (String(repeating: "|", count: 60_001), 1), (String(repeating: "~", count: 100_001), 1),
    ("\n\n" + String(repeating: "😀", count: 30_001), 3),
    (String(repeating: "https://", count: 8_000), 1),
  ])
  func excessIsRefused(_ text: String, line: Int) throws {
    let parsed = ParsedText(text)
    let complaint = try #require(parsed.diagnostics.first)
    #expect(complaint.id == "too-complex")
    #expect(complaint.severity == .error)
    #expect(complaint.range?.start == SourcePosition(line: line, column: 1))
    #expect(parsed.document.blocks.isEmpty)
  }

  @Test func whatPeopleWriteIsNoExcess() {
    let row = String(repeating: "| a ", count: 20) + "|\n"
    let text =
      "# 가\n\n" + row + "|" + String(repeating: "-|", count: 20) + "\n"
      + String(repeating: row, count: 1_000)
      + String(
        repeating: "\nmail@example.com https://www.example.com/a/b [x](#y) ~~z~~ 😀\n", count: 5_000)
    #expect(ParsedText(text).diagnostics.isEmpty)
  }

  @Test func rangesAreThoseOfTheAuthorsText() throws {
    // The repairs put markers into the source that must not move what follows.
    let parsed = ParsedText("**한국어(Korean)**는 <x>y</x> **\"a\"**를\n")
    let complaint = try #require(parsed.diagnostics.first)
    #expect(complaint.range?.start == SourcePosition(line: 1, column: 26))
  }
}
