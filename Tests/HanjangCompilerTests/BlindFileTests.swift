import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangTestSupport
import Testing

/// The finished file of a blind copy holds none of the words that were taken out.
@Suite struct BlindFileTests {
  private func compile(
    _ text: String, path: String = "홍길동.md", names: [String] = []
  ) throws -> Compilation {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.folder = Golden.root.appending(path: "samples").path
    options.isBlind = true
    options.blindNames = names
    options.today = 1_780_000_000
    return try Compiler(options: options).compile(SourceFile(path: path, text: text))
  }

  @Test(arguments: [
    ("backend-developer.md", ["홍길동", "한빛대학교", "hong@example.com", "example-hong"]),
    (
      "bilingual.md",
      ["정나래", "Narae Jeong", "한빛대학교", "Hanbit University", "narae@example.com", "example-narae"]
    ),
    (
      "junior-developer.md",
      ["윤새봄", "saebom@example.com", "example-saebom", "한빛소프트웨어학교", "010-0000-0001"]
    ),
    ("english-engineer.md", ["Saebom", "example-yun", "Garam University", "010-0000"]),
    ("frontend-developer.md", ["김한장", "hanjang@example.com", "example-hanjang", "한빛대학교"]),
    ("career-changer.md", ["배다온", "daon@example.com", "example-daon", "가람대학교", "010-0000-0004"]),
    ("cover-letter.md", ["김한장", "hanjang@example.com", "010-0000-0006"]),
    ("cover-letter-english.md", ["Gildong", "hong@example.com"]),
    ("data-scientist-career.md", ["서하늘", "haneul@example.com", "가람대학교"]),
    ("designer-portfolio.md", ["문가온", "gaon@example.com", "example-gaon", "한빛대학교"]),
    ("researcher.md", ["Haneul", "haneul.seo@example.org"]),
    ("messy.md", ["강두레", "dure@example.com", "example-dure", "한빛대학교"]),
  ])
  func wordsOfSamplesAreGone(_ name: String, words: [String]) throws {
    let url = Golden.root.appending(path: "samples/\(name)")
    let text = try String(contentsOf: url, encoding: .utf8)
    for word in words { #expect(text.contains(word), "\(word) is not in the sample") }
    try expect(compile(text), without: words)
  }

  @Test func nothingOfFrontMatterAndAnchorsIsLeft() throws {
    let compilation = try compile(
      """
      ---
      title: 홍길동 이력서
      author: 홍길동
      subject: 홍길동의 경력
      keywords: [홍길동]
      ---
      # 홍길동

      ## 경력

      ### 한장소프트 | 개발팀
      2020.01 ~ 2022.01

      - 서버

      ## 학력

      ### 한빛대학교 | 컴퓨터공학 학사
      2012.03 - 2018.02
      """)
    #expect(compilation.diagnostics.filter { $0.severity > .note }.isEmpty)
    try expect(compilation, without: ["홍길동", "한빛대학교"])
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    let printed = try inspector.text
    for word in ["지원자", "한장소프트", "개발팀", "컴퓨터공학"] { #expect(printed.contains(word)) }
    #expect(try inspector.information["Title"] == "지원자")
  }

  @Test(arguments: [
    "---\nkind: article\n---\n# 글\n\n홍길동 씨의 글", "---\nkind: letter\n---\n# 자기소개서\n\n일합니다.",
    "---\nkind: resume\n---\n## 경력\n\n### 한장소프트\n2020.01 - 2021.01\n",
  ])
  func withoutANameNoCopyIsMade(_ text: String) throws {
    let compilation = try compile(text)
    #expect(compilation.output == nil)
    #expect(compilation.diagnostics.contains { $0.id == "blind-without-name" })
    let named = try compile(text, names: ["홍길동"])
    #expect(named.output != nil, "\(named.diagnostics)")
    try expect(named, without: ["홍길동"])
  }

  @Test func aLetterLosesNameAndTelephone() throws {
    let compilation = try compile(
      """
      ---
      kind: letter
      ---
      # 자기소개서
      홍길동

      ## 1. 지원 동기

      저 홍길동은 개발자입니다. 연락처는 010-1234-5678 입니다.

      홍길동 드림
      """)
    #expect(compilation.diagnostics.filter { $0.severity > .note }.isEmpty)
    try expect(compilation, without: ["홍길동", "1234-5678"])
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    let printed = try inspector.text
    for word in ["자기소개서", "저 지원자는 개발자입니다", "지원자 드림"] { #expect(printed.contains(word)) }
  }

  @Test(arguments: [
    "footer.center", "header.left",
  ])
  func aNameInTheStyleIsAnError(_ slot: String) throws {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.isBlind = true
    options.overrides = ["\(slot)=홍길동 {page}"]
    let compilation = try Compiler(options: options).compile(
      SourceFile(path: "a.md", text: "# 홍길동\n\n## 경력\n\n### 한장소프트\n2020.01 - 2021.01\n"))
    #expect(compilation.output == nil)
    #expect(compilation.diagnostics.contains { $0.id == "name-left-in-blind-copy" })
  }

  @Test(arguments: 0..<12)
  func nothingOfAPersonIsInTheFile(_ seed: Int) throws {
    let person = GeneratedPerson(seed: UInt64(seed + 1_000))
    var kind = ["resume", "letter", "article", "portfolio"][seed % 4]
    kind = "---\nkind: \(kind)\n" + person.document.dropFirst(4)
    let compilation = try compile(kind, path: "\(person.name).md")
    let output = try #require(compilation.output, "\(compilation.diagnostics)")
    let inspector = try PDFInspector(output)
    defer { inspector.remove() }
    let read =
      try inspector.text + inspector.packet + inspector.addresses
      + inspector.structure.joined(separator: "\n")
      + inspector.information.values.joined(separator: "\n")
    #expect(person.leaks(in: read).isEmpty, "\(person.leaks(in: read))")
    try expect(compilation, without: [person.name, person.given, person.latinGiven, person.handle])
  }

  private func expect(_ compilation: Compilation, without words: [String]) throws {
    let output = try #require(compilation.output)
    let folder = TemporaryFolder()
    try folder.write("blind.pdf", output)
    defer { folder.remove() }
    let plain = try Program.data(
      "qpdf", ["--qdf", "--object-streams=disable", folder.path("blind.pdf"), "-"])
    let inspector = try PDFInspector(output)
    defer { inspector.remove() }
    let read =
      try inspector.text + inspector.packet + inspector.addresses
      + inspector.structure.joined(separator: "\n")
    #expect(!read.isEmpty && plain.count > 1_000)
    let hex = plain.lowercasedASCII
    for word in words {
      #expect(!read.contains(word), "\(word) is read")
      let utf16 = word.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      for form in [Array(word.utf8), utf16] {
        #expect(plain.firstRange(of: Data(form)) == nil, "\(word) is in the file")
        let digits = form.map { String(format: "%02x", $0) }.joined()
        #expect(hex.firstRange(of: Data(digits.utf8)) == nil, "\(word) is in the file in hex")
        let escaped = Data(form.flatMap { Self.escaped($0) })
        #expect(plain.firstRange(of: escaped) == nil, "\(word) is in the file, escaped")
      }
    }
  }

  /// As a literal string has bytes that aren't ASCII.
  private static func escaped(_ byte: UInt8) -> [UInt8] {
    (0x20..<0x7F).contains(byte) ? [byte] : Array(("\\" + String(format: "%03o", byte)).utf8)
  }
}

extension Data {
  fileprivate var lowercasedASCII: Data {
    Data(map { (65...90).contains($0) ? $0 + 32 : $0 })
  }
}
