import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

/// What is left out because nothing below it is printed; only pictures with alternative text show.
@Suite struct EmptySectionTests {
  @Test(arguments: [
    ("# 가\n\n## 시연\n\n{% include video.html %}\n\n## 나\n\n다", ["시연"]),
    ("# 가\n\n## 통계\n\n![](https://github-readme-stats.vercel.app/api?u=a)\n", ["통계"]),
    ("# 가\n\n## 그림\n\n![a.png](a.png)\n\n## 나\n다", ["그림"]),
    ("# 가\n\n**시연**\n\n![](a.png)\n\n## 나\n다", ["시연"]),
    ("# 가\n\n## 메모\n\n%%비공개%%\n\n## 나\n다", ["메모"]),
    ("# 가\n\n## 나\n\n### 다\n\n![](a.png)\n", ["다", "나"]),
    ("# 가\n\n## 그림\n\n![글](a.png)\n", []), ("# 가\n\n## 끝", []), ("# 가\n\n## 나\n\n### 다\n\n라", []),
    ("![](a.png)\n\n# 가", []), ("# 가\n\n## 나\n\n![](a.png)\n\n다", []),
    ("# 가\n\n## 나 %%비공개%%\n\n## 다\n\n라", []),
  ])
  func headingIsLeftOutWithANote(_ text: String, titles: [String]) {
    let parsed = ParsedText(text)
    var document = parsed.document
    var diagnostics: [Diagnostic] = []
    document.removeEmptySections(
      isShown: { !$0.alternative.isEmpty }, diagnostics: &diagnostics)
    let notes = titles.map { "“\($0)” is left out: nothing below it is printed" }
    #expect(diagnostics.map(\.message) == notes)
    for title in titles {
      #expect(document.rewritings.contains { $0.written == title })
    }
    let count = document.blocks.count
    document.removeEmptySections(
      isShown: { !$0.alternative.isEmpty }, diagnostics: &diagnostics)
    #expect(document.blocks.count == count)
  }
}
