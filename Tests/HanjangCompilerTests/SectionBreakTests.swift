import HanjangCore
import HanjangResume
import HanjangStyle
import Testing

@Suite struct SectionBreakTests {
  @Test func stylesKnowTheKindsOfSections() {
    #expect(StyleProperty.sectionKinds == SectionKind.allCases.map(\.rawValue))
  }

  private static let resume =
    "# 홍길동\n\nhong@example.com\n\n## 소개\n\n글\n\n## 경력\n\n### 회사 | 팀\n2020.01 - 2021.02\n\n"
    + "## 학력\n\n### 학교\n2014.03 - 2018.02\n"

  @Test(arguments: [
    ("[none]", 1, [0, 0, 0]), ("[career]", 2, [0, 1, 1]), ("[career, education]", 3, [0, 1, 2]),
    ("project", 1, [0, 0, 0]),
  ])
  func sectionBeginsAPageWhereTheStyleSaysSo(_ names: String, count: Int, pages: [Int]) throws {
    let dumped = try DumpedPages(
      Self.resume, overrides: ["resume.section.break-before=\(names)"])
    #expect(dumped.sizes.count == count)
    for (title, page) in zip(["소개", "경력", "학력"], pages) {
      #expect(dumped.stretches.first { $0.text.hasPrefix(title) }?.page == page + 1)
    }
    #expect(dumped.diagnostics.filter { $0.severity > .note }.isEmpty)
  }

  @Test(arguments: ["<!-- pagebreak -->", "\\newpage"])
  func breakBetweenSectionsIsHeeded(_ command: String) throws {
    let text = Self.resume.replacing("## 학력", with: "\(command)\n\n## 학력")
    let dumped = try DumpedPages(text)
    #expect(dumped.sizes.count == 2)
    #expect(dumped.stretches.first { $0.text == "학력" }?.page == 2)
  }
}
