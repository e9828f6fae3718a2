import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangStyle
import HanjangTestSupport
import Testing

@Suite struct FurnitureTests {
  private static let base = "page: {size: 300pt 300pt, margin: 50pt}\n"

  /// The header's and footer's texts of each page, from left to right.
  private func furniture(
    _ text: String, style yaml: String, fields: [String: String] = [:]
  ) throws -> (top: [[GlyphRun]], bottom: [[GlyphRun]]) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "my.yaml", text: (yaml.hasPrefix("page:") ? "" : Self.base) + yaml)
    let style = try #require(
      StyleResolver.resolve(.file(StyleFile(file)), diagnostics: &diagnostics))
    let engine = FixedTextEngine()
    let boxes = BoxBuilder(style: style).boxes(for: ParsedText(text).document)
    let columns = ColumnLayout(boxes, style: style, engine: engine).pages()
    let document = PageAssembler(columns, style: style, engine: engine).assemble(fields: fields)
    func runs(_ isWanted: (GlyphRun) -> Bool) -> [[GlyphRun]] {
      document.pages.map { page in
        page.items.compactMap { item in
          // Furniture isn't content: it has no element.
          if case .text(let run) = item.kind, item.element == nil, isWanted(run) { return run }
          return nil
        }
      }
    }
    return (runs { $0.origin.y < 50 }, runs { $0.origin.y > 250 })
  }

  private func texts(_ pages: [[GlyphRun]]) -> [[String]] {
    pages.map { $0.map { String(decoding: $0.text, as: UTF8.self) } }
  }

  private static let twoPages = "# 하나\n\na\n\n<!-- pagebreak -->\n\nb\n\n# 둘\n\nc\n"
  private static let footer = "footer: {left: L, center: \"{page}\", right: R"

  @Test(arguments: [
    ("same", [["L", "1", "R"], ["L", "2", "R"]]), ("none", [[], ["L", "2", "R"]]),
    ("own, first: {left: F, center: \"\", right: \"\"}", [["F"], ["L", "2", "R"]]),
  ])
  func firstPageMayDiffer(_ first: String, expected: [[String]]) throws {
    let found = try furniture(Self.twoPages, style: Self.footer + ", first-page: \(first)}")
    #expect(texts(found.bottom) == expected)
    #expect(found.top.joined().isEmpty)
  }

  @Test(arguments: [(false, 0), (true, 3)])
  func singlePageHasItOnlyWhereTheStyleSaysSo(_ isShown: Bool, count: Int) throws {
    let found = try furniture("a", style: Self.footer + ", on-single-page: \(isShown)}")
    #expect(found.bottom.map(\.count) == [count])
  }

  @Test func sectionIsTheOneThatThePageBeginsIn() throws {
    let text = "머리말\n\n# 하나\n\na\n\n<!-- pagebreak -->\n\nb\n\n# 둘\n\n<!-- pagebreak -->\n\nc\n"
    let found = try furniture(text, style: "header: {right: \"{section}\"}")
    #expect(texts(found.top) == [["하나"], ["하나"], ["둘"]])
  }

  @Test func titleIsNoSection() throws {
    let text = "# 제목\n\n## 하나\n\na\n\n<!-- pagebreak -->\n\n## 둘\n\nb\n"
    let found = try furniture(text, style: "header: {right: \"{section}\"}")
    #expect(texts(found.top) == [["하나"], ["둘"]])
  }

  private static let long = String(repeating: "긴말 ", count: 60)

  @Test(arguments: [
    (long, "", "{page}"), (long, "", long), (long, long, long), ("", long, ""), ("a", long, "b"),
    (long, "{page}", ""), ("", "", long),
  ])
  func slotsNeverTouch(_ left: String, _ center: String, _ right: String) throws {
    let style = "footer: {left: \"\(left)\", center: \"\(center)\", right: \"\(right)\"}"
    let pages = try furniture(Self.twoPages, style: style).bottom
    for runs in pages {
      try #require(!runs.isEmpty)
      for run in runs {
        #expect(run.origin.x >= 49.9 && run.origin.x + run.width <= 250.1)
      }
      for (run, next) in zip(runs, runs.dropFirst()) {
        #expect(run.origin.x + run.width + 11 <= next.origin.x)
      }
    }
    let all = texts(pages).joined()
    #expect(all.contains { $0.hasSuffix("…") })
    if right == "{page}" { #expect(all.contains("2"), "a page's number is whole") }
  }

  @Test(arguments: [(50.0, true), (12, true), (4, false)])
  func lowMarginKeepsTheLineOrLeavesItOut(_ margin: Double, isThere: Bool) throws {
    let found = try furniture(
      Self.twoPages, style: "page: {size: 300pt 300pt, margin: \(margin)pt}\n" + Self.footer + "}")
    let lowest = found.bottom.map { $0.filter { $0.origin.y > 300 - margin } }
    for runs in lowest { #expect(runs.isEmpty != isThere) }
    for run in lowest.joined() { #expect(run.origin.y < 300) }
  }
}
