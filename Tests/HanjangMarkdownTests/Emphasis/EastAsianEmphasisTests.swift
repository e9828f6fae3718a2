import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

/// Emphasis beside CJK text, by the amendment to CommonMark 0.31.
@Suite struct EastAsianEmphasisTests {
  struct Row: CustomStringConvertible, Sendable {
    var source: String
    var expected: String

    init(_ source: String, _ expected: String) { (self.source, self.expected) = (source, expected) }

    var description: String { source }
  }

  @Test(arguments: [
    Row("**결론：**10회", #"strong("결론：") "10회""#),
    Row("a**「나」**b", #""a" strong("「나」") "b""#),
    Row("*강조（가）*X", #"emphasis("강조（가）") "X""#),
    Row("**약속!**이 *끝?*은", #"strong("약속!") "이 " emphasis("끝?") "은""#),
    Row("그**(A)**B", #""그" strong("(A)") "B""#),
    Row("가~~삭제(괄호)~~는", #""가" strikethrough("삭제(괄호)") "는""#),
    Row("값~~(옛)~~새", #""값" strikethrough("(옛)") "새""#),
    Row("~~100%~~를 ~~'가'~~로", #"strikethrough("100%") "를 " strikethrough("'가'") "로""#),
    Row("**~~지움(x)~~**은", #"strong(strikethrough("지움(x)")) "은""#),
    Row("_가(나)_다", #""_가(나)_다""#),
    Row("_가(나)_ 다", #"emphasis("가(나)") " 다""#),
    Row("__나__는 snake_case_가", #""__나__는 snake_case_가""#),
    Row("**漢字。**English", #"strong("漢字。") "English""#),
    Row("**₩1,000₩**씩", #"strong("₩1,000₩") "씩""#),
  ])
  func cjkCountsBesideARun(_ row: Row) { expect(row) }

  @Test(arguments: [
    Row("*£*bravo.", #""*£*bravo.""#),
    Row("*€*charlie.", #""*€*charlie.""#),
    Row("a*→b*", #""a*→b*""#),
    Row("(**→**)", #""(" strong("→") ")""#),
    Row("_a→_b_", #""_a→" emphasis("b")"#),
    Row("**(**foo)", #""**(**foo)""#),
    Row("a**\"foo\"**", #""a**\"foo\"**""#),
    Row("*2022.01 ~* b", #"emphasis("2022.01 ~") " b""#),
    Row("**Stack:**React é", #""**Stack:**React é""#),
  ])
  func symbolsArePunctuation(_ row: Row) { expect(row) }

  @Test(arguments: [
    Row("**사용 기술:**React, TypeScript", #"strong("사용 기술:") "React, TypeScript""#),
    Row("**성과:**30% 단축", #"strong("성과:") "30% 단축""#),
    Row("**'결제'**A팀과", #"strong("'결제'") "A팀과""#),
    Row("0(끔)**1(켬)**0(끔)", #""0(끔)" strong("1(켬)") "0(끔)""#),
    Row("**역할:**PM, **기간:**3개월", #"strong("역할:") "PM, " strong("기간:") "3개월""#),
    Row("*참고:*MSA로 전환", #"emphasis("참고:") "MSA로 전환""#),
    Row("~~v1(폐기)~~v2로", #"strikethrough("v1(폐기)") "v2로""#),
    Row("API**(결제)** 개선", #""API" strong("(결제)") " 개선""#),
    Row("**Stack:**React를", #"strong("Stack:") "React를""#),
    Row("**참고 (**important**)**", #"strong("참고 (" strong("important") ")")"#),
    Row("김** 씨와 이** 씨(서울)**A", #""김** 씨와 이** 씨(서울)**A""#),
    Row("2*3(x)*y는 가", #""2*3(x)*y는 가""#),
  ])
  func whatCanOnlyBeMeantSoCloses(_ row: Row) { expect(row) }

  @Test func placesBehindMarkersStay() throws {
    let parsed = ParsedText("**사용(가):**X (**→**) <video src=\"a\"></video>\n")
    #expect(parsed.diagnostics.first?.range?.start.column == 29)
  }

  private func expect(_ row: Row) {
    let parsed = ParsedText(row.source + "\n")
    #expect(parsed.dump == "paragraph\n  \(row.expected)\n")
    // What stays text is reported as such.
    #expect(parsed.diagnostics.allSatisfy { $0.id == "markup-printed" })
  }
}
