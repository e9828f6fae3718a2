import HanjangCore
import HanjangMarkdown
import HanjangResume
import Testing

/// Forms of periods that are read whole, or left to the author's line with a warning.
@Suite struct PeriodFormTests {
  @Test(arguments: [
    ("입사 2020.03 / 퇴사 2021.02", "2020-03", "2021-02"),
    ("입사: 2020.03, 퇴사: 2021.02", "2020-03", "2021-02"),
    ("입사일 2020.03.02 · 퇴사일 2021.02.28", "2020-03-02", "2021-02-28"),
    ("2020년 3월 2일(월) ~ 2021년 2월 28일(일)", "2020-03-02", "2021-02-28"),
    ("2020.03.02 (월) - 2021.02.28 (일)", "2020-03-02", "2021-02-28"),
    ("2020-03-02(Mon) ~ 2021-02-28(Sun)", "2020-03-02", "2021-02-28"),
    ("2020年3月〜2021年2月", "2020-03", "2021-02"),
    ("2020年3月2日 – 2021年2月28日", "2020-03-02", "2021-02-28"),
    ("2020．03 ～ 2021．02", "2020-03", "2021-02"), ("２０２０．０３ ～ ２０２１．０２", "2020-03", "2021-02"),
    ("2020／03 － 2021／02", "2020-03", "2021-02"), ("2020.3~5", "2020-03", "2020-05"),
    ("2020.3 ~ 5", "2020-03", "2020-05"), ("2020.03 ‒ 2021.02", "2020-03", "2021-02"),
    ("2020.03 ― 2021.02", "2020-03", "2021-02"), ("2020.03 ➔ 2021.02", "2020-03", "2021-02"),
    ("March 2020 till February 2021", "2020-03", "2021-02"),
    ("2020.03에서 2021.02까지", "2020-03", "2021-02"),
    ("2020년 3월 초 ~ 2021년 2월 말", "2020-03", "2021-02"),
    ("2020년 상반기 ~ 2021년 하반기", "2020", "2021"), ("2020 Q1 – 2020 Q3", "2020", "2020"),
    ("Q1 2020 - Q3 2021", "2020", "2021"), ("2020Q1 ~ 2020Q3", "2020", "2020"),
    ("2020년 1분기 ~ 2021년 4분기", "2020", "2021"), ("2020년 1학기 – 2021년 2학기", "2020", "2021"),
    ("2020.1Q ~ 2021.2Q", "2020", "2021"), ("H1 2020 – H2 2021", "2020", "2021"),
    ("early 2020 – late 2021", "2020", "2021"), ("mid-2020 to early 2022", "2020", "2022"),
  ])
  func bothEndsAreRead(_ text: String, start: String, end: String) {
    for body in ["### 한빛커머스 | 개발자\n\(text)", "### 한빛커머스 (\(text))", "### 한빛커머스\n- 기간: \(text)"] {
      let work = data("## 경력\n\n\(body)\n\n- 결제")["work"].elements
      #expect(work.count == 1)
      #expect(work.first?["startDate"].string == start, "\(body)")
      #expect(work.first?["endDate"].string == end, "\(body)")
      #expect(work.first?["name"].string == "한빛커머스", "\(body)")
      #expect(["", "개발자"].contains(work.first?["position"].string), "\(body)")
    }
  }

  @Test(arguments: ["~ 2021.02", "2020.03 ~ 언젠가", "2020.03 ~ 다음 봄", "∼ 2021년 2월"])
  func halfReadPeriodsStayWhole(_ text: String) {
    let markdown = "# 홍길동\n\n## 경력\n\n### 한빛커머스 | 개발자\n\(text)\n\n- 결제\n"
    let manuscript = manuscript(markdown)
    let found = ResumeChecks.diagnostics(
      of: manuscript, today: PartialDate(year: 2024, month: 6))
    #expect(found.map(\.id).contains("unread-period"))
    let json = ResumeData(manuscript).json["work"].elements.first?.text() ?? ""
    #expect(json.contains(text))
  }

