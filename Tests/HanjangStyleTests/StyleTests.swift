import BuiltInStyles
import HanjangCore
import HanjangStyle
import HanjangTestSupport
import Testing

@Suite struct StyleTests {
  private func resolve(_ yaml: String) -> (style: ComputedStyle?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let file = StyleFile(SourceFile(path: "my.yaml", text: yaml))
    let style = StyleResolver.resolve(.file(file), diagnostics: &diagnostics)
    return (style, diagnostics)
  }

  @Test(arguments: StyleResolver.builtInNames)
  func builtInStyleIsComplete(_ name: String) throws {
    var diagnostics: [Diagnostic] = []
    let style = try #require(StyleResolver.resolve(.named(name), diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    #expect(style.page.size.width > style.page.margins.left + style.page.margins.right)
    #expect(style.text.headings.count == 6)
    #expect(style.text.body.lineHeight > style.text.body.size)
  }

  @Test func everyStyleInTheFolderIsEmbedded() throws {
    let names = try Folder.names(in: "styles", endingWith: ".yaml")
    #expect(Set(names) == Set(BuiltInStyles.sources.keys))
  }

  @Test func deltaChangesOnlyWhatItSays() throws {
    let plain = try #require(resolve("").style)
    let changed = try #require(
      resolve(
        """
        text: {body: {size: 12pt, line-height: 1.5em}}
        blocks: {paragraph: {gap: [1, 2, 3]}}
        """
      ).style)
    #expect(changed.text.body.size == 12)
    #expect(changed.text.body.lineHeight == 18)
    #expect(changed.blocks.paragraphGap == Gap(2, minimum: 1, maximum: 3))
    #expect(changed.text.quote.size == 12, "roles take from body what they don't say")
    #expect(changed.text.code == plain.text.code)
  }

  @Test(
    arguments: [
      ("txt: {}", "unknown-property", 1, 1, "did you mean text?"),
      ("text:\n  body:\n    colour: red", "unknown-property", 3, 5, "did you mean color?"),
      ("text:\n  body: {size: big}", "style-value", 2, 16, nil),
      ("page: {size: A99}", "style-value", 1, 14, nil),
      ("blocks: {paragraph: {gap: [3, 2, 1]}}", "style-value", 1, 27, nil),
      ("resume: {section: {break-before: [carreer]}}", "style-value", 1, 34, nil),
      ("inline: {link-color: blue}", "style-value", 1, 22, nil),
      ("extends: artcle", "unknown-style", 1, 10, "did you mean article?"),
      ("a: [", "style-malformed", 2, 1, nil),
      ("- a", "style-value", 1, 1, nil),
      ("extends: [a]", "style-value", 1, 10, nil),
      ("fonts: a.otf", "style-value", 1, 8, nil),
      ("fonts: [[a]]", "style-value", 1, 8, nil),
      ("page:\n  ? [a]\n  : 1", "style-value", 2, 5, nil),
      ("fonts: [a.otf]", "unreadable-font", 1, 9, nil),
      ("\nextends: other.yaml", "unreadable-style", 2, 10, nil),
      ("resume: {dates: {format: yyyy}}", "style-value", 1, 26, nil),
      ("text: {chipp: {size: 3}}", "unknown-property", 1, 8, "did you mean chip?"),
      ("page: {size: A4, size: A5}", "style-malformed", 1, 18, nil),
    ] as [(String, String, Int?, Int?, String?)])
  func errorIsToldAtItsPlace(
    _ yaml: String, id: String, line: Int?, column: Int?, note: String?
  ) throws {
    let result = resolve(yaml)
    let complaint = try #require(result.diagnostics.first)
    #expect(result.style == nil)
    #expect(result.diagnostics.count == 1)
    #expect(complaint.id == id)
    #expect(complaint.severity == .error)
    #expect(complaint.path == "my.yaml")
    #expect(complaint.range?.start.line == line)
    #expect(complaint.range?.start.column == column)
    if let note { #expect(complaint.notes.contains(note)) }
  }

  @Test func unknownNameListsTheKnownOnes() {
    let known = BuiltInStyles.sources.keys.filter { $0 != "base" }.sorted().joined(separator: ", ")
    var diagnostics: [Diagnostic] = []
    #expect(StyleResolver.resolve(.named("articel"), diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.id) == ["unknown-style"])
    #expect(diagnostics[0].notes == ["did you mean article?", "there are: \(known)"])
  }

  @Test(arguments: [
    ("size", "letter", 612.0, 792.0), ("size", "A4 landscape", 841.89, 595.28),
    ("size", "100mm 200mm", 283.46, 566.93), ("size", "JIS-B5", 515.91, 728.5),
  ])
  func documentChoosesItsPage(_ key: String, value: String, width: Double, height: Double) throws {
    var diagnostics: [Diagnostic] = []
    let setting = PageSetting(key: key, value: value, range: SourceRange(line: 3, column: 1))
    let style = try #require(
      StyleResolver.resolve(.named("article"), page: [setting], diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    #expect(abs(style.page.size.width - width) < 0.01)
    #expect(abs(style.page.size.height - height) < 0.01)
  }

  @Test(arguments: [
    ("size", "tiny", "front-matter-value"), ("margin", "a lot", "front-matter-value"),
    ("margn", "1cm", "unknown-page-setting"), ("margin", "120mm", "page-too-small"),
  ])
  func wrongPageSettingIsToldAtItsPlace(_ key: String, value: String, id: String) {
    var diagnostics: [Diagnostic] = []
    let range = SourceRange(line: 3, column: 1)
    let setting = PageSetting(key: key, value: value, range: range)
    _ = StyleResolver.resolve(.named("article"), page: [setting], diagnostics: &diagnostics)
    #expect(diagnostics.map(\.id) == [id])
    #expect(diagnostics.first?.range == range)
  }

  @Test(arguments: [
    ("wanted", "resume.detail.marker-gap=20em", "resume.detail.marker-gap"),
    ("international", "resume.detail.marker-gap=20em", "resume.detail.marker-gap"),
    ("article", "blocks.list.marker-gap=99pt", "blocks.list.marker-gap"),
    ("wanted", "resume.achievement.marker-gap=20em", "resume.achievement.marker-gap"),
    ("article", "blocks.list.marker-gap=20pt", nil),
    ("wanted", "resume.detail.marker-gap=1em", nil),
  ])
  func bulletsStandOnThePage(_ name: String, setting: String, property: String?) {
    var diagnostics: [Diagnostic] = []
    _ = StyleResolver.resolve(.named(name), overrides: [setting], diagnostics: &diagnostics)
    #expect(diagnostics.map(\.id) == (property == nil ? [] : ["marker-off-page"]))
    #expect(diagnostics.first?.message.hasPrefix(property ?? "") ?? true)
    #expect(diagnostics.first.map { $0.path == "--set" } ?? true)
  }
}
