import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangResume
import HanjangStyle
import HanjangTestSupport
import Testing

/// A configuration's defaults go before the built-in ones, front matter before both, and the command
/// line before all.
@Suite struct PrecedenceTests {
  private func compile(
    _ text: String, defaults: [String] = [], commandLine: [String] = [],
    _ change: (inout Compiler.Options) -> Void = { _ in }
  ) throws -> Compilation {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.defaults.overrides = defaults
    options.overrides = commandLine
    change(&options)
    return try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
  }

  @Test(
    arguments: [
      ("글", [], [], "A4"), ("글", ["page.size=A5"], [], "419.528"),
      ("---\npage: {size: B5}\n---\n글", ["page.size=A5"], [], "498.898"),
      ("---\npage: {size: B5}\n---\n글", ["page.size=A5"], ["page.size=A3"], "841.89"),
    ] as [(String, [String], [String], String)])
  func propertiesAreSetInOrder(
    _ text: String, defaults: [String], commandLine: [String], size: String
  ) throws {
    let compilation = try compile(text, defaults: defaults, commandLine: commandLine)
    #expect(compilation.diagnostics.allSatisfy { $0.severity == .note })
    let inspector = try PDFInspector(#require(compilation.output))
    defer { inspector.remove() }
    #expect(try inspector.information["Page size"]?.contains(size) == true)
  }

  @Test func languageKindAndStyleOfFrontMatterGoFirst() throws {
    let matter = "---\nlang: en\nkind: letter\nstyle: article\ndate: 2026-01-01\n---\n글\n"
    let plain = try compile(matter)
    let other = try compile(matter) {
      $0.defaults.language = "ja"
      $0.defaults.kind = .resume
      $0.defaults.style = .named("career")
    }
    #expect(plain.output == other.output)
    let silent = try compile("# 홍길동\n") { $0.defaults.kind = .article }
    #expect(try silent.output == compile("# 홍길동\n") { $0.kind = .article }.output)
    #expect(silent.output != nil)
  }

  @Test func compilationTellsWhatItsBytesDependOn() throws {
    #expect(try compile("글").isDatedByFile)
    #expect(try !compile("---\ndate: 2026-01-01\n---\n글").isDatedByFile)
    #expect(try !compile("글") { $0.sourceDateEpoch = 1 }.isDatedByFile)
    let text = "# 홍길동\n\n## 경력\n\n### 한빛상사 (2020.01 ~ 현재)\n\n- 가\n"
    let shown = ["resume.dates.durations=true"]
    #expect(try !compile("글", commandLine: shown).dependsOnMonth)
    #expect(try compile(text, commandLine: shown) { $0.kind = .resume }.dependsOnMonth)
    #expect(
      try compile(text.replacing("현재", with: "2099.01")) { $0.kind = .resume }.dependsOnMonth,
      "a warning of the future goes away in time")
  }
}
