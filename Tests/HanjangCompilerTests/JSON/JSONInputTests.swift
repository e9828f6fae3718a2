import HanjangCore
import Testing

/// Résumés in JSON of any version and tool: every text is printed or reported.
@Suite struct JSONInputTests {
  @Test func membersBeforeVersionOneAreRead() {
    let input = JSONInput(
      """
      {"basics": {"name": "홍길동", "picture": "me.jpg", "website": "https://hong.example.com",
        "profiles": [{"network": "Twitter", "username": "hong_dev"}], "location": "서울"},
       "work": [{"company": "한빛커머스", "position": "개발자", "website": "https://hanbit.example.com",
         "startDate": "2020-07-01", "endDate": "2022-12-31"},
         {"company": "두빛소프트", "startDate": "2019-01-01", "endDate": "2019-06-30"}],
       "volunteer": [{"organization": "코드 모임", "website": "https://code.example.com"}],
       "education": [{"institution": "한빛대학교", "gpa": "4.0/4.5"}],
       "publications": [{"name": "글", "website": "https://paper.example.com"}],
       "skills": [{"name": "웹", "keyword": ["HTML", "CSS"]}],
       "languages": [{"name": "영어", "level": "유창"}]}
      """)
    #expect(input.problems == [])
    #expect(input["work"].elements.map { $0["name"].string } == ["한빛커머스", "두빛소프트"])
    #expect(input["work"].elements[0]["url"].string == "https://hanbit.example.com")
    #expect(input["basics"]["url"].string == "https://hong.example.com")
    #expect(input["basics"]["image"].string == "me.jpg")
    #expect(input["education"].elements[0]["score"].string == "4.0/4.5")
    #expect(input["skills"].elements[0]["keywords"].elements.map(\.string) == ["HTML", "CSS"])
    for text in ["hong_dev", "서울", "한빛커머스", "4.0/4.5", "HTML", "유창", "paper.example.com"] {
      #expect(input.printed.contains(text), "\(text)")
    }
    #expect(!input.markdown.contains("# |"))
  }

  static let reactive4 = """
    {"basics": {"name": "홍길동", "headline": "백엔드 개발자", "email": "hong@example.com",
      "phone": "010-0000-0000", "location": "서울", "url": {"label": "", "href": "https://hong.example.com"},
      "customFields": [{"id": "x", "icon": "star", "name": "텔레그램", "value": "hong_dev"}],
      "picture": {"url": "https://example.com/me.jpg", "size": 64}},
     "sections": {
      "summary": {"id": "summary", "name": "요약", "content": "<p>결제를 만드는 <strong>개발자</strong></p>"},
      "experience": {"id": "experience", "name": "경력", "items": [
        {"id": "a", "visible": true, "company": "한빛커머스", "position": "개발자", "location": "판교",
         "date": "2020.03 - 2022.12", "summary": "<ul><li><p>결제</p></li><li>정산</li></ul>",
         "url": {"label": "", "href": "https://hanbit.example.com"}},
        {"id": "b", "visible": true, "company": "두빛소프트", "date": "언젠가"}]},
      "education": {"items": [{"institution": "한빛대학교", "studyType": "학사", "area": "컴퓨터공학",
        "score": "4.0", "date": "2014 - 2018", "summary": "<p>졸업 논문</p>"}]},
      "skills": {"items": [{"name": "언어", "description": "고급", "level": 3, "keywords": ["Swift"]}]},
      "languages": {"items": [{"name": "영어", "description": "유창", "level": 4}]},
      "profiles": {"items": [{"network": "GitHub", "username": "hong", "icon": "github",
        "url": {"label": "", "href": "https://github.com/hong"}}]},
      "certifications": {"items": [{"name": "정보처리기사", "issuer": "한국산업인력공단", "date": "2019.05"}]},
      "references": {"items": [{"name": "김부장", "description": "팀장", "summary": "<p>믿을 수 있다</p>"}]},
      "custom": {"c1": {"name": "강연", "items": [{"name": "결제 이야기", "date": "2021",
        "description": "한빛 콘퍼런스", "keywords": ["결제"]}]}}},
     "metadata": {"template": "onyx", "notes": ""}}
    """

