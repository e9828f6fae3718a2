import HanjangCore
import HanjangMarkdown
import HanjangResume
import HanjangTestSupport
import Testing

/// `<!-- entry … -->`: the author's word before what is recognised.
@Suite struct EntryCommentTests {
  private static let whole =
    #"<!-- entry company="한빛소프트" role="백엔드 개발자" period="2020.03 - 2021.05" -->"#

  @Test(arguments: [
    "### 첫 직장에서 배운 것\n\(whole)\n\n- 결제 개발", "### 첫 직장에서 배운 것\n\n\(whole)\n\n- 결제 개발",
    "\(whole)\n### 첫 직장에서 배운 것\n\n- 결제 개발", "\(whole)\n\n- 결제 개발\n- 정산 개발",
    "- \(whole)\n  첫 직장\n  - 결제 개발", "- \(whole) 첫 직장\n  - 결제 개발",
    "- 첫 직장\n  \(whole)\n  - 결제 개발", "**첫 직장** (2015.01 ~ 2015.02)\n\(whole)\n\n- 결제 개발",
    "\(whole)\n**첫 직장** (2015.01 ~ 2015.02)\n\n- 결제 개발",
    "### 다른 회사 | 기획자 (2015.01 ~ 2016.02)\n\(whole)\n- 직책: 매니저\n- 결제 개발",
    "### 첫 직장에서 배운 것\n\(whole)\n#### 결제 개선\n- 결제 개발",
    "### 첫 직장에서 배운 것\n<!--   ENTRY company='한빛소프트'\nrole=“백엔드 개발자”\nperiod='2020.03 - 2021.05'-->\n- 결제 개발",
  ])
  func commentsGoBeforeWhatIsRecognised(_ text: String) {
    #expect(work(text) == ["한빛소프트 | 백엔드 개발자 | 2020-03 | 2021-05"])
  }

  @Test(arguments: [
    (#"<!-- entry company="한빛 & <길>" -->"#, "한빛 & <길> | 기획자 | 2015-01 | 2016-02"),
    (#"<!-- entry role="연구원" -->"#, "푸른물산 | 연구원 | 2015-01 | 2016-02"),
    (#"<!-- entry period="2020.03 ~ 현재" -->"#, "푸른물산 | 기획자 | 2020-03 | "),
    (#"<!-- entry period="언젠가" -->"#, "푸른물산 | 기획자 | 2015-01 | 2016-02"),
    ("<!-- entry -->", "푸른물산 | 기획자 | 2015-01 | 2016-02"),
    ("<!-- entry points of the house -->", "푸른물산 | 기획자 | 2015-01 | 2016-02"),
    (#"<!-- entryway company="한빛" -->"#, "푸른물산 | 기획자 | 2015-01 | 2016-02"),
  ])
  func whatACommentLeavesOutIsRecognised(_ comment: String, expected: String) {
    #expect(work("### 푸른물산 | 기획자\n2015.01 ~ 2016.02\n\(comment)\n\n- 기획") == [expected])
  }

  @Test func eachEntryHasItsOwnComment() {
    let text = """
      <!-- entry company="하나" -->
      ### 첫째 (2015.01 ~ 2016.02)

      - 기획

      ### 둘째 (2016.03 ~ 2017.02)
      <!-- entry company="둘" -->

      - 기획

      <!-- entry company="셋" -->
      ### 셋째 (2017.03 ~ 2018.02)
      """
    #expect(work(text).map { $0.prefix { $0 != " " } } == ["하나", "둘", "셋"])
  }

  @Test func theRuleIsTold() {
    let claims = recognised("## 경력\n\n### 첫 직장\n\(Self.whole)\n\n- 개발").claims
    #expect(
      claims.filter { $0.rule == 11 }.map(\.became) == [
        "a comment's entry: 한빛소프트, 백엔드 개발자, 2020.03 - 2021.05"
      ])
  }

  @Test func withoutAnEntryTheCommentIsNotSeen() {
    let json = ResumeData(recognised("# 글\n\n첫 문단\n\n\(Self.whole)\n\n다음 문단")).json
    #expect(json["work"].elements.isEmpty)
    #expect(!json.text().contains("한빛소프트"))
  }

  private func recognised(_ text: String) -> Manuscript {
    ResumeRecognizer().recognize(ParsedText(text).document)
  }

  private func work(_ text: String) -> [String] {
    ResumeData(recognised("# 홍길동\n\n## 경력\n\n\(text)\n")).json["work"].elements.map { item in
      ["name", "position", "startDate", "endDate"].map { item[$0].string }
        .joined(separator: " | ")
    }
  }
}
