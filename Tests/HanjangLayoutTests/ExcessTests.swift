import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangStyle
import HanjangTestSupport
import Testing

/// What no page holds.
@Suite struct ExcessTests {
  private static let tall: [String: LoadedPicture] = [
    "strip.png": LoadedPicture(index: 0, size: Size(width: 300, height: 3_000)),
    "phone.png": LoadedPicture(index: 0, size: Size(width: 540, height: 1_170)),
    "photo.jpg": LoadedPicture(index: 0, size: Size(width: 1_200, height: 1_600)),
  ]

  private func paged(_ text: String) throws -> PagedText {
    let style = try PagedText.style("article")
    let document = ParsedText(text).document
    let boxes = BoxBuilder(style: style, pictures: Self.tall, hints: document.splitHints)
      .boxes(for: document)
    return PagedText(boxes, style: style)
  }

  private static let cell = String(repeating: "글 ", count: 4_000)
  private static let word = String(repeating: "가나다라", count: 40)
  private static let address = "https://example.com/" + String(repeating: "abc/defg?h=", count: 30)

  @Test(arguments: [
    ("글\n\n![긴 그림](strip.png)\n", "picture-taller-than-page", 3, 1),
    ("| ![긴 그림](strip.png) |\n|---|\n| a |\n", "picture-taller-than-page", 1, 3),
    ("![폰](phone.png){height=4000px}\n", "picture-taller-than-page", 1, 1),
    ("| a | b |\n|---|---|\n| c | d |\n| e | \(cell)|\n", "row-taller-than-page", 4, 3),
    ("| a |\n|---|\n| \(cell)|\n\n글\n", "row-taller-than-page", 3, 3),
    ("글 \(word) 글\n", "word-wider-than-page", 1, 5),
    ("# \(word)\n", "word-wider-than-page", 1, 3),
    ("- a\n- **\(String(repeating: "b", count: 300))**\n", "word-wider-than-page", 2, 5),
    ("글\n\n<!-- keep -->\n> \(cell)\n", "kept-block-split", 4, 1),
  ])
  func isToldOfAtItsPlace(_ text: String, id: String, line: Int, column: Int) throws {
    let paged = try paged(text)
    #expect(paged.pages.diagnostics.map(\.id) == [id])
    let start = paged.pages.diagnostics.first?.range?.start
    #expect(start == SourcePosition(line: line, column: column))
    expectNothingBeyondThePage(paged)
  }

  @Test(arguments: [
    "![폰](phone.png)\n", "![폰](phone.png){width=100%}\n", "![사진](photo.jpg)\n",
    "글 \(address) 글\n", "글 <\(address)> 글\n", "[\(address)](\(address))\n",
    "| a | b |\n|---|---|\n| \(word) | \(address) |\n", "```\n\(word)\n```\n",
    "\(String(repeating: "日本語の文章は空白がない。", count: 20))\n",
    "| a |\n|---|\n" + String(repeating: "| 행 |\n", count: 200),
    "<!-- keep -->\n\n| a |\n|---|\n" + String(repeating: "| 행 |\n", count: 8),
  ])
  func whatIsSetAsUsualIsNotToldOf(_ text: String) throws {
    let paged = try paged(text)
    #expect(paged.pages.diagnostics.isEmpty)
    expectNothingBeyondThePage(paged)
  }

  @Test(arguments: [
    "> ![긴 그림](strip.png \"설명\")\n", "![긴 그림](strip.png \"\(cell)\")\n",
    "![a](strip.png \"\(cell)\") ![b](phone.png \"\(cell)\")\n",
    "| 머리 |\n|---|\n| ![긴 그림](strip.png) |\n", "> [!NOTE]\n> ![긴 그림](strip.png)\n",
    "- ![긴 그림](strip.png)\n\n  \(word)\n",
    "|" + String(repeating: " 열 |", count: 80) + "\n|" + String(repeating: "---|", count: 80)
      + "\n|" + String(repeating: " \(word) |", count: 80) + "\n",
  ])
  func nothingIsLostBeyondThePage(_ text: String) throws {
    let paged = try paged(text)
    expectNothingBeyondThePage(paged)
    let shown = paged.pages.pages.flatMap(\.items).reduce(0) { count, item in
      guard case .text(let run) = item.kind else { return count }
      return count + String(decoding: run.text, as: UTF8.self).count { !$0.isWhitespace }
    }
    #expect(shown >= ParsedText(text).document.blocks.letterCount)
  }

  private func expectNothingBeyondThePage(_ paged: PagedText) {
    let page = paged.style.page
    for item in paged.pages.pages.flatMap(\.items) {
      switch item.kind {
      case .text(let run):
        #expect(run.origin.x >= 0 && run.origin.x + run.width <= page.size.width)
        #expect(run.origin.y <= page.size.height && run.origin.y > 0)
      case .image(_, let rect):
        #expect(rect.maxY <= page.size.height - page.margins.bottom + 0.01)
        #expect(rect.maxX <= page.size.width - page.margins.right + 0.01)
      case .fill(let rect, _, _):
        #expect(rect.maxY <= page.size.height && rect.maxX <= page.size.width)
      }
    }
  }
}

extension [Block] {
  /// The letters of running text; those of captions are among the titles of pictures.
  fileprivate var letterCount: Int {
    func letters(_ inlines: [Inline]) -> Int {
      inlines.reduce(0) { count, inline in
        if case .image(let image) = inline.kind {
          return count + image.title.count { !$0.isWhitespace }
        }
        return count + [inline].plainText.count { !$0.isWhitespace }
      }
    }
    return reduce(0) { count, block in
      switch block.kind {
      case .paragraph(let content), .heading(_, _, let content): count + letters(content)
      case .quote(let children), .callout(let children): count + children.letterCount
      case .list(let list): count + list.items.reduce(0) { $0 + $1.blocks.letterCount }
      case .table(let table):
        count + (table.rows + [table.header]).joined().reduce(0) { $0 + letters($1.content) }
      case .code, .definitions, .thematicBreak, .space, .pageBreak: count
      }
    }
  }
}
