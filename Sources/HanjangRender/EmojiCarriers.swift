/// Glyphs that stand, undrawn, for emoji: the text of an emoji is put on a glyph that no character
/// leads to, so that the PDF maps the glyph back to just that text.
struct EmojiCarriers {
  /// More kinds of emoji than this in one document come without text.
  static let limit = 512

  private let fonts: DocumentFonts
  /// How many kinds of emoji the document may have.
  private let count: Int
  private var face: CairoFontFace?
  /// Those that have a width, which readers need to tell words apart.
  private var free: [UInt32] = []
  private var glyphs: [[UInt8]: UInt] = [:]

  init(_ fonts: DocumentFonts, count: Int) {
    self.fonts = fonts
    self.count = min(count, Self.limit)
  }

  mutating func carrier(for text: [UInt8]) -> (face: CairoFontFace, glyph: UInt)? {
    if face == nil, let data = fonts.carriers(count) {
      face = CairoFontFace(data, drawsOutlines: false)
      free = data.glyphsWithAdvance.reversed()
    }
    guard let face else { return nil }
    if let known = glyphs[text] { return (face, known) }
    guard let next = free.popLast() else { return nil }
    let glyph = UInt(next)
    glyphs[text] = glyph
    return (face, glyph)
  }
}
