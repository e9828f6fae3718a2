import HanjangCore
import HanjangLayout
import HanjangStyle
import HanjangTestSupport
import Testing

/// What inline text becomes in an article.
@Suite struct InlineTextTests {
  private func style() throws -> ComputedStyle {
    var diagnostics: [Diagnostic] = []
    return try #require(StyleResolver.resolve(.named("article"), diagnostics: &diagnostics))
  }

  private func spans(_ text: String) throws -> [TextSpan] {
    let boxes = BoxBuilder(style: try style()).boxes(for: ParsedText(text).document)
    return boxes.flatMap { box -> [TextSpan] in
      if case .text(let text) = box.kind { text.content.spans } else { [] }
    }
  }

  @Test(arguments: [
    ("日本語の文章は\n改行で", "日本語の文章は改行で"), ("中文的段落，\n也是如此。", "中文的段落，也是如此。"),
    ("カタカナ\n「括弧」", "カタカナ「括弧」"), ("한국어 문장\n다음 줄", "한국어 문장 다음 줄"),
    ("漢字\n한글", "漢字 한글"), ("日本語\nEnglish", "日本語 English"), ("one\ntwo", "one two"),
    ("日本\n**語**", "日本語"),
  ])
  func linesAreJoinedAsTheirScriptDoes(_ text: String, joined: String) throws {
    #expect(try spans(text).map(\.text).joined() == joined)
  }

  @Test(arguments: [
    "<sup><sub>역할</sub></sup>", "<sub><sub><sub>역할</sub></sub></sub>", "<sup><sup>역할</sup></sup>",
    "<sup><b><sub>역할</sub></b></sup>",
  ])
  func smallTextInSmallTextIsNoSmaller(_ text: String) throws {
    let size = try style().text.body.size
    let small = try #require(try spans("가 \(text)").last { $0.text == "역할" })
    #expect(small.style.size >= size * 0.7)
    #expect(small.style.size < size)
  }

  @Test(arguments: [
    ("---\ntitle: 글 제목\n---\n# 글 제목\n\n가", "글 제목|가"),
    ("---\ntitle: 글 제목\n---\n## 글  제목!\n\n가", "글 제목|가"),
    ("---\ntitle: 글 제목\n---\n**글 제목**\n\n가", "글 제목|가"),
    ("---\ntitle: 글 제목\n---\n\n***\n\n# *글* 제목\n\n가", "글 제목|가"),
    ("---\ntitle: 글 제목\n---\n# 다른 제목\n\n가", "글 제목|다른 제목|가"),
  ])
  func aRepeatedTitleIsPrintedOnce(_ text: String, printed: String) throws {
    let boxes = BoxBuilder(style: try style()).boxes(for: ParsedText(text).document)
    let texts = boxes.compactMap { box -> String? in
      if case .text(let text) = box.kind { text.content.plainText } else { nil }
    }
    #expect(texts.joined(separator: "|") == printed)
  }
}
