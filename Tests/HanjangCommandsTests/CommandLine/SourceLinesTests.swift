import HanjangCore
import Testing

@testable import HanjangCommands

@Suite struct SourceLinesTests {
  private static let text = "가나 다\n\n\tx👩🏽‍💻y\u{301}z\n끝"

  /// The character counts emoji and what combines as one; the window shows a caret below the place.
  @Test(arguments: [
    (1, 1, 1, "가나 다", 0), (1, 4, 2, "가나 다", 2), (1, 8, 4, "가나 다", 5), (1, 99, 5, "가나 다", 7),
    (2, 1, 1, "", 0), (3, 2, 2, " x👩🏽‍💻y\u{301}z", 1), (3, 3, 3, " x👩🏽‍💻y\u{301}z", 2),
    // Within the emoji.
    (3, 7, 3, " x👩🏽‍💻y\u{301}z", 2), (3, 18, 4, " x👩🏽‍💻y\u{301}z", 4),
    (3, 21, 5, " x👩🏽‍💻y\u{301}z", 5), (4, 4, 2, "끝", 2),
  ])
  func placesAreFound(
    _ line: Int, byte: Int, character: Int, shown: String, caret: Int
  ) throws {
    var lines = SourceLines(Self.text)
    let found = lines.column(at: SourcePosition(line: line, column: byte))
    let column = try #require(found)
    #expect(column.character == character)
    #expect(column.window.text == shown)
    #expect(column.window.caret == caret)
  }

  @Test func placesAreFoundInAnyOrder() {
    let places = (1...4).flatMap { line in (1...22).map { SourcePosition(line: line, column: $0) } }
    func characters(_ places: [SourcePosition]) -> [Int?] {
      var lines = SourceLines(Self.text)
      return places.map { lines.column(at: $0)?.character }
    }
    let alone = places.map { characters([$0])[0] }
    #expect(characters(places) == alone)
    #expect(characters(places.reversed()) == alone.reversed())
  }

  @Test(arguments: [0, -1, 5, 1_000])
  func noLineHasNoPlace(_ line: Int) {
    var lines = SourceLines(Self.text)
    #expect(lines.column(at: SourcePosition(line: line, column: 1)) == nil)
  }

  /// Each place counts on from the one before: counting from the line's start would take hours.
  @Test func longLineIsCountedOnce() {
    var lines = SourceLines(String(repeating: "![그림](x.png)", count: 20_000))
    var characters = 0
    for picture in 0..<20_000 {
      let column = lines.column(at: SourcePosition(line: 1, column: picture * 16 + 1))
      characters += column?.character ?? 0
      if picture % 1_000 == 500 { #expect(column?.window.caret == 38) }
    }
    #expect(characters == 20_000 + 12 * 19_999 * 10_000)
  }
}
