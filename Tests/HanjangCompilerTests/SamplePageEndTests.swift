import Foundation
import HanjangCompiler
import HanjangCore
import HanjangMarkdown
import HanjangRender
import HanjangTestSupport
import Testing

/// What should never be at a page's end, looked for in finished files as poppler reads them.
@Suite struct SamplePageEndTests {
  struct Line {
    var page: Int
    var top: Double
    /// Without spaces.
    var text: String
  }

  @Test(arguments: try Folder.names(in: "samples", endingWith: ".md"), ["A4", "B5"])
  func noSampleHasAFault(_ name: String, size: String) throws {
    let url = Golden.root.appending(path: "samples/\(name).md")
    let text = try String(contentsOf: url, encoding: .utf8)
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.folder = Golden.root.appending(path: "samples").path
    options.overrides = ["page.size=\(size)"]
    let made = try Compiler(options: options).compile(SourceFile(path: url.path, text: text))
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pdf").path
    try Data(try #require(made.output)).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = Self.lines(try Program.output("pdftotext", ["-bbox-layout", path, "-"]))
    #expect(!lines.isEmpty)
    let outline = Self.outline(
      try Program.output("pdftohtml", ["-xml", "-i", "-stdout", path]))
    // Else it would find nothing whatever the pages are.
    #expect(outline.contains { entry in lines.contains { $0.text.contains(entry.title) } })
    #expect(Self.strandedTitles(outline, on: lines).isEmpty)
    #expect(Self.lonelyLines(of: ParsedText(text).document.blocks, on: lines).isEmpty)
  }

  // MARK: Reading

  private static func attribute(_ name: String, of line: Substring) -> Double? {
    guard let start = line.range(of: "\(name)=\"") else { return nil }
    return Double(line[start.upperBound...].prefix { $0 != "\"" })
  }

  /// From top to bottom, page by page, without running headers and footers.
  private static func lines(_ layout: String) -> [Line] {
    var lines: [Line] = []
    var page = -1
    var height = 0.0
    for line in layout.split(separator: "\n") {
      if line.contains("<page ") {
        page += 1
        height = attribute("height", of: line) ?? 0
      } else if line.contains("<line ") {
        lines.append(Line(page: page, top: attribute("yMin", of: line) ?? 0, text: ""))
      } else if line.contains("<word "), let open = line.firstIndex(of: ">") {
        let word = line[line.index(after: open)...].prefix { $0 != "<" }
        if attribute("yMax", of: line) ?? 0 < height - 44 { lines[lines.count - 1].text += word }
      }
    }
    return lines.filter { !$0.text.isEmpty }.sorted { ($0.page, $0.top) < ($1.page, $1.top) }
  }

  private static func outline(_ xml: String) -> [(page: Int, title: String)] {
    xml.split(separator: "\n").compactMap { line in
      guard let start = line.range(of: "<item page=\""),
        let page = Int(line[start.upperBound...].prefix { $0.isNumber }),
        let open = line[start.upperBound...].firstIndex(of: ">")
      else { return nil }
      let title = line[line.index(after: open)...].prefix { $0 != "<" }
      return (page - 1, title.filter { !$0.isWhitespace })
    }
  }

  // MARK: Faults

  /// Titles below which their page has nothing more, though the document goes on.
  private static func strandedTitles(
    _ outline: [(page: Int, title: String)], on lines: [Line]
  ) -> [String] {
    outline.compactMap { page, title in
      guard let index = lines.lastIndex(where: { $0.page == page && $0.text.contains(title) }),
        let next = lines[(index + 1)...].first
      else { return nil }
      // An entry that is all title may end a page.
      let isFollowedByTitle = outline.contains {
        $0.page == next.page && next.text.contains($0.title)
      }
      return next.page != page && !isFollowedByTitle ? title : nil
    }
  }

  /// Paragraphs of which a page has one line of several.
  private static func lonelyLines(of blocks: [Block], on lines: [Line]) -> [String] {
    let all = lines.map(\.text).joined()
    var ends: [Int] = []
    for line in lines { ends.append((ends.last ?? 0) + line.text.count) }
    return texts(of: blocks).compactMap { text in
      guard text.count > 30, let found = all.range(of: text) else { return nil }
      let start = all.distance(from: all.startIndex, to: found.lowerBound)
      let end = start + text.count
      let first = ends.firstIndex { $0 > start } ?? 0
      let last = ends.firstIndex { $0 >= end } ?? first
      let pages = Dictionary(grouping: lines[first...last], by: \.page)
      return pages.count > 1 && pages.values.contains { $0.count == 1 } ? text : nil
    }
  }

  private static func texts(of blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block.kind {
      case .paragraph(let content): [content.plainText.filter { !$0.isWhitespace }]
      case .quote(let children): texts(of: children)
      case .list(let list): list.items.flatMap { texts(of: $0.blocks) }
      default: []
      }
    }
  }
}
