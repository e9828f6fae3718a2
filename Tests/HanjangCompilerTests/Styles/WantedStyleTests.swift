import HanjangCore
import Testing

/// The form of Wanted's résumé: each measure of its description, on a sample at natural gaps.
@Suite struct WantedStyleTests {
  private static let pages = Result { try DumpedPages(WantedSample.text) }

  private static let (left, right) = (56.69, 538.58)
  private static let (primary, secondary, caption) = ("#171719", "#47484B", "#70737C")
  private static let tolerance = 0.5

  private func isNear(_ value: Double, _ other: Double) -> Bool {
    abs(value - other) <= Self.tolerance
  }

  // MARK: Looks

  struct Look: Sendable {
    var text: String
    var size: Double
    var weight = 400
    var color = "#171719"

    init(_ text: String, _ size: Double, _ weight: Int = 400, _ color: String = "#171719") {
      (self.text, self.size, self.weight, self.color) = (text, size, weight, color)
    }
  }

  @Test(arguments: [
    Look("홍길동", 18, 700), Look("백엔드 개발자", 10, 400, "#47484B"),
    Look("이메일: hong@example.com", 10), Look("연락처: 010-0000-0000", 10),
    Look("바꾸고, 그 숫자를 줄이는 일을 좋아합니다.", 10), Look("읽기 쉬운 문서와 작은 단위의 배포", 10),
    Look("경력", 10), Look("한빛커머스", 10, 600), Look("2020.07 - 현재 재직중", 10, 600),
    Look("플랫폼팀 / 백엔드 개발자", 9), Look("주문 시스템 재설계", 9, 600),
    Look("2022.05 - 2022.12", 9, 400, "#70737C"), Look("사용 기술: Swift, PostgreSQL, Kafka", 9),
    Look("https://example.com/orders", 9, 400, "#0066FF"), Look("한빛대학교", 10, 600),
    Look("2014.03 - 2018.02", 10, 600), Look("컴퓨터공학 학사 · 졸업", 9), Look("Swift", 9),
    Look("언어", 9, 400, "#47484B"), Look("한강 해커톤 대상", 10, 600), Look("2019.11", 10, 600),
    Look("지도 위의 대기 줄을 예측하는 서비스", 9), Look("영어", 10, 600), Look("비즈니스 회화", 9),
    Look("GitHub", 10), Look("https://github.example.com/hong", 10, 400, "#0066FF"),
    Look("1 / 2", 8, 400, "#70737C"),
  ])
  func everyTextHasItsSizeWeightAndColor(_ look: Look) throws {
    let found = try Self.pages.get().stretch(look.text)
    #expect(found.size == look.size)
    #expect(found.weight == look.weight)
    #expect(found.color == look.color)
  }

  // MARK: Gaps

  /// Two lines and the natural distance from the bottom of one to the top of the other.
  struct Step: Sendable {
    var upper: String
    var upperHeight: Double
    var lower: String
    var lowerHeight: Double
    var gap: Double

    init(
      _ upper: String, _ upperHeight: Double, _ lower: String, _ lowerHeight: Double, _ gap: Double
    ) {
      (self.upper, self.upperHeight) = (upper, upperHeight)
      (self.lower, self.lowerHeight, self.gap) = (lower, lowerHeight, gap)
    }
  }

