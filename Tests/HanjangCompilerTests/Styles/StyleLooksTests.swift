import HanjangCore
import Testing

/// What styles other than `wanted` do, and what settings change.
@Suite struct StyleLooksTests {
  private static let resume = """
    # 홍길동
    이메일: a@example.com

    ## 경력

    ### 한빛커머스 | 플랫폼팀 / 개발자
    2020.07 - 2022.03

    #### 재설계
    2021.05
    - 성과: 빨라짐

    ## 수상

    ### 대상 | 한강협회
    2019.11.03
    """

  @Test(arguments: [
    ("en-US", "612x792"), ("en-CA", "612x792"), ("en-GB", "595.28x841.89"), ("ko", "595.28x841.89"),
  ])
  func internationalIsOnThePaperOfTheLanguage(_ language: String, size: String) throws {
    let pages = try DumpedPages(
      "---\nlang: \(language)\n---\n" + Self.resume, style: "international")
    #expect(pages.sizes == [size])
  }

  @Test(arguments: [
    ("YYYY.MM", "2020.07 - 2022.03", "2019.11.03"),
    ("YYYY년 M월", "2020년 7월 - 2022년 3월", "2019년 11월 3일"),
    ("MMM YYYY", "Jul 2020 - Mar 2022", "Nov 3, 2019"),
  ])
  func datesAreWrittenInTheStylesFormat(_ format: String, period: String, date: String) throws {
    let pages = try DumpedPages(Self.resume, overrides: ["resume.dates.format=\(format)"])
    _ = try pages.stretch(period)
    _ = try pages.stretch(date)
  }

  @Test func seasonsAreWrittenAsTheAuthorDid() throws {
    let source = Self.resume.replacing("2020.07 - 2022.03", with: "Fall 2020 – 2022.03")
    _ = try DumpedPages(source).stretch("Fall 2020 - 2022.03")
  }

  @Test func durationsCountBothEnds() throws {
    let pages = try DumpedPages(Self.resume, overrides: ["resume.dates.durations=true"])
    _ = try pages.stretch("2020.07 - 2022.03 (1년 9개월)")
    #expect(!(try DumpedPages(Self.resume).dump.contains("개월")))
    let open = try DumpedPages(
      Self.resume.replacing("2022.03", with: "현재"), overrides: ["resume.dates.durations=true"])
    // Today is in May 2026.
    _ = try open.stretch("2020.07 - 현재 재직중 (5년 11개월)")
  }

  @Test(arguments: [
    ("wanted", "한빛커머스", 600), ("wanted-classic", "한빛커머스", 600),
    ("wanted-compact", "한빛커머스", 600), ("career", "한빛커머스", 700), ("portfolio", "한빛커머스", 700),
    ("sidebar", "한빛커머스", 700), ("international", "한빛커머스", 600),
  ])
  func everyStyleSetsTheSameWords(_ style: String, title: String, weight: Int) throws {
    let pages = try DumpedPages(Self.resume, style: style)
    #expect(pages.diagnostics.allSatisfy { $0.severity == .note })
    #expect(try pages.stretch(title).weight == weight)
    for text in ["홍길동", "플랫폼팀 / 개발자", "재설계", "빨라짐", "대상", "한강협회"] {
      #expect(pages.stretches.contains { $0.text.contains(text) }, "\(text) in \(style)")
    }
  }

  @Test func anatomyFollowsTheStyle() throws {
    let left = try DumpedPages(Self.resume, style: "wanted-classic")
    #expect(try left.stretch("2020.07 - 2022.03").x < left.stretch("한빛커머스").x)
    let below = try DumpedPages(Self.resume, overrides: ["resume.entry.period=below"])
    #expect(try below.stretch("2020.07 - 2022.03").y > below.stretch("한빛커머스").y)
    #expect(try below.stretch("2020.07 - 2022.03").x == below.stretch("한빛커머스").x)
    let role = try DumpedPages(Self.resume, overrides: ["resume.entry.first=role"])
    #expect(try role.stretch("플랫폼팀 / 개발자").weight == 600)
    #expect(try role.stretch("한빛커머스").weight == 400)
    let beside = try DumpedPages(Self.resume, overrides: ["resume.entry.item-details=beside"])
    #expect(try beside.stretch("대상").y == beside.stretch(", 한강협회").y)
    let bold = try DumpedPages(Self.resume, style: "career")
    #expect(try bold.stretch("성과:").weight == 600)
  }

  @Test func compactVariantPartsByTwentyPoints() throws {
    let text =
      Self.resume
      + "\n\n## 경력 사항\n\n### 가람소프트\n2018.01 - 2019.02\n\n- 가\n\n### 두레소프트\n2016.01 - 2017.02\n"
    let pages = try DumpedPages(text, style: "wanted-compact")
    let rule = try #require(pages.fills.first { $0.color == "#E1E2E4" })
    let next = try pages.stretch("두레소프트")
    #expect(abs(next.top(lineHeight: 15.5) - rule.bottom - 20) < 0.5)
  }
}
