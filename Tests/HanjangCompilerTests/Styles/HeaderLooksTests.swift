import HanjangCore
import Foundation
import HanjangTestSupport
import Testing

/// Contacts, links and the photo as styles show them.
@Suite struct HeaderLooksTests {
  private func contacts(
    _ lines: String, style: String = "wanted", overrides: [String] = [], language: String = "ko"
  ) throws -> [String] {
    let pages = try DumpedPages(
      "---\nlang: \(language)\n---\n# 홍길동\n이메일: a@example.com\n\(lines)\n\n"
        + "## 경력\n\n### 한빛\n2020.01 - 2021.02\n",
      style: style, overrides: overrides)
    let top = pages.stretches.first { $0.text == "한빛" }?.y ?? 0
    var lines: [(y: Double, text: String)] = []
    for stretch in pages.stretches where stretch.y < top && stretch.size < 11 {
      if stretch.text == "경력" { continue }
      if let last = lines.indices.last, lines[last].y == stretch.y {
        lines[last].text += stretch.text
      } else {
        lines.append((stretch.y, stretch.text))
      }
    }
    return lines.map { $0.text.replacingOccurrences(of: "\u{A0}", with: " ") }
  }

  @Test(arguments: [
    ("https://github.com/hong", "GitHub: https://github.com/hong"),
    ("https://www.linkedin.com/in/hong", "LinkedIn: https://www.linkedin.com/in/hong"),
    ("https://www.wanted.co.kr/cv/1", "원티드: https://www.wanted.co.kr/cv/1"),
    ("https://www.rallit.com/hub/resumes/1", "랠릿: https://www.rallit.com/hub/resumes/1"),
    ("https://velog.io/@hong", "velog: https://velog.io/@hong"),
    ("https://hong.tistory.com", "티스토리: https://hong.tistory.com"),
    ("https://hong.notion.site/abc", "노션: https://hong.notion.site/abc"),
    ("[GitHub](https://github.com/hong)", "GitHub: https://github.com/hong"),
    ("블로그: [길동의 기록](https://hong.example.com)", "블로그: 길동의 기록https://hong.example.com"),
    ("블로그: https://velog.io/@hong", "블로그: https://velog.io/@hong"),
    ("📞 010-0000-0000", "연락처: 010-0000-0000"), ("https://example.com/a", "https://example.com/a"),
  ])
  func linkHasTheLabelOfItsHost(_ line: String, printed: String) throws {
    #expect(try contacts(line).contains(printed))
  }

  @Test func labelsAreOfTheDocumentsLanguage() throws {
    let lines = try contacts("https://www.rallit.com/1\n010-0000-0000", language: "en")
    #expect(lines.contains("Rallit: https://www.rallit.com/1"))
    #expect(lines.contains("Phone: 010-0000-0000"))
    let bare = try contacts(
      "https://github.com/hong", overrides: ["resume.header.labels=false"])
    #expect(bare.contains("https://github.com/hong"))
  }

  @Test func rowSaysEverythingOnce() throws {
    let row = try contacts(
      "연락처: 010-0000-0000\nGitHub: https://github.com/hong\nWebsite: https://example.com/",
      style: "international", language: "en")
    #expect(row == ["a@example.com  ·  010-0000-0000  ·  github.com/hong  ·  Website: example.com"])
  }

  @Test func rowOfTwoLinesHasNothingToPartAtTheFirstsEnd() throws {
    let row = try contacts(
      "연락처: 010-0000-0000\nGitHub: [hong](https://github.com/hong)\n"
        + "Website: https://gildong.example.com/writing/in/three/languages",
      style: "international", language: "en")
    #expect(
      row == [
        "a@example.com  ·  010-0000-0000  ·  github.com/hong",
        "Website: gildong.example.com/writing/in/three/languages",
      ])
  }

  @Test(arguments: ["none", "right", "left"])
  func photoStandsWhereTheStyleSays(_ place: String) throws {
    let pages = try DumpedPages(
      "---\nphoto: images/photo.png\n---\n# 홍길동\n이메일: a@example.com\n\n소개\n\n## 경력\n\n### 한빛\n2020.01 - 2021.02\n",
      style: "wanted",
      overrides: ["resume.header.photo=\(place)"],
      folder: Golden.root.appending(path: "samples").path)
    #expect(pages.diagnostics.allSatisfy { $0.severity == .note })
    let image = pages.dump.split(separator: "\n").first { $0.contains("  image ") }
    #expect((image == nil) == (place == "none"))
    guard let image else { return }
    #expect(image.contains("72x96"), "three to four")
    #expect(image.contains(" crop "))
    #expect(image.contains(place == "left" ? "image 56.69,56.69" : "image 466.58,56.69"))
    let introduction = try pages.stretch("소개")
    #expect(introduction.x == 56.69 && introduction.y > 56.69 + 96)
    #expect(try pages.stretch("홍길동").x == (place == "left" ? 146.69 : 56.69))
  }
}
