import HanjangCore
import Testing

/// Which parts of a document begin pages, and where titles stand beside them.
@Suite struct PartPagesTests {
  private static let head = "# 홍길동\n\nhong@example.com\n\n"

  private static func project(_ name: String, lines: Int) -> String {
    "### \(name)\n\n" + (0..<lines).map { "- \(name) \($0)\n" }.joined() + "\n"
  }

  /// The page of each text that begins with one of `starts`; without the cover with its list of contents.
  private func pages(_ markdown: String, of starts: [String]) throws -> [Int] {
    let pages = try DumpedPages(markdown, style: "portfolio")
    return starts.map { start in
      pages.stretches.last { $0.text.hasPrefix(start) }?.page ?? 0
    }
  }

  @Test(arguments: [
    ([2, 3, 2, 1], [2, 2, 2, 2]), ([2, 30, 2, 3], [2, 3, 4, 4]), ([30, 30, 2, 2], [2, 3, 4, 4]),
    ([8, 8, 8, 8], [2, 2, 2, 3]), ([6, 6, 20, 6], [2, 2, 3, 4]),
  ])
  func shortProjectsShareAPage(_ lines: [Int], expected: [Int]) throws {
    let names = ["가나", "다라", "마바", "사아"]
    let projects = zip(names, lines).map { Self.project($0, lines: $1) }.joined()
    #expect(
      try pages(Self.head + "## 프로젝트\n\n" + projects, of: names.map { $0 + " 0" }) == expected)
  }

  @Test(arguments: [
    "## 앱 제작\n\n", "## 앱 제작\n\n<!-- 메모 -->\n\n", "## 소개\n\n글\n\n## 앱 제작\n\n",
    "소개 글\n\n## 앱 제작\n\n", "## 기술\n\n- Swift\n- Go\n\n## 앱 제작\n\n",
  ])
  func titleGoesWithTheSectionThatBeginsAPage(_ title: String) throws {
    let text = Self.head + title + "### 프로젝트 요약\n\n- 한 일\n- 또 한 일\n\n### 결과\n\n- 끝\n"
    let found = try pages(text, of: ["앱 제작", "한 일"])
    #expect(found[0] == found[1] && found[0] > 1)
  }

  @Test(arguments: [
    ("JONESMITHSON", true), ("JONESMITHSON COMPANY", true),
    ("INTERNATIONALIZATIONSPECIALIST", false),
    ("기타활동및수상경력그리고자격증모음", false), ("활동", true), ("긴 이름을 가진 부분", true),
  ])
  func wordsOfLabelsAreWhole(_ title: String, isBeside: Bool) throws {
    let pages = try DumpedPages(
      Self.head + "## 경력\n\n### 한장 (2020.01 - 2021.02)\n\n- 하나\n\n## \(title)\n\n글 하나\n\n글 둘\n",
      style: "wanted")
    let texts = pages.stretches.map(\.text)
    for word in title.split(separator: " ") {
      #expect(texts.contains { $0.contains(word) }, "\(texts)")
    }
    let first = title.split(separator: " ")[0]
    let label = try #require(pages.stretches.last { $0.text.hasPrefix(first) })
    let content = try #require(pages.stretches.first { $0.text.hasPrefix("글 하나") })
    #expect((abs(label.y - content.y) < 6) == isBeside)
    #expect(content.x - label.x >= 50 && content.x >= label.right || !isBeside)
  }
}
