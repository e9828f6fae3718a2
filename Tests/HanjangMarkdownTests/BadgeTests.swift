import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct BadgeTests {
  @Test(arguments: [
    ("![Swift](https://img.shields.io/badge/x-F05138)", "badge(\"Swift\")"),
    ("![](https://img.shields.io/badge/Swift-F05138?style=flat&logo=swift)", "badge(\"Swift\")"),
    ("![badge](https://img.shields.io/badge/-Next.js_13-000?logo=x)", "badge(\"Next.js 13\")"),
    (
      "![](https://img.shields.io/badge/CI--CD__x-%ED%86%B5%EA%B3%BC-red.svg)",
      "badge(\"CI-CD_x 통과\")"
    ),
    ("![](https://img.shields.io/badge/-000?logo=nextdotjs)", "badge(\"Next.js\")"),
    ("![](https://img.shields.io/static/v1?label=A&message=B+C&color=red)", "badge(\"A B C\")"),
    ("![](https://img.shields.io/github/stars/a/b)", "badge(\"github stars\")"),
    (
      "[![블로그](https://img.shields.io/badge/b-c)](https://a.kr)",
      "link(https://a.kr badge(\"블로그\"))"
    ),
    (
      "<img alt=\"Java\" src=\"https://img.shields.io/badge/j-c\" height=\"20\">", "badge(\"Java\")"
    ),
    (
      "![](https://skillicons.dev/icons?i=js,swift)", "badge(\"JavaScript\") \" \" badge(\"Swift\")"
    ),
    (
      "![](https://cdn.jsdelivr.net/gh/devicons/devicon/icons/java/java-original.svg)",
      "badge(\"Java\")"
    ),
    ("![통과](https://github.com/a/b/actions/workflows/c.yml/badge.svg)", "badge(\"통과\")"),
    ("![가](https://example.com/a.png)", "image(https://example.com/a.png \"가\")"),
    ("![shields.io](shields.io/a.png)", "image(shields.io/a.png \"shields.io\")"),
  ])
  func badgeIsWhatItSays(_ source: String, expected: String) {
    let parsed = ParsedText(source + "\n")
    #expect(parsed.dump == "paragraph\n  \(expected)\n")
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("https://hits.seeyoufarm.com/api/count/incr/badge.svg?url=a", "a view counter"),
    ("https://komarev.com/ghpvc/?username=a", "a view counter"),
    ("https://github-readme-stats.vercel.app/api?username=a", "a stats card"),
    ("https://github-readme-streak-stats.herokuapp.com/?user=a", "a stats card"),
    ("https://github-profile-trophy.vercel.app/?username=a", "a stats card"),
    ("https://github-readme-activity-graph.vercel.app/graph?username=a", "a stats card"),
    ("http://mazassumnida.wtf/api/v2/generate_badge?boj=a", "a stats card"),
    ("https://readme-typing-svg.demolab.com?lines=a", "a typing animation"),
    ("https://capsule-render.vercel.app/api?type=waving&text=a", "a decorated header"),
  ])
  func pictureOfNoUseIsDroppedWithANote(_ address: String, what: String) throws {
    for source in [
      "![x](\(address))", "[![x](\(address))](https://a.kr)", "<img src=\"\(address)\">",
    ] {
      let parsed = ParsedText("가\n\n\(source)\n")
      #expect(parsed.dump == "paragraph\n  \"가\"\n")
      let note = try #require(parsed.diagnostics.first)
      #expect(parsed.diagnostics.count == 1)
      #expect(note.id == "dropped-picture")
      #expect(note.severity == .note)
      #expect(note.message.hasSuffix(what))
      #expect(note.range?.start.line == 3)
    }
  }

  @Test(arguments: [
    (":rocket: 가 :+1::white_check_mark:", "\"🚀 가 👍✅\""),
    (
      "`:rocket:` 10:30:20 a:rocket: :no_such_name:",
      "code(\":rocket:\") \" 10:30:20 a:rocket: :no_such_name:\""
    ),
    ("**:fire:** <b>:zap:</b>", "strong(\"🔥\") \" \" strong(\"⚡\")"),
  ])
  func shortcodeIsItsEmoji(_ source: String, expected: String) {
    let parsed = ParsedText(source + "\n")
    #expect(parsed.dump == "paragraph\n  \(expected)\n")
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("[이름](이름%20abc123.md)", "paragraph\n  \"이름\"\n"),
    ("[가](b/%EA%B0%80%200123456789abcdef0123456789abcdef.csv)", "paragraph\n  \"가\"\n"),
    (
      "[가 0123456789abcdef0123456789abcdef.md](%EA%B0%80%200123456789abcdef0123456789abcdef.md)",
      "paragraph\n  \"가\"\n"
    ),
    ("[가](https://a.kr/b%20abc123.md)", "paragraph\n  link(https://a.kr/b%20abc123.md \"가\")\n"),
    ("> [!NOTE]\n> 가", "callout\n  paragraph\n    strong(\"Note\")\n  paragraph\n    \"가\"\n"),
    ("> [!tip]- 나\n> 가", "callout\n  paragraph\n    strong(\"나\")\n  paragraph\n    \"가\"\n"),
    ("> [가] 나", "quote\n  paragraph\n    \"[가] 나\"\n"),
  ])
  func pagesAndCalloutsAreShownAsTheyRead(_ source: String, expected: String) {
    let parsed = ParsedText(source + "\n")
    #expect(parsed.dump == expected)
    #expect(parsed.diagnostics.isEmpty)
  }
}
