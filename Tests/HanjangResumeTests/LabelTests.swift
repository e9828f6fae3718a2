import HanjangCore
import HanjangMarkdown
import HanjangResume
import HanjangTestSupport
import Testing

/// Labels of skills, degrees behind names and the order of an item's text.
@Suite struct LabelTests {
  @Test(arguments: [
    (
      "- Machine Learning Frameworks: PyTorch, JAX", "Machine Learning Frameworks",
      ["PyTorch", "JAX"]
    ),
    ("- **Programming Languages (Advanced)**: Go, Rust", "Programming Languages", ["Go", "Rust"]),
    ("- **Programming Languages (Advanced):** Go, Rust", "Programming Languages", ["Go", "Rust"]),
    (
      "- Continuous Integration and Delivery: Jenkins, Argo CD",
      "Continuous Integration and Delivery",
      ["Jenkins", "Argo CD"]
    ),
    (
      "- 데이터 처리 및 분석 도구와 프레임워크 (실무 사용): Spark, Flink", "데이터 처리 및 분석 도구와 프레임워크 (실무 사용)",
      ["Spark", "Flink"]
    ),
    (
      "Infrastructure and Observability Tools: Terraform, Grafana",
      "Infrastructure and Observability Tools", ["Terraform", "Grafana"]
    ),
  ])
  func longLabelsNameSkills(_ line: String, label: String, names: [String]) {
    let skills = data("# Jane Roe\n\njane@example.com\n\n## Skills\n\n\(line)\n")["skills"].elements
    #expect(skills.map { $0["name"].string } == [label])
    #expect(skills.first?["keywords"].elements.map(\.string) == names)
  }

  @Test(arguments: [
    "# Jane Roe, Ph.D.", "# Jane Roe, PhD", "# Jane Roe, M.Sc., PMP", "# Jane Roe, MBA",
    "# Jane Roe, Jr.", "# Jane Roe, Ph.D. | Researcher",
  ])
  func degreesBehindANameAreNoHeadline(_ title: String) {
    let basics = data("\(title)\n\njane@example.com\n\n## Experience\n\n### Acme\n2020 - 2021\n")[
      "basics"]
    #expect(basics["name"].string == "Jane Roe")
    #expect(basics["label"].string == (title.contains("|") ? "Researcher" : ""))
  }

  @Test(arguments: ["Research Interests", "Areas of Interest", "연구 관심 분야"])
  func researchInterestsAreASection(_ title: String) {
    let text =
      "# Jane Roe\n\njane@example.com\n\n## \(title)\n\nTypography, line breaking\n\n## Experience\n\n### Acme\n2020 - 2021\n"
    #expect(
      data(text)["interests"].elements.map { $0["name"].string } == ["Typography", "line breaking"])
    #expect(!ids(text).contains("unknown-section"))
  }

  @Test(arguments: [
    (
      "Publications",
      "Roe, J., & Doe, R. (2024). On visible words. Transactions on Words, 12(3), 45–67."
    ),
    (
      "Publications",
      "J. Roe and R. Doe, “On visible words in printed matter,” TACL, 2024, pp. 88–99."
    ),
    ("논문", "홍길동, 김철수, “보이는 낱말의 조판에 관한 연구”, 한국조판학회지 제12권 3호, 2024.03, 45–67쪽."),
    (
      "Activities",
      "Area chair, ACL 2022–2024; action editor, *Visible Words* (2023–present); reviewer since 2019"
    ),
  ])
  func textWithinAnItemKeepsItsOrder(_ title: String, _ line: String) {
    let manuscript = manuscript("# Jane Roe\n\njane@example.com\n\n## \(title)\n\n- \(line)\n")
    let blocks: [Block]
    switch manuscript.sections.first?.parts.first {
    case .blocks(let own), .reading(_, source: let own): blocks = own
    default:
      Issue.record("set as an entry, with a bold title")
      return
    }
    var document = ParsedText("").document
    document.blocks = blocks
    let written = document.writtenText
    let text = written.text(of: 0..<(written.words.last?.range.upperBound ?? 0))
    #expect(text == line.replacing("*", with: ""))
    #expect(!ResumeData(manuscript).json.text().isEmpty)
  }

  @Test func overlappingJobsAreToldOnceEach() {
    let jobs = (0..<400).map { "### 한빛\($0) | 개발자\n2020.01 - 2023.02\n\n- 일\n" }
    let found = ids("# 홍길동\n\nhong@example.com\n\n## 경력\n\n" + jobs.joined(separator: "\n"))
    let count = found.count { $0 == "overlapping-work" }
    #expect((200...400).contains(count))
  }

  private func manuscript(_ text: String) -> Manuscript {
    var found: [Diagnostic] = []
    let document = MarkdownParser().parse(
      SourceFile(path: "test.md", text: text), diagnostics: &found)
    return ResumeRecognizer(kind: .resume).recognize(document)
  }

  private func data(_ text: String) -> JSONValue { ResumeData(manuscript(text)).json }

  private func ids(_ text: String) -> [String] {
    ResumeChecks.diagnostics(of: manuscript(text), today: PartialDate(year: 2024, month: 6)).map(
      \.id)
  }
}
