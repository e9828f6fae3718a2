import CPangoCairo
import Synchronization

/// cairo keeps the last 256 scaled fonts that aren't in use any more, however large their fonts are. In
/// a worker these are the small fonts of earlier documents, which no later one uses.
enum CairoFontCache {
  /// CAIRO_SCALED_FONT_MAX_HOLDOVERS, a constant within cairo.
  private static let count = 256
  /// cairo holds the font that it used last in another place.
  private static let reserve = 8
  /// How many bytes of fonts cairo may get before those that it keeps are dropped.
  private static let limit = 24 << 20

  /// Of the fonts that cairo got since then.
  private static let bytes = Mutex(0)

  static func add(_ count: Int) { bytes.withLock { $0 += count } }

  /// Drops what cairo keeps, where that may be a lot.
  static func trim() {
    let isFull = bytes.withLock { bytes in
      guard bytes > limit else { return false }
      bytes = 0
      return true
    }
    if isFull { empty() }
  }

  /// As many fonts without glyphs take the places of those that cairo keeps. cairo's only call for
  /// this drops all of its objects.
  static func empty() {
    guard let face = cairo_user_font_face_create(), let options = cairo_font_options_create() else {
      return
    }
    defer {
      cairo_font_options_destroy(options)
      cairo_font_face_destroy(face)
    }
    var identity = cairo_matrix_t()
    cairo_matrix_init_identity(&identity)
    for size in 1...(count + reserve) {
      var matrix = cairo_matrix_t()
      cairo_matrix_init_scale(&matrix, Double(size), Double(size))
      let font = cairo_scaled_font_create(face, &matrix, &identity, options)
      cairo_scaled_font_destroy(font)
    }
  }
}
