import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangTestSupport
import Testing

/// Pictures that are broken where a header doesn't say so, and drawings that ask for years of work.
@Suite struct HostilePictureTests {
  private let folder = TemporaryFolder()

  private func compile(_ name: String, _ bytes: [UInt8]) throws -> (ids: [String], pdf: [UInt8]) {
    try folder.write(name, bytes)
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.folder = folder.path(".")
    let file = SourceFile(path: "test.md", text: "글 ![대체](\(name)){width=40pt} 글")
    let compilation = try Compiler(options: options).compile(file)
    let output = try #require(compilation.output)
    return (compilation.diagnostics.filter { $0.severity > .note }.map(\.id), output)
  }

  // MARK: JPEG

  /// Segments without their markers' first byte, the scan with what follows it.
  private static func segments(_ bytes: [UInt8]) -> [(marker: UInt8, bytes: [UInt8])] {
    var segments: [(marker: UInt8, bytes: [UInt8])] = []
    var offset = 2
    while offset + 4 <= bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
      let end = marker == 0xDA ? bytes.count - 2 : offset + 2 + length
      segments.append((marker, Array(bytes[offset..<end])))
      offset = end
    }
    return segments
  }

  private static func jpeg(_ change: (inout [(marker: UInt8, bytes: [UInt8])]) -> Void) -> [UInt8] {
    var segments = segments(SamplePicture.jpegOnItsSide)
    change(&segments)
    return [0xFF, 0xD8] + segments.flatMap(\.bytes) + [0xFF, 0xD9]
  }

  private static func changing(
    _ marker: UInt8, _ change: @escaping (inout [UInt8]) -> Void
  ) -> [UInt8] {
    jpeg { segments in
      for index in segments.indices where segments[index].marker == marker {
        change(&segments[index].bytes)
      }
    }
  }

  static let brokenPhotos: [(String, [UInt8])] = [
    ("no quantisation tables", jpeg { $0.removeAll { $0.marker == 0xDB } }),
    ("no scan", jpeg { $0.removeAll { $0.marker == 0xDA } }),
    ("half a scan", changing(0xDA) { $0.removeLast($0.count / 3) }),
    ("an empty scan", changing(0xDA) { $0 = Array($0.prefix(2 + Int($0[3]))) }),
    ("codes of no table", changing(0xC4) { for place in 5..<21 { $0[place] = 0xFF } }),
    ("other symbols", changing(0xC4) { for place in 21..<$0.count { $0[place] = 0xFF } }),
    ("a table of no class", changing(0xC4) { $0[4] = 0x7F }),
    ("a scan of another component", changing(0xDA) { $0[5] = 0x63 }),
    ("a scan with another table", changing(0xDA) { $0[6] = 0x33 }),
    ("samples of factor 0", changing(0xC0) { $0[11] = 0 }),
    ("12 bits", changing(0xC0) { $0[4] = 12 }),
    ("arithmetic coding", changing(0xC0) { $0[1] = 0xC9 }),
    (
      "noise in the scan",
      changing(0xDA) { scan in
        for place in stride(from: 20, to: scan.count - 2, by: 3) { scan[place] = 0xA5 }
      }
    ),
  ]

  @Test(arguments: brokenPhotos.indices) func brokenPhotoIsLeftOut(_ index: Int) throws {
    defer { folder.remove() }
    let (name, bytes) = Self.brokenPhotos[index]
    let outcome = try compile("a.jpg", bytes)
    #expect(outcome.ids == ["broken-image"], "\(name)")
    try expectSound(outcome.pdf, name)
  }

  @Test func soundPhotoIsKeptAsItIs() throws {
    defer { folder.remove() }
    for bytes in [SamplePicture.jpegOnItsSide, Self.jpeg { _ in }] {
      #expect(try compile("a.jpg", bytes).ids.isEmpty)
    }
  }

  /// By a rule that gives the same each time; whatever is taken over, no reader complains of it.
  @Test(arguments: 0..<24) func damagedPhotoMakesASoundFile(_ seed: Int) throws {
    defer { folder.remove() }
    var bytes = seed.isMultiple(of: 2) ? SamplePicture.jpegOnItsSide : SamplePicture.jpegInFourInks
    var random = UInt64(seed) &* 77 &+ 5
    for _ in 0...(seed % 3) {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes[Int(random >> 33) % bytes.count] = UInt8(random >> 24 & 0xFF)
    }
    try expectSound(try compile("a.jpg", bytes).pdf, "seed \(seed)")
  }

  private func expectSound(_ pdf: [UInt8], _ name: String) throws {
    try folder.write("a.pdf", pdf)
    let check = try Program.run("/usr/bin/qpdf", ["--check", folder.path("a.pdf")])
    #expect(check.status == 0, "\(name): \(check.output)\(check.errors)")
    let drawn = try Program.run(
      "/usr/bin/pdftoppm", ["-r", "40", folder.path("a.pdf"), folder.path("page")])
    #expect(drawn.status == 0 && drawn.errors.isEmpty, "\(name): \(drawn.errors)")
  }

  // MARK: SVG

  private static func svg(_ content: String, type: String = "") -> [UInt8] {
    Array(
      (type + "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
        + "width='40' height='40'>\(content)</svg>").utf8)
  }

  /// Twenty levels, each of which refers to the next one twice.
  private static func tree(_ level: (_ number: Int, _ next: String) -> String) -> String {
    (0..<20).map { level($0, "#p\($0 + 1)") }.joined()
      + "<g id='p20'><rect width='9' height='9'/></g>"
  }

  private static func twice(_ element: String) -> String { element + element }

  static let trees: [(String, String)] = [
    ("use", tree { "<g id='p\($0)'>\(twice("<use href='\($1)'/>"))</g>" } + "<use href='#p0'/>"),
    (
      "mask",
      tree { "<mask id='p\($0)'>\(twice("<rect width='9' height='9' mask='url(\($1))'/>"))</mask>" }
        + "<rect width='9' height='9' mask='url(#p0)'/>"
    ),
    (
      "marker",
      tree {
        "<marker id='p\($0)'><path d='M0 0L1 1L2 2' marker-mid='url(\($1))' marker-end='url(\($1))'/></marker>"
      } + "<path d='M0 0L9 9' marker-end='url(#p0)'/>"
    ),
    (
      "pattern",
      tree {
        "<pattern id='p\($0)' width='9' height='9'>\(twice("<rect width='9' height='9' fill='url(\($1))'/>"))</pattern>"
      } + "<rect width='9' height='9' fill='url(#p0)'/>"
    ),
    (
      "clip path",
      tree {
        "<clipPath id='p\($0)'>\(twice("<rect width='9' height='9' clip-path='url(\($1))'/>"))</clipPath>"
      } + "<rect width='9' height='9' clip-path='url(#p0)'/>"
    ),
    (
      "style attribute",
      tree {
        "<mask id='p\($0)'>\(twice("<rect width='9' height='9' style='mask : URL( \"\($1)\" )'/>"))</mask>"
      } + "<rect width='9' height='9' mask='url(#p0)'/>"
    ),
    (
      "style sheet",
      "<style>" + (0..<20).map { ".c\($0), x{mask:url(#p\($0 + 1))}" }.joined()
        + "</style>"
        + tree { number, _ in
          "<mask id='p\(number)'>\(twice("<rect class='a c\(number)' width='9' height='9'/>"))</mask>"
        } + "<rect width='9' height='9' mask='url(#p0)'/>"
    ),
    (
      "inherited marker",
      tree {
        "<marker id='p\($0)'><g marker-end='url(\($1))'>\(twice("<path d='M0 0L1 1'/>"))</g></marker>"
      } + "<path d='M0 0L9 9' marker-end='url(#p0)'/>"
    ),
    (
      "vertices",
      "<marker id='m'><path d='M0 0\(String(repeating: "L1 1", count: 900))' marker-mid='url(#n)'/></marker><marker id='n'><rect/></marker><path d='M0 0\(String(repeating: "L1 1", count: 900))' marker-mid='url(#m)'/>"
    ),
    (
      "chain of use",
      (0..<2_000).map { "<use id='g\($0)' xlink:href='#g\($0 + 1)'/>" }.joined()
        + "<rect id='g2000'/>"
    ),
    (
      "chain of groups",
      (0..<200).map { "<g id='g\($0)'><g><g><use href='#g\($0 + 1)'/></g></g></g>" }.joined()
        + "<rect id='g200'/>"
    ),
    (
      "chain of gradients",
      (0..<3_000).map { "<linearGradient id='g\($0)' href='#g\($0 + 1)'/>" }.joined()
        + "<rect width='9' height='9' fill='url(#g0)'/>"
    ),
    ("nesting", String(repeating: "<g>", count: 5_000) + String(repeating: "</g>", count: 5_000)),
    (
      "include",
      "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='data:image/svg+xml,x'/>"
    ),
    ("import", "<style>@import url(data:text/css,*{mask:url\\(#m\\)});</style><rect/>"),
    ("escaped reference", "<rect style='mask:u\\72l(#m)'/>"),
    (
      "two addresses",
      tree { "<g id='p\($0)'>\(twice("<use xlink:href='#none' href='\($1)'/>"))</g>" }
        + "<use xlink:href='#none' href='#p0'/>"
    ),
    (
      "two identifiers",
      tree { "<g id='q\($0)' xml:id='p\($0)'>\(twice("<use href='\($1)'/>"))</g>" }
        + "<use href='#p0'/>"
    ),
    (
      "identifier in a value",
      tree { "<g class=' id=\"x\" ' id='p\($0)'>\(twice("<use href='\($1)'/>"))</g>" }
        + "<use href='#p0'/>"
    ),
    (
      "second radius",
      "<filter id='f'><feMorphology radius='1 900'/></filter><rect filter='url(#f)'/>"
    ),
    ("wide strokes", "<text stroke='red' stroke-width='1e9'>가</text>"),
    ("large letters", "<text transform='translate(2) scale(1,1e6)'>가</text>"),
    ("large matrix", "<g transform='matrix(900000 0 0 1 0 0)'><text>가</text></g>"),
    ("character reference", "<use href='&#35;p'/>"),
    (
      "large radius", "<filter id='f'><feMorphology radius='900'/></filter><rect filter='url(#f)'/>"
    ),
    (
      "filters",
      "<filter id='f'>\(String(repeating: "<feGaussianBlur/>", count: 60))</filter>"
        + String(repeating: "<rect filter='url(#f)'/>", count: 60)
    ),
  ]

  @Test(arguments: trees.indices) func drawingThatAsksForTooMuchIsRefused(_ index: Int) throws {
    defer { folder.remove() }
    let (name, content) = Self.trees[index]
    #expect(try compile("a.svg", Self.svg(content)).ids == ["unsafe-image"], "\(name)")
  }

  @Test(arguments: [
    "<!DOCTYPE svg [<!ENTITY a '\(String(repeating: "x", count: 10_000))'>]>",
    "<!DOCTYPE svg [<!ENTITY a '>\(String(repeating: "x", count: 10_000))'>]>",
    "<!DOCTYPE svg [<!ENTITY b 'mask:url(#m)'>]>", "<?xml version='1.0' encoding='UTF-7'?>",
    "<?xml-stylesheet href='data:text/css,x'?>",
  ])
  func textThatMultipliesOrHidesIsRefused(_ type: String) throws {
    defer { folder.remove() }
    let text =
      "<text>\(type.contains("ENTITY a") ? String(repeating: "&a;", count: 500) : "")</text>"
    #expect(try compile("a.svg", Self.svg(text, type: type)).ids == ["unsafe-image"])
  }

  /// By what it paints, and not by how much it names.
  @Test func slowDrawingIsRefused() throws {
    defer { folder.remove() }
    let steps = String(repeating: "<feMorphology operator='dilate' radius='20'/>", count: 30)
    let filter = "<filter id='f' x='0' y='0' width='1' height='1'>\(steps)</filter>"
    let content =
      "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'>\(filter)"
      + "<rect width='400' height='400' fill='red' filter='url(#f)'/></svg>"
    #expect(try compile("a.svg", Array(content.utf8)).ids == ["unsafe-image"])
  }

  /// What programs write: each stays a drawing.
  static let ordinary = [
    "<style>.a{fill:url(#g)}.b{clip-path:url(#c)}</style><linearGradient id='g'><stop/></linearGradient>"
      + "<clipPath id='c'><rect width='9' height='9'/></clipPath>"
      + String(repeating: "<rect class='a b' width='9' height='9'/>", count: 3_000),
    "<defs><path id='dot' d='M0 0h1v1z'/></defs><g clip-path='url(#c)'>"
      + String(
        repeating: "<use xlink:href='#dot' x='1' style='fill:#123;stroke:#456'/>", count: 9_000)
      + "</g><clipPath id='c'><rect width='9' height='9'/></clipPath>",
    "<marker id='m'><path d='M0 0L1 1'/></marker>"
      + String(repeating: "<path d='M0 0L9 9' style='marker-end:url(#m)'/>", count: 200),
    "<mask id='m'><rect width='9' height='9' fill='#fff'/></mask>"
      + String(repeating: "<g mask='url(#m)'><rect width='9' height='9'/></g>", count: 40),
    "<g style=\"font-family:&quot;A B&quot;\"><rect width='9' height='9' fill='#333'/></g>",
  ]

  @Test(arguments: ordinary.indices) func ordinaryDrawingIsDrawn(_ index: Int) throws {
    defer { folder.remove() }
    #expect(try compile("a.svg", Self.svg(Self.ordinary[index])).ids.isEmpty)
  }
}
