import HanjangLayout
import HanjangStyle
import Testing

@testable import HanjangRender

/// Two threads shape what one would, in whatever order the texts are asked for.
struct ShapingAheadTests {
  private static let words = [
    "가나다라", "PostgreSQL로", "(괄호)", "2024.01", "العربية", "한국어🇰🇷", "e\u{301}", "—", "😀", "끝.",
  ]

  private static func texts(_ count: Int) -> [TextContent] {
    let style = TextStyle(families: ["Noto Sans CJK KR"], size: 10, lineHeight: 15)
    return (0..<count).map { number in
      let text = (0...(number % 7)).map { words[(number + $0 * 3) % words.count] }
      return TextContent([TextSpan(text.joined(separator: " ") + " \(number)", style: style)])
    }
  }

  private static func engine(_ texts: [TextContent]) throws -> PangoTextEngine {
    var inventory = TextInventory()
    for text in texts { inventory.add(text) }
    let library = try #require(FontLibraryLoader(environment: [:]).library)
    return try PangoTextEngine(inventory, library: library, language: "ko")
  }

  /// A table is measured before it is set.
  private static let twice: [Int] = (0..<30).flatMap { start in
    let row = Array((start * 30)..<(start * 30 + 30))
    return row + row
  }
  private static let orders: [[Int]] = [
    Array(0..<900), Array((0..<900).reversed()), (0..<900).map { $0 * 7 % 900 }, twice,
    Array(0..<5),
  ]

  @Test(arguments: orders)
  func everyTextIsShapedAsByOneThread(_ order: [Int]) throws {
    let texts = Self.texts(900)
    let alone = try Self.engine(texts)
    let ahead = try #require(ShapingAhead(Self.engine(texts), texts: texts))
    for number in order {
      let (expected, shaped) = (alone.shape(texts[number]), ahead.shape(texts[number]))
      #expect(shaped.text == expected.text)
      #expect(shaped.glyphs == expected.glyphs)
      #expect(shaped.clusters == expected.clusters)
      #expect(shaped.runs == expected.runs)
    }
  }

  @Test func whatWasNotForeseenIsShapedToo() throws {
    let texts = Self.texts(500)
    let engine = try Self.engine(texts)
    let ahead = try #require(ShapingAhead(engine, texts: texts))
    let equal = TextContent(texts[3].spans.map { TextSpan($0.text, style: $0.style) })
    #expect(ahead.shape(equal).glyphs == engine.shape(texts[3]).glyphs)
    #expect(ahead.shape(TextContent()).glyphs.isEmpty)
  }

  @Test func aShortDocumentNeedsNoOtherThread() throws {
    let texts = Self.texts(40)
    #expect(try ShapingAhead(Self.engine(texts), texts: texts) == nil)
  }
}
