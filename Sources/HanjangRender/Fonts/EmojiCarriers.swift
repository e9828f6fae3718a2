/// Glyphs that stand, undrawn, for emoji: the text of an emoji is put on a glyph that no character
/// leads to, so that the PDF maps the glyph back to just that text.
struct EmojiCarriers {
  /// How many kinds one font carries; more take another one.
  static let limit = 512

  private let fonts: DocumentFonts
  /// How many kinds of emoji the document may have.
  private let count: Int
  private var data: FontData?
  /// The one that is being filled. To cairo each face is a font of its own.
  private var face: CairoFontFace?
  /// Free carriers with a width, which readers need to separate words.
  private var free: [UInt32] = []
  private var carriers: [[UInt8]: (face: CairoFontFace, glyph: UInt)] = [:]

  init(_ fonts: DocumentFonts, count: Int) {
    self.fonts = fonts
    self.count = min(count, Self.limit)
  }

  mutating func carrier(for text: [UInt8]) -> (face: CairoFontFace, glyph: UInt)? {
    if let known = carriers[text] { return known }
    if free.isEmpty { openNext() }
    guard let face, let glyph = free.popLast() else { return nil }
    carriers[text] = (face, UInt(glyph))
    return carriers[text]
  }

  private mutating func openNext() {
    if data == nil { data = fonts.carriers(count) }
    face = data.flatMap { CairoFontFace($0, drawsOutlines: false) }
    free = data?.glyphsWithAdvance.reversed() ?? []
  }
}
