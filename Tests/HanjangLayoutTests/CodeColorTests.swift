import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangStyle
import HanjangTestSupport
import Testing

@Suite struct CodeColorTests {
  private let style: ComputedStyle

  init() throws {
    var diagnostics: [Diagnostic] = []
    style = try #require(StyleResolver.resolve(.named("article"), diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
  }

  private func spans(of code: String, _ language: String) -> [TextSpan] {
    let range = SourceRange(line: 5, column: 1)
    let document = Document(
      blocks: [Block(.code(language: language, code: code), range: range)])
    let boxes = BoxBuilder(style: style).boxes(for: document)
    return boxes.flatMap { box -> [TextSpan] in
      if case .text(let text) = box.kind { text.content.spans } else { [] }
    }
  }

  /// The coloured stretches: `c` for comments, and so on.
  private func parts(of code: String, _ language: String) -> [String] {
    let colors = style.blocks.code
    let names = [
      colors.commentColor: "c", colors.keywordColor: "k", colors.stringColor: "s",
      colors.numberColor: "n", colors.typeColor: "t",
    ]
    return spans(of: code, language).compactMap { span in
      names[span.style.color].map { "\($0):\(span.text)" }
    }
  }

  @Test(arguments: [
    ("swift", "let a = \"\\(f(\"x\"))\" // 끝", ["k:let", "s:\"\\(f(\"x\"))\"", "c:// 끝"]),
    ("swift", "@Test func f() -> Int? { nil }", ["t:@Test", "k:func", "t:Int", "n:nil"]),
    ("swift", "/* a /* b */ c */ var", ["c:/* a /* b */ c */", "k:var"]),
    ("kt", "val 이름 = \"${a[\"b\"]}\" + 'c'", ["k:val", "s:\"${a[\"b\"]}\"", "s:'c'"]),
    (
      "java", "@Override public int f() { return 1_000L; }",
      ["t:@Override", "k:public", "t:int", "k:return", "n:1_000L"]
    ),
    (
      "py", "def f(): # 주석\n  \"\"\"가\n나\"\"\"\n  return None",
      ["k:def", "c:# 주석", "s:\"\"\"가\n나\"\"\"", "k:return", "n:None"]
    ),
    ("js", "const r = /[/'\"]+/g.test(a / b / c)", ["k:const", "s:/[/'\"]+/g"]),
    ("ts", "type A = `${b}`; x.type", ["k:type", "t:A", "s:`${b}`"]),
    (
      "go", "func f(r rune) { r = 'a'; s := `b\nc` }",
      ["k:func", "t:rune", "s:'a'", "s:`b\nc`"]
    ),
    (
      "rs", "fn f<'a>(x: &'a str) { 'b'; '\\n'; r#\"q\"q\"#; }",
      ["k:fn", "t:str", "s:'b'", "s:'\\n'", "s:r#\"q\"q\"#"]
    ),
    ("c", "#include <a.h>\nint a = 0x1F; /* 가 */", ["k:#include", "t:int", "n:0x1F", "c:/* 가 */"]),
    ("c++", "auto n = 1'000.5e-3; R\"(a\"b)\"", ["k:auto", "n:1'000.5e-3", "s:R\"(a\"b)\""]),
    ("cs", "var s = @\"a\\\"; // b", ["k:var", "s:@\"a\\\"", "c:// b"]),
    ("rb", "def a? = :이름 || @b # \"c\"", ["k:def", "t:@b", "c:# \"c\""]),
    ("php", "$a = 'b'; // c\necho 1.5;", ["s:'b'", "c:// c", "k:echo", "n:1.5"]),
    (
      "sql", "select Count(*) FROM t -- 수\nWHERE a = 'it''s'",
      ["k:select", "k:FROM", "c:-- 수", "k:WHERE", "s:'it'", "s:'s'"]
    ),
    (
      "sh", "if [ $# -gt 1 ]; then echo \"a\" # b\nfi",
      ["k:if", "n:1", "k:then", "k:echo", "s:\"a\"", "c:# b", "k:fi"]
    ),
    ("bash", "export A=$HOME/x#y it\\'s", ["k:export", "t:$HOME"]),
    (
      "yml", "name: it's # 가\nport: 80\nurl: http://a#b\non: 'x'",
      ["k:name", "c:# 가", "k:port", "n:80", "k:url", "k:on", "s:'x'"]
    ),
    (
      "json", "{\"a\": \"b\", \"c\":[1.5, true]}",
      ["k:\"a\"", "s:\"b\"", "k:\"c\"", "n:1.5", "n:true"]
    ),
    (
      "html", "<!-- a --><p class='b'>it's for</p>",
      ["c:<!-- a -->", "k:p", "t:class", "s:'b'", "k:p"]
    ),
    ("xml", "<?xml version=\"1.0\"?>", ["k:xml", "t:version", "s:\"1.0\""]),
    ("css", "@media print { a { color: red; } } /* b */", ["k:@media", "k:color", "c:/* b */"]),
    (
      "dockerfile", "FROM swift:6 AS build # no\n# yes\nRUN echo",
      ["k:FROM", "n:6", "k:AS", "c:# yes", "k:RUN"]
    ),
    (
      "diff", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z",
      ["k:--- a", "k:+++ b", "t:@@ -1 +1 @@", "n:-x", "s:+y"]
    ),
  ])
  func codeHasTheColoursOfItsSyntax(language: String, code: String, parts: [String]) {
    #expect(self.parts(of: code, language) == parts)
  }

