import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangTestSupport
import Testing

/// Files from people who mean harm: each is reported, and none takes long.
@Suite struct HostileFileTests {
  private let folder = TemporaryFolder()

  private func warnings(
    _ text: String, allowed: [String] = [], format: PageExporter.Format? = nil
  ) throws -> [String] {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.pageFormat = format
    options.folder = folder.path("doc")
    options.allowedFolders = allowed
    let file = SourceFile(path: "test.md", text: text)
    let compilation = try Compiler(options: options).compile(file)
    #expect(compilation.output != nil || !compilation.pages.isEmpty)
    let told = compilation.diagnostics.filter { $0.severity > .note }
    #expect(told.allSatisfy { $0.range != nil })
    return told.map(\.id)
  }

  private static let header = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'>"

  private static let pictures: [(name: String, bytes: [UInt8], id: String)] = [
    ("huge.png", SamplePicture.png(50_000, 50_000, colors: 2, data: []), "image-too-large"),
    ("cut.png", Array(SamplePicture.png(24, 16).dropLast(40)), "broken-image"),
    ("false.png", SamplePicture.png(9, 9, colors: 2, data: [1, 2, 3]), "broken-image"),
    ("cut.jpg", Array(SamplePicture.jpegOnItsSide.dropLast(20)), "broken-image"),
    ("cut-inks.jpg", Array(SamplePicture.jpegInFourInks.dropLast(20)), "broken-image"),
    ("cut.webp", Array(SamplePicture.webp.dropLast(8)), "broken-image"),
    ("cut.gif", Array(SamplePicture.gif.prefix(40)), "broken-image"),
    ("bomb.gif", Array("GIF89a".utf8) + [255, 255, 255, 255, 0, 0, 0, 0x3B], "image-too-large"),
    ("lying.bmp", SamplePicture.bmp(9_000, 9_000, count: 90), "broken-image"),
    ("huge.bmp", SamplePicture.bmp(60_000, 60_000, count: 90), "image-too-large"),
    ("text.png", Array("no picture".utf8), "unsupported-image"),
    ("empty.png", [], "unsupported-image"),
    ("cut.svg", Array((header + "<rect").utf8), "broken-image"),
    (
      "entity.svg",
      Array(
        ("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + header
          + "<text>&x;</text></svg>").utf8), "broken-image"
    ),
    ("laughs.svg", laughs, "unsafe-image"), ("copies.svg", copies, "unsafe-image"),
    (
      "octaves.svg",
      Array((header + "<filter><feTurbulence numOctaves='9999999'/></filter></svg>").utf8),
      "unsafe-image"
    ),
    (
      "inner.svg",
      Array(
        (header + "<image href='data:image/png;base64,"
          + Data(SamplePicture.png(50_000, 50_000, colors: 2, data: [])).base64EncodedString()
          + "'/></svg>").utf8), "unsafe-image"
    ),
  ]

  private static let laughs: [UInt8] = {
    let entities = (1...9).map {
      "<!ENTITY l\($0) '\(String(repeating: "&l\($0 - 1);", count: 10))'>"
    }
    return Array(
      ("<!DOCTYPE svg [<!ENTITY l0 'lol'>\(entities.joined())]>" + header
        + "<text>&l9;</text></svg>").utf8)
  }()

  private static let copies: [UInt8] = {
    let groups = (1...9).map {
      "<g id='u\($0)'>\(String(repeating: "<use href='#u\($0 - 1)'/>", count: 10))</g>"
    }
    return Array((header + "<rect id='u0'/>\(groups.joined())</svg>").utf8)
  }()

  @Test(arguments: pictures.indices) func pictureIsToldOf(_ index: Int) throws {
    defer { folder.remove() }
    let picture = Self.pictures[index]
    try folder.write("doc/\(picture.name)", picture.bytes)
    for format in [nil, .png(resolution: 72), PageExporter.Format.svg] {
      let told = try warnings("글 ![대체](\(picture.name)) 글", format: format)
      #expect(told == [picture.id], "\(picture.name) in \(format.map { "\($0)" } ?? "pdf")")
    }
  }

