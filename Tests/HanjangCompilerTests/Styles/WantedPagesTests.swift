import HanjangCore
import Testing

/// Where pages of the form of Wanted end, and what stands at their feet.
@Suite struct WantedPagesTests {
  private static let head = "# 홍길동\n이메일: a@example.com\n\n"

  /// The texts of each page without footers and markers.
  private func pages(_ markdown: String) throws -> [[String]] {
    let pages = try DumpedPages(markdown)
    #expect(pages.diagnostics.allSatisfy { $0.severity == .note })
    return pages.texts.map { texts in
      texts.filter { !["·", "-", "•", "홍길동"].contains($0) && !$0.contains(" / 2") }
    }
  }

  private func filler(_ count: Int) -> String {
    (0..<count).map { "소개 문단 \($0)\n\n" }.joined()
  }

  @Test func footerStandsOnDocumentsOfSeveralPagesOnly() throws {
    let single = try DumpedPages(Self.head + "## 경력\n\n### 한빛커머스\n2020.07 - 2021.01\n")
    #expect(single.pageCount == 1)
    #expect(single.stretches.allSatisfy { $0.size > 8 })
    let several = try DumpedPages(WantedSample.text)
    for page in 1...several.pageCount {
      let feet = several.stretches.filter { $0.page == page && $0.size == 8 }
      #expect(feet.map(\.text) == ["홍길동", "\(page) / \(several.pageCount)"])
      #expect(feet.allSatisfy { $0.color == "#70737C" && $0.y == feet[0].y })
      #expect(abs(feet[0].x - 56.69) < 0.5 && abs(feet[1].right - 538.58) < 0.5)
    }
  }

  @Test(arguments: 12..<24)
  func companyStaysWithItsTeamAnAchievementAndTwoLines(_ count: Int) throws {
    let pages = try pages(
      Self.head + filler(count)
        + "## 경력\n\n### 한빛커머스 | 플랫폼팀 / 개발자\n2020.07 - 2021.01\n\n#### 재설계\n2020.08\n"
        + (0..<40).map { "- 세부 \($0)\n" }.joined())
    let page = try #require(pages.first { $0.contains("한빛커머스") })
    for text in ["경력", "플랫폼팀 / 개발자", "재설계", "세부 0", "세부 1"] {
      #expect(page.contains(text), "\(text) is on another page")
    }
    for page in pages { #expect(page.count { $0.hasPrefix("세부") } != 1) }
  }

  @Test(arguments: 10..<22)
  func achievementOfAThirdOfAPageIsNotSplit(_ count: Int) throws {
    let achievement = (0..<14).map { "- 세부 \($0)\n" }.joined()
    let pages = try pages(
      Self.head + filler(count)
        + "## 경력\n\n### 한빛커머스 | 플랫폼팀 / 개발자\n2020.07 - 2021.01\n\n#### 첫째\n- 하나\n- 둘\n\n#### 둘째\n"
        + achievement)
    #expect(pages.contains { page in page.count { $0.hasPrefix("세부") } == 14 })
  }

  @Test(arguments: 12..<30)
  func ruleFallsAwayAtThePagesEnds(_ count: Int) throws {
    let pages = try DumpedPages(
      Self.head + filler(count)
        + ["가", "나", "다", "라", "마", "바"].map { "## 프로젝트 \($0)\n\n글 \($0)\n\n둘째 글 \($0)\n\n" }
        .joined())
    for page in 1...pages.pageCount {
      let texts = pages.stretches.filter { $0.page == page && $0.size > 8 }
      let (first, last) = (texts.map(\.y).min() ?? 0, texts.map(\.y).max() ?? 0)
      for fill in pages.fills where fill.page == page {
        #expect(fill.y > first && fill.y < last)
      }
    }
  }
}
