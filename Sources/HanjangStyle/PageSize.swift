package import HanjangCore

/// Sheets of paper by name, upright, in points.
package enum PageSize {
  /// ISO 216 in millimetres, JIS P 0138, and ANSI in inches, as CSS Paged Media names them.
  private static let sizes: [(name: String, size: Size)] = [
    ("A3", millimetres(297, 420)), ("A4", millimetres(210, 297)), ("A5", millimetres(148, 210)),
    ("B4", millimetres(250, 353)), ("B5", millimetres(176, 250)),
    ("JIS-B4", millimetres(257, 364)), ("JIS-B5", millimetres(182, 257)),
    ("letter", Size(width: 612, height: 792)), ("legal", Size(width: 612, height: 1_008)),
  ]

  static let names = sizes.map(\.name)

  private static func millimetres(_ width: Double, _ height: Double) -> Size {
    Size(width: width * 72 / 25.4, height: height * 72 / 25.4)
  }

  /// Sides from 2 inches to the 200 that PDF readers can show (ISO 32000-1, annex C).
  private static let limits = 144.0...14_400.0

  /// Reads `A4`, `A4 landscape`, or a width and a height.
  package static func size(_ text: String) -> Size? {
    var words = text.split { $0 == " " || $0 == "×" }.map(String.init)
    words.removeAll { $0 == "x" || $0.lowercased() == "portrait" }
    let count = words.count
    words.removeAll { $0.lowercased() == "landscape" }
    let isLandscape = words.count < count
    guard let upright = upright(words) else { return nil }
    return isLandscape ? Size(width: upright.height, height: upright.width) : upright
  }

  private static func upright(_ words: [String]) -> Size? {
    if words.count == 1 {
      return sizes.first { $0.name.lowercased() == words[0].lowercased() }?.size
    }
    guard words.count == 2, case .points(let width)? = Length(words[0]),
      case .points(let height)? = Length(words[1]), limits.contains(width),
      limits.contains(height)
    else { return nil }
    return Size(width: width, height: height)
  }
}