  @Test(arguments: [
    "../out.png", "sub/../../out.png", "..%2Fout.png", "link.png", "links/out.png",
    "/etc/passwd", "../../../../../../etc/passwd", "file:///etc/passwd",
  ])
  func nothingOutsideTheFolderIsRead(_ source: String) throws {
    defer { folder.remove() }
    try folder.write("out.png", SamplePicture.png(24, 16))
    try folder.write("doc/in.png", SamplePicture.png(24, 16))
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder.path("doc/link.png"), withDestinationPath: "../out.png")
    try files.createSymbolicLink(
      atPath: folder.path("doc/links"), withDestinationPath: "..")
    #expect(try warnings("![a](\(source)) ![b](in.png)") == ["image-outside-folder"])
  }

  /// Larger than a text may be: the rest is set, and the author hears of the picture.
  @Test func aHugePictureInTheTextIsToldOf() throws {
    defer { folder.remove() }
    let address = "data:image/png;base64," + String(repeating: "iVBORw0K", count: 5 << 20)
    let text = "# 글\n\n앞\n\n![큰 그림](\(address))\n\n뒤\n"
    try folder.write("doc/a.md", Array(text.utf8))
    let options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    let compilation = try FileCompiler.compile(
      folder.path("doc/a.md"), encoding: nil, options: options
    ).compilation
    let told = compilation.diagnostics.filter { $0.severity > .note }
    #expect(told.map(\.id) == ["image-too-large"])
    #expect(told.first?.range?.start == SourcePosition(line: 5, column: 1))
    #expect(told.first?.message.count ?? 999 < 120)
    #expect(compilation.output != nil)
  }

  @Test(arguments: [
    ("![a](data:x,111111)", "![a](data:x,1…)"),
    ("<img src='DATA:x,111111'>", "<img src='DATA:x,1…'>"),
    ("[p]: data:x,111111", "[p]: data:x,1…"), ("data:x,1", "data:x,1"),
    ("1111111111111", "1111111111111"),
    ("data:x,222222 a\ndata:x,333333", "data:x,2… a\ndata:x,3…"), ("", ""),
  ])
  func longAddressesAreCut(_ text: String, _ expected: String) {
    let cut = LongDataAddress.cut(Array(text.utf8), longerThan: 10, keeping: 8)
    #expect(String(decoding: cut, as: UTF8.self) == expected)
  }

  @Test func furtherFoldersAreReadWhereTheUserAllowsIt() throws {
    defer { folder.remove() }
    try folder.write("doc/in.png", SamplePicture.png(24, 16))
    try folder.write("more/out.png", SamplePicture.png(24, 16))
    try folder.write("other/out.png", SamplePicture.png(24, 16))
    let allowed = [folder.path("more")]
    let text = "![a](../more/out.png) ![b](\(folder.path("more/out.png"))) ![c](../other/out.png)"
    #expect(try warnings(text, allowed: allowed) == ["image-outside-folder"])
  }

  @Test(arguments: ["사진.png", "/사진.png", "./사진.png?raw=true", "그림\\사진.png", "%EC%82%AC진.png"])
  func namesAreFoundAsPeopleWriteThem(_ source: String) throws {
    defer { folder.remove() }
    // As macOS composes it.
    try folder.write(
      "doc/\("사진".decomposedStringWithCanonicalMapping).png", SamplePicture.png(24, 16))
    try folder.write("doc/그림/사진.png", SamplePicture.png(24, 16))
    #expect(try warnings("![a](<\(source)>)").isEmpty)
  }

  /// Bytes changed, taken out and put in, by a rule that gives the same each time.
  @Test func damagedPicturesAreSetOrToldOf() throws {
    defer { folder.remove() }
    let samples = [
      SamplePicture.png(24, 16), SamplePicture.jpegOnItsSide, SamplePicture.jpegInFourInks,
      SamplePicture.gif, SamplePicture.webp, SamplePicture.bmp(24, 16, count: 1_152),
      Array((Self.header + "<path d='M0 0L9 9'/><text>a</text></svg>").utf8),
    ]
    var random: UInt64 = 1
    func next(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % max(1, limit)
    }
    var text = ""
    for number in 0..<70 {
      var bytes = samples[number % samples.count]
      for _ in 0...next(4) {
        let place = next(bytes.count)
        switch next(3) {
        case 0: bytes[place] = UInt8(next(256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(9)))
        default: bytes.insert(UInt8(next(256)), at: place)
        }
      }
      try folder.write("doc/\(number)", bytes)
      text += "![\(number)](\(number)){width=90pt}\n"
    }
    let told = Set(try warnings(text))
    #expect(
      told.isSubset(of: ["broken-image", "unsupported-image", "image-too-large", "unsafe-image"]))
    #expect(told.contains("broken-image"))
  }

  @Test func noncharactersAreNoHindrance() throws {
    let text = #"""
      ---
      title: "제목\uFFFE \U0001FFFF"
      ---
      본문 &#xFFFE; &#x5FFFE; `&#xFFFF;`

      """#
    #expect(try warnings(text + "\u{FFFE}\u{10FFFF}\n").isEmpty)
  }
}
