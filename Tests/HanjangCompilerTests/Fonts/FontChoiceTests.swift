import Foundation
import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangResume
import HanjangStyle
import HanjangTestSupport
import Testing

@testable import HanjangCompiler
@testable import HanjangRender

/// Which installed font sets what.
@Suite struct FontChoiceTests {
  private func engine(_ contents: [TextContent]) throws -> PangoTextEngine {
    var inventory = TextInventory()
    for content in contents { inventory.add(content) }
    let library = try #require(FontLibraryLoader(environment: [:]).library)
    return try PangoTextEngine(inventory, library: library, language: "ko")
  }

  private func compile(_ text: String, _ settings: [String] = []) throws -> Compilation {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.overrides = settings
    options.kind = .article
    return try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
  }

  /// Inter has all weights, Noto Sans CJK KR Regular and Bold.
  @Test(arguments: [
    ("한글 Latin", 500, Set([400])), ("한글 Latin", 600, Set([700])), ("한글 Latin", 300, Set([400])),
    ("한글 2024", 500, Set([400])), ("漢字 Latin", 500, Set([400])), ("한글 Latin", 400, Set([400])),
    ("Latin", 500, Set([500])), ("Latin → ·", 600, Set([600, 700])), ("한글", 500, Set([400])),
  ])
  func lettersOfALineShareAWeight(_ text: String, asked: Int, expected: Set<Int>) throws {
    let style = TextStyle(
      families: ["Inter", "Noto Sans CJK KR"], size: 10, lineHeight: 15, weight: asked)
    let engine = try engine([TextContent([TextSpan(text, style: style)])])
    let used = engine.fonts.faces.filter { $0.scalars.contains { $0 > 0x20 } }
    #expect(Set(used.map(\.source.file.weight)).isSubset(of: expected))
  }

  @Test func chainsOfScriptsShareAWeightToo() throws {
    let style = TextStyle(
      families: ["NanumGothic"], scriptFamilies: [.latin: ["Inter"]], size: 10, lineHeight: 15,
      weight: 600)
    let engine = try engine([TextContent([TextSpan("한글 Latin", style: style)])])
    #expect(engine.fonts.faces.allSatisfy { $0.source.file.weight == 700 })
  }

