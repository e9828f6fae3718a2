import CPangoCairo
import HanjangCore
import HanjangLayout

/// Draws display lists with cairo, each stretch of one element between leaf markers.
struct PDFRenderer {
  private let engine: PangoTextEngine
  private var painter: PicturePainter
  private let isTagged: Bool
  private var faces: [Int: CairoFontFace] = [:]
  private var emojiSurfaces: [[UInt8]: OpaquePointer] = [:]
  private var carriers: EmojiCarriers
  /// The pictures that could not be drawn, by their indices.
  var brokenPictures: Set<Int> { painter.broken }
  private(set) var marks: [[LeafMark]] = []

  /// - Parameter isTagged: whether what is drawn gets marks; hidden text always does.
  init(engine: PangoTextEngine, painter: PicturePainter, isTagged: Bool) {
    self.engine = engine
    self.painter = painter
    self.isTagged = isTagged
    carriers = EmojiCarriers(engine.fonts, count: engine.emoji?.kindCount ?? 0)
  }

  mutating func render(_ pages: [Page], on surface: borrowing PDFSurface) {
    Self.setFontOptions(surface.context)
    for page in pages {
      surface.setPageSize(width: page.size.width, height: page.size.height)
      marks.append([])
      drawGround(of: page, on: surface.context)
      draw(page, on: surface.context)
      cairo_show_page(surface.context)
    }
  }

  /// To be called when the surface has been finished.
  mutating func releaseEmoji() {
    for image in emojiSurfaces.values { cairo_surface_destroy(image) }
    emojiSurfaces = [:]
  }

  private static func setFontOptions(_ context: OpaquePointer) {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
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
      draw(item, on: context)
    }
    end(&open, on: context)
  }

  /// A rectangle over the whole page, which the finisher takes back. cairo adds the place of all that
  /// is drawn to a region, which takes longer the more pieces the region has; this is one. It is a
  /// little smaller than the page: what covers all makes cairo forget what came before it.
  private mutating func drawGround(of page: Page, on context: OpaquePointer) {
    var mark: LeafMark? = LeafMark(element: nil, isGround: true)
    if let mark { begin(mark, on: context) }
    setColor(.white, on: context)
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

  private mutating func draw(_ item: PageItem, on context: OpaquePointer) {
    switch item.kind {
    case .text(let run): draw(run, on: context)
    case .fill(let rect, let color, let radius):
      setColor(color, on: context)
      addPath(rect, radius: radius, to: context)
      cairo_fill(context)
    case .image(let image, let rect):
      painter.draw(image.index, in: rect, crop: image.crop, on: context)
    }
  }

  private func setColor(_ color: Color, on context: OpaquePointer) {
    cairo_set_source_rgb(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }

  private func addPath(_ rect: Rect, radius: Double, to context: OpaquePointer) {
    let radius = min(radius, rect.width / 2, rect.height / 2)
    guard radius > 0 else {
      cairo_rectangle(context, rect.minX, rect.minY, rect.width, rect.height)
      return
    }
    let quarter = Double.pi / 2
    cairo_new_sub_path(context)
    cairo_arc(context, rect.maxX - radius, rect.minY + radius, radius, -quarter, 0)
    cairo_arc(context, rect.maxX - radius, rect.maxY - radius, radius, 0, quarter)
    cairo_arc(context, rect.minX + radius, rect.maxY - radius, radius, quarter, 2 * quarter)
    cairo_arc(context, rect.minX + radius, rect.minY + radius, radius, 2 * quarter, 3 * quarter)
    cairo_close_path(context)
  }

  // MARK: Text

  private mutating func draw(_ run: GlyphRun, on context: OpaquePointer) {
    guard case .font(let font) = run.font, let face = face(font.rawValue) else { return }
    setColor(run.color, on: context)
    cairo_set_font_face(context, face.face)
    cairo_set_font_size(context, run.size)
    var glyphs = run.glyphs.map { glyph in
      cairo_glyph_t(
        index: UInt(glyph.id), x: run.origin.x + glyph.offset.x, y: run.origin.y + glyph.offset.y)
    }
    var clusters = run.clusters.map {
      cairo_text_cluster_t(num_bytes: Int32($0.textLength), num_glyphs: Int32($0.glyphCount))
    }
    let flags =
      run.isRightToLeft
      ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0)
    show(run.text, &glyphs, &clusters, flags, on: context)
  }

  private func show(
    _ text: [UInt8], _ glyphs: inout [cairo_glyph_t], _ clusters: inout [cairo_text_cluster_t],
    _ flags: cairo_text_cluster_flags_t, on context: OpaquePointer
  ) {
    text.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        cairo_show_text_glyphs(
          context, characters.baseAddress, Int32(characters.count), &glyphs, Int32(glyphs.count),
          &clusters, Int32(clusters.count), flags)
      }
    }
  }

  private mutating func face(_ index: Int) -> CairoFontFace? {
    if let known = faces[index] { return known }
    guard engine.fonts.faces.indices.contains(index),
      let data = engine.fonts.faces[index].data, let face = CairoFontFace(data)
    else { return nil }
    faces[index] = face
    return face
  }

  // MARK: Emoji

  private mutating func drawEmoji(
    _ run: GlyphRun, item: PageItem, on context: OpaquePointer
  ) {
    if let carrier = carriers.carrier(for: run.text) {
      let mark = LeafMark(element: item.element, isHidden: true, artifact: item.artifact)
      begin(mark, on: context)
      setColor(run.color, on: context)
      cairo_set_font_face(context, carrier.face.face)
      cairo_set_font_size(context, run.size)
      var glyphs = [cairo_glyph_t(index: carrier.glyph, x: run.origin.x, y: run.origin.y)]
      widen(&glyphs, to: run, on: context)
      var clusters = [cairo_text_cluster_t(num_bytes: Int32(run.text.count), num_glyphs: 1)]
      show(run.text, &glyphs, &clusters, cairo_text_cluster_flags_t(rawValue: 0), on: context)
      var open: LeafMark? = mark
      end(&open, on: context)
    }
    guard let image = emojiSurface(run.text) else { return }
    guard isTagged else {
      paint(image, under: run, on: context)
      return
    }
    let mark = LeafMark(element: nil, artifact: item.artifact)
    begin(mark, on: context)
    paint(image, under: run, on: context)
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

  private func paint(_ image: OpaquePointer, under run: GlyphRun, on context: OpaquePointer) {
    let width = EmojiFont.width * run.size
    let scale = width / Double(max(1, cairo_image_surface_get_width(image)))
    let height = scale * Double(cairo_image_surface_get_height(image))
    cairo_save(context)
    // Hangul's middle is 0.38 em above the baseline.
    cairo_translate(
      context, run.origin.x + (run.width - width) / 2,
      run.origin.y - 0.38 * run.size - height / 2)
    cairo_scale(context, scale, scale)
    cairo_set_source_surface(context, image, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_FAST)
    cairo_paint(context)
    cairo_restore(context)
  }

  private mutating func emojiSurface(_ text: [UInt8]) -> OpaquePointer? {
    if let known = emojiSurfaces[text] { return known }
    guard let png = engine.emoji?.png(text), let image = PNGDecoder.surface(png.bytes) else {
      return nil
    }
    emojiSurfaces[text] = image
    return image
  }
}

extension PageItem {
  /// Whether anything is drawn: a run of joiners and the like has no glyph.
  fileprivate var isVisible: Bool {
    switch kind {
    case .text(let run): run.font == .emoji || !run.glyphs.isEmpty
    case .fill(let rect, _, _), .image(_, let rect): rect.width > 0 && rect.height > 0
    }
  }
}
