import HanjangCore
import HanjangResume
import HanjangStyle
import Testing

/// What style files can say beyond single values.
@Suite struct StyleLanguageTests {
  private func resolve(
    _ yaml: String, extended: [String: String] = [:], overrides: [String] = []
  ) throws -> (style: ComputedStyle?, diagnostics: [Diagnostic]) {
    var file = StyleFile(SourceFile(path: "my.yaml", text: yaml))
    for (path, text) in extended { file.extended[path] = SourceFile(path: path, text: text) }
    var diagnostics: [Diagnostic] = []
    let style = StyleResolver.resolve(
      .file(file), overrides: overrides, diagnostics: &diagnostics)
    return (style, diagnostics)
  }

  @Test func styleExtendsFilesThatExtendOthers() throws {
    let found = try resolve(
      "extends: sub/b.yaml\ntext: {name: {size: 30}}",
      extended: [
        "sub/b.yaml": "extends: c.yaml\ntext: {name: {size: 20}, chip: {size: 7}}",
        "sub/c.yaml": "extends: wanted\ntext: {chip: {size: 6}, detail: {size: 5}}",
      ])
    let style = try #require(found.style)
    #expect(found.diagnostics.isEmpty)
    #expect(style.text.resume.name.size == 30)
    #expect(style.text.resume.chip.size == 7)
    #expect(style.text.resume.detail.size == 5)
    #expect(style.setsResumes)
  }

  @Test func stylesThatExtendEachOtherAreTold() throws {
    let found = try resolve(
      "extends: b.yaml", extended: ["b.yaml": "extends: c.yaml", "c.yaml": "extends: b.yaml"])
    #expect(found.style == nil)
    #expect(found.diagnostics.map(\.id) == ["style-cycle"])
  }

  @Test func builtInStyleNamesNoFiles() throws {
    let found = try resolve("extends: ../../etc/passwd")
    #expect(found.diagnostics.map(\.id) == ["unreadable-style"])
  }

  @Test func scriptsHaveChainsOfTheirOwn() throws {
    let style = try #require(
      resolve(
        """
        text:
          body: {families: {hangul: NanumGothic, latin: [Inter, DejaVu Sans]}}
          name: {families: [A]}
          chip: {families: {han: B}}
        """
      ).style)
    let plain = try #require(resolve("").style)
    #expect(
      style.text.body.scriptFamilies == [
        .hangul: ["NanumGothic"], .latin: ["Inter", "DejaVu Sans"],
      ])
    #expect(style.text.body.families == plain.text.body.families, "other scripts keep theirs")
    #expect(style.text.resume.detail.scriptFamilies == style.text.body.scriptFamilies)
    #expect(style.text.resume.name.families == ["A"])
    #expect(style.text.resume.name.scriptFamilies.isEmpty)
    #expect(style.text.resume.chip.scriptFamilies == [.han: ["B"]])
    #expect(style.text.resume.chip.families == plain.text.body.families)
  }

  @Test(arguments: [
    ("a", FontScript.latin), ("5", .latin), (",", .latin), ("é", .latin), ("가", .hangul),
    ("ㄱ", .hangul), ("漢", .han), ("カ", .kana), ("→", nil), ("я", nil), ("·", .latin),
  ])
  func everyLetterHasItsScript(_ letter: String, script: FontScript?) {
    let found = letter.unicodeScalars.first.flatMap { FontScript($0.value) }
    #expect(found == script)
  }

  @Test func orderKnowsTheSectionsThatRecognitionKnows() {
    #expect(Set(StyleProperty.sectionKinds) == Set(SectionKind.allCases.map(\.rawValue)))
  }

  @Test(arguments: [
    ("YYYY.MM", "2020.07", "2020", "2020.07.04"), ("YYYY년 M월", "2020년 7월", "2020년", "2020년 7월 4일"),
    ("MMM YYYY", "Jul 2020", "2020", "Jul 4, 2020"), ("YYYY-MM", "2020-07", "2020", "2020-07-04"),
    ("MM/YYYY", "07/2020", "2020", "07/04/2020"),
    ("MMMM YYYY", "July 2020", "2020", "July 4, 2020"),
    ("YYYY. M.", "2020. 7.", "2020", "2020. 7. 4."), ("YYYY/M", "2020/7", "2020", "2020/7/4"),
    ("YYYY MMM", "2020 Jul", "2020", "2020 Jul 4"),
    ("YYYY년 MM월", "2020년 07월", "2020년", "2020년 07월 4일"),
  ])
  func datesAreWrittenAsPreciselyAsTheyAreKnown(
    _ format: String, month: String, year: String, day: String
  ) throws {
    let format = try #require(DateFormat(format))
    #expect(format.text(year: 2020, month: 7, day: nil) == month)
    #expect(format.text(year: 2020, month: nil, day: nil) == year)
    #expect(format.text(year: 2020, month: 7, day: 4) == day)
  }

  @Test(arguments: [
    ("text.name.size=20pt", nil), ("footer.left={name} · {page}", nil),
    ("resume.dates.separator= – ", nil), ("page.margin=[1cm, 2cm]", nil),
    ("text.name.color=#0054D1", nil), ("resume.order=[career, education]", nil),
    ("resume.dates.separator=' ~ '", nil), ("page.size=210mm 297mm", nil),
    ("page", "style-value"), ("page=1", "unknown-property"), ("x.y=1", "unknown-property"),
    ("text.name.sise=1", "unknown-property"), ("text.name.size=[", "style-value"),
    ("=", "unknown-property"), ("text.name.size=", "style-value"),
  ])
  func settingIsReadOrTold(_ setting: String, id: String?) throws {
    let found = try resolve("", overrides: [setting])
    #expect(found.diagnostics.map(\.id) == (id.map { [$0] } ?? []))
    #expect((found.style == nil) == (id != nil))
    for diagnostic in found.diagnostics { #expect(diagnostic.path == "--set \(setting)") }
  }

  @Test func settingsTakeTextsAsTheyAre() throws {
    let style = try #require(
      resolve("", overrides: ["footer.left={name}, {page}", "resume.dates.separator= – "]).style)
    #expect(style.footer.slots.left == "{name}, {page}")
    #expect(style.resume.dates.separator == " – ")
  }

  @Test func listingTellsFileAndLine() throws {
    var file = StyleFile(
      SourceFile(path: "my.yaml", text: "extends: b.yaml\n\npage:\n  size: A5\n"))
    file.extended["b.yaml"] = SourceFile(path: "b.yaml", text: "text: {body: {size: 9}}")
    var diagnostics: [Diagnostic] = []
    let listing = try #require(StyleResolver.listing(of: .file(file), diagnostics: &diagnostics))
    let known = Dictionary(uniqueKeysWithValues: listing.map { ($0.path, $0) })
    #expect(known["page.size"]?.text == "A5" && known["page.size"]?.origin == "my.yaml:4")
    #expect(known["text.body.size"]?.origin == "b.yaml:1")
    #expect(known["text.quote.size"]?.origin == "b.yaml:1, text.body")
    #expect(known["page.margin"]?.origin.hasPrefix("styles/base.yaml:") == true)
  }
}
