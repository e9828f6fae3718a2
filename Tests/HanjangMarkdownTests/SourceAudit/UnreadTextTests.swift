import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

/// What is lost while the source is read, counted from the source.
@Suite struct UnreadTextTests {
  @Test(arguments: [
    ("[^x]: 각주의 글\n", ["1: 각주의 글"]),
    ("```kotlin title=\"결제 서버\"\na\n```\n", ["1: title 결제 서버"]),
    ("가\n\n<style>\n나 다\n</style>\n", ["4: 나 다"]),
    ("<div style=\"display: none\">\n\n숨긴 글\n\n</div>\n", ["3: 숨긴 글"]),
    ("가 🚀 <script>x→y</script>\n", ["1: x → y"]),
  ])
  func lossesAreFound(_ source: String, _ expected: [String]) {
    #expect(Self.unread(source) == expected)
  }

  @Test(arguments: [
    "a~~b~~ **Re**act <b>2</b>024\n", "| 가 |\n|---|\n| 나 | 다 라 |\n", "---\ntitle: 가\n---\n\n# 나\n",
    "1. 가\n1. 나\n10. 다\n",
    "가&nbsp;나 &copy; &#44032;\n",
    "[가](https://a.kr/x \"제목\") ![나](다.png) <https://b.kr> [라][마]\n\n[마]: https://c.kr\n",
    "가[^n]\n\n[^n]: 나\n", "<div align=\"center\">\n<b>가</b>\n</div>\n", "<!-- 메모 -->\n",
    "~~~swift\nlet a = 1\n~~~\n", "{% include x %} {{ y }} :rocket: 가\n",
    "<?php echo 1 ?>\n", "[미사용]: https://a.kr\n", "## 가 {#이름}\n", "<!-- pagebreak -->\n",
    "| 가 | 나 |\n|:--|--:|\n| 다 | 라 |\n", "> [!NOTE]\n> 가\n", "- [x] 가\n- [ ] 나\n",
  ])
  func whatIsReadOrToldIsNoLoss(_ source: String) { #expect(Self.unread(source) == []) }

  private static func unread(_ source: String) -> [String] {
    let file = SourceFile(path: "a.md", text: source)
    return ParsedText(source).document.unread(in: file).map {
      "\($0.position.line): \($0.written)"
    }
  }
}

/// Link definitions, which Markdown never prints.
@Suite struct LinkDefinitionTests {
  @Test(arguments: [
    ("[가]: https://a.kr\n", ["unused-definition"]),
    ("[가]\n\n[가]: https://a.kr\n", []),
    ("[글][가] ![나]\n\n[가]: a.md#b 'x'\n[나]: /c.png\n", []),
    ("[가] [가]\n\n[가]: https://a.kr\n[가]: https://b.kr\n", ["unused-definition"]),
    ("가\n[나]: https://a.kr\n", []),
    ("```\n[가]: https://a.kr\n```\n", []),
    ("[비고]: b.md (글)\n", ["unused-definition"]),
  ])
  func unusedOnesAreTold(_ source: String, _ told: [String]) {
    let found = ParsedText(source).diagnostics.filter { $0.id == "unused-definition" }
    #expect(found.map(\.id) == told)
  }

  @Test(arguments: ["[주의]: 필수\n", "- [상태]: 완료\n", "[기간]: 2020.01 \"비고\"\n"])
  func whatIsNoAddressIsText(_ source: String) {
    let parsed = ParsedText(source)
    #expect(parsed.dump.contains("]: "))
    #expect(parsed.diagnostics.isEmpty)
  }
}
