import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangStyle
import HanjangTestSupport
import Testing

/// Two columns, with real fonts.
@Suite struct SidebarTests {
  private static let header = "# 홍길동\n\n개발자\n\nhong@example.com\n\n머리글\n\n"
  private static let skills = "## 스킬\n\n- 언어: 파이썬, 스위프트\n\n"
  private static let education = "## 학력\n\n### 한국대학교\n2012.03 - 2016.02\n\n"

  /// So many achievements of two lines each.
  private static func career(_ count: Int) -> String {
    "## 경력\n\n### 한장소프트 | 팀\n2018.01 - 2020.01\n\n"
      + (0..<count).map { "#### 일\($0)\n- 한 것\($0)\n\n" }.joined()
  }

  private static func dumped(_ text: String, _ overrides: String...) throws -> DumpedPages {
    let dumped = try DumpedPages(text, style: "sidebar", overrides: overrides)
    #expect(dumped.diagnostics.filter { $0.severity > .note }.isEmpty)
    return dumped
  }

  private static let short = header + career(2) + skills + education

  @Test(arguments: [("left", true), ("right", false)])
  func namedSectionsStandBesideTheOthers(_ side: String, isLeft: Bool) throws {
    let pages = try Self.dumped(Self.short, "sidebar.side=\(side)")
    #expect(pages.pageCount == 1)
    let aside = try ["hong@example.com", "스킬", "학력", "한국대학교", "2012.03 - 2016.02"].map {
      try pages.stretch($0)
    }
    let main = try ["홍길동", "개발자", "머리글", "경력", "한장소프트", "일0"].map { try pages.stretch($0) }
    #expect(Set(aside.map(\.x)).count == 1)
    #expect(Set(main.map(\.x)).count == 1)
    let middle = (aside[0].x + main[0].x) / 2
    #expect((aside[0].x < middle) == isLeft)
    for stretch in isLeft ? aside : main { #expect(stretch.right < (isLeft ? main : aside)[0].x) }
  }

  @Test(arguments: ["left", "right"])
  func textIsDrawnAsItWasWritten(_ side: String) throws {
    let text =
      Self.header + Self.skills + Self.career(1) + Self.education + "## 프로젝트\n\n### 한 것\n2020.01\n"
    let pages = try Self.dumped(text, "sidebar.side=\(side)")
    let known = ["홍길동", "개발자", "hong@example.com", "머리글", "스킬", "경력", "학력", "프로젝트"]
    #expect(pages.texts[0].filter(known.contains) == known)
    let outline = pages.dump.split(separator: "\n").filter { $0.hasPrefix("outline 2") }
    let titles = outline.compactMap { $0.split(separator: "\"").dropFirst().first }
    #expect(titles == ["스킬", "경력", "학력", "프로젝트"])
  }

  @Test func structureHasTheOrderOfTheDocument() throws {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.style = .named("sidebar")
    let text = Self.header + Self.skills + Self.career(60) + Self.education
    let made = try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
    let inspector = try PDFInspector(try #require(made.output))
    defer { inspector.remove() }
    let lines = try inspector.structure.map { $0.trimmingCharacters(in: .whitespaces) }
    let wanted = ["홍길동", "hong@example.com", "머리글", "스킬", "경력", "학력", "한국대학교"]
    #expect(
      lines.filter { line in wanted.contains { "\"\($0)\"" == line } } == wanted.map { "\"\($0)\"" }
    )
  }

  @Test(arguments: [("first", true), ("all", false)])
  func laterPagesHaveTheSidebarOrItsRoom(_ pages: String, isWhole: Bool) throws {
    let dumped = try Self.dumped(
      Self.header + Self.career(60) + Self.skills, "sidebar.pages=\(pages)")
    #expect(dumped.pageCount > 1)
    let first = try dumped.stretch("일0")
    let last = try dumped.stretch("일59")
    #expect(last.page == dumped.pageCount)
    #expect((last.x < first.x) == isWhole)
    #expect(try dumped.stretch("스킬").page == 1)
    let grounds = dumped.fills.filter { $0.color == "#F2F4F7" }
    #expect(grounds.count == (isWhole ? 1 : dumped.pageCount))
    for index in 0..<60 {
      #expect(dumped.stretches.count { $0.text.hasSuffix("한 것\(index)") } == 1)
    }
  }

  /// More skills than a page has room for.
  private static let manySkills =
    "## 스킬\n\n" + (0..<70).map { "- 분야\($0): 하나, 둘, 셋\n" }.joined() + "\n"

  @Test func sectionWithoutRoomStandsInTheMainColumn() throws {
    let pages = try Self.dumped(Self.header + Self.career(3) + Self.manySkills + Self.education)
    #expect(try pages.stretch("스킬").x >= pages.stretch("경력").x || pages.stretch("스킬").page > 1)
    #expect(try pages.stretch("학력").x == pages.stretch("hong@example.com").x)
    for index in 0..<70 { _ = try pages.stretch("분야\(index):") }
  }

  @Test func sidebarGoesOnBesideLaterPages() throws {
    let pages = try Self.dumped(
      Self.header + Self.career(3) + Self.manySkills + Self.education, "sidebar.pages=all")
    #expect(pages.pageCount > 1)
    #expect(try pages.stretch("분야69:").page > 1)
    #expect(try pages.stretch("분야69:").x == pages.stretch("hong@example.com").x)
    #expect(try pages.stretch("경력").page == 1)
    for index in 0..<70 { _ = try pages.stretch("분야\(index):") }
  }

  /// As poppler orders text by its place, column after column.
  @Test func columnsOfTheSampleAreReadOneAfterTheOther() throws {
    let url = Golden.root.appending(path: "samples/frontend-developer.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let made = try Compiler(options: .init(fonts: FontLibraryLoader(environment: [:]))).compile(
      SourceFile(path: url.path, text: text))
    let inspector = try PDFInspector(try #require(made.output))
    defer { inspector.remove() }
    let read = try inspector.textByPlace
    let aside = ["기술", "학력", "교육", "자격증", "수상", "외국어", "일본어"]
    let main = ["김한장", "경력", "프로젝트", "글자 다듬기 라이브러리"]
    let lines = read.split(separator: "\n").map(String.init)
    let known = lines.filter { (aside + main).contains($0) }
    #expect(known == aside + main)
  }

  @Test(arguments: ["across", "main", "sidebar"])
  func headerStandsWhereTheStyleSays(_ place: String) throws {
    let pages = try Self.dumped(Self.short, "sidebar.header=\(place)")
    let name = try pages.stretch("홍길동")
    let (mail, text) = (try pages.stretch("hong@example.com"), try pages.stretch("머리글"))
    switch place {
    case "across": #expect(name.y < mail.y - 20 && name.y < text.y - 20 && name.x == mail.x)
    case "main": #expect(name.x == text.x && name.y < text.y && mail.y < text.y)
    default: #expect(name.x == mail.x && name.y < mail.y && text.y < mail.y)
    }
  }

  @Test(arguments: [
    "글\n\n## 생각\n\n더\n", header + "## 경력\n\n### 회사\n2019.01 - 2020.01\n\n- 일\n",
    "---\nkind: letter\n---\n\n# 홍길동\n\nhong@example.com\n\n## 지원 동기\n\n글\n",
  ])
  func documentWithoutItsSectionsHasOneColumn(_ text: String) throws {
    let pages = try Self.dumped(text)
    #expect(pages.fills.allSatisfy { $0.color != "#F2F4F7" })
    let none = try Self.dumped(text, "sidebar.side=none")
    #expect(pages.dump == none.dump)
  }

  @Test func photoStandsAboveTheContacts() throws {
    let text = Self.short.replacing("hong@", with: "![사진](images/photo.png)\n\nhong@")
    let pages = try DumpedPages(
      text, style: "sidebar", folder: Golden.root.appending(path: "samples").path)
    let line = try #require(pages.dump.split(separator: "\n").first { $0.contains("image ") })
    let place = line.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    let mail = try pages.stretch("hong@example.com")
    #expect(abs(place[0] - mail.x) < 0.1 && place[1] < mail.y - 90)
    #expect(line.contains("사진"))
  }

  @Test func longNoteOfTheSidebarTakesItsSectionToTheMainColumn() throws {
    let note = "\n\n[^1]: " + String(repeating: "긴 주 ", count: 900)
    let text = Self.header + Self.career(3) + Self.skills + "## 외국어\n\n영어[^1]" + note
    let pages = try Self.dumped(text, "blocks.footnotes.place=page")
    #expect(try pages.stretch("외국어").x == pages.stretch("머리글").x)
    #expect(pages.fills.count { $0.color == "#F2F4F7" } == 1)
  }

  @Test func contactsWithoutRoomHaveTheirLabelsInFont() throws {
    let links = (0..<90).map { "- https://example.com/\($0)\n" }.joined()
    let text =
      "# 홍길동\n\n- hong@example.com\n" + links + "\n" + Self.skills
      + "## Projects\n\n### A\n2020.01\n"
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.style = .named("sidebar")
    options.today = 1_780_000_000
    options.standards = try StandardRequest(["ua-1"])
    let made = try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
    #expect(made.diagnostics.filter { $0.severity > .note }.isEmpty)
    let inspector = try PDFInspector(try #require(made.output))
    defer { inspector.remove() }
    let read = try inspector.text
    #expect(read.contains("이메일: hong@example.com"))
    for index in 0..<90 { #expect(read.contains("example.com/\(index)\n")) }
  }

  /// Below a header above both columns there is no room for the picture, nor for its title alone.
  @Test func titleGoesOverleafWithItsPicture() throws {
    let text =
      "# 홍길동\n\n## 프로젝트\n\n### 그림\n2020.01\n\n![표](images/build-times.png){height=1000pt}\n\n"
      + Self.skills
    let pages = try DumpedPages(
      text, style: "sidebar",
      overrides: ["sidebar.header=across", "page.size=A5 landscape", "sidebar.width=60pt"],
      folder: Golden.root.appending(path: "samples").path)
    let lines = pages.dump.split(separator: "\n")
    let picture = try #require(lines.firstIndex { $0.contains("image ") })
    let page = lines[..<picture].count { $0.hasPrefix("page ") }
    #expect(try pages.stretch("홍길동").page == 1)
    #expect(try pages.stretch("스킬").page == 1)
    #expect(try pages.stretch("그림").page == page)
  }

  @Test func pageBreaksAreForTheMainColumn() throws {
    let text =
      Self.header + Self.education + "<!-- pagebreak -->\n\n" + Self.career(2)
      + "<!-- pagebreak -->\n\n" + Self.skills + "## 프로젝트\n\n### 한 것\n2020.01\n"
    let pages = try Self.dumped(text)
    #expect(try ["머리글", "학력", "스킬"].allSatisfy { try pages.stretch($0).page == 1 })
    #expect(try pages.stretch("경력").page == 2)
    #expect(try pages.stretch("프로젝트").page == 3)
    let styled = try Self.dumped(
      Self.short + "## 프로젝트\n\n### 한 것\n2020.01\n",
      "resume.section.break-before=[project, education]", "sidebar.pages=all")
    #expect(try styled.stretch("프로젝트").page == 2)
    #expect(try styled.stretch("학력").page == 1)
  }

  @Test func widthIsNeverMoreThanHalfOfThePage() throws {
    let pages = try Self.dumped(Self.short, "sidebar.width=400pt", "sidebar.gap=10pt")
    let (aside, main) = (try pages.stretch("스킬"), try pages.stretch("경력"))
    #expect(abs(main.x - aside.x - 10 - (595.28 - aside.x - 18 / 25.4 * 72 - 10) / 2) < 1)
  }

  @Test(arguments: ["sidebar.side=middle", "sidebar.sections=[hobbies]", "sidebar.pages=2"])
  func whatASidebarCannotBeIsTold(_ setting: String) throws {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.style = .named("sidebar")
    options.overrides = [setting]
    let made = try Compiler(options: options).compile(SourceFile(path: "test.md", text: "글"))
    #expect(made.output == nil)
    #expect(made.diagnostics.map(\.id) == ["style-value"])
  }

  @Test func longerColumnCountsForFitting() throws {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.style = .named("sidebar")
    options.overrides = ["sidebar.pages=all"]
    options.dump = .pages
    let text = Self.header + Self.career(3) + Self.manySkills
    let file = SourceFile(path: "test.md", text: text)
    options.maxPages = 1
    #expect(
      try Compiler(options: options).compile(file).diagnostics.contains {
        $0.id == "too-many-pages"
      })
    options.maxPages = nil
    options.fit = 2
    #expect(try Compiler(options: options).compile(file).pageCount == 2)
  }
}
