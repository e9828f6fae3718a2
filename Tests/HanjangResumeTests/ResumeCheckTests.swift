import HanjangCore
import HanjangMarkdown
import HanjangResume
import Testing

/// What a résumé's author likely got wrong, told; and what looks like it, not told.
@Suite struct ResumeCheckTests {
  @Test(arguments: [
    ("### 한빛커머스\n2020.13 ~ 2021.05", "unparsed-date"),
    ("### 한빛커머스\n2020.03 ~ 2021.13", "unparsed-date"),
    ("### 한빛커머스 (2020.00 ~ 2021.05)", "unparsed-date"),
    ("### 한빛커머스\n2023.02.29 ~ 현재", "unparsed-date"),
    ("### 한빛커머스 (2020.03.02 ~ 2021.04.31)", "unparsed-date"),
    ("### 한빛커머스\n2021.05 ~ 2020.03", "end-before-start"),
    ("- 한빛커머스 (2021.05.31 - 2021.05.01)", "end-before-start"),
    ("### 한빛커머스\n2020.03 ~ 2025.02", "future-period"),
    ("### 한빛커머스\n2025.03 ~ 현재", "future-period"),
    ("### 한빛커머스\n2020.03 ~ 2021.05 (3년 2개월)", "duration-disagrees"),
    ("### 한빛커머스\nMar 2020 – May 2021 (2 yrs 1 mo)", "duration-disagrees"),
    ("### 한빛커머스\n2020.03 ~ 2021.05\n\n### 두레소프트\n2021.01 ~ 2022.02", "overlapping-work"),
    ("### 한빛커머스\n2020.03 ~ 현재\n\n### 두레소프트\n2021.01 ~ 2022.02", "overlapping-work"),
  ])
  func errorsInPeriodsAreTold(_ body: String, id: String) {
    #expect(ids("# 홍길동\n\nhong@example.com\n\n## 경력\n\n\(body)\n") == [id])
  }

  @Test(arguments: [
    "### 한빛커머스\n2020.12 ~ 2021.05", "### 한빛커머스\n2021.05 ~ 2021.05",
    "### 한빛커머스\n2020 ~ 2020.03", "### 한빛커머스\n2020.03 ~ 2020",
    "### 한빛커머스\n2024.03 ~ 2025.02 (예정)", "### 한빛커머스\n2024.06 ~ 현재",
    "### 한빛커머스\n2020.03 ~ 2021.05 (1년 3개월)", "### 한빛커머스\n2020.03 ~ 2021.05 (1년 2개월)",
    "### 한빛커머스\n2020.03 ~ 2021.05 (약 2년)", "### 한빛커머스\n2020.03 ~ 현재 (1년)",
    "### 한빛커머스\n2020.03 ~ 2021.05 (1년)",
    "### 한빛커머스\n2020.03 ~ 2021.05\n\n### 두레소프트\n2021.05 ~ 2022.02",
    "### 한빛커머스\n2020.03 ~ 2021.05\n\n### 두레소프트 (인턴)\n2021.01 ~ 2021.02",
    "### 한빛커머스\n2020.03 ~ 2021.05\n\n### 한빛커머스\n2020.03 ~ 2021.05\n- 결제",
    "### 한빛커머스\n2020 ~ 2021\n\n### 두레소프트\n2021 ~ 2022",
    "### 한빛커머스\n2020.03 ~ 2021.05\n- Node 2020.13 버전",
    "### 한빛커머스\n2024.02.29 ~ 현재", "### 한빛커머스\n2020.03.00 ~ 2021.11.xx",
    "### 경력1. 한빛커머스\n2020.03 ~ 2021.05\n\n### 한빛커머스\n2020.03 ~ 2021.05\n- 결제", "### 한빛커머스",
  ])
  func soundPeriodsAreNot(_ body: String) {
    #expect(ids("# 홍길동\n\nhong@example.com\n\n## 경력\n\n\(body)\n") == [])
  }

  @Test(arguments: [
    ("# 이력서\n\nhong@example.com\n\n## 경력\n\n### 한빛커머스\n2020.03 ~ 현재\n", ["name-not-found"]),
    ("hong@example.com\n\n## 경력\n\n### 한빛커머스\n2020.03 ~ 현재\n", ["name-not-found"]),
    (
      "# 홍길동\n\nhong@example.com\n\n## 경력\n\n### 한빛커머스\n2020.03 ~ 현재\n\n## 바라는 점\n\n없음\n",
      ["unknown-section"]
    ),
    ("# 홍길동 이력서\n\nhong@example.com\n\n## 경력\n\n### 한빛커머스\n2020.03 ~ 현재\n", []),
    ("# 이력서\n\n이름: 홍길동\n이메일: hong@example.com\n\n## 경력\n\n### 한빛커머스\n2020.03 ~ 현재\n", []),
    ("# 홍길동\n\nhong@example.com\n\n## 그 외\n\n없음\n\n## 경력\n\n### 한빛커머스\n2020.03 ~ 현재\n", []),
    ("# 여행기\n\n## 첫째 날\n\n2020.13에 떠났다.\n\n## 둘째 날\n\n돌아왔다.\n", []),
  ])
  func missingNamesAndUnknownSectionsAreTold(_ text: String, expected: [String]) {
    #expect(ids(text) == expected)
  }

  @Test func certificatesMayRunIntoTheFuture() {
    #expect(
      ids("# 홍길동\n\nhong@example.com\n\n## 자격증\n\n- 정보처리기사 (2020.05 ~ 2026.05)\n\n## 기술\n\nSwift\n")
        == [])
  }

  @Test(arguments: [
    ("### 한빛 | 개발자 (2020.13 - 2021.02)\n", 7, "### 한빛 | 개발자 ("),
    ("### 한빛 | 개발자\n2018.03 - 2017.06\n", 8, ""),
    ("### 한빛\n개발자 · 2020.02.30 - 2021.01\n", 8, "개발자 · "),
    ("### 한빛\n2020.01 - 2020.12 (5년)\n", 8, ""),
    ("**한빛** 개발자 | 2023.01 ~ 2026.03\n\n- 가\n", 7, "**한빛** 개발자 | "),
    ("| 회사 | 기간 |\n| --- | --- |\n| 한빛 | 2021.01 ~ 2020.01 |\n", 9, "| 한빛 | "),
  ])
  func warningsPointAtDates(_ entry: String, line: Int, before: String) throws {
    let text = "# 홍길동\n\nhong@example.com\n\n## 경력\n\n" + entry
    let place = try #require(diagnostics(text).first?.range?.start)
    #expect(place == SourcePosition(line: line, column: before.utf8.count + 1))
  }

  private func ids(_ text: String) -> [String] { diagnostics(text).map(\.id) }

  private func diagnostics(_ text: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let document = MarkdownParser().parse(
      SourceFile(path: "resume.md", text: text), diagnostics: &found)
    let manuscript = ResumeRecognizer().recognize(document)
    found += ResumeChecks.diagnostics(
      of: manuscript, today: PartialDate(year: 2024, month: 6), source: text)
    return found
  }
}
