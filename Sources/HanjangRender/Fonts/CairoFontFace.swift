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
    var outline: StandInOutline?

    init(_ data: FontData) {
      self.data = data
    }

    func open() -> Bool {
      var parameter = FT_Parameter(tag: Self.incremental, data: outline?.interface)
      return withUnsafeMutablePointer(to: &parameter) { parameter in
        let bytes = outline.map { UnsafeRawBufferPointer($0.font) } ?? data.bytes
        var arguments = FT_Open_Args()
        // FT_OPEN_MEMORY and FT_OPEN_PARAMS, which are macros.
        arguments.flags = outline == nil ? 1 : 1 | 16
        arguments.memory_base = bytes.baseAddress?.assumingMemoryBound(to: FT_Byte.self)
        arguments.memory_size = FT_Long(bytes.count)
        arguments.num_params = outline == nil ? 0 : 1
        arguments.params = parameter
        return FT_Open_Face(library, &arguments, 0, &face) == 0
      }
    }

    /// FT_PARAM_TAG_INCREMENTAL, which is a macro.
    private static let incremental: FT_ULong = 0x696E_6372

    deinit {
      if let face { FT_Done_Face(face) }
      if let library { FT_Done_FreeType(library) }
    }
  }

  /// - Parameter drawsOutlines: whether the outlines themselves are drawn, as on pixels, and not a
  ///   font embedded.
  init?(_ data: FontData, drawsOutlines: Bool) {
    let keeper = Keeper(data)
    guard FT_Init_FreeType(&keeper.library) == 0 else { return nil }
    if !drawsOutlines { keeper.outline = StandInOutline(for: data) }
    guard keeper.open(), let ftFace = keeper.face else { return nil }
    // FT_LOAD_NO_HINTING and FT_LOAD_NO_BITMAP, which are macros.
    guard let face = cairo_ft_font_face_create_for_ft_face(ftFace, 2 | 8) else { return nil }
    self.face = face
    CairoFontCache.add(data.bytes.count * (drawsOutlines ? 1 : 2))
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
