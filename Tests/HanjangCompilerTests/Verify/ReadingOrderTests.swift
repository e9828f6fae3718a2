import Foundation
import HanjangTestSupport
import Testing

/// The order in which `pdftotext -raw` finds what stands side by side.
@Suite struct ReadingOrderTests {
  /// Words of one cell, each with the cell's letter and its own number.
  private static func cell(_ letter: String, _ count: Int = 30) -> String {
    (1...count).map { "\(letter)\($0)" }.joined(separator: " ")
  }

  private static func row(_ cells: [String]) -> String {
    "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
  }

  private static let tables: [String] = [
    "| 표 | 표 | 표 |\n|---|---|---|\n| \(cell("가")) | \(cell("나")) | \(cell("다", 60)) |\n"
      + "| \(cell("라", 3)) | \(cell("마", 50)) | \(cell("바")) |",
    // What spans rows and columns.
    "<table><tr><td rowspan=2>\(cell("가", 50))</td><td colspan=2>\(cell("나"))</td></tr>"
      + row([cell("다"), cell("라")]) + "</table>",
    // Lists, lines and pictures of text in cells.
    "<table>"
      + row(["<ul><li>\(cell("가"))</li><li>\(cell("나"))</li></ul>", cell("다", 20) + "<br>다21"])
      + "</table>",
    // A table in a cell.
    "<table>"
      + row([
        cell("가") + "<table>" + row([cell("나"), cell("다")]) + row([cell("라"), cell("마")])
          + "</table><p>\(cell("바"))</p>", cell("사", 60),
      ]) + "</table>",
    // Headers of several lines.
    "| **\(cell("가"))** | **\(cell("나"))** |\n|---|---|\n| \(cell("다")) | \(cell("라")) |",
    // Rows that no page holds.
    "| 표 | 표 |\n|---|---|\n| \(cell("가", 900)) | \(cell("나", 1_400)) |\n| \(cell("다")) | \(cell("라")) |",
    "<table><tr><td rowspan=3>\(cell("가", 900))</td><td>\(cell("나", 400))</td></tr>"
      + row([cell("다", 400)]) + row([cell("라", 900)]) + "</table>",
  ]

  @Test(arguments: tables) func cellsAreReadOneByOne(_ table: String) throws {
    try Self.expectWholeParts(in: "# 글\n\n\(table)\n", style: "article")
  }

  private static let head = "# 홍길동\n\nhong@example.com\n\n"

  @Test(arguments: [
    // A title of several lines beside its period.
    "## 경력\n\n### \(cell("가")) (2020.01 - 2021.02)\n\n- \(cell("나"))\n",
    // A label of several lines, and one that is longer than a third of a page.
    "## \(cell("가", 12))\n\n\(cell("나", 90))\n",
    "## \(cell("가", 120))\n\n\(cell("나", 400))\n\n- \(cell("다", 90))\n",
  ])
  func labelsAndTitlesAreReadAsAWhole(_ text: String) throws {
    try Self.expectWholeParts(in: Self.head + text, style: "wanted")
  }

  /// On each page the words of a letter stand together, and their numbers grow.
  private static func expectWholeParts(in text: String, style: String) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let source = try folder.write("a.md", text)
    let output = folder.path("a.pdf")
    let outcome = try Program.run(
      HanjangProgram.path, [source, "-o", output, "--style", style, "--verify"],
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(outcome.status == 0 && !outcome.errors.contains("woven"), "\(outcome.errors)")
    let read = try Program.output("pdftotext", ["-raw", output, "-"])
    var numbers: [Character: Int] = [:]
    for page in read.split(separator: "\u{C}") {
      var parts: [Character] = []
      for word in page.split(whereSeparator: \.isWhitespace) {
        guard let letter = word.first, "가나다라마바사".contains(letter),
          let number = Int(word.dropFirst())
        else { continue }
        if parts.last != letter { parts.append(letter) }
        // A table's header is set again on its next page.
        #expect(number == (numbers[letter] ?? 0) + 1 || number == 1, "\(word)")
        numbers[letter] = number
      }
      #expect(Set(parts).count == parts.count, "\(parts)")
    }
    #expect(!numbers.isEmpty)
  }
}
