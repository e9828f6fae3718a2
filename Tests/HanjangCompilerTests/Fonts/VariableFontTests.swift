import Foundation
import HanjangCore
import HanjangLayout
import HanjangStyle
import HanjangTestSupport
import Testing

@testable import HanjangCompiler
@testable import HanjangRender

/// Fonts whose weight is an axis, as Google Fonts has most of them.
@Suite struct VariableFontTests {
  private let folder = TemporaryFolder()
  private static let family = "Hanjang Test"

  /// - Parameter family: as the style names it.
  private func export(_ text: String, family: String = Self.family) throws -> PDFInspector {
    try folder.write("test.ttf", VariableFontFile(family: Self.family).bytes)
    let style = try folder.write(
      "test.yaml",
      "extends: article\nfonts: [test.ttf]\ntext: {body: {families: [\(family), Inter]}}\n")
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.style = try StyleFinder.find(style)
    let compilation = try Compiler(options: options)
      .compile(SourceFile(path: "test.md", text: text))
    #expect(compilation.diagnostics.filter { $0.severity > .note }.isEmpty)
    return try PDFInspector(try #require(compilation.output))
  }

  @Test(arguments: [
    family, "\(family) Variable", "\(family) VF",
  ])
  func boldIsTheSameFontWithWiderLetters(_ family: String) throws {
    defer { folder.remove() }
    let inspector = try export("MMMM **BBBB**", family: family)
    defer { inspector.remove() }
    let fonts = try inspector.fonts
    #expect(fonts.count == 2)
    #expect(fonts.allSatisfy { $0.contains("HanjangTest-Regular") && $0.contains("TrueType") })
    let widths = try inspector.wordWidths
    let (regular, bold) = (try #require(widths["MMMM"]), try #require(widths["BBBB"]))
    // 0.5 and 0.74 em of 10.5 points, four times.
    #expect(abs(regular - 21) < 0.1 && abs(bold - 31.08) < 0.1)
  }

  @Test(arguments: [(100, 0.26), (400, 0.5), (450, 0.54), (600, 0.66), (650, 0.7), (900, 0.9)])
  func anyWeightOfTheAxisIsMet(_ weight: Int, width: Double) throws {
    defer { folder.remove() }
    try folder.write("test.ttf", VariableFontFile(family: Self.family).bytes)
    let style = TextStyle(families: [Self.family], size: 10, lineHeight: 15, weight: weight)
    let content = TextContent([TextSpan("A", style: style)])
    var inventory = TextInventory()
    inventory.add(content)
    let library = try #require(FontLibraryLoader(environment: [:]).library)
    let engine = try PangoTextEngine(
      inventory, library: library, fontFiles: [folder.path("test.ttf")], language: "ko")
    // The axis goes from 100 to 900, the outlines vary from 400 on.
    #expect(abs(engine.shape(content).naturalWidth - max(width, 0.5) * 10) < 0.02)
    #expect(engine.missingFamilies.isEmpty)
  }

  /// Each way in which cairo embeds outlines that it was shown, and not the font.
  @Test(arguments: [
    ("<< /Type /Font /Subtype /Type3 >>", "Type 3"),
    ("<< /Type /FontDescriptor /FontName /ABCDEF+Inter-Bold /FontFile 7 0 R >>", "Type 1"),
    ("<< /Type /FontDescriptor /FontName /ABCDEF+CairoFont-0-1 /FontFile3 7 0 R >>", "CFF"),
  ])
  func placeholderOutlineIsRefused(_ dictionary: String, reason: String) throws {
    var scanner = PDFScanner(Array(dictionary.utf8)[...])
    let parsed = try #require(PDFDictionary(&scanner))
    let error = #expect(throws: PDFFileError.self) { try EmbeddedFontCheck.check([parsed]) }
    #expect(error?.message.contains(reason) == true)
  }

  @Test(arguments: [
    "<< /Type /Font /Subtype /TrueType >>", "<< /Type /Font /Subtype /Type1 >>",
    "<< /Type /FontDescriptor /FontName /ABCDEF+Inter-Bold /FontFile3 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /ABCDEF+Inter-Bold /FontFile2 7 0 R >>",
  ])
  func embeddedFontIsNot(_ dictionary: String) throws {
    var scanner = PDFScanner(Array(dictionary.utf8)[...])
    try EmbeddedFontCheck.check([try #require(PDFDictionary(&scanner))])
  }
}
