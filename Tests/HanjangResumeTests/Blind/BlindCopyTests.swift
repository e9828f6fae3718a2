import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@testable import HanjangResume

/// What a copy for blind hiring keeps, and what it reports.
@Suite struct BlindCopyTests {
  private func blind(
    _ text: String, names: [String] = []
  ) throws -> (manuscript: Manuscript, told: [String]) {
    let document = ParsedText(text).document
    let manuscript = ResumeRecognizer(kind: .resume).recognize(document)
    let copy = try #require(
      BlindCopy(of: manuscript, document: document, names: names, language: "ko"))
    return (
      copy.manuscript,
      copy.diagnostics.map { diagnostic in
        let start = diagnostic.range?.start
        return "\(start?.line ?? 0):\(start?.column ?? 0) "
          + diagnostic.message.replacing(" is left in the blind copy:", with: ",")
      }
    )
  }

  @Test func factsOfThePersonAreTakenOut() throws {
    let (copy, told) = try blind(
      """
      # 홍길동

      - 생년월일: 1995.03.01
      - 성별: 남
      - 주소: 서울시 마포구
      - 이메일: gildong.hong@example.com
      - 전화: 010-0000-0000

      ## 경력

      ### 한장소프트 | 플랫폼팀 / 백엔드 개발자
      2020.01 ~ 2022.01

      - 주문 서버

      ## 학력

      ### 한빛대학교 | 컴퓨터공학 학사
      2012.03 - 2018.02 · 졸업

      ## 병역

      - 육군 병장 만기전역 (2013.01 ~ 2014.10)

      ## 가족관계

      - 부 홍판서
      """)
    #expect(told.isEmpty, "\(told)")
    #expect(copy.header.title.plainText == "지원자")
    #expect(copy.header.name == nil)
    #expect(copy.header.contacts.isEmpty)
    #expect(copy.sections.map(\.kind) == [.career, .education])
    let entries = copy.sections.flatMap { section in
      section.parts.compactMap { part -> Entry? in
        if case .entry(let entry) = part { entry } else { nil }
      }
    }
    #expect(entries.map(\.title.plainText) == ["한장소프트", "컴퓨터공학 학사"])
    #expect(entries.first?.details.map(\.plainText) == ["플랫폼팀 / 백엔드 개발자"])
  }

  @Test(arguments: [
    ("한빛대학교에서 배웠습니다.", ["12:1 한빛대학교, a school's name"]),
    ("한빛대 동아리를 이끌었습니다.", ["12:1 한빛대, a school's name"]),
    ("메일은 a@cs.hanbit.ac.kr 입니다.", ["12:1 a@cs.hanbit.ac.kr, a school's domain"]),
    ("부산 출신입니다.", ["12:8 출신, an origin"]),
    ("올해 만 27세입니다.", ["12:12 27세, an age"]),
    ("나이 27", ["12:1 나이 2, an age"]),
    ("길동소프트 길동이네", []),
    ("21세기의 3세대 서버를 살린 일.", []),
    ("한장소프트 플랫폼팀에서 일했습니다.", []),
  ])
  func whatIsLeftInProseIsTold(_ prose: String, expected: [String]) throws {
    let (_, told) = try blind(
      """
      # 홍길동

      - 전화: +82 10-1234-5678
      - GitHub: https://github.com/gd-hong

      ## 학력

      ### 한빛대학교 | 컴퓨터공학 학사

      ## 자기소개

      \(prose)
      """)
    #expect(told == expected)
  }

  @Test func pagesAboutPeopleGoAndOthersStay() throws {
    let (copy, _) = try blind(
      """
      # 홍길동

      - ORCID: https://orcid.org/0000-0000-0000-0000
      - LinkedIn: https://www.linkedin.com/in/coder
      - GitHub: https://github.com/coder

      ## 경력
      """)
    #expect(copy.header.contacts.compactMap(\.destination) == ["https://github.com/coder"])
  }

  @Test func linksToThePersonGoAndTheirWordsStay() throws {
    let (copy, told) = try blind(
      """
      # 홍길동

      - GitHub: https://github.com/gd-hong

      ## 프로젝트

      ### [주문 서버](https://github.com/gd-hong/orders)
      2020.01 ~ 2021.01

      - https://github.com/gd-hong/orders
      - [발표](https://example.com/talks/hong-gildong)와 [문서](https://example.com/docs)
      """)
    #expect(told.isEmpty, "\(told)")
    let dump = "\(copy)"
    #expect(!dump.contains("gd-hong") && !dump.contains("hong-gildong"))
    for word in ["주문 서버", "발표", "https://example.com/docs"] { #expect(dump.contains(word)) }
  }

  @Test(arguments: [
    ("홍길동", "gildong@example.com", true), ("김한장", "kim.h@example.com", true),
    ("홍길동", "backend@example.com", false),
    ("최우진", "woojin@example.com", true), ("김준영", "kimjunyoung@example.com", true),
    ("정은별", "eunbyul@example.com", true), ("박시우", "siwoo.dev@example.com", true),
    ("장도현", "do.hyun@example.com", true), ("송이든", "https://github.com/iden", true),
    ("박시우", "https://example.com/version/series", false), ("최우진", "engine@example.com", false),
    ("정은별", "https://github.com/unit-tests", false),
    ("jane kim", "https://example.com/janekim", true),
  ])
  func addressesNameThePerson(_ name: String, address: String, names: Bool) {
    let document = ParsedText("# \(name)\n\n## 경력\n").document
    let words = BlindWords(
      ResumeRecognizer(kind: .resume).recognize(document), document: document, names: [name],
      language: "ko")
    #expect(words.namesPerson(address) == names)
  }
}
