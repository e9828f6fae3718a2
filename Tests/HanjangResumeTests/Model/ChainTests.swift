import HanjangCore
import HanjangMarkdown
import Testing

@testable import HanjangResume

@Suite struct ChainTests {
  @Test(arguments: [Float(-20), -3, -0.5, 0])
  func exponentialAndLogarithmAreCloseEnough(_ value: Float) {
    let there = Chain.exp(value)
    #expect(abs(Chain.log(there) - value) < 0.05)
  }

  @Test func templatesJoinAtoms() {
    var atoms = AtomValues(rows: 2, atoms: 2)
    atoms.parents = [nil, 0]
    for (row, value) in ["a", "b"].enumerated() { atoms.set(0, row: row, value) }
    atoms.set(1, row: 1, "x")
    atoms.set(1, row: 1, "y")
    let table = FeatureTable("one\none two\n-1.one\n^.one two\n", names: ["one", "two"])
    func count(_ row: Int) -> Int {
      var count = 0
      table.forEachFeature(of: row, in: atoms) { _ in count += 1 }
      return count
    }
    // Without a line before there is one feature that says so.
    #expect(count(0) == 2)
    #expect(count(1) == 6)
  }

  private func content(_ text: String) -> ResumeContent {
    var diagnostics: [Diagnostic] = []
    let document = MarkdownParser().parse(
      SourceFile(path: "a.md", text: text), diagnostics: &diagnostics)
    return ContentReader(reader: ResumeReader()).content(of: document)
  }

  @Test(arguments: [
    "# 안녕하세요, 홍길동입니다\n\n## 경력\n### 한빛상사\n2020.07 - 현재",
    "# 백엔드 개발자 홍길동\n\n## 경력\n### 한빛상사\n2020.07 - 현재",
    "# 이력서\n\n- 이름: 홍길동\n- 이메일: hong@example.com\n\n## 경력\n### 한빛상사\n2020.07 - 현재",
    "---\ntitle: 홍길동 이력서\n---\n\n## 경력\n### 한빛상사\n2020.07 - 현재",
  ])
  func nameIsFound(_ text: String) {
    #expect(content(text).name?.text == "홍길동")
  }

  @Test(arguments: ["# 이력서", "# Curriculum Vitae", "# 경력기술서", "# 職務経歴書"])
  func titleOfTheDocumentIsNoName(_ title: String) {
    #expect(content("\(title)\n\n## 경력\n### 한빛상사\n2020.07 - 현재\n- 주문 개발").name == nil)
  }

  @Test func tableAndDescriptionOfAJobAreOneEntry() {
    let found = content(
      """
      # 홍길동

      ## 경력
      | 회사 | 직무 | 기간 |
      |---|---|---|
      | 한빛상사 | 백엔드 개발자 | 2020.07 ~ 현재 |
      | 가람소프트 | 서버 개발자 | 2018.03 ~ 2020.06 |

      ### 한빛상사 | 백엔드 개발자
      2020.07 ~ 현재
      - 주문 개발
      ### 가람소프트 | 서버 개발자
      2018.03 ~ 2020.06
      - 메신저 개발
      """)
    #expect(found.entries(of: .work).map { $0.title?.text } == ["한빛상사", "가람소프트"])
  }

  /// The value that an entry is about begins once, even where two beginnings score more.
  @Test(arguments: [
    (Float(0), Float(0), [0, 1, 0]), (2, 0, [0, 1, 0]), (0, 2, [0, 1, 1]), (2, 2, [0, 1, 1]),
  ])
  func coreBeginsOnce(missing: Float, again: Float, path: [Int]) {
    let chain = Chain(labels: ["B-title", "O"], transitions: [0, 0, 0, 0])
    let scores: [Float] = [1.5, 0, 0, 1, 1, 0]
    let core = Chain.Core(begins: [true, false], missing: missing, again: again)
    #expect(chain.best(scores, core: core) { _, _ in 0 } == path)
  }

  @Test func wholeResumeIsRead() throws {
    let text = """
      # 홍길동
      hong@example.com · 010-0000-0000

      ## 경력
      ### 한빛상사 | 백엔드 개발자
      2020.07 - 현재
      - 주문 개발
      ### 가람소프트 | 서버 개발자
      2018.03 - 2020.06
      - 메신저 개발

      ## 학력
      ### 한빛대학교 | 컴퓨터공학 학사
      2014.03 - 2018.02
      """
    var diagnostics: [Diagnostic] = []
    let document = MarkdownParser().parse(
      SourceFile(path: "a.md", text: text), diagnostics: &diagnostics)
    let content = ContentReader(reader: ResumeReader()).content(of: document)
    #expect(content.name?.text == "홍길동")
    #expect(content.email == "hong@example.com")
    #expect(content.entries(of: .work).map { $0.title?.text } == ["한빛상사", "가람소프트"])
    #expect(content.entries(of: .work).map { $0.role?.text } == ["백엔드 개발자", "서버 개발자"])
    #expect(content.entries(of: .work).map(\.start) == ["2020-07", "2018-03"])
    #expect(content.entries(of: .study).map { $0.title?.text } == ["한빛대학교"])
    #expect(content.entries(of: .work)[0].title?.source.start == SourcePosition(line: 5, column: 5))
  }
}
