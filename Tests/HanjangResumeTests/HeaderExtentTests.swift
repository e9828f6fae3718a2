import HanjangMarkdown
import HanjangResume
import HanjangTestSupport
import Testing

@Suite struct HeaderExtentTests {
  @Test(arguments: [
    (
      "# 포트폴리오\n\n혼자 만든 것들입니다.\n\n## 1. 여행 지도\n\n- 성별: 여성 이용자가 많습니다\n\n기획: https://example.com/a\n",
      0
    ),
    ("# 홍길동\n\n### 백엔드 개발자\n\n- 이메일: hong@example.com\n- 연락처: 010-0000-0000\n", 2),
  ])
  func linesBelowLaterHeadingsAreNoContacts(_ text: String, contacts: Int) {
    let manuscript = ResumeRecognizer().recognize(ParsedText(text).document)
    #expect(manuscript.header.contacts.count == contacts)
  }

  @Test(arguments: [
    ("# 파티션 전환기\n\n글이다. 길다.\n\n## 배경\n\n글이다.\n", nil),
    ("# 서버 개발\n\n## 홍길동\n\n## 경력\n\n### 한빛\n2020.01 - 2021.02\n", "홍길동"),
    ("글이다.\n\n# 홍길동 이력서\n\n## 경력\n\n### 한빛\n2020.01 - 2021.02\n", "홍길동"),
  ])
  func titleBelowTextIsNoName(_ text: String, name: String?) {
    let manuscript = ResumeRecognizer().recognize(ParsedText(text).document)
    #expect(manuscript.header.name == name)
    #expect((manuscript.kind == .article) == (name == nil))
  }
}
