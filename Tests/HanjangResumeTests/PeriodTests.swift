import HanjangCore
import HanjangMarkdown
import HanjangResume
import Testing

/// Periods as a company's heading carries them: what `data` says of start and end.
@Suite struct PeriodTests {
  @Test(arguments: [
    "2020.03 ~ 2021.05", "2020.03~2021.05", "2020.03 - 2021.05", "2020.03 – 2021.05",
    "2020.03—2021.05", "2020.03 → 2021.05", "2020.03 to 2021.05", "2020.03 -- 2021.05",
    "2020.03 ～ 2021.05", "2020.03 \\~ 2021.05", "2020.03 &ndash; 2021.05", "2020-03 ~ 2021-05",
    "2020/03 ~ 2021/05", "2020년 3월 ~ 2021년 5월", "2020년 03월부터 2021년 05월까지", "2020. 3. ~ 2021. 5.",
    "2020. 03 - 2021. 05", "Mar 2020 – May 2021", "March 2020 - May 2021", "Mar. 2020 - May. 2021",
    "03/2020 - 05/2021", "20.03 ~ 21.05", "'20.03 ~ '21.05", "2020.3 ~ 2021.5",
    "202003 ~ 202105", "2020.03 ~ 2021.05 (1년 3개월)", "2020.03 ~ 2021.05, 1년 3개월",
    "2020.03 ~ 2021.05 · 1 yr 3 mos", "2020년3월~2021년5월",
  ])
  func rangesAreRead(_ text: String) {
    #expect(dates("### 한빛커머스 (\(text))") == ["2020-03", "2021-05"])
    #expect(dates("### 한빛커머스\n\(text)") == ["2020-03", "2021-05"])
    #expect(dates("### 한빛커머스\n- 기간: \(text)\n- 결제 개발") == ["2020-03", "2021-05"])
  }

  @Test(arguments: [
    ("2020.03 ~ 현재", ["2020-03", ""]), ("2020.03 ~", ["2020-03", ""]),
    ("2020.03 - Present", ["2020-03", ""]), ("2020.03 ~ 재직 중", ["2020-03", ""]),
    ("2020.03 ~ (현재)", ["2020-03", ""]), ("2020.03 - now", ["2020-03", ""]),
    ("2020.03 -", ["2020-03", ""]), ("2020.03 ~ 현재 (4년)", ["2020-03", ""]),
    ("2020.03.02 ~ 2021.05.31", ["2020-03-02", "2021-05-31"]), ("2020 ~ 2022", ["2020", "2022"]),
    ("2018-20", ["2018", "2020"]), ("2020.03 ~ 05", ["2020-03", "2020-05"]),
    ("2020년 3월 ~ 5월", ["2020-03", "2020-05"]), ("2025-xx ~ 2026-02", ["2025", "2026-02"]),
    ("2024.03 ~ 2028.02 (예정)", ["2024-03", "2028-02"]),
    ("1999.12 ~ 2000.01", ["1999-12", "2000-01"]),
  ])
  func openAndPartialRangesAreRead(_ text: String, expected: [String]) {
    #expect(dates("### 한빛커머스\n\(text)") == expected)
  }

  @Test(arguments: [
    "매출 2,020 ~ 3,000만 원", "버전 2020.03.1 배포", "p99 1,650ms → 110ms", "10.5 - 11.2 버전",
    "2020명 ~ 2021명",
    "010-2020-2021", "3~5줄, 10~20명",
  ])
  func numbersAreNoPeriods(_ text: String) {
    #expect(dates("### 한빛커머스\n\(text)") == ["", ""])
  }

  @Test(arguments: [
    "### 한빛커머스 2020.03 ~ 2021.05", "### 2020.03 ~ 2021.05 한빛커머스", "### [2020.03 ~ 2021.05] 한빛커머스",
    "### 한빛커머스 | 2020.03 ~ 2021.05", "### 한빛커머스 `2020.03 ~ 2021.05`",
    "### 한빛커머스 _2020.03 ~ 2021.05_",
    "### 한빛커머스\n\n2020.03 ~ 2021.05 | 개발자", "### 한빛커머스\n\n플랫폼팀 · 2020.03 ~ 2021.05 · 개발자",
    "### 한빛커머스\n\n개발자\n2020.03 ~ 2021.05", "### 한빛커머스\n> 2020.03 ~ 2021.05",
    "### 한빛커머스\n> 재직 기간: 2020.03 ~ 2021.05", "### 한빛커머스\n**근무 기간** 2020.03 ~ 2021.05",
    "### 한빛커머스\n| 기간 | 2020.03 ~ 2021.05 |\n|--|--|\n| 역할 | 개발 |", "- 한빛커머스 (2020.03 ~ 2021.05)",
    "- 2020.03 ~ 2021.05 한빛커머스\n  - 결제 개발", "- **한빛커머스**\n  - 기간: 2020.03 ~ 2021.05",
    "| 회사 | 기간 |\n|--|--|\n| 한빛커머스 | 2020.03 ~ 2021.05 |",
    "| 기간 | 회사 | 직급 |\n|--|--|--|\n| 2020.03 ~ 2021.05 | 한빛커머스 | 대리 |",
    "**한빛커머스** 2020.03 ~ 2021.05\n\n- 결제 개발",
    "**한빛커머스**\n2020.03 ~ 2021.05", "[한빛커머스] 2020.03 ~ 2021.05",
    "<details><summary>한빛커머스 (2020.03 ~ 2021.05)</summary>\n\n결제\n\n</details>",
    "<div>한빛커머스 (2020.03 ~ 2021.05)</div>", "### 한빛커머스\n<span>2020.03 ~ 2021.05</span>",
  ])
  func everyCarrierIsRead(_ body: String) throws {
    let work = try #require(self.work(body).first)
    #expect(work["startDate"].string == "2020-03")
    #expect(work["endDate"].string == "2021-05")
    #expect(work["name"].string.contains("한빛커머스"))
    #expect(!work["name"].string.contains("2020"))
  }

  private func dates(_ body: String) -> [String] {
    guard let first = work(body).first else { return ["none"] }
    return [first["startDate"].string, first["endDate"].string]
  }

  private func work(_ body: String) -> [JSONValue] {
    var diagnostics: [Diagnostic] = []
    let text = "# 홍길동\n\nhong@example.com\n\n## 경력\n\n\(body)\n"
    let document = MarkdownParser().parse(
      SourceFile(path: "resume.md", text: text), diagnostics: &diagnostics)
    return ResumeData(ResumeRecognizer().recognize(document)).json["work"].elements
  }
}
