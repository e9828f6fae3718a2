import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangStyle
import HanjangTestSupport
import Testing

/// Where pictures stand and how large they are, in a column of 400 × 600 points.
@Suite struct FigureTests {
  /// A photo, a tall one, an icon and a wide one; in points.
  private static let pictures: [String: LoadedPicture] = [
    "p": LoadedPicture(index: 0, size: Size(width: 1_000, height: 500)),
    "t": LoadedPicture(index: 1, size: Size(width: 500, height: 2_000)),
    "i": LoadedPicture(index: 2, size: Size(width: 12, height: 12)),
    "s": LoadedPicture(index: 3, size: Size(width: 200, height: 100)),
  ]

  private func flow(_ text: String) throws -> Flow {
    var diagnostics: [Diagnostic] = []
    var style = try #require(
      StyleResolver.resolve(.named("article"), diagnostics: &diagnostics))
    style.blocks.picture.sideGap = 10
    style.blocks.picture.captionGap = 5
    style.blocks.picture.pageShare = 0.5
    style.text.body.size = 10
    style.text.body.lineHeight = 16
    style.text.caption.lineHeight = 14
    let boxes = BoxBuilder(style: style, pictures: Self.pictures)
      .boxes(for: ParsedText(text).document)
    #expect(diagnostics.isEmpty)
    return FlowBuilder.flow(boxes, width: 400, height: 600, engine: FixedTextEngine())
  }

  /// On pages that hold 400 × 600 points.
  private func pages(_ text: String, leastSize: Double = 0.6) throws -> [Page] {
    var diagnostics: [Diagnostic] = []
    var style = try #require(
      StyleResolver.resolve(.named("article"), diagnostics: &diagnostics))
    let margins = style.page.margins
    style.page.size = Size(
      width: 400 + margins.left + margins.right, height: 600 + margins.top + margins.bottom)
    style.blocks.picture.leastSize = leastSize
    style.text.body.lineHeight = 16
    let boxes = BoxBuilder(style: style, pictures: Self.pictures)
      .boxes(for: ParsedText(text).document)
    let engine = FixedTextEngine()
    return PageAssembler(
      ColumnLayout(boxes, style: style, engine: engine).pages(), style: style, engine: engine
    ).assemble(fields: [:]).pages
  }

  private static func lines(_ count: Int) -> String {
    (0..<count).map { "줄 \($0)" }.joined(separator: "\\\n")
  }

  /// 25 lines leave room for most of the picture, and 33 for less than its least size.
  @Test(arguments: [
    "![a](p)", "![a](p 'b')", "![a](s){width=400pt}", "[![a](p)](https://example.com)",
    "![a](s){width=195pt height=200pt} ![b](s){width=195pt height=200pt}",
  ])
  func pictureShrinksToFillAPage(_ picture: String) throws {
    let text = Self.lines(25) + "\n\n\(picture)\n\n끝\n"
    let pages = try pages(text)
    #expect(pages.count == 1)
    let rects = pages[0].pictures
    for rect in rects {
      #expect(rect.height < 199 && rect.height >= 120)
      #expect(rect.width >= rects[0].height / 200 * 190 && rect.maxX <= 400 + 80)
    }
    let ends = pages[0].texts.filter { "끝b".contains($0.text) }
    #expect(ends.allSatisfy { $0.y > (rects.map(\.maxY).max() ?? 0) })
    #expect(try self.pages(text, leastSize: 1).count == 2)
    #expect(try self.pages(Self.lines(33) + "\n\n\(picture)\n\n끝\n").count == 2)
  }

  /// Those that stand beside the picture's own lines stay where they are.
  @Test(arguments: [
    "- \(lines(40))\n\n  ![a](p)", "> \(lines(40))\n\n![a](p)", "\(lines(40))\n\n![a](p)",
  ])
  func linesBeforeAClosingPictureStay(_ text: String) throws {
    let units = try flow(text).units
    let last = try #require(units.last)
    #expect(last.isTall && last.breakCost < BreakCost.never)
  }

  /// Each unit's height, and in it the pictures as `index x,y widthxheight`.
  private func places(_ text: String) throws -> [String] {
    try flow(text).units.map { unit in
      let images = unit.fragment.items.compactMap { item -> String? in
        guard case .image(let image, let rect) = item.kind else { return nil }
        let (x, y) = (rect.minX.decimal, rect.minY.decimal)
        return "\(image.index) \(x),\(y) \(rect.width.decimal)x\(rect.height.decimal)"
      }
      return ([unit.fragment.height.decimal + ":"] + images).joined(separator: " | ")
    }
  }

  @Test(arguments: [
    ("![a](s)", "100: | 3 100,0 200x100"),
    ("![a](p)", "200: | 0 0,0 400x200"),
    ("![a](p){width=50%}", "100: | 0 100,0 200x100"),
    ("![a](s){width=300pt}", "150: | 3 50,0 300x150"),
    ("![a](s){height=50pt}", "50: | 3 150,0 100x50"),
    ("![a](s){width=60pt height=90pt}", "90: | 3 170,0 60x90"),
    ("![a](p){width=9000pt}", "200: | 0 0,0 400x200"),
    ("![a](t)", "300: | 1 162.5,0 75x300"),
    ("![a](t){width=200pt}", "600: | 1 125,0 150x600"),
    ("![a](s 'b')", "119: | 3 100,0 200x100"),
    ("![a](i)", "12: | 2 0,0 12x12"),
    ("- ![a](s)", "100: | 3 16,0 200x100"),
  ])
  func aloneItIsAFigureWithinColumnAndPage(_ text: String, place: String) throws {
    #expect(try places(text) == [place])
  }

  @Test(arguments: [
    ("![a](s) ![b](i)", ["100: | 3 89,0 200x100 | 2 299,44 12x12"]),
    ("![a](p)\n![b](p)", ["97.5: | 0 0,0 195x97.5 | 0 205,0 195x97.5"]),
    ("![a](p) ![b](s 'c')", ["116.5: | 0 0,0 195x97.5 | 3 205,0 195x97.5"]),
    ("![a](p){width=50%} ![b](p){width=50%}", ["97.5: | 0 0,0 195x97.5 | 0 205,0 195x97.5"]),
    (
      "![a](p){width=50%} ![b](p){width=50%} ![c](p){width=50%}",
      ["97.5: | 0 0,0 195x97.5 | 0 205,0 195x97.5", "100: | 0 100,0 200x100"]
    ),
    ("![a](s)\\\n![b](s)", ["100: | 3 100,0 200x100", "100: | 3 100,0 200x100"]),
  ])
  func sideBySideTheyShareTheLine(_ text: String, places: [String]) throws {
    #expect(try self.places(text) == places)
  }

  @Test func sixLargeOnesTakeTwoLines() throws {
    let places = try places(String(repeating: "![a](p) ", count: 6))
    #expect(places.count == 2)
    #expect(places.allSatisfy { $0.split(separator: "|").count == 4 })
  }

  @Test func smallOnesStayInTheirLine() throws {
    #expect(try places("글 ![a](i) 글") == ["16: | 2 15,1.2 12x12"])
    #expect(try places("글 ![a](s){height=24pt} 글") == ["24: | 3 15,0 48x24"])
  }

  @Test func largeOnesPartTheirParagraph() throws {
    #expect(try places("글 ![a](s) 글") == ["16:", "100: | 3 100,0 200x100", "16:"])
    #expect(try places("# 글 ![a](p)").last == "200: | 0 0,0 400x200")
  }

  @Test func linkAndAlternativeAreKept() throws {
    let flow = try flow("[![대체](s)](https://example.com) [글 ![j](i)](#a)")
    let links = flow.units.flatMap(\.fragment.links)
    #expect(links.first?.target == .url("https://example.com"))
    #expect(links.first?.text == "대체")
    #expect(links.last?.target == .anchor("a"))
    let roles = flow.structure.elements.map(\.role)
    #expect(roles.contains(.figure(alternative: "대체")))
    #expect(roles.contains(.figure(alternative: "j")))
  }

  @Test func captionBelongsToItsFigure() throws {
    let flow = try flow("![](s '설명')")
    let roles = flow.structure.elements.map(\.role)
    #expect(roles == [.document, .figure(alternative: "설명"), .caption])
  }

  @Test func decorationIsNoContent() throws {
    let flow = try flow("![](s)")
    #expect(flow.structure.elements.map(\.role) == [.document])
    #expect(flow.units.first?.fragment.items.map(\.element) == [nil])
  }

  @Test func whatIsMissingIsItsAlternative() throws {
    let texts = try flow("앞 ![대체 글](none) 뒤").units.flatMap(\.fragment.items).map { item in
      if case .text(let run) = item.kind { String(decoding: run.text, as: UTF8.self) } else { "" }
    }
    #expect(texts.joined() == "앞 대체 글 뒤")
  }
}

extension Page {
  fileprivate var pictures: [Rect] {
    items.compactMap { if case .image(_, let rect) = $0.kind { rect } else { nil } }
  }

  fileprivate var texts: [(text: String, y: Double)] {
    items.compactMap { item in
      guard case .text(let run) = item.kind else { return nil }
      return (String(decoding: run.text, as: UTF8.self), run.origin.y)
    }
  }
}
