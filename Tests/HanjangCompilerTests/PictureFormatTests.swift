import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangTestSupport
import Testing

/// What becomes of pictures in a file, by their format.
@Suite struct PictureFormatTests {
  private let folder = TemporaryFolder()

  private func compile(_ text: String, overrides: [String] = []) throws -> Compilation {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.folder = folder.path("")
    options.overrides = overrides
    return try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
  }

  /// The pictures of a document: width, height, colours and encoding, as poppler tells them.
  private func images(_ text: String, overrides: [String] = []) throws -> [String] {
    let compilation = try compile(text, overrides: overrides)
    #expect(compilation.diagnostics.filter { $0.severity > .note }.isEmpty)
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    return try inspector.images.map { line in
      let words = line.split(separator: " ")
      return "\(words[2]) \(words[3])x\(words[4]) \(words[5]) \(words[8])"
    }
  }

  @Test(arguments: [
    ("a.png", SamplePicture.png(24, 16), "image 24x16 rgb image"),
    ("a.jpg", SamplePicture.jpegOnItsSide, "image 24x16 gray jpeg"),
    ("a.jpg", SamplePicture.jpegInFourInks, "image 24x16 rgb jpeg"),
    ("a.gif", SamplePicture.gif, "image 24x16 rgb image"),
    ("a.webp", SamplePicture.webp, "image 24x16 rgb image"),
    ("a.bmp", SamplePicture.bmp(24, 16, count: 24 * 16 * 3), "image 24x16 rgb image"),
  ])
  func formatIsRead(_ name: String, bytes: [UInt8], image: String) throws {
    defer { folder.remove() }
    try folder.write(name, bytes)
    let images = try images("![a](\(name))")
    #expect(images.count == 1)
    // Of one colour, cairo makes a picture in grey or in black and white.
    let expected = image.replacing("rgb image", with: "")
    #expect(images.first?.hasPrefix(expected) == true, "\(images)")
  }

  @Test func jpegGoesInAsItIsButForItsSecrets() throws {
    defer { folder.remove() }
    try folder.write("a.jpg", SamplePicture.jpegOnItsSide)
    let output = try #require(try compile("![a](a.jpg)").output)
    let file = Data(output)
    let source = Data(SamplePicture.jpegOnItsSide)
    #expect(source.range(of: Data("SECRET".utf8)) != nil)
    #expect(file.range(of: Data("SECRET".utf8)) == nil)
    #expect(file.range(of: Data("Exif".utf8)) == nil)
    // All from the first table on.
    let start = try #require(source.range(of: Data([0xFF, 0xDB]))).lowerBound
    #expect(file.range(of: source[start...]) != nil)
  }

  @Test func pictureOnItsSideIsSetUpright() throws {
    defer { folder.remove() }
    try folder.write("a.jpg", SamplePicture.jpegOnItsSide)
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.folder = folder.path("")
    options.dump = .layout
    let file = SourceFile(path: "test.md", text: "![a](a.jpg)")
    let dump = try #require(try Compiler(options: options).compile(file).output)
    #expect(String(decoding: dump, as: UTF8.self).contains("image 0 12x18"))
  }

  @Test func finerPicturesAreMadeCoarser() throws {
    defer { folder.remove() }
    try folder.write("a.png", SamplePicture.png(600, 300))
    try folder.write("n.png", SamplePicture.png(600, 300, isNoise: true))
    #expect(try images("![a](a.png){width=72pt}").first?.contains(" 300x150 ") == true)
    #expect(try images("![a](a.png){width=144pt}").first?.contains(" 600x300 ") == true)
    let coarse = ["blocks.picture.resolution=100"]
    #expect(
      try images("![a](a.png){width=72pt}", overrides: coarse).first?.contains(" 100x50 ") == true)
    #expect(try images("![a](n.png){width=144pt}") == ["image 600x300 rgb jpeg"])
  }

  @Test func whatShinesThroughIsKept() throws {
    defer { folder.remove() }
    try folder.write("a.png", SamplePicture.png(300, 200, isNoise: true, hasAlpha: true))
    let images = try images("![a](a.png){width=36pt}")
    #expect(images == ["image 150x100 rgb image", "smask 150x100 gray image"])
  }

  @Test func samePictureIsInTheFileOnce() throws {
    defer { folder.remove() }
    try folder.write("a.png", SamplePicture.png(100, 100, isNoise: true))
    let page = "![a](a.png)\n\n<!-- pagebreak -->\n\n"
    let text = String(repeating: page, count: 4) + "![b](./a.png)"
    let output = try #require(try compile(text).output)
    #expect(output.count < 2 * 30_000 + 20_000)
    let inspector = try PDFInspector(output)
    defer { inspector.remove() }
    let objects = Set(try inspector.images.map { $0.split(separator: " ")[10] })
    #expect(objects.count == 1)
  }

  @Test func drawingStaysOneAndItsTextBecomesOutlines() throws {
    defer { folder.remove() }
    let text = "<text x='9' y='40' font-size='20'>한글</text>"
    try folder.write(
      "a.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'><path d='M0 0L9 9'/>\(text)</svg>"
    )
    let compilation = try compile("![a](a.svg)", overrides: ["footer.left="])
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    #expect(try inspector.images.isEmpty)
    #expect(try inspector.fonts.isEmpty)
  }

  @Test(arguments: [
    ("<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>", "filter='url(#f)'"),
    ("<mask id='f'><circle r='9' fill='white'/></mask>", "mask='url(#f)'"),
  ])
  func drawingThatCairoCannotKeepIsDrawnFinely(_ definition: String, use: String) throws {
    defer { folder.remove() }
    try folder.write(
      "a.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' width='96' height='48'>\(definition)"
        + "<rect width='90' height='40' \(use)/></svg>")
    let images = try images("![a](a.svg)")
    #expect(images.first?.contains(" 300x150 ") == true, "\(images)")
  }

  @Test func dataAddressIsAPicture() throws {
    let address = "data:image/webp;base64," + Data(SamplePicture.webp).base64EncodedString()
    #expect(try images("![a](\(address))").count == 1)
    let drawing =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Cpath d='M0 0h9v9'/%3E%3C/svg%3E"
    #expect(try images("<img alt=a src=\"\(drawing)\">").isEmpty)
  }
}
