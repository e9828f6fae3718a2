import HanjangCore
import Testing

@testable import HanjangRender

/// Labels of drawings that are HTML.
@Suite struct SVGLabelTests {
  private static func svg(_ content: String) -> [UInt8] {
    let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"220\" height=\"60\">"
    return Array((start + content + "</svg>").utf8)
  }

  private static let div = "<div xmlns=\"http://www.w3.org/1999/xhtml\""

  @Test(arguments: [
    // As drawn by hand.
    (
      "<foreignObject x=\"10\" y=\"10\" width=\"200\" height=\"40\">\(div)>주문을 받는다</div></foreignObject>",
      ["주문을 받는다"], "x=\"10.0\" y=\"10.0\" text-anchor=\"start\""
    ),
    // Mermaid.
    (
      "<g><foreignObject width=\"100\" height=\"24\">\(div) style=\"text-align: center;\">"
        + "<span class=\"nodeLabel\"><p>결제 &amp; 환불<br/>둘째 줄</p></span></div></foreignObject></g>",
      ["결제 &amp; 환불", "둘째 줄"], "x=\"50.0\" y=\"12.0\" text-anchor=\"middle\""
    ),
    // draw.io, whose own fallback is cut off.
    (
      "<switch><foreignObject width=\"100%\" height=\"100%\" requiredFeatures=\"x\">\(div) style=\"display: flex;"
        + " align-items: unsafe center; width: 118px; height: 1px; padding-top: 30px; margin-left: 1px;\">"
        + "<div style=\"font-size: 12px; color: rgb(0, 0, 0);\">주문 서비스</div></div></foreignObject>"
        + "<text x=\"60\" y=\"34\">주문…</text></switch>",
      ["주문 서비스"],
      "x=\"60.0\" y=\"30.0\" text-anchor=\"middle\" font-size=\"12.0\" fill=\"rgb(0, 0, 0)\""
    ),
    // What is wider than its area goes on, and comments aren't text.
    (
      "<foreignObject x=\"0\" y=\"0\" width=\"64\" height=\"60\"><!-- 아님 -->\(div)>하나둘 셋넷다</div></foreignObject>",
      ["하나둘", "셋넷다"], "x=\"0.0\" y=\"0.0\""
    ),
    // Lists, and a drawing's own text beside.
    (
      "<text>앞</text><foreignObject width=\"90\" height=\"60\">\(div)><ul><li>하나</li><li>둘</li></ul></div></foreignObject>",
      ["하나", "둘"], "text-anchor=\"start\""
    ),
  ])
  func labelsBecomeText(_ content: String, lines: [String], attributes: String) throws {
    let converted = SVGLabels.converted(Self.svg(content))
    let text = String(decoding: converted, as: UTF8.self)
    for line in lines { #expect(text.contains(">\(line)</tspan>"), "\(text)") }
    #expect(!text.contains("foreignObject") && !text.contains("아님"))
    #expect(text.contains(attributes), "\(text)")
    #expect(SVGSource(Self.svg(content)).hasText)
    #expect(try SVGDrawing(converted).size == Size(width: 220, height: 60))
  }

  @Test(arguments: ["<rect/>", "<foreignObject/>", "<foreignObject>없다"])
  func whatHasNoLabelStays(_ content: String) {
    #expect(SVGLabels.converted(Self.svg(content)) == Self.svg(content))
  }

  @Test func manyLabelsTakeLinearTime() {
    let label = "<foreignObject width=\"9\" height=\"9\"><p>가 나 다</p></foreignObject>"
    let converted = SVGLabels.converted(Self.svg(String(repeating: label, count: 20_000)))
    #expect(!String(decoding: converted, as: UTF8.self).contains("foreignObject"))
  }
}
