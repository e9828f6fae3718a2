import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@testable import HanjangResume

/// What becomes of sentences in a blind copy.
@Suite struct BlindTextTests {
  private func text(_ names: [String], more: String = "") -> BlindText {
    let document = ParsedText("# \(names[0])\n\n\(more)\n\n## 경력\n").document
    let manuscript = ResumeRecognizer(kind: .resume).recognize(document)
    return BlindText(
      words: BlindWords(manuscript, document: document, names: names, language: "ko"))
  }

  @Test(arguments: [
    ("저 홍길동은 개발자입니다.", "저 지원자는 개발자입니다."),
    ("홍길동이 만든 것", "지원자가 만든 것"), ("홍길동과 함께", "지원자와 함께"),
    ("홍길동이라고 합니다.", "지원자라고 합니다."), ("홍길동입니다.", "지원자입니다."),
    ("길동 씨와 일했습니다.", "지원자 씨와 일했습니다."), ("길동님이", "지원자님이"),
    ("길동아, 고마워", "지원자야, 고마워"), ("이름은 홍 길 동 이고", "이름은 지원자 이고"),
    ("홍·길·동", "지원자"), ("홍길동(Gildong Hong)", "지원자"), ("지원자 홍길동", "지원자"),
    ("Hong Gil-dong and GILDONG HONG", "지원자 and 지원자"), ("HongGildong", "지원자"),
    ("Hong, G. and Gil Dong Hong", "지원자 and 지원자"), ("洪吉童과 洪 吉 童", "지원자과 지원자"),
    ("gildong90@naver.com 으로", "(비공개) 으로"), ("gildong[at]example.com", "(비공개)"),
    ("gildong (at) example dot com 으로", "(비공개) 으로"), ("gildong90 계정", "(비공개) 계정"),
    ("https://gildong.github.io 참고", "(비공개) 참고"), ("전화 010.1234.5678 로", "전화 (비공개) 로"),
    ("+82 10 9876 5432", "(비공개)"), ("０１０－１２３４－５６７８", "(비공개)"),
    ("Hong Kong 지사와 홍보 팀", "Hong Kong 지사와 홍보 팀"), ("길동소프트", "길동소프트"),
    ("2020.01 - 2021.03, 1,234,567건", "2020.01 - 2021.03, 1,234,567건"),
    ("support@hanbit.example 문의", "support@hanbit.example 문의"),
    ("https://netflix.com/x 와 Node.js", "https://netflix.com/x 와 Node.js"),
  ])
  func sentencesStayReadable(_ sentence: String, expected: String) {
    #expect(text(["홍길동", "洪吉童"]).blind(sentence) == expected)
  }

  @Test(arguments: [
    ("김지원", "지원 동기와 지원은 다릅니다.", "지원 동기와 지원은 다릅니다."),
    ("김지원", "지원 씨와 김지원", "지원자 씨와 지원자"),
    ("허준", "허준은 허준비와 다릅니다.", "지원자는 허준비와 다릅니다."),
    ("남궁민수", "민수 씨, 남궁 민수", "지원자 씨, 지원자"),
    ("Jane Miller-Smith", "jane miller-smith and Jane", "지원자 and 지원자"),
    ("María López", "MARÍA LÓPEZ, López María, María's work", "지원자, 지원자, 지원자's work"),
  ])
  func namesThatAreWordsStay(_ name: String, sentence: String, expected: String) {
    #expect(text([name]).blind(sentence) == expected)
  }

  @Test func aGivenNameThatIsAWordIsTold() {
    let found = text(["김지원"]).possibleNames(in: BlindLetters("지원은 빠릅니다"))
    #expect(found == [0..<2])
  }

  @Test(arguments: [
    "# 자기소개서\n홍길동\n\n## 1. 지원 동기\n\n일", "# 자기소개서\n\n## 1. 동기\n\n저 홍길동은 일합니다.",
    "# 자기소개서\n\n## 1. 동기\n\n일합니다.\n\n홍길동 드림",
    "# Cover Letter\n\nHello\n\nSincerely,\n\nGildong Hong",
    "---\nblind-names: 홍길동\n---\n# 자기소개서\n\n일",
  ])
  func aLetterSaysTheNameSomewhere(_ text: String) throws {
    let document = ParsedText(text).document
    let manuscript = ResumeRecognizer(kind: .letter).recognize(document)
    let copy = try #require(BlindCopy(of: manuscript, document: document, language: "ko"))
    #expect(copy.check.names(in: text.contains("홍길동") ? "홍길동" : "Gildong Hong"))
  }

  @Test(arguments: ["# 자기소개서\n\n## 지원 동기\n\n일합니다.", "# 글\n\n일을 했습니다.", "일을 했습니다."])
  func withoutANameThereIsNoCopy(_ text: String) {
    let document = ParsedText(text).document
    let manuscript = ResumeRecognizer(kind: .letter).recognize(document)
    #expect(BlindCopy(of: manuscript, document: document, language: "ko") == nil)
    #expect(
      BlindCopy(of: manuscript, document: document, names: ["홍길동"], language: "ko") != nil)
  }

  @Test(arguments: [
    ("백엔드 개발자 · 남", "백엔드 개발자"), ("백엔드 개발자 (남, 만 33세)", "백엔드 개발자"),
    ("백엔드 개발자 | 1990년생 | 군필", "백엔드 개발자"), ("백엔드 개발자 · 서울", "백엔드 개발자"),
    ("백엔드 개발자 · 10년차", "백엔드 개발자 · 10년차"),
  ])
  func factsBesideTheHeadlineGo(_ headline: String, expected: String) throws {
    let document = ParsedText("# 홍길동\n\(headline)\n\n## 경력\n").document
    let manuscript = ResumeRecognizer(kind: .resume).recognize(document)
    let copy = try #require(BlindCopy(of: manuscript, document: document, language: "ko"))
    let header = copy.manuscript.header
    let rest = BlockText.lines(of: header.introduction).joined()
    #expect(header.headline.plainText + rest == expected)
  }
}
