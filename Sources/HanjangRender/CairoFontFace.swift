import CPangoCairo

/// A small font as cairo draws it. FreeType reads the bytes lazily, so they live as long as cairo
/// keeps the face.
final class CairoFontFace {
  let face: OpaquePointer

  /// What must outlive the face: cairo keeps scaled fonts in a cache of its own.
  private final class Keeper {
    let data: FontData
    var library: FT_Library?
    var face: FT_Face?

    init(_ data: FontData) {
      self.data = data
    }

    deinit {
      if let face { FT_Done_Face(face) }
      if let library { FT_Done_FreeType(library) }
    }
  }

  init?(_ data: FontData) {
    let keeper = Keeper(data)
    guard FT_Init_FreeType(&keeper.library) == 0 else { return nil }
    let bytes = data.bytes
    let opened = FT_New_Memory_Face(
      keeper.library, bytes.baseAddress?.assumingMemoryBound(to: FT_Byte.self),
      FT_Long(bytes.count), 0, &keeper.face)
    guard opened == 0, let ftFace = keeper.face else { return nil }
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