  @Test func reactiveResumeIsRead() {
    let input = JSONInput(Self.reactive4)
    #expect(input.problems == [])
    let work = input["work"].elements
    #expect(work.map { $0["name"].string } == ["한빛커머스", "두빛소프트"])
    #expect(work[0]["startDate"].string == "2020-03" && work[0]["endDate"].string == "2022-12")
    for text in [
      "백엔드 개발자", "서울", "hong_dev", "결제를 만드는 개발자", "판교", "정산", "언젠가", "컴퓨터공학", "졸업 논문", "고급",
      "Swift",
      "유창", "github.com/hong", "한국산업인력공단", "2019.05", "팀장", "믿을 수 있다", "강연", "결제 이야기", "한빛 콘퍼런스",
    ] {
      // The headline stands in front matter.
      #expect(input.printed.contains(text) || input.markdown.contains(": \"\(text)\""), "\(text)")
    }
    #expect(!input.printed.contains("<") && !input.printed.contains("**"))
  }

  @Test func reactiveResumeFiveIsRead() {
    let input = JSONInput(
      """
      {"picture": {"hidden": false, "url": ""}, "basics": {"name": "Jane Roe", "headline": "Engineer",
        "website": {"url": "https://jane.example.com", "label": ""},
        "customFields": [{"id": "1", "icon": "x", "text": "Signal: jane.01", "link": ""}]},
       "summary": {"title": "About", "content": "<p>Builds payments.</p>"},
       "sections": {
        "experience": {"title": "Work", "items": [{"company": "Acme", "position": "Engineer",
          "period": "March 2020 – Present", "description": "<p>Led <em>billing</em>.</p>",
          "website": {"url": "", "label": ""}}]},
        "education": {"items": [{"school": "Any University", "degree": "BSc", "grade": "3.9",
          "period": "2014 - 2018", "description": ""}]},
        "awards": {"items": [{"title": "First Prize", "awarder": "ICPC", "date": "2017"}]},
        "skills": {"items": [{"name": "Swift", "proficiency": "Expert", "keywords": []}]}},
       "customSections": [{"title": "Talks", "items": [{"name": "On Ledgers", "period": "2021"}]}]}
      """)
    #expect(input.problems == [])
    #expect(input["work"].elements[0]["startDate"].string == "2020-03")
    #expect(input["education"].elements[0]["institution"].string == "Any University")
    for text in [
      "Builds payments", "Led billing", "3.9", "Expert", "Talks", "On Ledgers", "jane.01",
    ] {
      #expect(input.printed.contains(text), "\(text)")
    }
  }

  @Test(arguments: [
    "{\"name\": \"x\", \"version\": \"1.0.0\"}", "[1, 2]", "\"text\"", "{}",
    "{\"basics\": \"홍길동\"}",
    "{\"work\": \"yes\"}", "{\"basics\": {}}", "{\"basics\": {\"foo\": \"bar\"}}",
    "{\"work\": [{}]}",
    "{\"employment\": {\"history\": [{\"employer\": \"Acme\"}]}}",
    "{\"SkillsPassport\": {\"LearnerInfo\": {\"Identification\": {}}}}",
    "{\"sections\": {\"experience\": []}}",
  ])
  func otherShapesAreRefused(_ text: String) {
    let input = JSONInput(text)
    #expect(input.json == nil)
    #expect(input.diagnostics.map(\.id) == ["no-resume"])
  }

