import CPangoCairo

/// Colour emoji: the pictures of Noto Color Emoji, as PNG.
package final class EmojiFont {
  /// In ems; the pictures are 136 × 128 pixels and a little taller than Hangul.
  static let advance = 1.22
  static let width = 1.14

  private let file: FontFile
  private var face: OpaquePointer?
  private var font: OpaquePointer?
  private var glyphs: [[UInt8]: UInt32] = [:]

  init?(_ library: FontLibrary) {
    guard let file = library.face(family: "Noto Color Emoji", weight: 400, isItalic: false) else {
      return nil
    }
    self.file = file
  }

  deinit {
    if let font { hb_font_destroy(font) }
    if let face { hb_face_destroy(face) }
  }

  /// Characters that by their own default are text, but that no text font has.
  private var substituted: Set<UInt32> = []

  /// Takes a character that no text font has, such as a bare U+1F6E0; false where there is no picture
  /// of it either.
  func substitutes(for value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value), scalar.properties.isEmoji,
      has(Array(String(scalar).utf8))
    else { return false }
    substituted.insert(value)
    return true
  }

  /// Whether the text has a character that is drawn as a picture, or may be.
  func mayDraw(_ text: Substring) -> Bool {
    text.unicodeScalars.contains { Self.mayBeEmoji($0) || substituted.contains($0.value) }
  }

  /// Whether the character, or a part of it, is drawn as a picture.
  func draws(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    return Self.isEmoji(character) || substituted.contains(first.value)
  }

  /// A part of a character.
  struct Piece: Equatable {
    var text: [UInt8]
    /// Else it is text.
    var isPicture: Bool
  }

  /// The character as one picture, or as the pictures side by side of which it is made: fonts lack
  /// some of the sequences that Unicode allows, and are meant to show their parts (UTS 51, 2.3).
  func pieces(of character: Character) -> [Piece] {
    let text = Array(character.utf8)
    if has(text) { return [Piece(text: text, isPicture: true)] }
    var starts: [Int] = []
    for part in shape(text) where part.hasPicture || !Self.joinsPrevious(at: part.place, in: text) {
      if starts.last != part.place { starts.append(part.place) }
    }
    if starts.first != 0 { starts.insert(0, at: 0) }
    return zip(starts, starts.dropFirst() + [text.count]).map { start, end in
      let piece = Array(text[start..<end])
      return Piece(text: piece, isPicture: has(piece))
    }
  }

  /// A joiner, a selector or a tag.
  private static func joinsPrevious(at place: Int, in text: [UInt8]) -> Bool {
    Unicode.Scalar(UTF8Scalar.decode(text, at: place).scalar)?.properties
      .isDefaultIgnorableCodePoint ?? false
  }

  /// A quick test that most text fails.
  static func mayBeEmoji(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1F000...0x1FAFF, 0xFE0F, 0x20E3: true
    case 0x203C...0x2BFF: scalar.properties.isEmojiPresentation
    default: false
    }
  }

  /// Whether the character is drawn in colour where it can be: by its own default, because U+FE0F
  /// asks for it, or as a sequence, which isn't text (UTS 51).
  static func isEmoji(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return false }
    if scalars.contains(where: { $0.value == 0xFE0E }) { return false }
    if first.properties.isEmojiPresentation { return true }
    if (0x1F1E6...0x1F1FF).contains(first.value) { return scalars.count == 2 }
    // A skin tone alone is one character with what stands before it.
    if scalars.dropFirst().contains(where: { $0.properties.isEmojiPresentation }) { return true }
    guard scalars.count > 1, first.properties.isEmoji else { return false }
    if scalars.contains(where: { $0.value == 0xFE0F || $0.value == 0x20E3 }) { return true }
    return zip(scalars, scalars.dropFirst()).contains { before, after in
      after.properties.isEmojiModifier && before.properties.isEmojiModifierBase
        || before.value == 0x200D && after.properties.isEmoji
    }
  }

  /// Whether the character, alone or in a sequence, is always drawn in colour.
  func draws(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value), Self.mayBeEmoji(scalar),
      scalar.properties.isEmojiPresentation
    else { return false }
    return has(Array(String(scalar).utf8))
  }

  /// Whether the sequence is one glyph of the font.
  func has(_ text: [UInt8]) -> Bool { glyph(of: text) != 0 }

  private func glyph(of text: [UInt8]) -> UInt32 {
    if let known = glyphs[text] { return known }
    // A variation selector may be left as a glyph without ink.
    let drawn = shape(text).filter(\.hasPicture)
    let found = drawn.count == 1 ? drawn[0].glyph : 0
    glyphs[text] = found
    return found
  }

  private struct ShapedGlyph {
    var glyph: UInt32
    /// The first byte of its text.
    var place: Int
    var hasPicture: Bool
  }

  private func shape(_ text: [UInt8]) -> [ShapedGlyph] {
    guard open(), let font, let buffer = hb_buffer_create() else { return [] }
    defer { hb_buffer_destroy(buffer) }
    text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        let count = Int32(characters.count)
        hb_buffer_add_utf8(buffer, characters.baseAddress, count, 0, count)
      }
    }
    hb_buffer_guess_segment_properties(buffer)
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_CHARACTERS)
    hb_shape(font, buffer, nil, 0)
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count) else { return [] }
    return (0..<Int(count)).map { index in
      let info = infos[index]
      return ShapedGlyph(
        glyph: info.codepoint, place: Int(info.cluster), hasPicture: hasPicture(info.codepoint))
    }
  }

  private func open() -> Bool {
    if font != nil { return true }
    guard let blob = hb_blob_create_from_file_or_fail(file.path) else { return false }
    defer { hb_blob_destroy(blob) }
    face = hb_face_create(blob, UInt32(file.index))
    // Its pictures go into the file, and not the font; but not where its licence forbids all.
    guard EmbeddingRestriction(of: face) != .restrictedLicence else { return false }
    font = hb_font_create(face)
    return font != nil
  }

  private func hasPicture(_ glyph: UInt32) -> Bool {
    picture(glyph) != nil
  }

  private func picture(_ glyph: UInt32) -> FontData? {
    guard let font, let blob = hb_ot_color_glyph_reference_png(font, glyph) else { return nil }
    guard hb_blob_get_length(blob) > 0 else {
      hb_blob_destroy(blob)
      return nil
    }
    return FontData(blob: blob)
  }

  /// How many different sequences were looked up so far.
  var kindCount: Int { glyphs.count }

  /// The emoji's PNG file.
  func png(_ text: [UInt8]) -> FontData? {
    let glyph = glyph(of: text)
    return glyph == 0 ? nil : picture(glyph)
  }
}
