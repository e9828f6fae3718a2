import HanjangLayout
import HanjangStyle
import Testing

@Suite struct LanguageSpansTests {
  /// The stretches of a text with their languages, `-` for the document's own.
  private func cut(_ text: String, language: String) throws -> String {
    let style = try PagedText("").style.text.body
    let content = LanguageSpans(language: language).cut(TextContent([TextSpan(text, style: style)]))
    #expect(content.plainText == text)
    return content.spans.map { "\($0.language ?? "-"):\($0.text)" }.joined(separator: "|")
  }

  @Test(arguments: [
    ("우리는 build systems together 합니다", "ko", "-:우리는 |en:build systems together|-: 합니다"),
    ("Kafka로 옮겼다", "ko", "-:Kafka로 옮겼다"), ("대한민국", "ko", "-:대한민국"),
    ("A B 등급", "ko", "-:A B 등급"), ("일본어 ありがとう.", "ko", "-:일본어 |ja:ありがとう|-:."),
    ("漢字 병기", "ko", "-:漢字 병기"), ("Lives in 서울, Korea", "en", "-:Lives in |ko:서울|-:, Korea"),
    ("naïve “quotes” — 1 %", "en", "-:naïve “quotes” — 1 %"),
    ("Привет мир 안녕", "ko", "ru:Привет мир|-: 안녕"),
    ("안녕 Hong Gildong", "ko-KR", "-:안녕 |en:Hong Gildong"),
  ])
  func textIsCutWhereTheLanguageChanges(_ text: String, language: String, cut: String) throws {
    #expect(try self.cut(text, language: language) == cut)
  }

  @Test func addressesAreInNoLanguage() throws {
    let style = try PagedText("").style.text.body
    var span = TextSpan("example.com/한글", style: style)
    span.link = .url("https://example.com/")
    #expect(LanguageSpans(language: "en").cut(TextContent([span])).spans == [span])
  }
}
