import HanjangCore
import HanjangLayout
import HanjangStyle
import HanjangTestSupport
import Testing

@Suite struct ChipPaddingTests {
  @Test func badgesHaveRoomAtBothEnds() throws {
    let style = try PagedText("").style.text.body
    var badge = TextSpan("ab", style: style)
    badge.chipPadding = 0.5
    let engine = FixedTextEngine()
    let plain = engine.shape(TextContent([TextSpan("x ab ", style: style)]))
    let padded = engine.shape(
      TextContent([TextSpan("x ", style: style), badge, TextSpan(" ", style: style)]))
    let widths = zip(padded.clusters, plain.clusters).map { $0.advance - $1.advance }
    #expect(widths == [0, 0, style.size / 2, style.size / 2, 0])
    #expect(padded.glyphs.map(\.offset.x) == [0, 0, style.size / 2, 0, 0])
  }
}
