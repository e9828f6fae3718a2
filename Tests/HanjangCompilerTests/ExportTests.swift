import Foundation
import HanjangCompiler
import HanjangCore
import HanjangMarkdown
import HanjangRender
import HanjangTestSupport
import Testing

/// Whole exports with real fonts, read back with poppler.
@Suite struct ExportTests {
  private func compile(
    _ text: String, folder: String? = nil, date: Int64? = nil
  ) throws -> Compilation {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.folder = folder
    options.defaultDate = date
    return try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
  }

  private func inspect(_ text: String) throws -> PDFInspector {
    try PDFInspector(try #require(compile(text).output))
  }

  private static func visible(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  @Test(arguments: [
    "대한민국의 모든 낱말은 띄어쓰기에서만 나뉩니다.", "office waffle fi ffl — “quotes” …",
    "값이 (😀)이면 🇰🇷 👨‍👩‍👧 ✅ 끝", "漢字와 한글, 日本", "🛠 도구, 🛠️ 도구, ✔ 끝 ✈️", "a*b*c `code 가` x<sub>2</sub>",
  ])
  func textIsReadBackExactly(_ text: String) throws {
    let inspector = try inspect(text)
    defer { inspector.remove() }
    let plain = ParsedText(text).document.blocks.first.flatMap { block -> String? in
      guard case .paragraph(let content) = block.kind else { return nil }
      return content.plainText
    }
    #expect(Self.visible(try inspector.text) == Self.visible(try #require(plain)))
    #expect(try compile(text).diagnostics.allSatisfy { $0.severity == .note })
  }

  /// From the fourth on, small fonts are made of a medium one.
  @Test func laterDocumentsOfAProcessComeOutAsTheFirst() throws {
    let fonts = FontLibraryLoader(environment: [:])
    let text = "# 제목\n\n한글 Latin **굵게** `code 가` 1,650ms → 110ms 漢字 😀\n"
    let outputs = try (0..<6).map { _ in
      try Compiler(options: Compiler.Options(fonts: fonts))
        .compile(SourceFile(path: "test.md", text: text)).output
    }
    #expect(outputs[0] != nil)
    #expect(Set(outputs).count == 1)
  }

  @Test func everyFontIsEmbeddedSubsetAndMapped() throws {
    let inspector = try inspect("한글 Latin **굵게** `code` 😀")
    defer { inspector.remove() }
    let fonts = try inspector.fonts
    #expect(fonts.count >= 4)
    for font in fonts {
      #expect(font.contains("yes yes yes"), "\(font)")
    }
  }

  /// While it draws, cairo has the same square for each glyph.
  @Test func glyphsAreDrawnFromTheirOutlines() throws {
    let inks = try ["ㅡ", "뻃", "i", "@"].map { character in
      let inspector = try inspect(String(repeating: character, count: 20))
      defer { inspector.remove() }
      return try inspector.ink
    }
    #expect(inks[0] > 0)
    #expect(inks[1] > 2 * inks[0])
    #expect(inks[2] > 0)
    #expect(inks[3] > 2 * inks[2])
  }

  /// A run for each word and each space would take three times as long to draw.
  @Test func spacesStandInTheFontOfTheirWord() throws {
    let pages = try DumpedPages("대한민국의 모든 낱말은 나뉩니다. We set Latin words 한글 사이에", style: "article")
    let runs = pages.dump.split(separator: "\n").filter { $0.contains("text ") }
    #expect((1...5).contains(runs.count))
  }

  @Test func metadataIsThatOfFrontMatter() throws {
    let inspector = try inspect(
      """
      ---
      title: 제목
      author: 홍길동
      subject: 주제
      keywords: [하나, 둘]
      date: 2026-01-31
      ---
      text
      """)
    defer { inspector.remove() }
    let facts = try inspector.information
    #expect(facts["Title"] == "제목")
    #expect(facts["Author"] == "홍길동")
    #expect(facts["Subject"] == "주제")
    #expect(facts["Keywords"] == "하나, 둘")
    #expect(facts["CreationDate"]?.contains("2026") == true)
    #expect(facts["Tagged"] == "yes")
    #expect(facts["Pages"] == "1")
  }

  @Test(arguments: [
    ("# 첫 제목\n\ntext", "첫 제목"), ("## 둘\n\n# 하나\n", "하나"), ("text", "test"),
  ])
  func titleComesFromTheHeadingOrTheName(_ text: String, title: String) throws {
    let inspector = try inspect(text)
    defer { inspector.remove() }
    #expect(try inspector.information["Title"] == title)
  }

  @Test func linksCanBeClicked() throws {
    let inspector = try inspect("[a](https://example.com/한글) 홍 <b@example.com> [c](#d)\n\n# d\n")
    defer { inspector.remove() }
    let addresses = try inspector.addresses
    #expect(addresses.contains("https://example.com/%ED%95%9C%EA%B8%80"))
    #expect(addresses.contains("mailto:b@example.com"))
  }

  @Test func sameInputGivesSameBytes() throws {
    let text = "# 제목\n\n한글 😀 [a](https://example.com)\n"
    let first = try compile(text, date: 1)
    #expect(first.output == (try compile(text, date: 1)).output)
    #expect(first.output != (try compile(text, date: 2)).output)
  }

  /// The flag of England is drawn as a picture, its tags alone are not drawn at all; U+FFFE is U+FFFD.
  @Test(arguments: [
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "가\u{E0067}", "가\u{2064}나",
    "가&nbsp;나&shy;다&#x7;라\\\n\u{FEFF}마&#x202F;바\u{2060}사", "가&#xFFFE;나\u{1FFFF}다",
  ])
  func whatIsNotDrawnIsNotMissed(_ text: String) throws {
    #expect(try compile(text).diagnostics.filter { $0.severity > .note }.isEmpty)
  }

  @Test(arguments: [
    ("![a](missing.png)", "missing-image"), ("![a](https://example.com/a.png)", "remote-image"),
    ("![a](../Package.swift)", "image-outside-folder"),
    ("![a](/etc/passwd)", "image-outside-folder"),
    ("![a](korean-article.md)", "unsupported-image"), ("[a](#nowhere)", "unknown-anchor"),
    ("\u{10FFFD}", "missing-character"),
  ])
  func authorIsWarned(_ text: String, id: String) throws {
    let folder = Golden.root.appending(path: "samples").path
    let compilation = try compile(text, folder: folder)
    let told = compilation.diagnostics.filter { $0.severity > .note }
    #expect(told.filter { $0.id != "claim-dropped" }.map(\.id) == [id])
    #expect(told.first?.range?.start.line == 1)
    #expect(compilation.output != nil)
  }

  @Test func localPictureIsDrawn() throws {
    let folder = Golden.root.appending(path: "samples").path
    let compilation = try compile("![글](images/build-times.png)", folder: folder)
    #expect(compilation.diagnostics.filter { $0.severity > .note }.isEmpty)
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    #expect(try inspector.images.count == 1)
  }

  @Test(arguments: ["korean-article", "english-article"])
  func sampleIsSetWithoutWarnings(_ name: String) throws {
    let url = Golden.root.appending(path: "samples/\(name).md")
    let folder = Golden.root.appending(path: "samples").path
    let compilation = try compile(String(contentsOf: url, encoding: .utf8), folder: folder)
    #expect(compilation.diagnostics.filter { $0.severity > .note }.isEmpty)
    #expect(compilation.pageCount == 2)
  }
}
