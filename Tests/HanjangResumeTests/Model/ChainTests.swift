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
