import Foundation
import HanjangTestSupport
import Testing

/// Fonts whose licence, as their OS/2 table tells it, keeps them out of a PDF.
@Suite struct ForbiddenFontTests {
  private let files: CommandFiles

  init() throws { files = try CommandFiles() }

  /// A copy of Inter with another `fsType`.
  private func writeFont(_ fsType: UInt16) throws {
    let listed = try Program.output("fc-list", ["Inter:style=Thin", "file"])
    let path = try #require(listed.split(separator: ":").first.map(String.init))
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    func number(_ offset: Int, _ count: Int) -> Int {
      bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
    }
    let records = (0..<number(4, 2)).map { 12 + $0 * 16 }
    let record = try #require(records.first { bytes[$0..<($0 + 4)].elementsEqual("OS/2".utf8) })
    let place = number(record + 8, 4) + 8
    (bytes[place], bytes[place + 1]) = (UInt8(fsType >> 8), UInt8(fsType & 255))
    _ = try files.write("brand.otf", bytes)
  }

  private func export(_ families: String, _ text: String = "Hamburg") throws -> Program.Outcome {
    let style = try files.write(
      "a.yaml", "fonts: [brand.otf]\ntext: {body: {families: [\(families)]}}\n")
    let document = try files.write("a.md", text)
    return try files.run([document, "--style", style])
  }

  @Test(arguments: [
    (0x0002, "restricted licence, bit 1"), (0x0100, "no subsetting, bit 8"),
    (0x0108, "no subsetting, bit 8"), (0x0200, "bitmaps only, bit 9"),
  ])
  func nextFamilyServes(_ fsType: UInt16, reason: String) throws {
    defer { files.remove() }
    try writeFont(fsType)
    let outcome = try export("Inter, NanumGothic")
    #expect(outcome.status == 0)
    let warning = "warning: the font Inter Thin may not be embedded (\(reason) of its fsType)"
    #expect(outcome.errors.contains(warning))
    #expect(outcome.errors.split(separator: "\n").count == 1)
    let fonts = try Program.output("pdffonts", [files.path("a.pdf")])
    #expect(fonts.contains("NanumGothic") && !fonts.contains("Inter"))
  }

  @Test(arguments: [("Inter", "Hamburg"), ("Inter, NanumGothic", "Ǩ")])
  func noOtherFamilyIsAnError(_ families: String, _ text: String) throws {
    defer { files.remove() }
    try writeFont(2)
    let outcome = try export(families, text)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("error: the font Inter Thin may not be embedded"))
    #expect(!files.exists("a.pdf"))
  }

  @Test(arguments: [0x0000, 0x0004, 0x0008, 0x000A, 0x000C])
  func weakerRestrictionsAreNone(_ fsType: UInt16) throws {
    defer { files.remove() }
    try writeFont(fsType)
    let outcome = try export("Inter")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(try Program.output("pdffonts", [files.path("a.pdf")]).contains("Inter-Thin"))
  }

  /// What the style's font lacks may come from elsewhere all the same.
  @Test func fontThatIsNotNeededIsNotToldOf() throws {
    defer { files.remove() }
    try writeFont(2)
    let outcome = try export("NanumGothic, Inter")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
  }
}