  @Test(arguments: [
    "JavaScript", "js{1,3}", "{.js}", "language-js", "js:main.js", "JSX",
  ])
  func languageIsKnownByItsManyNames(_ info: String) {
    #expect(parts(of: "let a", info) == ["k:let"])
  }

  @Test(arguments: ["", "text", "nosuchlanguage", "{}", "mermaid"])
  func codeInNoKnownLanguageIsPlain(_ language: String) {
    let code = "let a = \"b\" // 1"
    #expect(spans(of: code, language).map(\.text) == [code])
    #expect(parts(of: code, language).isEmpty)
  }

  @Test func spanStandsWhereItsTextDoes() {
    let spans = spans(of: "가 = 1\n  let b", "swift")
    #expect(spans.map(\.text) == ["가 = ", "1", "\n  ", "let", " b"])
    #expect(spans.compactMap(\.range?.start.line) == [5, 5, 5, 6, 6])
    #expect(spans.compactMap(\.range?.start.column) == [1, 7, 8, 3, 6])
  }

  private static let languages = [
    "swift", "kotlin", "java", "python", "js", "go", "rust", "c", "cpp", "csharp", "ruby", "php",
    "sql", "sh", "yaml", "toml", "json", "html", "css", "docker", "diff", "lua", "makefile",
  ]

  @Test(arguments: languages)
  func textIsUnchangedWhateverItHolds(_ language: String) {
    let pieces = [
      "\"", "'", "`", "/", "*", "\\", "<", ">", "#", "$", "{", "}", "(", "[", "\n", " ", "가",
      "e\u{301}",
      "a", "1", "-", "=", ":", "@", "\"\"\"", "//", "/*", "*/", "<!--", "r#\"", "${", "\\(", "é",
      "👩‍💻",
    ]
    var state: UInt64 = 7
    for _ in 0..<60 {
      var code = ""
      for _ in 0..<50 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        code += pieces[Int(state >> 33) % pieces.count]
      }
      #expect(spans(of: code, language).map(\.text).joined() == code)
    }
  }

  /// Each would take minutes if what does not close were looked for again and again.
  @Test(arguments: [
    ("js", "(/["), ("rust", "'\\"), ("swift", "\"\\("), ("yaml", "a "), ("html", "<a '"),
    ("swift", "/*"), ("sh", "\\\n\""),
  ])
  func longHostileCodeIsReadInOnePass(language: String, piece: String) {
    let code = String(repeating: piece, count: 60_000)
    #expect(spans(of: code, language).map(\.text).joined() == code)
  }

  @Test func coloursAreLegibleOnTheirGround() {
    let code = style.blocks.code
    for color in [
      code.commentColor, code.keywordColor, code.stringColor, code.numberColor, code.typeColor,
    ] {
      #expect(contrast(color, code.background) >= 4.5)
    }
  }

  /// WCAG's contrast ratio.
  private func contrast(_ one: Color, _ other: Color) -> Double {
    let both = [luminance(one), luminance(other)].sorted()
    return (both[1] + 0.05) / (both[0] + 0.05)
  }

  private func luminance(_ color: Color) -> Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      // ((v + 0.055) / 1.055) ** 2.4 as x² · x^0.4, the root by Newton's steps.
      guard value > 0.03928 else { return value / 12.92 }
      let base = (value + 0.055) / 1.055
      var root = 1.0
      for _ in 0..<60 {
        root -= (root * root * root * root * root - base * base) / (5 * root * root * root * root)
      }
      return base * base * root
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }
}