  @Test(arguments: [
    "https://example.org/tiacl.2024.12.88", "doi:10.1000/abc.2024.12", "report-2024.03.pdf",
    "aclanthology.org/2024.acl-long.12", "arXiv:2024.01234",
    "[글](https://a.example.com/2024.03.01)",
  ])
  func numbersInAddressesAreNoDates(_ text: String) {
    let publications = data("## 논문\n\n- On Visible Words, \(text)\n")["publications"].elements
    #expect(publications.count == 1)
    #expect(publications.first?["releaseDate"] == .null)
    let address = text.contains("](") ? "https://a.example.com/2024.03.01" : text
    #expect(publications.first?.text().replacing("\\/", with: "/").contains(address) ?? false)
  }

  @Test(arguments: [
    "1999.03 – 2008.02 졸업 (병역 2005 – 2007)", "1999.03 – 2008.02 (군 복무 2005.01 – 2007.01)",
    "1999.03 – 2008.02 (휴학 2005 – 2007)",
  ])
  func anotherTimeInBracketsIsNoPeriodOfTheEntry(_ text: String) {
    let study = data("## 학력\n\n### 한빛대학교 | 컴퓨터공학 학사\n\(text)\n")["education"].elements
    #expect(study.map { $0["startDate"].string } == ["1999-03"])
    #expect(study.map { $0["endDate"].string } == ["2008-02"])
    #expect(study.first?["meta"]["periods"] == .null)
  }

  private func manuscript(_ text: String) -> Manuscript {
    var found: [Diagnostic] = []
    let document = MarkdownParser().parse(
      SourceFile(path: "test.md", text: text), diagnostics: &found)
    return ResumeRecognizer(kind: .resume).recognize(document)
  }

  private func data(_ body: String) -> JSONValue {
    ResumeData(manuscript("# 홍길동\n\nhong@example.com\n\n\(body)\n")).json
  }

  @Test(arguments: [
    "### [주문 시스템 2020.05 ~ 2020.12 회고](https://example.com/b)",
    "### [결제 (2020.05 - 2020.12) 이야기](https://example.com/b) | 개발자",
    "### **[Retrospective 2019 – 2020 of a rewrite](https://example.com/b)**",
  ])
  func periodBetweenALinksWordsStays(_ title: String) {
    let entry = entry("## 경력\n\n\(title)\n\n- 가\n")
    #expect(entry?.periods.isEmpty == true)
    #expect(entry?.title.plainText.contains("20") == true)
  }

  @Test(arguments: [
    ("| 회사 | 기간 | 특기 |\n|---|---|---|\n| 가온 | 2020.03 ~ 2021.01 | 요리 |", "특기: 요리"),
    ("| 자격증 | 취득일 | 담당자 |\n|---|---|---|\n| 기사 | 2019.05 | 홍 |", "담당자: 홍"),
    ("| Company | Period | Mascot |\n|---|---|---|\n| Gaon | 2020 – 2021 | Owl |", "Mascot: Owl"),
  ])
  func unknownLabelOfATableIsPrinted(_ table: String, detail: String) {
    let entry = entry("## 경력\n\n\(table)\n")
    #expect(entry?.details.map(\.plainText).contains(detail) == true)
  }

  /// As the rules read it: where the model reads, such a section is printed as written.
  private func entry(_ text: String) -> Entry? {
    var found: [Diagnostic] = []
    let document = MarkdownParser().parse(
      SourceFile(path: "a.md", text: "# 홍길동\n\nhong@example.com\n\n" + text), diagnostics: &found)
    let parts = ResumeRecognizer(usesModel: false).recognize(document).sections.flatMap(\.parts)
    for case .entry(let entry) in parts { return entry }
    return nil
  }
}
