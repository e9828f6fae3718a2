import Foundation
import HanjangCore
import HanjangMarkdown
import HanjangResume
import Testing

/// `--explain`: a line for all that the author wrote.
@Suite struct ExplanationTests {
  @Test func everyHeadingItemAndRowOfTheMessySampleHasALine() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "samples/messy.md")
    let document = parsed(try String(contentsOf: file, encoding: .utf8))
    let lines = explained(document)
    for places in places(of: document.blocks) {
      #expect(
        lines.contains { line in places.contains { line.hasPrefix("\($0)\t") } }, "\(places)")
    }
  }

  private func explained(_ document: Document) -> [String] {
    Explanation.text(of: document, ResumeRecognizer().recognize(document), unprinted: [])
      .split(separator: "\n").map(String.init)
  }

  private func parsed(_ text: String) -> Document {
    var diagnostics: [Diagnostic] = []
    return MarkdownParser().parse(
      SourceFile(path: "resume.md", text: text), diagnostics: &diagnostics)
  }

  /// Where headings, items and rows begin.
  ///
  /// An item may be reported at its own place or at that of its text.
  private func places(of blocks: [Block]) -> [[String]] {
    func place(_ range: SourceRange) -> String { "\(range.start.line):\(range.start.column)" }
    return blocks.flatMap { block -> [[String]] in
      switch block.kind {
      case .heading: return [[place(block.range)]]
      case .list(let list):
        return list.items.flatMap { item in
          [[place(item.range)] + item.blocks.prefix(1).map { place($0.range) }]
            + places(of: Array(item.blocks.dropFirst()))
        }
      case .table(let table):
        return ([table.header] + table.rows).compactMap { $0.first.map { [place($0.range)] } }
      case .quote(let children), .callout(let children): return places(of: children)
      case .paragraph, .code, .definitions, .thematicBreak, .space, .pageBreak: return []
      }
    }
  }
}
