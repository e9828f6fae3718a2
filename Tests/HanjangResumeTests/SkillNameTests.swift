import HanjangMarkdown
import HanjangResume
import HanjangTestSupport
import Testing

@Suite struct SkillNameTests {
  @Test(arguments: [
    ("정보기술운영·관리, Linux", ["정보기술운영·관리", "Linux"]),
    ("Java·Kotlin·Swift", ["Java", "Kotlin", "Swift"]),
    ("기획 · 개발 · 운영", ["기획", "개발", "운영"]), ("분석·설계·구현, 서버 운영", ["분석·설계·구현", "서버 운영"]),
  ])
  func middleDotBetweenHangulBelongsToTheName(_ line: String, names: [String]) {
    let document = ParsedText("# 홍길동\n\n## 스킬\n\n- 분야: \(line)\n").document
    let manuscript = ResumeRecognizer(kind: .resume).recognize(document)
    var found: [String] = []
    for section in manuscript.sections {
      for case .skills(let groups, _) in section.parts {
        found += groups.flatMap { $0.names.map(\.plainText) }
      }
    }
    #expect(found == names)
  }

  @Test(arguments: [
    ("회사 | 지역 | 기간", 2), ("가나상사 | 서울 | 2019.01 - 2019.12", 3), ("가나상사 | 종로에서 | 여러 해", 3),
  ])
  func firstRowIsDataUnlessItsCellsNameColumns(_ first: String, count: Int) {
    let table = """
      | \(first) |
      |---|---|---|
      | 한빛커머스 | 서울 | 2020.01 - 2021.02 |
      | 다온 | 부산 | 2021.03 - 2022.04 |
      """
    let document = ParsedText("# 홍길동\n\n## 경력\n\n\(table)\n").document
    let manuscript = ResumeRecognizer(kind: .resume).recognize(document)
    var found = 0
    for section in manuscript.sections {
      for case .entry in section.parts { found += 1 }
    }
    #expect(found == count)
  }
}
