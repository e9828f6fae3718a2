import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangTestSupport
import Testing

@Suite struct PagePictureTests {
  private func pages(
    _ text: String, as format: PageExporter.Format, _ range: String? = nil
  ) throws -> [PageFile] {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.pageFormat = format
    options.pages = try range.map { try #require(PageRange($0)) }
    options.folder = Golden.root.appending(path: "samples").path
    options.overrides = ["page.size=144pt 288pt", "page.margin=20pt"]
    let compilation = try Compiler(options: options).compile(
      SourceFile(path: "test.md", text: text))
    #expect(compilation.output == nil)
    return compilation.pages
  }

  private static let text =
    "# 제목 😀\n\n![글](images/build-times.png)\n\n\\newpage\n\n둘\n\n\\newpage\n\n셋\n"

  /// Of the header of a PNG file.
  private func size(_ png: [UInt8]) -> [Int] {
    [16, 20].map { png[$0..<($0 + 4)].reduce(0) { $0 << 8 | Int($1) } }
  }

  @Test(arguments: [(72.0, [144, 288]), (150.0, [300, 600]), (10.0, [20, 40])])
  func resolutionIsKept(_ resolution: Double, expected: [Int]) throws {
    let files = try pages(Self.text, as: .png(resolution: resolution))
    #expect(files.map(\.number) == [1, 2, 3])
    for file in files {
      #expect(file.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(size(file.bytes) == expected)
    }
  }

  @Test(arguments: [
    ("1", [1]), ("2-3", [2, 3]), ("2-", [2, 3]), ("1-3", [1, 2, 3]),
  ])
  func onlyWantedPagesAreDrawn(_ range: String, numbers: [Int]) throws {
    #expect(try pages(Self.text, as: .svg, range).map(\.number) == numbers)
  }

  @Test(arguments: ["4", "2-4", "9-"])
  func rangeBeyondTheEndIsAnError(_ range: String) {
    let error = #expect(throws: CompilerError.self) {
      try pages(Self.text, as: .svg, range)
    }
    #expect(error?.message == "the document has 3 pages: --pages goes beyond its end")
  }

  @Test(arguments: [
    "", "0", "-2", "3-1", "a", "1-2-3", "1,2", "٣", "1 - 2", "99999999999999999999",
  ])
  func rangeIsRefused(_ text: String) {
    #expect(PageRange(text) == nil)
  }

  @Test func hugePagesAreRefused() {
    let error = #expect(throws: CompilerError.self) {
      try pages(Self.text, as: .png(resolution: 10_000))
    }
    #expect(error?.message.contains("20000 × 40000 pixels") == true)
  }

  @Test(arguments: [PageExporter.Format.png(resolution: 60), .svg])
  func samePagesHaveTheSameBytes(_ format: PageExporter.Format) throws {
    let first = try pages(Self.text, as: format).map(\.bytes)
    #expect(try pages(Self.text, as: format).map(\.bytes) == first)
  }

  @Test func svgHoldsTextAndPictures() throws {
    let file = try #require(pages(Self.text, as: .svg, "1").first)
    let svg = String(decoding: file.bytes, as: UTF8.self)
    #expect(svg.contains("width=\"144pt\" height=\"288pt\""))
    #expect(svg.contains("<symbol"))
    // The emoji and the picture.
    #expect(svg.components(separatedBy: "data:image/png;base64").count == 3)
    #expect(svg.hasSuffix("</svg>\n"))
  }

  @Test func emojiIsDrawnInColour() throws {
    func size(_ text: String) throws -> Int {
      try #require(pages(text, as: .png(resolution: 200)).first).bytes.count
    }
    // A picture of many colours takes much more than a letter's grey edges.
    #expect(try size("😀") > size("글") + 300)
  }
}