  @Test(arguments: [
    Step("홍길동", 24.5, "백엔드 개발자", 15.5, 0),
    Step("백엔드 개발자", 15.5, "이메일: hong@example.com", 15.5, 13),
    Step("이메일: hong@example.com", 15.5, "연락처: 010-0000-0000", 15.5, 0),
    Step("바꾸고, 그 숫자를 줄이는 일을 좋아합니다.", 15.5, "하루 120만 건의 주문을 처리하는 이벤트 기반 시스템의 설계와 운영", 15.5, 13),
    Step("읽기 쉬운 문서와 작은 단위의 배포", 15.5, "한빛커머스", 15.5, 64.64),
    Step("한빛커머스", 15.5, "플랫폼팀 / 백엔드 개발자", 13, 3),
    Step("플랫폼팀 / 백엔드 개발자", 13, "주문 시스템 재설계", 14, 13),
    Step("주문 시스템 재설계", 14, "성과: 주문 실패율 1.8% → 0.2%, 응답 시간 p99 1,650ms → 110ms", 14, 6.5),
    Step("사용 기술: Swift, PostgreSQL, Kafka", 14, "링크:", 14, 0),
    Step("링크:", 14, "정산 배치 이관", 14, 13),
    Step("데이터 정합성 검증 질의 29종을 자동화하여 월 마감 오류를 6건에서 0건으로 감소", 14, "가람소프트", 15.5, 64.64),
    Step("사용 기술: Java, Netty, Redis", 14, "한빛대학교", 15.5, 64.64),
    Step("한빛대학교", 15.5, "컴퓨터공학 학사 · 졸업", 13, 3),
    Step("한강 해커톤 대상", 15.5, "지도 위의 대기 줄을 예측하는 서비스", 14, 3),
    Step("영어", 15.5, "비즈니스 회화", 13, 3),
  ])
  func everyDistanceIsTheNaturalOne(_ step: Step) throws {
    let pages = try Self.pages.get()
    let upper = try pages.stretch(step.upper)
    let lower = try pages.stretch(step.lower)
    #expect(upper.page == lower.page)
    let gap =
      lower.top(lineHeight: step.lowerHeight) - upper.bottom(lineHeight: step.upperHeight)
    #expect(isNear(gap, step.gap), "\(gap)")
  }

  // MARK: Page and columns

  @Test func pageIsA4WithItsMargins() throws {
    let pages = try Self.pages.get()
    #expect(pages.sizes == ["595.28x841.89", "595.28x841.89"])
    let name = try pages.stretch("홍길동")
    #expect(isNear(name.x, Self.left))
    #expect(isNear(name.top(lineHeight: 24.5), Self.left))
    let body = pages.stretches.filter { $0.size > 8 }
    #expect(body.allSatisfy { $0.x >= Self.left - 0.1 && $0.bottom(lineHeight: 14) <= 779.6 })
    #expect(isNear(try pages.stretch("2020.07 - 현재 재직중").right, Self.right))
  }

  @Test(
    arguments: [
      ("경력", 50.0), ("경력 (정규직과 계약직)", 84.0), ("수상 및 기타", nil), ("학력", 50.0),
    ] as [(String, Double?)])
  func gutterIsAsWideAsItsWidestTitle(_ title: String, width: Double?) throws {
    let pages = try DumpedPages(
      "# 홍길동\n이메일: a@example.com\n\n## \(title)\n\n### 한빛커머스\n2020.07 - 2021.02\n")
    let content = try pages.stretch("한빛커머스")
    let expected = try width ?? pages.stretch(title).width + 12
    #expect(isNear(content.x - Self.left, expected), "\(content.x)")
  }

  @Test func titlesStandOnTheBaselineOfTheirContent() throws {
    let pages = try Self.pages.get()
    for (title, content) in [
      ("경력", "한빛커머스"), ("학력", "한빛대학교"), ("스킬", "언어"), ("수상 및 기타", "한강 해커톤 대상"),
      ("외국어", "영어"), ("링크", "GitHub"),
    ] {
      let (title, content) = try (pages.stretch(title), pages.stretch(content))
      #expect(isNear(title.x, Self.left))
      #expect(title.page == content.page && isNear(title.y, content.y))
    }
  }

  @Test func periodsStandFlushRightOnTheBaselineOfTheirTitle() throws {
    let pages = try Self.pages.get()
    for (title, period) in [
      ("한빛커머스", "2020.07 - 현재 재직중"), ("가람소프트", "2018.03 - 2020.06"),
      ("한빛대학교", "2014.03 - 2018.02"), ("한강 해커톤 대상", "2019.11"), ("정보처리기사", "2017.08"),
    ] {
      let (title, period) = try (pages.stretch(title), pages.stretch(period))
      #expect(isNear(title.y, period.y) && title.page == period.page)
      #expect(isNear(period.right, Self.right))
    }
  }

