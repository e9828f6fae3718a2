import CPangoCairo
import HanjangLayout

/// A face as it is installed: what it covers, how tall it is, and small fonts made from it.
final class SourceFace {
  let file: FontFile
  private let face: OpaquePointer
  private let font: OpaquePointer

  init?(_ file: FontFile) {
    guard let blob = hb_blob_create_from_file_or_fail(file.path) else { return nil }
    defer { hb_blob_destroy(blob) }
    guard let face = hb_face_create(blob, UInt32(file.index)) else { return nil }
    guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else {
      hb_face_destroy(face)
      return nil
    }
    self.file = file
    self.face = face
    self.font = font
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  func covers(_ scalar: UInt32) -> Bool {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar, &glyph) != 0
  }

  /// Of a text one point high.
  var metrics: FontMetrics {
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    let unit = Double(hb_face_get_upem(face))
    return FontMetrics(
      ascent: Double(extents.ascender) / unit, descent: -Double(extents.descender) / unit)
  }

  /// A font of these characters alone, unhinted and without subroutines: cairo 1.16 embeds such a
  /// font quickly and cannot stumble over it.
  func subset(to scalars: Set<UInt32>) -> FontData? {
    subset { input in
      let set = hb_subset_input_unicode_set(input)
      for scalar in scalars { hb_set_add(set, scalar) }
    }
  }

  /// A font of glyphs that no character leads to, so that any text can be put on them.
  func carriers(_ count: Int) -> FontData? {
    let last = min(UInt32(count), hb_face_get_glyph_count(face) - 1)
    guard last >= 1 else { return nil }
    return subset { input in
      hb_set_add_range(hb_subset_input_glyph_set(input), 1, last)
    }
  }

  private func subset(_ fill: (OpaquePointer?) -> Void) -> FontData? {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let flags =
      HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue
      | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue
    hb_subset_input_set_flags(input, flags)
    fill(input)
    guard let small = hb_subset_or_fail(face, input) else { return nil }
    defer { hb_face_destroy(small) }
    return FontData(blob: hb_face_reference_blob(small))
  }
}

/// The bytes of a font file in memory.
final class FontData {
  let blob: OpaquePointer

  init?(blob: OpaquePointer?) {
    guard let blob, hb_blob_get_length(blob) > 0 else { return nil }
    self.blob = blob
  }

  deinit {
    hb_blob_destroy(blob)
  }

  /// All glyphs but the first, which stands for missing ones, that move the pen.
  var glyphsWithAdvance: [UInt32] {
    guard let face = hb_face_create(blob, 0) else { return [] }
    defer { hb_face_destroy(face) }
    guard let font = hb_font_create(face) else { return [] }
    defer { hb_font_destroy(font) }
    let count = hb_face_get_glyph_count(face)
    guard count > 1 else { return [] }
    return (1..<count).filter { hb_font_get_glyph_h_advance(font, $0) > 0 }
  }

  var bytes: UnsafeRawBufferPointer {
    var length: UInt32 = 0
    let start = hb_blob_get_data(blob, &length)
    return UnsafeRawBufferPointer(start: start, count: Int(length))
  }
}
