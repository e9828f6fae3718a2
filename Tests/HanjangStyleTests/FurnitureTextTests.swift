import HanjangCore
import HanjangStyle
import Testing

@Suite struct FurnitureTextTests {
  private static let values = ["name": "홍길동", "title": "제목", "page": "3", "pages": "7"]

  @Test(arguments: [
    ("{name}", "홍길동"), ("{page} / {pages}", "3 / 7"), ("- {page} -", "- 3 -"),
    ("{title} · {section}", "제목"), ("{section} · {title}", "제목"),
    ("{name} · {section} · {title}", "홍길동 · 제목"), ("{section} · {date}", ""),
    ("Page {page}", "Page 3"), ("{section}", ""), ("한 {section} 두", "한  두"), ("{", "{"),
    ("글", "글"), ("", ""), ("©{date} {name}", "© 홍길동"),
  ])
  func namesAreFilledIn(_ template: String, text: String) {
    #expect(FurnitureText.filled(template, Self.values) == text)
  }

  @Test func unknownNameIsAnError() {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "my.yaml", text: "footer:\n  left: \"{nmae}\"\n")
    #expect(StyleResolver.resolve(.file(StyleFile(file)), diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.id) == ["style-value"])
    #expect(diagnostics.first?.range?.start == SourcePosition(line: 2, column: 9))
    #expect(diagnostics.first?.message.contains("{name}, {title}") == true)
  }
}