  @Test func orderOfSectionsIsTheAuthorsUnlessWanteds() throws {
    let sections = ["링크", "외국어", "자격증", "수상", "스킬", "학력", "프로젝트", "경력", "간단 소개"]
    let text = "# 홍길동\n이메일: a@example.com\n\n" + sections.map { "## \($0)\n\n글\n\n" }.joined()
    func titles(_ text: String) throws -> [String] {
      try DumpedPages(text).stretches.filter { $0.x < 57 && sections.contains($0.text) }.map(\.text)
    }
    #expect(try titles(text) == sections)
    let wanted = ["간단 소개", "경력", "프로젝트", "학력", "스킬", "수상", "자격증", "외국어", "링크"]
    #expect(try titles("---\norder: wanted\n---\n" + text) == wanted)
    let own = ["학력", "링크", "외국어", "자격증", "수상", "스킬", "프로젝트", "경력", "간단 소개"]
    #expect(try titles("---\norder: [education]\n---\n" + text) == own)
  }

  // MARK: Rules

  @Test func sectionsArePartedByARuleOfFullWidth() throws {
    let pages = try Self.pages.get()
    let rules = pages.fills.filter { $0.height < 1 }
    #expect(rules.allSatisfy { $0.color == "#333333" && abs($0.height - 0.64) < 0.01 })
    let content = try pages.stretch("한빛커머스").x
    let starts = rules.map {
      isNear($0.x, Self.left) ? "full" : isNear($0.x, content) ? "column" : "?"
    }
    // The rule between 학력 and 스킬 fell away at the page's end.
    #expect(starts == ["full", "column", "full", "full", "full", "full"])
    #expect(rules.allSatisfy { isNear($0.x + $0.width, Self.right) })
    for (upper, rule, lower) in [
      ("읽기 쉬운 문서와 작은 단위의 배포", rules[0], "한빛커머스"),
      ("사용 기술: Java, Netty, Redis", rules[2], "한빛대학교"),
    ] {
      let (upper, lower) = try (pages.stretch(upper), pages.stretch(lower))
      #expect(isNear(rule.y - upper.bottom(lineHeight: upper.size == 10 ? 15.5 : 14), 32))
      #expect(isNear(lower.top(lineHeight: 15.5) - rule.bottom, 32))
    }
  }

  // MARK: Achievements

