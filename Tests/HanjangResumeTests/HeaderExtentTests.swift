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
}
