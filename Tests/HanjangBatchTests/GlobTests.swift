import HanjangBatch
import Testing

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.md", "a.md"), ("*.md", "b/c/a.md"), ("a?.md", "ab.md"), ("[ab]*.md", "b.md"),
    ("[!a]*.md", "b.md"), ("[가-힣]*.md", "홍길동.md"), ("*.{md,json}", "a.json"),
    ("{a,b}/*.md", "b/x.md"),
    ("**/x.md", "x.md"), ("**/x.md", "a/b/x.md"), ("a/**", "a/b/c.md"), ("a/**/c.md", "a/c.md"),
    ("a/**/c.md", "a/b/d/c.md"), ("/a.md", "a.md"), ("a/*.md", "a/b.md"), ("**", "a/b"),
    ("한글*", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}.md"), ("\\*.md", "*.md"),
    ("[]]", "]"), ("a[", "a["), ("{a", "{a"), ("*", "이력서.md"), ("{a,{b,c}}.md", "c.md"),
    ("{,x}a.md", "a.md"), ("{a,b}{c,d}", "bd"), ("a}{b", "a}{b"), ("a,b", "a,b"),
    ("{a/,b/}c", "b/c"), ("{*.md,*.json}", "a.json"), ("\\{a,b\\}", "{a,b}"), ("{a}", "a"),
  ])
  func patternMatches(_ pattern: String, path: String) {
    #expect(Glob(pattern).matches(path))
  }

  @Test(arguments: [
    ("*.md", "a.mdx"), ("a?.md", "a.md"), ("[ab].md", "c.md"), ("[!a].md", "a.md"),
    ("a/*.md", "a/b/c.md"), ("/a.md", "b/a.md"), ("a/**", "a"), ("a/**", "ab/c"), ("*.md", "A.MD"),
    ("**/x.md", "ax.md"), ("a/**/c.md", "a/bc.md"), ("?", "/"), ("", "a"),
    ("{a,b}", "ab"), ("{a,{b,c}}.md", "d.md"), ("{a,b}{c,d}", "ab"), ("{,x}a.md", "xx.md"),
  ])
  func patternDoesNotMatch(_ pattern: String, path: String) {
    #expect(!Glob(pattern).matches(path))
  }

  @Test func noPatternTakesLong() {
    let pattern = String(repeating: "*a", count: 40) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 200)))
    let braces = String(repeating: "{a,b}", count: 30)
    #expect(!Glob(braces).matches("c"))
    let many = Glob(String(repeating: "{a,b}", count: 3_000))
    #expect(many.matches(String(repeating: "ab", count: 1_500)))
    let nested = String(repeating: "{a,", count: 5_000) + "b" + String(repeating: "}", count: 5_000)
    #expect(Glob(nested).matches("b"))
  }
}
