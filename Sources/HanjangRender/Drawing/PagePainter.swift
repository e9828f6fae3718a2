import CPangoCairo
import HanjangCore
import HanjangLayout

/// Draws the items of pages with cairo, the same on every surface.
struct PagePainter {
  let engine: PangoTextEngine
  private(set) var pictures: PicturePainter
  let target: Target
  private var faces: [Int: CairoFontFace] = [:]
  private let fonts = ScaledFonts()
  private let emojiSurfaces = EmojiSurfaces()

  /// What is drawn on.
  enum Target {
    case pdf, svg
    case pixels
  }

  /// The fonts that were drawn with so far. To find one again, cairo hashes its matrices for each run.
  private final class ScaledFonts {
    struct Key: Hashable {
      var face: FontID
      var size: Double
    }

    var fonts: [Key: OpaquePointer] = [:]

    deinit {
      for font in fonts.values { cairo_scaled_font_destroy(font) }
    }
  }

  /// The pictures of the emoji that were drawn so far.
  private final class EmojiSurfaces {
    var surfaces: [[UInt8]: OpaquePointer] = [:]

    deinit {
      for surface in surfaces.values { cairo_surface_destroy(surface) }
    }
  }

  init(engine: PangoTextEngine, pictures: PicturePainter, target: Target) {
    self.engine = engine
    self.pictures = pictures
    self.target = target
  }

  /// Glyphs stand where they were measured, whatever the resolution.
  static func setFontOptions(_ context: OpaquePointer) {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  /// All of a page, on white.
  mutating func draw(_ page: Page, on context: OpaquePointer) {
    Self.setFontOptions(context)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    for item in page.items where item.isVisible { draw(item, on: context) }
  }

  mutating func draw(_ item: PageItem, on context: OpaquePointer) {
    switch item.kind {
    case .text(let run) where run.font == .emoji: drawEmoji(run, on: context)
    case .text(let run): draw(run, on: context)
    case .fill(let rect, let color, let radius):
      setColor(color, on: context)
      addPath(rect, radius: radius, to: context)
      cairo_fill(context)
    case .image(let image, let rect):
      pictures.draw(image.index, in: rect, crop: image.crop, on: context)
    }
  }

  func setColor(_ color: Color, on context: OpaquePointer) {
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
    guard case .font(let font) = run.font, set(font, size: run.size, on: context) else { return }
    setColor(run.color, on: context)
    var glyphs = run.glyphs.map { glyph in
      cairo_glyph_t(
        index: UInt(glyph.id), x: run.origin.x + glyph.offset.x, y: run.origin.y + glyph.offset.y)
    }
    var clusters = run.clusters.map {
      cairo_text_cluster_t(num_bytes: $0.textLength, num_glyphs: $0.glyphCount)
    }
    let flags =
      run.isRightToLeft
      ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0)
    show(run.text, &glyphs, &clusters, flags, on: context)
  }

  func show(
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

  /// All pages of a PDF are drawn on one context, and at one scale.
  private mutating func set(_ font: FontID, size: Double, on context: OpaquePointer) -> Bool {
    let key = ScaledFonts.Key(face: font, size: size)
    if target == .pdf, let known = fonts.fonts[key] {
      cairo_set_scaled_font(context, known)
      return true
    }
    guard let face = face(font.rawValue) else { return false }
    cairo_set_font_face(context, face.face)
    cairo_set_font_size(context, size)
    if target == .pdf {
      fonts.fonts[key] = cairo_scaled_font_reference(cairo_get_scaled_font(context))
    }
    return true
  }

  private mutating func face(_ index: Int) -> CairoFontFace? {
    if let known = faces[index] { return known }
    guard engine.fonts.faces.indices.contains(index),
      let data = engine.fonts.faces[index].data,
      let face = CairoFontFace(data, drawsOutlines: target != .pdf)
    else { return nil }
    faces[index] = face
    return face
  }

  // MARK: Emoji

  mutating func drawEmoji(_ run: GlyphRun, on context: OpaquePointer) {
    guard let image = emojiSurface(run.text) else { return }
    paint(image, under: run, on: context)
  }

  /// Whether there is a picture of the emoji.
  func canDrawEmoji(_ text: [UInt8]) -> Bool { emojiSurface(text) != nil }

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
    // A reader of PDF smooths pictures itself.
    cairo_pattern_set_filter(
      cairo_get_source(context), target == .pdf ? CAIRO_FILTER_FAST : CAIRO_FILTER_GOOD)
    cairo_paint(context)
    cairo_restore(context)
  }

  private func emojiSurface(_ text: [UInt8]) -> OpaquePointer? {
    if let known = emojiSurfaces.surfaces[text] { return known }
    guard let png = engine.emoji?.png(text), let image = PNGDecoder.surface(png.bytes) else {
      return nil
    }
    emojiSurfaces.surfaces[text] = image
    return image
  }
}

extension PageItem {
  /// Whether anything is drawn: a run of joiners and the like has no glyph.
  var isVisible: Bool {
    switch kind {
    case .text(let run): run.font == .emoji || !run.glyphs.isEmpty
    case .fill(let rect, _, _), .image(_, let rect): rect.width > 0 && rect.height > 0
    }
  }
}
