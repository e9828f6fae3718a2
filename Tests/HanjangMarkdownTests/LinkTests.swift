import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

/// Which links are made.
@Suite struct LinkTests {
  private func destinations(_ text: String) -> [String] {
    var found: [String] = []
    ParsedText(text).document.forEachInline { inline in
      if case .link(let destination, _, _) = inline.kind { found.append(destination) }
    }
    return found
  }

  @Test(arguments: [
    ("[글](https://example.com)", "https://example.com"),
    ("[글](HTTP://example.com)", "HTTP://example.com"),
    ("[글](mailto:a@example.com)", "mailto:a@example.com"),
    ("[글](tel:010-0000-0000)", "tel:010-0000-0000"),
    ("<MAILTO:HONG@EXAMPLE.COM>", "MAILTO:HONG@EXAMPLE.COM"),
    ("<Hong@example.com>", "mailto:Hong@example.com"),
    ("<HTTPS://example.com>", "HTTPS://example.com"),
    ("# 글\n\n[글](#글)", "#글"), ("[글](//example.com/a)", "https://example.com/a"),
    ("[글](github.com/example)", "https://github.com/example"),
    ("[글](www.example.dev)", "https://www.example.dev"),
  ])
  func linkIsMade(_ text: String, destination: String) {
    #expect(destinations(text) == [destination])
    #expect(ParsedText(text).diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("[글](javascript:alert(1))", "forbidden-link"), ("[글](JaVaScRiPt:x)", "forbidden-link"),
    ("[글](&#106;avascript:x)", "forbidden-link"), ("[글](data:text/html,x)", "forbidden-link"),
    ("[글](file:///etc/passwd)", "forbidden-link"), ("[글](vbscript:x)", "forbidden-link"),
    ("<a href=\" javascript:x\">글</a>", "forbidden-link"),
    ("<a href=\"java\tscript:x\">글</a>", "link-to-file"),
    ("<a href='&#x6A;avascript:x'>글</a>", "forbidden-link"),
    ("<ftp://example.com/글>", "forbidden-link"),
    ("[글](other.md)", "link-to-file"), ("[글](files/cv.pdf)", "link-to-file"),
  ])
  func otherLinksAreText(_ text: String, id: String) {
    #expect(destinations(text).isEmpty)
    #expect(ParsedText(text).diagnostics.map(\.id) == [id])
    #expect(ParsedText(text).document.blocks.description.contains("글"))
  }

  @Test(arguments: [
    ("<a name=\"x\"></a>\n\n## 가\n\n[나](#x)", "#가"), ("## 가 <a id=\"x\"></a>\n\n[나](#x)", "#가"),
    ("# 가\n\n## 다\n\n<p id=\"x\">라</p>\n\n[나](#x)", "#다"),
    ("<h2 id=\"x\">가</h2>\n\n[나](#x)", "#x"), ("## Big Name\n\n[나](#Big-Name)", "#big-name"),
    ("## 가\n\n[나](#x)", "#x"), ("<a name=\"x\"></a>\n\n[나](#x)", "#x"),
  ])
  func namesInHTMLLeadToTheirHeadings(_ text: String, destination: String) {
    var found: [String] = []
    ParsedText(text + "\n").document.forEachInline { inline in
      if case .link(let destination, _, _) = inline.kind { found.append(destination) }
    }
    #expect(found == [destination])
  }
}
