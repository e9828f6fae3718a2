import Foundation
import HanjangCore
import HanjangRender
import HanjangTestSupport
import Testing

@testable import HanjangCompiler

/// Reading finished files back.
@Suite struct RoundTripTests {
  private func compiler(verifies: Bool = true) -> Compiler {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.verifies = verifies
    return Compiler(options: options)
  }

  private func source(_ text: String) -> SourceFile { SourceFile(path: "test.md", text: text) }

  private func told(_ compilation: Compilation) -> [Diagnostic] {
    compilation.diagnostics.filter { $0.id.hasPrefix("verify") }
  }

  @Test(arguments: [
    "대한민국 hong@example.com 010-1234-5678 2020.01.31", "이모지 😀 👨‍👩‍👧 🇰🇷 ❤️ 1️⃣ 👍🏽", "漢字와 naïve “quotes” — 1 %",
    "| a | b |\n|---|---|\n| 가 | 나다 |", "글[^1]\n\n[^1]: 각주", "שלום 안녕",
    "머신ﷺ러닝 가\u{200B} \u{200B}\n\u{200B} 나",
    "```\ncode  (x) \\ <y>\n```",
    "a~~b~~ **굵은** *기울인* `code`",
    "https://example.com/a-very-long-address-that/goes-on/and-on?a=b&c=d#e",
  ])
  func everyTextComesBack(_ text: String) throws {
    let compilation = try compiler().compile(source(text))
    #expect(told(compilation).isEmpty)
    #expect(compilation.output != nil)
  }

  @Test(arguments: ["wanted", "wanted-classic", "career", "international", "portfolio"])
  func everySampleOfRecognitionComesBack(_ style: String) throws {
    let url = Golden.root.appending(path: "Tests/Recognition/10-roles.md")
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.verifies = true
    options.style = try StyleFinder.find(style)
    let compilation = try Compiler(options: options)
      .compile(source(String(contentsOf: url, encoding: .utf8)))
    #expect(told(compilation).isEmpty)
  }

  /// What recognition takes for labels and styles write in their own way.
  @Test(arguments: [
    "# 홍길동\n\n| 항목 | 내용 |\n|-|-|\n| 이름 | 홍길동 |\n| 이메일 | hong@example.com |\n",
    "**Name**: Jane Roe\n**Position**: QA Engineer\n\njane@example.com\n\n## Experience\n\n### Acme\n",
    "# 홍길동\n\n[GitHub](https://github.com/hong) · https://www.example.com/hong\n\n## 경력\n\n### 한장\n"
      + "- **기간** : 2021.03 ~ 2021.12\n- 개발\n",
    "# 홍길동\n\n## 프로젝트\n\n### 한장\n2024.01 ~ 진행 중\n\n- 개발\n",
  ])
  func labelsThatStylesLeaveOutAreNotLost(_ text: String) throws {
    for style in ["wanted", "international"] {
      var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
      options.verifies = true
      options.style = try StyleFinder.find(style)
      let compilation = try Compiler(options: options).compile(source(text))
      #expect(told(compilation).map(\.message) == [])
    }
  }

  @Test func differencesAreToldWithTheirLine() throws {
    var first = compiler(verifies: false)
    guard case .typeset(let typeset) = try first.typeset(source("하나\n\n둘 셋\n")) else {
      Issue.record("the document was not set")
      return
    }
    let other = try compiler(verifies: false).compile(source("하나\n\n둘 넷\n"))
    let bytes = try #require(other.output)
    let found = RoundTrip(typeset).diagnostics(
      pages: try PDFTextReader.pages(of: bytes), poppler: PopplerText.reading(of: bytes))
    #expect(found.map(\.id) == ["verify-text", "verify-partly", "verify-broken"])
    #expect(found.first?.severity == .error)
    #expect(found.filter { $0.id != "verify-partly" }.allSatisfy { $0.range?.start.line == 3 })
  }

  @Test func lostWordsAreTold() throws {
    var first = compiler(verifies: false)
    guard case .typeset(let typeset) = try first.typeset(source("하나 둘째\n\n셋째\n")) else {
      Issue.record("the document was not set")
      return
    }
    let other = try compiler(verifies: false).compile(source("하나 둘째"))
    let bytes = try #require(other.output)
    let found = RoundTrip(typeset).diagnostics(
      pages: try PDFTextReader.pages(of: bytes), poppler: PopplerText.reading(of: bytes))
    #expect(found.contains { $0.id == "verify-lost" && $0.range?.start.line == 3 })
  }

  @Test func textIsReadInTheOrderOfDrawing() throws {
    let bytes = try #require(
      try compiler(verifies: false)
        .compile(source("가 😀 나\n\n<!-- pagebreak -->\n\n(다) \\\\ 라")).output)
    let pages = try PDFTextReader.pages(of: bytes)
    #expect(pages.first?.hasPrefix("가 😀 나") == true)
    #expect(pages.last?.hasPrefix("(다) \\ 라") == true)
  }
}
