import CPangoCairo
import HanjangLayout
import Testing

@testable import HanjangRender

/// What cairo keeps of fonts that no document uses any more.
@Suite struct CairoFontCacheTests {
  /// In a process of its own: cairo keeps its fonts for the process, and other tests draw as well.
  @Test func fontsOfEarlierDocumentsAreDropped() async {
    await #expect(processExitsWith: .success) {
      for count in 1...4 { #expect((try? CairoFontCacheTests.isDropped(count)) == true) }
    }
  }

  private static func isDropped(_ count: Int) throws -> Bool {
    let library = try #require(FontLibraryLoader(environment: [:]).library)
    let file = try #require(library.face(family: "Noto Sans CJK KR", weight: 400, isItalic: false))
    let source = try #require(library.source(file))
    var fonts: [WeakFont] = []
    for index in 0..<count {
      let data = try #require(source.subset(to: [0x4E00 + UInt32(index), 0xAC00]))
      fonts.append(WeakFont(data))
      try use(data)
    }
    CairoFontCache.empty()
    return fonts.allSatisfy { $0.data == nil }
  }

  private struct WeakFont {
    weak var data: FontData?

    init(_ data: FontData) { self.data = data }
  }

  private static func use(_ data: FontData) throws {
    let face = try #require(CairoFontFace(data, drawsOutlines: false))
    let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 20, 20)
    let context = cairo_create(surface)
    cairo_set_font_face(context, face.face)
    cairo_set_font_size(context, 10)
    var glyph = cairo_glyph_t(index: 1, x: 2, y: 12)
    cairo_show_glyphs(context, &glyph, 1)
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }
}
