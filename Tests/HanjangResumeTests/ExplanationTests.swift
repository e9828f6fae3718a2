import Foundation
import HanjangCore
import HanjangMarkdown
import HanjangResume
import Testing

/// `--explain`: a line for all that the author wrote, and for what is not printed as written.
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
    for change in [
      "12:1\trewritten\t🙋‍♂️\t→ not printed in a title",
      "14:1\trewritten\t•\t→ a bullet of the style",
      "23:1\trewritten\t2022. 3. ~ 현재\t→ a period in the style's form",
      "23:1\trewritten\t|()\t→ not printed", "38:3\trewritten\t기간:\t→ not printed",
    ] {
      #expect(lines.contains(change), "\(change)")
    }
  }

  @Test(arguments: [
    ("## 💼 경력\n\n### 한빛 (2020.03 ~ 현재)", ["💼", "2020.03 ~ 현재", "()"]),
    ("## 경력\n\n### 한빛 | 개발자\n2020.03 - 2021.05", ["|", "2020.03 - 2021.05"]),
    ("## 경력\n\n### 한빛\n- 기간: 2020.03 - 2021.05", ["2020.03 - 2021.05", "기간:"]),
    (
      "## 경력\n\n### 한빛\n2020.03 - 2021.05\n\n#### 결제 (2020.04 ~ 2020.08)",
      ["2020.03 - 2021.05", "2020.04 ~ 2020.08", "()"]
    ),
    ("## 경력\n\n### 한빛 (9개월)\n\n2019.04 ~ 2019.12", ["(9개월)", "2019.04 ~ 2019.12"]),
    ("## 경력\n\n### 한빛\n\n- 결제 2건", []),
  ])
  func whatIsNotPrintedAsWrittenIsTold(_ body: String, written: [String]) {
    let lines = explained(parsed("# 홍길동\n\nhong@example.com\n\n\(body)\n"))
    let found = lines.filter { $0.contains("\trewritten\t") }.map {
      String($0.split(separator: "\t")[2])
    }
    #expect(found == written)
  }

  private func explained(_ document: Document) -> [String] {
    Explanation.text(of: document, ResumeRecognizer().recognize(document))
      .split(separator: "\n").map(String.init)
  }

  private func parsed(_ text: String) -> Document {
    var diagnostics: [Diagnostic] = []
    return MarkdownParser().parse(
      SourceFile(path: "resume.md", text: text), diagnostics: &diagnostics)
  }

  /// Where headings, items and rows begin.
  ///
  /// An item may be told of by its own place or by that of its text.
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
