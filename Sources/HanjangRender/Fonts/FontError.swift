/// What can be wrong with the fonts of a machine.
package enum FontError: Error, Sendable {
  case noFont
  case noMemory
  case unusable(String)
  /// No other of the style's fonts can serve instead.
  case forbidden(ForbiddenFont)

  package var message: String {
    switch self {
    case .noFont: "no font is installed: install one with Hangul, such as fonts-noto-cjk"
    case .noMemory: "out of memory while opening fonts"
    case .unusable(let path): "\(path): this font could not be read"
    case .forbidden(let font):
      "\(font.sentence), and no other font in the style's list can serve: name another there"
    }
  }
}
