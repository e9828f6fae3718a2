import HanjangTestSupport
import Testing

/// What cmark misreads in Korean text, and what must stay as CommonMark has it.
@Suite struct KoreanTextTests {
  @Test(arguments: [
    (
      "date at line start", "2019. 3. - 2020. 11. 회사\n",
      #"""
      paragraph
        "2019. 3. - 2020. 11. 회사"

      """#
    ),
    (
      "date in a list item", "- 2019. 12. 회사\n",
      #"""
      list tight
        item
          paragraph
            "2019. 12. 회사"

      """#
    ),
    (
      "date in a quote", "> 2020. 1. 회사\n",
      #"""
      quote
        paragraph
          "2020. 1. 회사"

      """#
    ),
    (
      "list from 2019", "2019. a\n2020. b\n",
      #"""
      list 2019. tight
        item
          paragraph
            "a"
        item
          paragraph
            "b"

      """#
    ),
    (
      "tildes are ranges", "2018.03~2019.02, 2019.03~현재\n\n3~5줄 10~20명\n",
      #"""
      paragraph
        "2018.03~2019.02, 2019.03~현재"
      paragraph
        "3~5줄 10~20명"

      """#
    ),
    (
      "double tildes", "~~지움~~은 3~5줄\n",
      #"""
      paragraph
        strikethrough("지움") "은 3~5줄"

      """#
    ),
    (
      "bold before a particle", "**한국어(Korean)**는 **\"인용\"**를 **100%**로\n",
      #"""
      paragraph
        strong("한국어(Korean)") "는 " strong("\"인용\"") "를 " strong("100%") "로"

      """#
    ),
    (
      "bold after Hangul", "그는**(참고)** 말\n",
      #"""
      paragraph
        "그는" strong("(참고)") " 말"

      """#
    ),
    (
      "italic before a particle", "*한국어(Korean)*는\n",
      #"""
      paragraph
        emphasis("한국어(Korean)") "는"

      """#
    ),
    (
      "a tilde before the end", "*2022.01 ~* **2019 ~** _2018 ~_ `*a ~*` a ~* b\n",
      #"""
      paragraph
        emphasis("2022.01 ~") " " strong("2019 ~") " " emphasis("2018 ~") " " code("*a ~*") " a ~* b"

      """#
    ),
    (
      "masked names", "P** 입사, 포** 고등학교\n",
      #"""
      paragraph
        "P** 입사, 포** 고등학교"

      """#
    ),
    (
      "masked names twice", "김** 씨와 이** 씨(서울)**는\n",
      #"""
      paragraph
        "김** 씨와 이** 씨(서울)**는"

      """#
    ),
    (
      "code keeps asterisks", "`**a(b)**는`\n",
      #"""
      paragraph
        code("**a(b)**는")

      """#
    ),
    (
      "link before a particle", "https://example.com/a에서 www.naver.com입니다 https://a.kr/x)를\n",
      #"""
      paragraph
        link(https://example.com/a "https://example.com/a") "에서 " link(http://www.naver.com "www.naver.com") "입니다 " link(https://a.kr/x "https://a.kr/x") ")를"

      """#
    ),
    (
      "Hangul path", "https://velog.io/@a/한글 https://velog.io/@a/한글-글에서\n",
      #"""
      paragraph
        link(https://velog.io/@a/%ED%95%9C%EA%B8%80 "https://velog.io/@a/한글") " " link(https://velog.io/@a/%ED%95%9C%EA%B8%80-%EA%B8%80%EC%97%90%EC%84%9C "https://velog.io/@a/한글-글에서")

      """#
    ),
    (
      "path with a slash and a particle", "https://example.com/에서 https://example.com/는\n",
      #"""
      paragraph
        link(https://example.com/ "https://example.com/") "에서 " link(https://example.com/ "https://example.com/") "는"

      """#
    ),
    (
      "link in angle brackets", "<https://velog.io/@a/한글> [글](https://velog.io/@a/한글)\n",
      #"""
      paragraph
        link(https://velog.io/@a/%ED%95%9C%EA%B8%80 "https://velog.io/@a/한글") " " link(https://velog.io/@a/%ED%95%9C%EA%B8%80 "글")

      """#
    ),
    (
      "mixed slug", "https://x.kr/2024년-회고 https://x.kr/c언어\n",
      #"""
      paragraph
        link(https://x.kr/2024%EB%85%84-%ED%9A%8C%EA%B3%A0 "https://x.kr/2024년-회고") " " link(https://x.kr/c%EC%96%B8%EC%96%B4 "https://x.kr/c언어")

      """#
    ),
    (
      "contact above a rule", "이름: 홍길동\n---\n\nhong@example.com\n---\n",
      #"""
      paragraph
        "이름: 홍길동"
      rule
      paragraph
        link(mailto:hong@example.com "hong@example.com")
      rule

      """#
    ),
    (
      "paragraph above a rule", "한 줄\n두 줄\n---\n끝\n",
      #"""
      paragraph
        "한 줄" softbreak "두 줄"
      rule
      paragraph
        "끝"

      """#
    ),
    (
      "setext heading", "제목\n---\n",
      #"""
      heading 2 #제목
        "제목"

      """#
    ),
    (
      "decomposed Hangul", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}\n",
      #"""
      paragraph
        "한글"

      """#
    ),
    (
      "compatibility ideograph", "\u{F9B4}\n",
      #"""
      paragraph
        "領"

      """#
    ),
    (
      "noncharacters", "가\u{FFFE}나&#x1FFFF;다&#xFDD5; `\u{FFFF}`\n",
      #"""
      paragraph
        "가�나�다� " code("�")

      """#
    ),
    (
      "soft hyphen", "a\u{AD}b\n",
      #"""
      paragraph
        "ab"

      """#
    ),
  ])
  func koreanTextIsReadAsMeant(_ name: String, source: String, expected: String) {
    let parsed = ParsedText(source)
    #expect(parsed.dump == expected, "\(name)")
    #expect(parsed.diagnostics.isEmpty, "\(name)")
  }
}
