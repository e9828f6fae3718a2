import Foundation
import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangStyle
import HanjangTestSupport
import Testing

/// Whole pages without fonts.
@Suite struct PageGoldenTests {
  @Test(arguments: ["korean-article", "english-article"])
  func sampleIsPagedAsBefore(_ name: String) throws {
    let url = Golden.root.appending(path: "samples/\(name).md")
    let pages = try PagedText(String(contentsOf: url, encoding: .utf8)).pages
    try Golden.expect(PageDump.text(of: pages), matches: name)
  }
}

/// A Markdown text set without fonts.
struct PagedText {
  let flow: Flow
  let pages: PagedDocument
  let style: ComputedStyle

  /// - Parameter yaml: what changes in the style `article`.
  init(_ text: String, style yaml: String = "") throws {
    try self.init(text, looks: Self.style("article", yaml))
  }

  init(_ text: String, looks style: ComputedStyle) throws {
    let document = ParsedText(text).document
    let boxes = BoxBuilder(style: style, hints: document.splitHints).boxes(for: document)
    self.init(boxes, style: style)
  }

  init(_ boxes: [Box], style: ComputedStyle) {
    let engine = FixedTextEngine()
    let page = style.page
    flow = FlowBuilder.flow(
      boxes, width: page.size.width - page.margins.left - page.margins.right,
      height: page.size.height - page.margins.top - page.margins.bottom, engine: engine)
    pages = PageAssembler(
      ColumnLayout(boxes, style: style, engine: engine).pages(), style: style, engine: engine
    ).assemble(fields: [:])
    self.style = style
  }

  static func style(_ name: String, _ yaml: String = "") throws -> ComputedStyle {
    var diagnostics: [Diagnostic] = []
    let file = StyleFile(SourceFile(path: "my.yaml", text: "extends: \(name)\n" + yaml))
    return try #require(StyleResolver.resolve(.file(file), diagnostics: &diagnostics))
  }

  /// Of a page's content, in points.
  var height: Double {
    style.page.size.height - style.page.margins.top - style.page.margins.bottom
  }

  /// The texts of each page, by their baselines from top to bottom, without the footer.
  var lines: [[String]] {
    let bottom = style.page.size.height - style.page.margins.bottom
    return pages.pages.map { page in
      var lines: [(y: Double, text: String)] = []
      for run in page.runs(above: bottom) {
        let text = String(decoding: run.text, as: UTF8.self)
        if let last = lines.indices.last, abs(lines[last].y - run.origin.y) < 0.01 {
          lines[last].text += text
        } else {
          lines.append((run.origin.y, text))
        }
      }
      return lines.map(\.text)
    }
  }
}

extension Page {
  /// From top to bottom, though cells are drawn one after another.
  fileprivate func runs(above bottom: Double) -> [GlyphRun] {
    let runs = items.compactMap { item -> GlyphRun? in
      guard case .text(let run) = item.kind, run.origin.y < bottom else { return nil }
      return run
    }
    return runs.enumerated().sorted {
      let (left, right) = ($0.element.origin.y, $1.element.origin.y)
      return abs(left - right) < 0.01 ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }
}
