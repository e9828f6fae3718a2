import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangStyle
import HanjangTestSupport
import Testing

@Suite struct TableTests {
  /// The texts of each page with their left edges and baselines, and the fills.
  private func page(_ source: String, width: Double = 200) throws -> [String] {
    var diagnostics: [Diagnostic] = []
    let found = StyleResolver.resolve(.named("article"), diagnostics: &diagnostics)
    let style = try #require(found)
    let boxes = BoxBuilder(style: style).boxes(for: ParsedText(source).document)
    let flow = FlowBuilder.flow(boxes, width: width, height: 600, engine: FixedTextEngine())
    var y = 0.0
    return flow.units.flatMap { unit -> [String] in
      defer { y += unit.fragment.height }
      return unit.fragment.items.compactMap { item in
        switch item.kind {
        case .text(let run):
          let text = String(decoding: run.text, as: UTF8.self)
          return "\(text)@\(Int(run.origin.x)),\(Int(y + run.origin.y)) \(run.size.decimal)"
        case .fill(let rect, _, _) where rect.height < 1:
          return "rule@\(Int(rect.minX))-\(Int(rect.minX + rect.width)),\(Int(y + rect.minY))"
        case .fill, .image: return nil
        }
      }
    }
  }

  @Test func cellsSpanColumnsAndRows() throws {
    let items = try page(
      "<table><tr><td rowspan=\"2\">가</td><td colspan=\"2\">나</td></tr><tr><td>다</td><td>라</td></tr></table>\n"
    )
    let texts = items.filter { !$0.hasPrefix("rule") }.map { $0.prefix { $0 != "@" } }
    #expect(texts == ["가", "나", "다", "라"])
    func left(_ text: String) -> Int? {
      items.first { $0.hasPrefix(text + "@") }
        .flatMap { Int($0.dropFirst(text.count + 1).prefix { $0 != "," }) }
    }
    #expect(left("나") == left("다"))
    // Under the first row the rule leaves out the cell that goes on.
    let rules = items.filter { $0.hasPrefix("rule") }
    #expect(rules.count == 3)
    #expect(rules.contains { !$0.hasPrefix("rule@0-") })
  }

  @Test func tableWithoutHeaderTextsHasNoHeader() throws {
    let items = try page("| | |\n|---|---|\n| 가 | 나 |\n")
    #expect(items.filter { !$0.hasPrefix("rule") }.count == 2)
    #expect(items.filter { $0.hasPrefix("rule") }.count == 2)
  }

  @Test func listsAndBreaksStandInCells() throws {
    let items = try page("| a |\n|---|\n| 가<br>나<ul><li>다</li><li>라</li></ul> |\n")
    let texts = items.filter { !$0.hasPrefix("rule") }.map { String($0.prefix { $0 != "@" }) }
    #expect(texts == ["a", "가", "나", "◦", "다", "◦", "라"])
  }

  @Test func wideTableIsMadeSmallerBeforeWordsAreBroken() throws {
    let row = "| aaaaaaaa | bbbbbbbb | cccccccc |\n|---|---|---|\n| 1 | 2 | 3 |\n"
    let roomy = try page(row, width: 400).first { $0.hasPrefix("a") }
    let narrow = try page(row, width: 130)
    #expect(roomy?.hasSuffix(" 9.5") ?? false)
    let word = try #require(narrow.first { $0.hasPrefix("aaaaaaaa@") })
    #expect(!word.hasSuffix(" 9.5"))
    // Too narrow even for small text: the word is broken, and no smaller than the style allows.
    let broken = try page(row, width: 50)
    #expect(!broken.contains { $0.hasPrefix("aaaaaaaa@") })
    let size = try #require(broken.first?.split(separator: " ").last.flatMap { Double($0) })
    #expect(abs(size - 7.125) < 0.01)
  }

  @Test(arguments: ["<table>", "<table><tr><td colspan=1000 rowspan=1000>가"])
  func oddTablesAreSet(_ source: String) throws {
    let items = try page(String(repeating: source, count: 30) + "\n\n끝\n")
    #expect(items.contains { $0.hasPrefix("끝@") })
  }
}