  @Test(arguments: [
    ("*한글 Latin*", 700, false), ("*Latin 한글*", 700, false), ("*Latin **한글***", 700, false),
    ("*[한글](https://a.example) Latin*", 700, false), ("*Latin only*", 400, true),
    ("*漢字 kanji*", 700, false),
  ])
  func phraseOfTwoScriptsHasOneLook(_ text: String, weight: Int, isItalic: Bool) throws {
    let document = ParsedText(text).document
    var diagnostics: [Diagnostic] = []
    let style = try #require(
      StyleResolver.resolve(.named("article"), diagnostics: &diagnostics))
    var inventory = TextInventory()
    inventory.add(BoxBuilder(style: style).boxes(for: document))
    let spans = inventory.spans.filter { !$0.text.allSatisfy(\.isWhitespace) }
    #expect(!spans.isEmpty)
    #expect(spans.allSatisfy { $0.style.weight == weight && $0.style.isItalic == isItalic })
  }

  // MARK: Code

  private static let code = "```\nfmt.Errorf(\"WithTimeout: %w\", err) // 한글\n```\n"

  @Test func fixedPitchFontServesWhereNoFamilyForCodeIsInstalled() throws {
    let families = ["text.code.families=[Foo Mono, Bar Code]", "inline.code-families=[Foo Mono]"]
    let compilation = try compile(Self.code + "\n`a`\n", families)
    let told = compilation.diagnostics.filter { $0.severity > .note }
    #expect(told.map(\.id) == ["missing-code-family", "missing-code-family"])
    #expect(told.first?.message.contains("Foo Mono") == true)
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    let fonts = try inspector.fonts.joined(separator: "\n")
    #expect(fonts.contains("Mono") || fonts.contains("Coding"))
    #expect(!fonts.contains("NotoSansCJKkr-"))
  }

  @Test(arguments: ["Inter", "Noto Sans CJK KR", "NanumGothic", "DejaVu Sans"])
  func proportionalLettersAreNotSqueezed(_ family: String) throws {
    let compilation = try compile(Self.code, ["text.code.families=[\(family)]"])
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    let style = TextStyle(families: [family], size: 9, lineHeight: 14)
    let word = TextContent([TextSpan("fmt.Errorf(\"WithTimeout:", style: style)])
    let natural = try engine([word]).shape(word).naturalWidth
    let widths = try inspector.wordWidths
    let width = try #require(widths["fmt.Errorf(&quot;WithTimeout:"])
    #expect(abs(width - natural) < 0.5)
  }

  @Test(arguments: ["D2Coding", "JetBrains Mono"])
  func finerFamiliesForCodeComeFirst(_ family: String) throws {
    var diagnostics: [Diagnostic] = []
    let style = try #require(StyleResolver.resolve(.named("wanted"), diagnostics: &diagnostics))
    for families in [style.text.code.families, style.text.inline.codeFamilies] {
      let place = try #require(families.firstIndex(of: family))
      #expect(place < families.firstIndex(of: "NanumGothicCoding") ?? 0)
    }
  }

  // MARK: What is not installed

  @Test(arguments: [
    ("text.body.families=[Interr, Noto Sans CJK KR]", "Interr", "did you mean Inter?"),
    ("text.body.families={hangul: [없는글꼴], latin: [Inter]}", "없는글꼴", nil),
    ("text.title.families=[Nowhere Sans]", "Nowhere Sans", nil),
    ("inline.code-families=[D2Codingg, NanumGothicCoding]", "D2Codingg", nil),
  ])
  func ownFamilyThatIsMissingIsReported(_ setting: String, family: String, advice: String?) throws {
    let text = "---\ntitle: 제목\n---\n\n한글 Latin `code`\n"
    let told = try compile(text, [setting]).diagnostics.filter { $0.severity > .note }
    #expect(told.map(\.id) == ["missing-family"])
    #expect(told.first?.message.contains("family \(family) is not installed") == true)
    if let advice { #expect(told.first?.notes == [advice]) }
  }

  @Test func familiesOfBuiltInStylesAreNot() throws {
    let told = try compile("한글 Latin `code`\n").diagnostics.filter { $0.severity > .note }
    #expect(told.isEmpty)
  }

  @Test(arguments: ["# 이력서\n\n한글 글", "English, 그리고 한글", "`코드`"])
  func withoutAHangulFontThereIsOneError(_ text: String) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    try folder.copy("/usr/share/fonts/truetype/dejavu", to: "fonts")
    var options = Compiler.Options(fonts: FontLibraryLoader(folders: [folder.path("fonts")]))
    options.kind = .article
    let compilation = try Compiler(options: options)
      .compile(SourceFile(path: "test.md", text: text))
    #expect(compilation.output == nil)
    let told = compilation.diagnostics.filter { $0.severity > .note }
    #expect(told.map(\.id) == ["no-hangul-font"])
    #expect(told.first?.range?.start.line != nil)
    #expect(told.first?.notes.contains { $0.contains("fonts-noto-cjk") } == true)
  }

  // MARK: Characters that no font has

  @Test(arguments: [
    ("가 \u{0E01} 나", 1, "U+0E01 THAI CHARACTER KO KAI"), ("`\u{0E01}`", 1, "U+0E01"),
    ("# \u{10000}", 1, "U+10000"), ("| a |\n|-|\n| \u{0E01} |", 3, "U+0E01"),
    ("```\n\u{0E01}\n```", 2, "U+0E01"),

    ("&#xF0095; a", 1, "private-use"), ("글[^1]\n\n[^1]: \u{0E01}", 3, "U+0E01"),
    ("---\ntitle: \u{0E01} 제목\n---\n\n글", 2, "U+0E01"),
    (
      "---\nname: 홍길동\nemail: \u{0E01}@example.com\n---\n\n## 경력\n\n### 회사 | 일\n2020.01 - 2021.01\n",
      3,
      "U+0E01"
    ),
  ])
  func missingCharacterIsNamedWithItsPlace(_ text: String, line: Int, name: String) throws {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.folder = nil
    let compilation = try Compiler(options: options)
      .compile(SourceFile(path: "test.md", text: text))
    let told = compilation.diagnostics.filter { $0.id == "missing-character" }
    #expect(told.count == 1)
    #expect(told.first?.message.contains(name) == true)
    #expect(told.first?.range?.start.line == line)
  }
}
