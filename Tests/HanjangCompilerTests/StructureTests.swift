import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangTestSupport
import Testing

/// The structure tree of finished files, as poppler reads it.
@Suite struct StructureTests {
  private func compile(
    _ text: String, standards: [String] = [], folder: String? = nil, style: String? = nil
  ) throws -> Compilation {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.folder = folder
    options.standards = try StandardRequest(standards)
    if let style { options.style = try StyleFinder.find(style) }
    return try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
  }

  private func structure(_ compilation: Compilation) throws -> [String] {
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    return try inspector.structure.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private func told(_ compilation: Compilation) -> [Diagnostic] {
    compilation.diagnostics.filter { $0.severity > .note }
  }

  private func contains(_ lines: [String], inOrder wanted: [String]) -> Bool {
    var rest = wanted[...]
    for line in lines where line == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  @Test(arguments: [
    ("## 둘\n\n#### 넷\n", ["H1 (block)", "\"둘\"", "H2 (block)", "\"넷\""]),
    (
      "3. 가\n4. 나\n",
      [
        "L (block):", "/ListNumbering /Decimal", "LI (block)", "Lbl (block)", "\"3.\"",
        "LBody (block)",
      ]
    ),
    (
      "|a|b|\n|-|-|\n|1||\n",
      ["TH:", "/Scope /Column", "TR", "TD", "\"1\"", "TD"]
    ),
    (
      "| | |\n|-|-|\n|희망 직무|백엔드|\n||서울|\n",
      ["Table (block)", "TR", "TH:", "/Scope /Row", "\"희망 직무\"", "TD", "\"백엔드\"", "TR", "TD", "TD"]
    ),
    (
      "| |가|\n|-|-|\n|나|1|\n",
      ["TH:", "/Scope /Column", "TH:", "/Scope /Column", "TR", "TH:", "/Scope /Row", "\"나\"", "TD"]
    ),
    ("> 인용", ["BlockQuote", "P (block)", "\"인용\""]),
    ("```\ncode\n```", ["P (block)", "Code (inline)", "\"code\""]),
    (
      "글[^1]\n\n[^1]: 주",
      ["P (block)", "Link (inline)", "Note <note-00000003> (inline)", "Lbl (block)", "\"1\""]
    ),
    ("글 in plain English 끝", ["Span (inline)", "\"in plain English\"", "\" 끝\""]),
    ("[a](https://example.com) b", ["Link (inline)", "\"a\"", "\" b\""]),
  ])
  func partsHaveTheirRoles(_ text: String, lines: [String]) throws {
    let found = try structure(compile(text))
    #expect(contains(found, inOrder: lines), "\(found)")
  }

  private static let resume = """
    # 홍길동

    hong@example.com

    ## 경력

    ### 한장소프트 (2020.01 ~ 2021.01)

    - 일

    ## 학력

    ### 한국대학교 (2012.03 ~ 2016.02)
    """

  @Test(arguments: ["wanted", "wanted-classic", "career", "portfolio", "international"])
  func sectionsAndEntriesAreNested(_ style: String) throws {
    let found = try structure(compile(Self.resume, style: style))
    let wanted = [
      "H1 (block)", "Sect", "H2 (block)", "\"경력\"", "Sect", "H3 (block)", "Sect", "\"학력\"",
    ]
    #expect(contains(found, inOrder: wanted), "\(found)")
  }

  @Test func pictureWithoutAlternativeIsDecorationAndToldOf() throws {
    let folder = Golden.root.appending(path: "samples").path
    let compilation = try compile("![](images/build-times.png)", folder: folder)
    #expect(told(compilation).map(\.id) == ["picture-without-alternative"])
    #expect(try !structure(compilation).contains { $0.hasPrefix("Figure") })
  }

  @Test func pictureHasAlternativeAndBox() throws {
    let folder = Golden.root.appending(path: "samples").path
    let compilation = try compile("![표](images/build-times.png)", folder: folder)
    #expect(told(compilation).isEmpty)
    let lines = try structure(compilation)
    #expect(lines.contains { $0.hasPrefix("Figure") })
    #expect(lines.contains { $0.hasPrefix("/BBox") })
  }

  // MARK: Standards

  private func claims(_ compilation: Compilation) throws -> String {
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    return try inspector.packet
  }

  @Test(arguments: [
    ([], "pdfuaid:part>1"), (["ua-1"], "pdfuaid:part>1"),
    (["a-2u"], "pdfaid:conformance>U"), (["a-2a,ua-1"], "pdfaid:conformance>A"),
    (["a-2u", "A-2A"], "pdfaid:conformance>A"), (["a-3a"], "pdfaid:part>3"),
  ])
  func claimsAreWritten(_ standards: [String], element: String) throws {
    let compilation = try compile("글", standards: standards)
    #expect(told(compilation).isEmpty)
    #expect(try claims(compilation).contains(element))
  }

  @Test func withoutStandardThereIsNeitherClaimNorStructure() throws {
    let compilation = try compile("# 글 😀\n\n[a](https://example.com)", standards: ["none"])
    #expect(try !claims(compilation).contains("aid:part"))
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    #expect(try inspector.information["Tagged"] == "no")
    #expect(try inspector.text.contains("글 😀"))
    #expect(try inspector.addresses.contains("https://example.com"))
  }

  @Test(arguments: [
    ["a-2u", "a-3a"], ["none", "ua-1"], ["a-1b"], [""], ["ua-1,"],
  ])
  func impossibleRequestsAreRefused(_ names: [String]) {
    #expect(throws: StandardRequest.Problem.self) { try StandardRequest(names) }
  }

  @Test func defaultClaimIsDroppedWithAWarning() throws {
    let compilation = try compile("글\n\n\u{10FFFD}")
    #expect(told(compilation).map(\.id) == ["missing-character", "claim-dropped"])
    #expect(compilation.diagnostics.last?.range?.start.line == 3)
    #expect(try !claims(compilation).contains("aid:part"))
  }

  @Test func whatPreventsAStandardIsNamed() throws {
    let compilation = try compile("\u{378}", standards: ["a-2a,ua-1"])
    #expect(compilation.output == nil)
    let errors = compilation.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.id) == ["standard-unmet"])
    #expect(errors.first?.message.contains("PDF/A-2a and PDF/UA-1") == true)
  }
}
