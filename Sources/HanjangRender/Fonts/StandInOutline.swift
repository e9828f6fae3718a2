import CPangoCairo

/// One square in place of every outline of a font.
///
/// For each glyph and each size cairo 1.16 has FreeType load the outline, to know the box that is
/// drawn on: with outlines in a CFF table, half the time that drawing a PDF takes. The font that a
/// PDF embeds is made from the font's tables all the same, so a square serves as well. It goes in
/// by way of FreeType's incremental loading, which asks its client for the data of each glyph.
final class StandInOutline {
  /// What `FT_Open_Face` takes; lives as long as this object.
  let interface: UnsafeMutablePointer<FT_Incremental_InterfaceRec>
  private let functions: UnsafeMutablePointer<FT_Incremental_FuncsRec>
  private let data: UnsafeMutablePointer<FT_Data>
  private let glyph: UnsafeMutableBufferPointer<UInt8>
  /// The font, marked as one with TrueType outlines, of which FreeType loads one a good deal faster.
  let font: UnsafeMutableRawBufferPointer

  init(for data: FontData) {
    let bytes = data.bytes
    font = .allocate(byteCount: bytes.count, alignment: 8)
    font.copyMemory(from: bytes)
    // The version of a font with TrueType outlines (OpenType 1.9, "Organization of an OpenType Font").
    if font.starts(with: "OTTO".utf8) { font.copyBytes(from: [0, 1, 0, 0]) }
    let square = Self.square(unitsPerEm: data.unitsPerEm)
    glyph = .allocate(capacity: square.count)
    _ = glyph.initialize(from: square)
    self.data = .allocate(capacity: 1)
    self.data.initialize(to: FT_Data(pointer: glyph.baseAddress, length: UInt32(glyph.count)))
    functions = .allocate(capacity: 1)
    functions.initialize(
      to: FT_Incremental_FuncsRec(
        get_glyph_data: { object, _, answer in
          guard let object, let answer else { return 6 }  // FT_Err_Invalid_Argument
          answer.pointee = UnsafePointer<FT_Data>(object).pointee
          return 0
        },
        free_glyph_data: { _, _ in },
        // What the font's own table says stands; without an answer FreeType takes widths to be zero.
        get_glyph_metrics: { _, _, _, _ in 0 }))
    interface = .allocate(capacity: 1)
    interface.initialize(
      to: FT_Incremental_InterfaceRec(funcs: functions, object: OpaquePointer(self.data)))
  }

  deinit {
    interface.deallocate()
    functions.deallocate()
    data.deallocate()
    glyph.deallocate()
    font.deallocate()
  }

  /// A glyph of four points (OpenType 1.9, "glyf"): a square from the baseline, half an em wide. That
  /// is less than what cairo guesses from the font's height; what exceeds its guess it draws with a
  /// clip.
  private static func square(unitsPerEm: Int) -> [UInt8] {
    let side = Int16(clamping: unitsPerEm / 2)
    // One contour, the box, the last point, no instructions.
    let head = words([1, 0, 0, side, side, 3, 0])
    let areOnCurve: [UInt8] = [1, 1, 1, 1]
    return head + areOnCurve + words([0, side, 0, -side]) + words([0, 0, side, 0])
  }

  private static func words(_ values: [Int16]) -> [UInt8] {
    values.flatMap { [UInt8(UInt16(bitPattern: $0) >> 8), UInt8(UInt16(bitPattern: $0) & 0xFF)] }
  }
}
