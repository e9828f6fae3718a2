import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangStyle
import HanjangTestSupport
import Testing

@Suite struct CodeTests {
  private func fragments(_ source: String, width: Double) throws -> [Fragment] {
    var diagnostics: [Diagnostic] = []
    let found = StyleResolver.resolve(.named("article"), diagnostics: &diagnostics)
    let boxes = BoxBuilder(style: try #require(found)).boxes(for: ParsedText(source).document)
    return FlowBuilder.flow(boxes, width: width, height: 600, engine: FixedTextEngine()).units
      .map(\.fragment)
  }

  private func runs(_ fragment: Fragment) -> [GlyphRun] {
    fragment.items.compactMap { item in if case .text(let run) = item.kind { run } else { nil } }
  }

  @Test func hangulTakesTwoColumns() throws {
    let lines = try fragments("```\n가나다\nabcdef\n\t라\n가\t라\n```\n", width: 300)
    let widths = lines.map { runs($0).reduce(0) { $0 + $1.width } }
    #expect(abs(widths[0] - widths[1]) < 0.001)
    // A tab goes on to the next fourth column.
    #expect(abs(widths[2] - widths[3]) < 0.001)
    #expect(abs(widths[2] - widths[1]) < 0.001)
  }

  @Test func wrappedLineHasAMarkThatIsNoText() throws {
    let code = "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll"
    let lines = try fragments("```\n\(code)\nshort\n```\n", width: 200)
    let text = lines.map { runs($0).map { String(decoding: $0.text, as: UTF8.self) }.joined() }
    #expect(text.joined() == code + "short")
    #expect(lines.count > 2)
    let marks = lines.map { $0.items.count - runs($0).count }
    #expect(marks.first == 0)
    #expect(marks[1...].dropLast().allSatisfy { $0 == 2 })
    #expect(marks.last == 0)
    #expect(
      lines.flatMap(\.items).allSatisfy { item in
        if case .text = item.kind { item.element != nil } else { item.element == nil }
      })
  }

  @Test func diagramIsSetAsItsSourceWithAWarning() {
    let parsed = ParsedText("가\n\n```mermaid\ngraph TD;\n```\n")
    #expect(parsed.diagnostics.map(\.id) == ["set-as-source"])
    #expect(parsed.diagnostics.first?.range?.start == SourcePosition(line: 3, column: 1))
    #expect(parsed.dump.contains("graph TD;"))
  }
}
