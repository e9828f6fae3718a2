import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct DestinationTests {
  @Test(arguments: [
    ("![화면](그림 한 장.png)", "image(그림 한 장.png \"화면\")"),
    ("![화면](내 폴더/그림 (1).png \"제목\")", "image(내 폴더/그림 (1).png \"화면\" title \"제목\")"),
    (
      "[글](https://example.com/홍길동 이력서.pdf)은",
      "link(https://example.com/%ED%99%8D%EA%B8%B8%EB%8F%99%20%EC%9D%B4%EB%A0%A5%EC%84%9C.pdf \"글\") \"은\""
    ),
    ("![작게](그림.png =60x30)", "image(그림.png \"작게\" width 45pt height 22.5pt)"),
    ("![작게](그림 2.png =60x \"제목\")", "image(그림 2.png \"작게\" title \"제목\" width 45pt)"),
    ("![작게](a.png =50%x)", "image(a.png \"작게\" width 50%)"),
    ("![작게][p]{width=60}\n\n[p]: 그림.png", "image(그림.png \"작게\" width 45pt)"),
    ("![p]{width=60}\n\n[p]: 그림.png", "image(그림.png \"p\" width 45pt)"),
    ("![가][p]\n\n[p]: 내 그림.png \"제목\"", "image(내 그림.png \"가\" title \"제목\")"),
    ("![옵시디언|60](그림.png)", "image(그림.png \"옵시디언\" width 45pt)"),
    ("![가|60x30](그림.png)", "image(그림.png \"가\" width 45pt height 22.5pt)"),
    ("![그림.png](그림.png)", "image(그림.png \"\")"),
    ("![https://a.kr/b](그림.png)", "image(그림.png \"\")"),
  ])
  func destinationIsRead(_ text: String, inline: String) {
    let parsed = ParsedText(text)
    #expect(parsed.dump == "paragraph\n  \(inline)\n")
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "저는 [회사명]에 지원합니다", "### [회사명] | [팀 이름]", "- [무엇을 했는지 적습니다.]", "**[Your Name]**",
    "| [프로젝트명] | 2020 |", "[Company Name]", "> [학력 입력]", "[Describe what you did.]",
  ])
  func placeholderIsReported(_ text: String) {
    let found = ParsedText(text).diagnostics
    #expect(found.contains { $0.id == "unfilled-placeholder" && $0.severity == .warning })
  }

  @Test(arguments: [
    "[회사명] 한빛커머스", "[수상] 해커톤 대상", "`[회사명]`", "[회사명](https://example.com)", "[기획] 홍보 [운영]",
    "[회사명]: https://example.com\n\n[회사명]", "- [x] 회사명", "![회사명](a.png)", "배열[이름]",
  ])
  func labelIsNotAPlaceholder(_ text: String) {
    #expect(!ParsedText(text).diagnostics.contains { $0.id == "unfilled-placeholder" })
  }

  @Test(arguments: [
    "[link](/url \"title \"and\" title\")", "[가]: /url '제목\n\n끝'\n\n[가]",
    "[나](내 글.md 'a' b)",
  ])
  func unclosedTitleStaysText(_ text: String) {
    var links = 0
    ParsedText(text).document.forEachInline { inline in
      if case .link = inline.kind { links += 1 }
    }
    #expect(links == 0)
  }

  @Test(arguments: ["배열[i](그런 뜻)", "가 [나] (다 라)", "`[a](b c.png)`"])
  func proseStaysText(_ text: String) {
    var links = 0
    ParsedText(text).document.forEachInline { inline in
      if case .link = inline.kind { links += 1 }
    }
    #expect(links == 0)
  }

  @Test(arguments: [
    ("[아래](#한 일 목록)\n\n# 한 일 목록", "#한-일-목록"), ("[A](#My Work)\n\n# My Work", "#my-work"),
    ("[가](#나)\n\n# 다", "#나"),
  ])
  func anchorsMayBeTheHeadingsText(_ text: String, destination: String) {
    var found: [String] = []
    ParsedText(text).document.forEachInline { inline in
      if case .link(let destination, _, _) = inline.kind { found.append(destination) }
    }
    #expect(found == [destination])
  }

  @Test(arguments: [
    ("자료（https://example.com/b）그리고", ["https://example.com/b"]),
    ("【https://example.com/c】 다음", ["https://example.com/c"]),
    (
      "《https://example.com/d》, “https://example.com/e”",
      ["https://example.com/d", "https://example.com/e"]
    ),
    (
      "https://example.com/f、https://example.com/g。",
      ["https://example.com/f", "https://example.com/g"]
    ),
    ("(www.example.com/a』와", ["http://www.example.com/a"]),
    ("https://example.com/a，그리고", ["https://example.com/a"]),
    ("https://example.com/a｜b", ["https://example.com/a"]),
    (
      "https://ko.wikipedia.org/wiki/3·1_운동",
      ["https://ko.wikipedia.org/wiki/3%C2%B71_%EC%9A%B4%EB%8F%99"]
    ),
    ("https://example.com/a에서는", ["https://example.com/a"]),
    ("https://example.com/a및", ["https://example.com/a"]),
  ])
  func bareAddressEndsWhereItsAuthorEndsIt(_ text: String, addresses: [String]) {
    var found: [String] = []
    var shown = ""
    let parsed = ParsedText(text)
    parsed.document.forEachInline { inline in
      if case .link(let destination, _, _) = inline.kind { found.append(destination) }
      if case .text(let text) = inline.kind { shown += text }
    }
    #expect(found == addresses)
    #expect(shown == text)
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("[글](https://a.kr", "](", 1, 5), ("**가 나", "**", 1, 1), ("가 ~~나", "~~", 1, 5),
    ("가\n- ![나](", "![", 2, 3),
  ])
  func markupThatIsPrintedIsWarnedOf(_ text: String, sign: String, line: Int, column: Int) {
    let found = ParsedText(text).diagnostics.filter { $0.message.contains("“\(sign)”") }
    #expect(found.map(\.id) == ["markup-printed"])
    #expect(found.first?.range?.start == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    "`**` `](` `![` `~~` `%%`", "\\*\\*가", "&#42;&#42;가", "홍** 님", "010-****-5678",
    "**가** [나](https://a.kr) ~~다~~", "```\n**\n```",
  ])
  func markupThatIsMeantIsNot(_ text: String) {
    #expect(!ParsedText(text).diagnostics.contains { $0.id == "markup-printed" })
  }
}