  @Test func achievementHangsFromAMiddleDot() throws {
    let pages = try Self.pages.get()
    let content = try pages.stretch("한빛커머스").x
    let title = try pages.stretch("주문 시스템 재설계")
    let period = try pages.stretch("2022.05 - 2022.12")
    #expect(isNear(title.x - content, 12))
    #expect(pages.stretches.contains { $0.text == "·" && $0.y == title.y && $0.x < title.x })
    #expect(title.y == period.y)
    #expect(isNear(period.x - title.right, 6.5), "\(period.x - title.right)")
    let detail = try pages.stretch("사용 기술: Swift, PostgreSQL, Kafka")
    #expect(
      pages.stretches.contains { $0.text == "-" && $0.y == detail.y && isNear($0.x, title.x) })
  }

  @Test func periodThatDoesNotFitStandsOnTheNextLine() throws {
    let name = "주문과 정산과 배송과 반품과 교환을 하나의 흐름으로 다시 설계하고 석 달에 걸쳐 운영까지 옮겨 온 일"
    let pages = try DumpedPages(
      "# 홍길동\n이메일: a@example.com\n\n## 경력\n\n### 한빛커머스\n2020.07 - 2023.01\n\n"
        + "#### \(name)\n2022.05 - 2022.12\n- 성과\n")
    let title = try pages.stretch(name)
    let period = try pages.stretch("2022.05 - 2022.12")
    #expect(isNear(period.y - title.y, 14))
    #expect(isNear(period.x, title.x))
  }

  @Test func longCompanyWrapsBeforeThePeriod() throws {
    let name = "아주 긴 이름을 가진 한빛커머스 주식회사 서울 본사 플랫폼 사업본부 주문 정산 개발 조직"
    let pages = try DumpedPages(
      "# 홍길동\n이메일: a@example.com\n\n## 경력\n\n### \(name)\n2020.07 - 현재\n\n- 성과\n")
    let period = try pages.stretch("2020.07 - 현재 재직중")
    let lines = pages.stretches.filter { $0.weight == 600 && $0.x < 200 }
    #expect(lines.count == 2)
    #expect(lines.map(\.text).joined() == name)
    #expect(lines[0].y == period.y && isNear(lines[1].y - lines[0].y, 15.5))
    #expect(lines.allSatisfy { $0.right <= period.x - 10 })
  }

  // MARK: Skills and links

  @Test func skillsAreChips() throws {
    let pages = try Self.pages.get()
    let chips = pages.fills.filter { $0.radius > 0 }
    #expect(chips.count == 8)
    for chip in chips {
      #expect(chip.color == "#F4F4F5" && chip.radius == 4)
      #expect(isNear(chip.height, 20), "a line of 14 pt and 3 pt above and below")
    }
    let swift = try pages.stretch("Swift")
    #expect(isNear(swift.x - chips[0].x, 8))
    #expect(isNear(swift.top(lineHeight: 14) - chips[0].y, 3))
    #expect(isNear(chips[1].x - chips[0].x - chips[0].width, 6))
    let wrapped = try #require(chips.first { $0.y > chips[0].y + 1 && $0.y < chips[0].y + 40 })
    #expect(isNear(wrapped.y - chips[0].bottom, 6) && wrapped.x == chips[0].x)
    #expect(chips.allSatisfy { $0.x + $0.width <= Self.right })
  }

  @Test func linkHasItsNameAndItsAddress() throws {
    let pages = try Self.pages.get()
    let (name, address) = try (
      pages.stretch("GitHub"), pages.stretch("https://github.example.com/hong")
    )
    #expect(name.y == address.y && address.x > name.x + 30)
    #expect(pages.dump.contains("https://github.example.com/hong\n"), "it can be clicked")
    for destination in ["mailto:hong@example.com", "tel:01000000000", "https://example.com/orders"]
    {
      #expect(pages.dump.contains(" \(destination)\n"))
    }
  }
}

/// What a document asks of its order and its page.
@Suite struct DocumentSettingTests {
  private static let rest =
    "# 홍길동\n이메일: a@example.com\n\n## 경력\n\n글\n\n## 나의 글\n\n글\n\n## 학력\n\n글\n"

  @Test(
    arguments: [
      ("[education, career]", nil), ("wanted", nil), ("[학력, 나의 글]", nil), ("author", nil),
      ("[carer]", "did you mean career?"), ("[없는 제목]", nil),
    ] as [(String, String?)])
  func unknownSectionInAnOrderIsTold(_ order: String, note: String?) throws {
    let pages = try DumpedPages("---\norder: \(order)\n---\n" + Self.rest)
    let told = pages.diagnostics.filter { $0.severity > .note }
    let isWrong = note != nil || order == "[없는 제목]"
    #expect(told.map(\.id) == (isWrong ? ["unknown-section-name"] : []))
    if let note { #expect(told.first?.notes == [note]) }
  }

  @Test func titlesOrderSections() throws {
    let pages = try DumpedPages("---\norder: [학력, 나의 글]\n---\n" + Self.rest)
    let titles = pages.stretches.filter { $0.x < 57 && ["경력", "나의 글", "학력"].contains($0.text) }
    #expect(titles.map(\.text) == ["학력", "나의 글", "경력"])
  }

  @Test func marginsCanBeAList() throws {
    let pages = try DumpedPages("---\npage: {margin: [30mm, 25mm]}\n---\n" + Self.rest)
    let name = try pages.stretch("홍길동")
    #expect(abs(name.x - 70.87) < 0.1 && abs(name.top(lineHeight: 24.5) - 85.04) < 0.5)
  }
}