  @Test func textsThatAreNotReadAreReportedAtTheirPlaces() {
    let input = JSONInput(
      """
      {"basics": {"name": "홍길동", "hobby": "등산"},
       "work": [{"name": "한빛", "team": "플랫폼"}],
       "sideProjects": [{"name": "사이드", "description": "글"}, {"name": "둘"}],
       "skills": [{"name": "웹", "keywords": [{"name": "HTML"}]}],
       "meta": {"version": "v1.0.0"}, "empty": ["", " "]}
      """)
    #expect(
      input.problems.map { $0.replacing(/^(\d+):\d+/) { "\($0.output.1)" } } == [
        "1 unread-json: basics.hobby isn't known: its text isn't printed",
        "2 unread-json: work[0].team isn't known: its text isn't printed",
        "3 unread-json: sideProjects isn't known: its 3 texts aren't printed",
        "4 unread-json: skills[0].keywords isn't known: its text isn't printed",
      ])
    #expect(input.diagnostics.contains { $0.severity == .note && $0.message.hasPrefix("meta") })
  }

  @Test func whatTheAuthorHidIsReported() {
    let input = JSONInput(
      Self.reactive4.replacing("\"id\": \"b\", \"visible\": true", with: "\"visible\": false"))
    #expect(input["work"].elements.count == 1)
    #expect(input.problems.count == 1)
    #expect(input.problems.first?.contains("sections.experience.items[1]") ?? false)
  }

  @Test(arguments: [
    ("<p>첫 문단 <strong>굵게</strong></p><ul><li>하나</li><li>둘</li></ul>", ["첫 문단 굵게", "하나", "둘"]),
    ("**굵은** 글\\n- 목록", ["굵은 글", "목록"]), ("a <T> & b < c > d", ["a <T> & b < c > d"]),
    ("# 제목이 아닌 줄", ["# 제목이 아닌 줄"]), ("```\\n코드", ["코드"]), ("<!-- 주석 -->글", ["글"]),
    ("<ol><li>하나<ul><li>안</li></ul></li><li>둘</li></ol>", ["1.", "하나", "안", "2.", "둘"]),
    ("<a href=\\\"https://a.example.com/x\\\">링크</a>입니다", ["링크입니다"]),
    ("첫 줄<br>둘째 줄", ["첫 줄", "둘째 줄"]), ("---", ["---"]), ("===\\n글", ["===", "글"]),
    ("1. 하나\\n2. 둘", ["하나", "둘"]), ("<div>열고 닫지 않음", ["열고 닫지 않음"]),
  ])
  func markdownAndSimpleHTMLAreReadInBodies(_ value: String, expected: [String]) {
    for member in ["summary", "highlights"] {
      let written = member == "summary" ? "\"\(value)\"" : "[\"\(value)\"]"
      let input = JSONInput(
        "{\"basics\": {\"name\": \"홍길동\"}, \"work\": [{\"name\": \"한빛\", \"\(member)\": \(written)},"
          + "{\"name\": \"두빛\"}]}")
      for text in expected { #expect(input.printed.contains(text), "\(text) in \(input.printed)") }
      #expect(!input.printed.contains("**") && !input.printed.contains("<p>"))
      #expect(input.printed.contains("두빛"), "nothing is swallowed")
      #expect(input.markdown.split(separator: "\n").filter { $0.hasPrefix("### ") }.count == 2)
    }
  }

  @Test func dateTimesAreCutToTheDay() {
    let input = JSONInput(
      """
      {"work": [{"name": "한빛", "startDate": "2017-05-01T00:00:00.000Z", "endDate": "2017-12-31 09:00"},
       {"name": "두빛", "startDate": "2018-01", "endDate": "2019"}]}
      """)
    let dates = input["work"].elements.flatMap { [$0["startDate"].string, $0["endDate"].string] }
    #expect(dates == ["2017-05-01", "2017-12-31", "2018-01", "2019"])
    #expect(!input.printed.contains("T00"))
  }

  @Test(arguments: [
    "{\"name\": null, \"position\": \"프리랜서\"}", "{\"name\": \"\", \"position\": \"프리랜서\"}",
    "{\"position\": \"프리랜서\", \"highlights\": [\"\", null, \"결제\"]}",
    "{\"startDate\": \"2018-01\", \"summary\": \"프리랜서\"}",
    "{\"name\": \" \", \"summary\": \"프리랜서\"}",
  ])
  func nothingEmptyIsTitled(_ work: String) {
    let input = JSONInput("{\"basics\": {\"name\": \"\"}, \"work\": [\(work)]}")
    #expect(input.printed.contains("프리랜서"))
    for line in input.markdown.split(separator: "\n") {
      let bare = line.filter { !"#-| ".contains($0) }
      #expect(!bare.isEmpty || line == "---", "\(line)")
      #expect(!line.contains("# |"))
    }
  }

  @Test func namesWithoutGroupsAreSkills() {
    let input = JSONInput(
      "{\"skills\": [\"Swift\", \"Kotlin\"], \"languages\": [\"한국어\"], \"interests\": [\"등산\"]}")
    #expect(input.json == nil, "lists of words alone aren't a résumé")
    let named = JSONInput(
      "{\"basics\": {\"name\": \"홍길동\"}, \"skills\": [\"Swift\", \"Kotlin\"], \"languages\": [\"한국어\"]}"
    )
    #expect(
      named["skills"].elements.map { $0["keywords"].elements.map(\.string) } == [
        ["Swift", "Kotlin"]
      ])
    #expect(named["languages"].elements.map { $0["language"].string } == ["한국어"])
    #expect(named.problems == [])
  }
}
