import CPangoCairo

/// A small font as cairo draws it. FreeType reads the bytes lazily, so they live as long as cairo
/// keeps the face.
final class CairoFontFace {
  let face: OpaquePointer

  /// What must outlive the face: cairo keeps scaled fonts in a cache of its own.
  private final class Keeper {
    let bytes: UnsafeMutableRawBufferPointer
    var library: FT_Library?
    var face: FT_Face?

    init(_ data: FontData) {
      bytes = .allocate(byteCount: data.bytes.count, alignment: 16)
      bytes.copyMemory(from: data.bytes)
    }

    /// Renames the table that leads from characters to glyphs. cairo 1.16 would search it from its
    /// end for each glyph, and part the Latin ones into fonts of their own; the text that it keeps
    /// is what it is given with the glyphs.
    func hideCharacterMap() {
      guard bytes.count >= 12 else { return }
      let count = Int(bytes[4]) << 8 | Int(bytes[5])
      for entry in stride(from: 12, to: min(12 + count * 16, bytes.count - 15), by: 16)
      where bytes[entry..<entry + 4].elementsEqual("cmap".utf8) {
        bytes[entry] = UInt8(ascii: "x")
      }
    }

    deinit {
      if let face { FT_Done_Face(face) }
      if let library { FT_Done_FreeType(library) }
      bytes.deallocate()
    }
  }

  init?(_ data: FontData) {
    let keeper = Keeper(data)
    guard FT_Init_FreeType(&keeper.library) == 0 else { return nil }
    keeper.hideCharacterMap()
    let bytes = keeper.bytes
    let opened = FT_New_Memory_Face(
      keeper.library, bytes.baseAddress?.assumingMemoryBound(to: FT_Byte.self),
      FT_Long(bytes.count), 0, &keeper.face)
    guard opened == 0, let ftFace = keeper.face else { return nil }
    // FreeType makes a map of the glyphs' names where the font has none.
    ftFace.pointee.charmap = nil
    // FT_LOAD_NO_HINTING and FT_LOAD_NO_BITMAP, which are macros.
    guard let face = cairo_ft_font_face_create_for_ft_face(ftFace, 2 | 8) else { return nil }
    self.face = face
    cairo_font_face_set_user_data(
      face, hanjang_font_keeper_key(), Unmanaged.passRetained(keeper).toOpaque(),
      { pointer in
        if let pointer { Unmanaged<Keeper>.fromOpaque(pointer).release() }
      })
  }

  deinit {
    cairo_font_face_destroy(face)
  }
}
