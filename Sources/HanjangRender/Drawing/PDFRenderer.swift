import CPangoCairo
import HanjangCore
import HanjangLayout

/// Draws display lists with cairo, each segment of one element between leaf markers.
struct PDFRenderer {
  private var painter: PagePainter
  private let isTagged: Bool
  private var carriers: EmojiCarriers
  /// The pictures that could not be drawn, by their indices.
  var brokenPictures: Set<Int> { painter.pictures.broken }
  private(set) var marks: [[LeafMark]] = []

  /// - Parameter isTagged: whether what is drawn gets marks; hidden text always does.
  init(engine: PangoTextEngine, pictures: PicturePainter, isTagged: Bool) {
    CairoFontCache.trim()
    painter = PagePainter(engine: engine, pictures: pictures, target: .pdf)
    self.isTagged = isTagged
    carriers = EmojiCarriers(engine.fonts, count: engine.emoji?.kindCount ?? 0)
  }

  /// - Parameter contents: gets what cairo writes for each page.
  mutating func render(
    _ pages: [Page], on surface: borrowing PDFSurface, to contents: PageContents
  ) {
    PagePainter.setFontOptions(surface.context)
    for page in pages {
      surface.setPageSize(width: page.size.width, height: page.size.height)
      marks.append([])
      drawGround(of: page, on: surface.context)
      draw(page, on: surface.context)
      let start = surface.count
      cairo_show_page(surface.context)
      contents.add(surface.bytes(from: start), at: start, marks: marks[marks.count - 1])
    }
  }

  // MARK: Pages

  private mutating func draw(_ page: Page, on context: OpaquePointer) {
    var open: LeafMark?
    // Where nothing is drawn between markers, cairo leaves them out.
    for item in page.items where item.isVisible {
      let mark = LeafMark(
        element: item.element, artifact: item.element == nil ? item.artifact : .layout)
      if case .text(let run) = item.kind, run.font == .emoji {
        end(&open, on: context)
        drawEmoji(run, item: item, on: context)
        continue
      }
      if isTagged, open != mark {
        end(&open, on: context)
        begin(mark, on: context)
        open = mark
      }
      painter.draw(item, on: context)
    }
    end(&open, on: context)
  }

  /// A rectangle over the whole page, which the finisher takes back. cairo adds the place of all that
  /// is drawn to a region, which takes longer the more pieces the region has; this is one. It is a
  /// little smaller than the page: what covers all makes cairo forget what came before it.
  private mutating func drawGround(of page: Page, on context: OpaquePointer) {
    var mark: LeafMark? = LeafMark(element: nil, isBackground: true)
    if let mark { begin(mark, on: context) }
    painter.setColor(.white, on: context)
    cairo_rectangle(context, 0.25, 0.25, page.size.width - 0.5, page.size.height - 0.5)
    cairo_fill(context)
    end(&mark, on: context)
  }

  private mutating func begin(_ mark: LeafMark, on context: OpaquePointer) {
    marks[marks.count - 1].append(mark)
    cairo_tag_begin(context, Self.tag(mark), "")
  }

  private func end(_ mark: inout LeafMark?, on context: OpaquePointer) {
    guard let open = mark else { return }
    cairo_tag_end(context, Self.tag(open))
    mark = nil
  }

  /// cairo knows few names, and another would break the surface; the finisher replaces both.
  private static func tag(_ mark: LeafMark) -> String {
    mark.element == nil ? "Private" : "Span"
  }

  // MARK: Emoji

  private mutating func drawEmoji(
    _ run: GlyphRun, item: PageItem, on context: OpaquePointer
  ) {
    if let carrier = carriers.carrier(for: run.text) {
      let mark = LeafMark(element: item.element, isHidden: true, artifact: item.artifact)
      begin(mark, on: context)
      painter.setColor(run.color, on: context)
      cairo_set_font_face(context, carrier.face.face)
      cairo_set_font_size(context, run.size)
      var glyphs = [cairo_glyph_t(index: carrier.glyph, x: run.origin.x, y: run.origin.y)]
      widen(&glyphs, to: run, on: context)
      var clusters = [cairo_text_cluster_t(num_bytes: Int32(run.text.count), num_glyphs: 1)]
      painter.show(
        run.text, &glyphs, &clusters, cairo_text_cluster_flags_t(rawValue: 0), on: context)
      var open: LeafMark? = mark
      end(&open, on: context)
    }
    guard painter.canDrawEmoji(run.text) else { return }
    guard isTagged else {
      painter.drawEmoji(run, on: context)
      return
    }
    let mark = LeafMark(element: nil, artifact: item.artifact)
    begin(mark, on: context)
    painter.drawEmoji(run, on: context)
    var open: LeafMark? = mark
    end(&open, on: context)
  }

  /// Readers tell words and columns by how wide the glyphs are: the carrier gets the emoji's width.
  private func widen(
    _ glyphs: inout [cairo_glyph_t], to run: GlyphRun, on context: OpaquePointer
  ) {
    var extents = cairo_text_extents_t()
    cairo_glyph_extents(context, &glyphs, Int32(glyphs.count), &extents)
    guard extents.x_advance > 0 else { return }
    var matrix = cairo_matrix_t()
    cairo_matrix_init_scale(&matrix, run.size * run.width / extents.x_advance, run.size)
    cairo_set_font_matrix(context, &matrix)
  }
}
