/// A made-up person, and a document that names it in many places; the same for the same seed.
package struct GeneratedPerson: Sendable {
  package let surname: String
  package let given: String
  package let latinSurname: String
  package let latinGiven: String
  package let hanja: String
  package let digits: String
  package let street: String
  package let birth: (year: Int, month: Int, day: Int)

  private static let surnames = [
    ("홍", "Hong", "洪"), ("김", "Kim", "金"), ("이", "Lee", "李"), ("박", "Park", "朴"),
    ("최", "Choi", "崔"), ("정", "Jung", "鄭"), ("윤", "Yoon", "尹"), ("남궁", "Namgung", "南宮"),
  ]

  private static let syllables = [
    ("길", "gil", "吉"), ("동", "dong", "童"), ("현", "hyun", "賢"), ("우", "woo", "宇"),
    ("준", "jun", "俊"), ("혁", "hyuk", "赫"), ("빈", "bin", "彬"), ("숙", "sook", "淑"),
    ("철", "chul", "哲"), ("훈", "hoon", "勳"), ("범", "bum", "範"), ("율", "yul", "律"),
  ]

  package init(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let family = Self.surnames[next(Self.surnames.count)]
    let first = Self.syllables[next(Self.syllables.count)]
    let second = Self.syllables[next(Self.syllables.count)]
    (surname, latinSurname) = (family.0, family.1)
    given = first.0 + second.0
    latinGiven = first.1.prefix(1).uppercased() + first.1.dropFirst() + second.1
    hanja = family.2 + first.2 + second.2
    digits = String(10_000_000 + next(89_999_999))
    street = "가람구 나래동 \(100 + next(800))-\(1 + next(80))"
    birth = (1980 + next(20), 1 + next(12), 1 + next(28))
  }

  package var name: String { surname + given }
  package var spaced: String { name.map(String.init).joined(separator: " ") }
  package var latin: String { "\(latinGiven) \(latinSurname)" }
  package var handle: String { "\(latinGiven)\(birth.year % 100 + 10)".lowercased() }
  package var email: String { "\(latinGiven).\(latinSurname)@example.com".lowercased() }
  package var phone: String { "010-\(digits.prefix(4))-\(digits.suffix(4))" }
  private var percentName: String {
    name.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// The document names the person in 40 places.
  package var document: String {
    """
    ---
    author: \(name)
    subject: \(name) 이력서
    keywords: [\(latin), \(handle)]
    ---
    # \(name) (\(latin), \(hanja))
    백엔드 개발자 · 남 · 만 33세

    📧 \(email) | 📱 \(phone) | 🏠 서울시 \(street)

    - 생년월일: \(birth.year).\(birth.month).\(birth.day)
    - 성별: 남
    - 카카오톡: \(handle)
    - Slack: @\(handle)
    - Discord: \(handle)#1234
    - Telegram: t.me/\(handle)
    - GitHub: https://github.com/\(handle)
    - LinkedIn: https://www.linkedin.com/in/someone
    - ORCID: https://orcid.org/0000-0001-0000-0000

    ## 소개

    \(prose)

    ## 경력

    ### 한빛커머스 | 플랫폼팀 / 백엔드 개발자
    2020.07 - 현재

    - [주문 서버](https://github.com/\(handle)/orders "\(latin)")를 만들었습니다.
    - 홈페이지 <https://\(latinGiven.lowercased()).github.io/about> 을 운영했습니다.
    - [주소](https://example.com/people/\(percentName))

    | 항목 | 담당 |
    | --- | --- |
    | 발표 | \(name) |
    | 논문 | \(latinSurname), \(latinGiven.prefix(1)). |

    ![\(name) 님의 화면](data:image/png;base64,AAAA "\(latin)")

    ```
    author = "\(latin)" // \(email)
    ```

    ### \(name)의 도구

    [위의 도구](#\(name)의-도구) 참고[^1].

    [^1]: \(name)(\(hanja))이 썼습니다.

    \(name) 드림
    """
  }

  private var prose: String {
    let (given, surname) = (latinGiven, latinSurname)
    return """
      저 \(name)은 개발자입니다. 동료는 \(self.given) 씨, \(self.given)님이라고 부릅니다.

      이름은 \(spaced) 이고 한자로 \(hanja) 입니다. \(self.given)이 만든 것을 \(self.given)입니다라고 읽습니다.

      \(given) \(surname) 또는 \(surname), \(given), \(latin.uppercased()), \(latin.lowercased()) 로 씁니다.

      \(surname) \(given.prefix(1)). 로 줄이고 **\(name.prefix(1))**\(name.dropFirst())로도 씁니다.

      메일은 \(latinGiven.lowercased())[at]example.com, 전화는 +82 10 \(digits.prefix(4)) \(digits.suffix(4)) 입니다.

      `\(handle)` 계정과 \(handle)@example.org 를 씁니다. \(birth.year)년 \(birth.month)월 \(birth.day)일에 태어났습니다.
      """
  }

  /// What may stand nowhere, in lower case and without spaces and signs between letters.
  package var secrets: [String] {
    [
      name, given, hanja, handle, latinGiven, latinSurname + latinGiven, digits,
      street.filter { $0 != " " && $0 != "-" }, percentName, "orcid.org", "linkedin",
    ].map { $0.lowercased() }
  }

  /// A text without case, and without what may part the letters of a name.
  package static func bare(_ text: String) -> String {
    text.lowercased().filter { !" -_,*·".contains($0) }
  }

  package func leaks(in text: String) -> [String] {
    let bare = Self.bare(text)
    return secrets.filter { bare.contains($0) }
  }
}
