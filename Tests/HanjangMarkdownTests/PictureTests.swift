import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

/// Pictures and the sizes that authors ask for.
@Suite struct PictureTests {
  private func images(_ text: String) -> [Inline.Image] {
    var images: [Inline.Image] = []
    ParsedText(text).document.forEachInline { inline in
      if case .image(let image) = inline.kind { images.append(image) }
    }
    return images
  }

  @Test(arguments: [
    ("![a](b.png)", "- -"), ("![a](b.png){width=50%}", "50% -"),
    ("![a](b.png){: width=\"300\" .wide}", "225pt -"),
    ("![a](b.png){#id .x width=3in height=20pt}", "216pt 20pt"),
    ("<img src=b.png width=400>", "300pt -"),
    ("<img src='b.png' WIDTH='100%' height=\"96px\">", "100% 72pt"),
    ("x <img src='b.png' style='width: 40% !important; height:auto' width=10> y", "40% -"),
    ("<p align=center><img src='b.png' style='max-width:50%'></p>", "50% -"),
    ("<img src='b.png' width='auto' height='-3'>", "- -"),
    ("<img src='b.png' width='1e308' height='nan'>", "14400pt -"),
  ])
  func sizeIsThatOfTheAttributes(_ text: String, size: String) {
    let images = images(text)
    #expect(images.map(\.source) == ["b.png"])
    let found = [images.first?.width, images.first?.height].map { $0?.description ?? "-" }
    #expect(found.joined(separator: " ") == size)
    #expect(ParsedText(text).diagnostics.filter { $0.id != "unsupported-html" }.isEmpty)
  }

  @Test(arguments: [
    ("![a](b.png){width=50%} 끝", " 끝"), ("![a](b.png){아무 말}", "{아무 말}"),
    ("![a](b.png) {width=50%}", " {width=50%}"), ("![a](b.png){}", "{}"),
    ("![a](b.png){width=50%", "{width=50%"), ("a {width=50%}", "a {width=50%}"),
  ])
  func onlyAttributesVanish(_ text: String, left: String) {
    var shown = ""
    ParsedText(text).document.forEachInline { inline in
      if case .text(let text) = inline.kind { shown += text }
    }
    #expect(shown == left)
  }

  @Test func titleAndAlternativeAreKept() {
    let markdown = images("![대체 글](그림%201.png \"설명 글\")").first
    #expect(markdown == .init(source: "그림 1.png", title: "설명 글", alternative: "대체 글"))
    let html = images("<img src=\"a%20b.png\" alt='대체' title='설명'>").first
    #expect(html == .init(source: "a b.png", title: "설명", alternative: "대체"))
  }
}
