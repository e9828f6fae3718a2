import HanjangCore
import HanjangTestSupport
import Testing

/// Containers that nest thousands of levels deep, with lines behind them.
@Suite struct ContainerDepthTests {
  private static func text(_ piece: String, _ tail: String) -> String {
    let count = 20_000
    return String(repeating: piece, count: count) + "끝\n" + String(repeating: tail, count: count)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      text("- ", "\n"), text("> - ", ">\n"), text(">", "\n"), text("1. ", "\n"),
      text("- > ", ">\n"),
      text("* 2) + ", "\n"), "> " + text("- ", ">\n"),
      String(repeating: ">", count: 20_000) + String(repeating: "a*", count: 20_000) + "끝",
    ])
  func depthAndLinesCostLittle(_ source: String) {
    let parsed = ParsedText(source)
    #expect(parsed.dump.contains("끝"))
    #expect(parsed.diagnostics.map(\.id) == ["nesting-too-deep"])
  }

  @Test(arguments: ["- ", "> ", "1. "]) func fewLevelsStay(_ piece: String) {
    let parsed = ParsedText(String(repeating: piece, count: 20) + "끝\n")
    #expect(!parsed.dump.contains("- -") && !parsed.dump.contains("> >"))
    #expect(parsed.diagnostics.isEmpty)
  }
}
