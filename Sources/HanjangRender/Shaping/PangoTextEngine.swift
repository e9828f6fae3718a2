import CPangoCairo
import HanjangCore
package import HanjangLayout
package import HanjangStyle

/// Shapes text with Pango and HarfBuzz in the font subsets of one document.
///
/// Each hard line is itemized and shaped once, unwrapped; lines are broken later from the clusters'
/// advances, so that what was measured is what is drawn.
package final class PangoTextEngine: TextEngine {
  let fonts: DocumentFonts
  let emoji: EmojiFont?
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  private let language: OpaquePointer?
  private var loadedFonts: [Int: UnsafeMutablePointer<PangoFont>] = [:]
  private var knownMetrics = RequestCache<FontMetrics>()
  private var assignments = RequestCache<DocumentFonts.Assignment>()
  var shaper = StretchShaper()

  /// All text is shaped at this size, in points, and scaled: without hints and rounding a font's
  /// measures are in proportion, and Pango starts two threads for each font and size it meets.
  static let shapingSize = 64.0

  /// - Parameters:
  ///   - fontFiles: of the style, before what is installed.
  ///   - language: a BCP 47 tag, by which Hanja take their Korean forms.
  package convenience init(
    _ inventory: TextInventory, library: FontLibrary, fontFiles: [String] = [], language: String
  ) throws(FontError) {
    let emoji = EmojiFont(library)
    let fonts = try DocumentFonts(
      inventory, library: library, styleFonts: StyleFonts(fontFiles), emoji: emoji)
    guard let map = fonts.makeFontMap() else { throw .noMemory }
    try self.init(fonts, map: map, emoji: emoji, language: pango_language_from_string(language))
  }

  /// Another with the same small fonts and Pango objects of its own, for a thread of its own.
  ///
  /// What `other` and its fonts look up once is looked up before, so that neither changes while
  /// both are at work. Texts with emoji stay with `other`.
  convenience init(beside other: PangoTextEngine) throws(FontError) {
    for request in other.fonts.requests {
      _ = other.unitMetrics(of: request)
      _ = other.assignment(for: request)
    }
    guard let map = other.fonts.makeFontMap() else { throw .noMemory }
    try self.init(other.fonts, map: map, emoji: other.emoji, language: other.language)
    knownMetrics = other.knownMetrics
    assignments = other.assignments
  }

  /// - Parameter map: is given back with the engine.
  private init(
    _ fonts: DocumentFonts, map: UnsafeMutablePointer<PangoFontMap>, emoji: EmojiFont?,
    language: OpaquePointer?
  ) throws(FontError) {
    guard let context = pango_font_map_create_context(map) else {
      g_object_unref(map)
      throw .noMemory
    }
    self.fonts = fonts
    self.map = map
    self.emoji = emoji
    self.context = context
    self.language = language
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_language(context, language)
    pango_context_set_round_glyph_positions(context, 0)
    // A Korean line that begins with an Arabic word still runs from left to right.
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    // What `pango_itemize` chooses is replaced by the face of each character.
    if let description = Self.description(ofFace: fonts.firstUsedFace) {
      pango_context_set_font_description(context, description)
      pango_font_description_free(description)
    }
  }

  deinit {
    for font in loadedFonts.values { g_object_unref(font) }
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(map)
  }

  /// Characters that no installed font has, with where they first stand.
  package var missingCharacters: [(scalar: UInt32, request: FontRequest)] { fonts.missing }

  /// Fonts of the style that may not be embedded, so that others serve.
  package var forbiddenFonts: [ForbiddenFont] { fonts.forbidden }

  /// Families that the style names and the machine lacks.
  package var missingFamilies: Set<String> { fonts.resolver.missingFamilies }

  /// Lists of families for code of which none is installed, and the font that serves instead.
  package var codeFallbacks: [CodeFallback] { fonts.resolver.codeFallbacks }

  package var installedFamilies: Set<String> { fonts.resolver.library.familyNames }

  /// Whether Korean can't be set, with whatever font.
  package var lacksHangul: Bool { fonts.lacksHangul }

  package func metrics(of style: TextStyle) -> FontMetrics {
    let unit = unitMetrics(of: FontRequest(style))
    return FontMetrics(ascent: unit.ascent * style.size, descent: unit.descent * style.size)
  }

  /// Whether a text has what may be drawn as a picture.
  func mayDrawEmoji(_ content: TextContent) -> Bool {
    guard let emoji else { return false }
    return content.spans.contains { emoji.mayDraw($0.text[...]) }
  }

  private func unitMetrics(of request: FontRequest) -> FontMetrics {
    knownMetrics.value(for: request) { fonts.metrics(of: request) }
  }

  private func assignment(for request: FontRequest) -> DocumentFonts.Assignment {
    assignments.value(for: request) { fonts.assignment(for: request) }
  }

  package func shape(_ content: TextContent) -> ShapedText {
    var shaped = ShapedText(content: content)
    for line in HardLine.lines(of: content, emoji: emoji) {
      shape(line, into: &shaped)
    }
    return shaped.withChipPadding()
  }

  // MARK: One hard line

  private func shape(_ line: HardLine, into shaped: inout ShapedText) {
    let firstCluster = shaped.clusters.count
    if firstCluster == 0 { shaped.reserve(line.bytes.count) }
    guard !line.bytes.isEmpty else {
      appendEmptyLine(isAfterBreak: line.isAfterBreak, to: &shaped)
      return
    }
    let opportunities = BreakFinder.opportunities(line, language: language)
    var line = line
    let attributes = attributes(of: &line, content: shaped.content)
    defer { pango_attr_list_unref(attributes) }
    line.bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return }
        let items = pango_itemize(
          context, start, 0, Int32(text.count), attributes, nil)
        var node = items
        var list: [UnsafeMutablePointer<PangoItem>] = []
        while let current = node {
          if let data = current.pointee.data {
            list.append(data.assumingMemoryBound(to: PangoItem.self))
          }
          node = current.pointee.next
        }
        g_list_free(items)
        for item in list.sorted(by: { $0.pointee.offset < $1.pointee.offset }) {
          append(item, text: text, line: line, opportunities, to: &shaped)
        }
      }
    }
    if line.isAfterBreak, shaped.clusters.count > firstCluster {
      shaped.clusters[firstCluster].breakBefore = .forced
    }
  }

  private func attributes(of line: inout HardLine, content: TextContent) -> OpaquePointer? {
    let list = pango_attr_list_new()
    func insert(_ attribute: UnsafeMutablePointer<PangoAttribute>?, _ range: Range<Int>) {
      guard let attribute else { return }
      attribute.pointee.start_index = UInt32(range.lowerBound)
      attribute.pointee.end_index = UInt32(range.upperBound)
      pango_attr_list_insert(list, attribute)
    }
    for part in line.parts {
      let style = content.spans[part.span].style
      // Each part gets an attribute of its own, so that none is shaped with its neighbour.
      insert(pango_attr_fallback_new(0), part.bytes)
      // The small fonts have no ligatures and contextual forms, which would come back from the PDF as
      // other text; Pango reads the names of features again for each item.
      if style.hasTabularFigures { insert(pango_attr_font_features_new("tnum=1"), part.bytes) }
      for stretch in faces(of: part.bytes, in: line, request: FontRequest(style)) {
        line.setFace(stretch.face, in: stretch.bytes)
      }
    }
    return list
  }

  /// `bytes` cut where another face takes over; a space or a mark stays with what precedes it.
  private func faces(
    of bytes: Range<Int>, in line: HardLine, request: FontRequest
  ) -> [(bytes: Range<Int>, face: Int)] {
    var stretches: [(bytes: Range<Int>, face: Int)] = []
    let assignment = assignment(for: request)
    var offset = bytes.lowerBound
    while offset < bytes.upperBound {
      let (scalar, length) = UTF8Scalar.decode(line.bytes, at: offset)
      var face = assignment[scalar]
      if let previous = stretches.last, previous.face != face,
        Self.joinsPrevious(scalar), fonts.covers(scalar, previous.face)
      {
        face = previous.face
      }
      if let last = stretches.indices.last, stretches[last].face == face {
        stretches[last].bytes = stretches[last].bytes.lowerBound..<(offset + length)
      } else {
        stretches.append((offset..<(offset + length), face))
      }
      offset += length
    }
    return stretches
  }

  /// A space, or a combining mark of Unicode's main blocks of them.
  private static func joinsPrevious(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || (0x300...0x36F).contains(scalar) || (0x20D0...0x20FF).contains(scalar)
      || (0xFE00...0xFE0F).contains(scalar)
  }

  /// Loaded once for each face, not once for each language as `pango_itemize` would.
  func font(ofFace face: Int) -> UnsafeMutablePointer<PangoFont>? {
    if let known = loadedFonts[face] { return known }
    guard let description = Self.description(ofFace: face) else { return nil }
    defer { pango_font_description_free(description) }
    guard let font = pango_font_map_load_font(map, context, description) else {
      return nil
    }
    loadedFonts[face] = font
    return font
  }

  private static func description(ofFace face: Int) -> OpaquePointer? {
    guard let description = pango_font_description_new() else { return nil }
    pango_font_description_set_family(description, DocumentFonts.familyName(face))
    pango_font_description_set_absolute_size(description, shapingSize * Double(PANGO_SCALE))
    return description
  }
}
