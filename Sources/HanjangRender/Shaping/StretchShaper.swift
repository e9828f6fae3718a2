import CPangoCairo
import HanjangLayout

/// Shapes segments of text in one face with Pango, and caches words: texts repeat them, and each
/// space between two scripts is a segment of its own.
struct StretchShaper {
  struct Stretch {
    var glyphs: [PangoGlyphInfo]
    /// Clusters with bytes counted from the segment's start.
    var clusters: [GlyphClusters.Cluster]
  }

  /// What a word's glyphs depend on.
  private struct Word: Hashable {
    var text: ShortText
    var face: Int
    var script: PangoScript
    var language: OpaquePointer?
    var hasTabularFigures: Bool

    func hash(into hasher: inout Hasher) {
      hasher.combine(text)
      hasher.combine(face)
    }

    static func == (left: Word, right: Word) -> Bool {
      left.text == right.text && left.face == right.face && left.script == right.script
        && left.language == right.language && left.hasTabularFigures == right.hasTabularFigures
    }
  }

  private var words: [Word: Stretch] = [:]
  /// More words are not kept, so that no text fills the memory.
  private static let limit = 4096

  /// - Parameters:
  ///   - bytes: of the text, within the item.
  ///   - font: instead of the item's; nil keeps that.
  ///   - hasTabularFigures: what the attributes of the item ask for; nil where they differ within
  ///     `bytes`.
  mutating func shape(
    _ bytes: Range<Int>, of item: PangoItem, in text: UnsafeBufferPointer<CChar>, face: Int,
    font: UnsafeMutablePointer<PangoFont>?, hasTabularFigures: Bool?
  ) -> Stretch {
    let short =
      item.analysis.level == 0 ? ShortText(UnsafeBufferPointer(rebasing: text[bytes])) : nil
    guard let short, let hasTabularFigures else {
      return Self.shaped(bytes, of: item, in: text, font: font)
    }
    let word = Word(
      text: short, face: face, script: PangoScript(Int32(item.analysis.script)),
      language: item.analysis.language, hasTabularFigures: hasTabularFigures)
    if let known = words[word] { return known }
    let stretch = Self.shaped(bytes, of: item, in: text, font: font)
    if words.count < Self.limit { words[word] = stretch }
    return stretch
  }

  private static func shaped(
    _ bytes: Range<Int>, of item: PangoItem, in text: UnsafeBufferPointer<CChar>,
    font: UnsafeMutablePointer<PangoFont>?
  ) -> Stretch {
    guard let string = pango_glyph_string_new() else { return Stretch(glyphs: [], clusters: []) }
    defer { pango_glyph_string_free(string) }
    var part = item
    part.offset = Int32(bytes.lowerBound)
    part.length = Int32(bytes.count)
    part.num_chars = Int32(text[bytes].count { $0 & -0x40 != -0x80 })
    // Pango keeps another number behind items that have this flag of its own.
    part.analysis.flags &= ~0x80
    if let font { part.analysis.font = font }
    pango_shape_item(
      &part, text.baseAddress, Int32(text.count), nil, string, PangoShapeFlags(rawValue: 0))
    return Stretch(
      glyphs: Array(
        UnsafeBufferPointer(start: string.pointee.glyphs, count: Int(string.pointee.num_glyphs))),
      clusters: GlyphClusters.logical(
        string, level: part.analysis.level, length: bytes.count))
  }
}

/// Up to 23 bytes of ASCII and Hangul syllables, whose glyphs don't depend on what is around them.
private struct ShortText: Hashable {
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  init?(_ text: UnsafeBufferPointer<CChar>) {
    guard text.count <= 23 else { return nil }
    let words = text.withMemoryRebound(to: UInt8.self) { bytes -> (UInt64, UInt64, UInt64)? in
      guard Self.isPlain(bytes) else { return nil }
      var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
      withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
      return words
    }
    guard let words else { return nil }
    self.words = words
  }

  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
      guard (0x20..<0x7F).contains(scalar) || (0xAC00...0xD7A3).contains(scalar) else {
        return false
      }
      index += length
    }
    return true
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
  }

  static func == (left: ShortText, right: ShortText) -> Bool { left.words == right.words }
}
