import CPangoCairo

/// The font files of one style, which no other document sees.
final class StyleFonts {
  private let config: OpaquePointer

  /// - Parameter paths: of font files; what cannot be read as one is left out.
  init?(_ paths: [String]) {
    guard !paths.isEmpty, let config = FcConfigCreate() else { return nil }
    self.config = config
    for path in paths {
      path.withCString { text in
        text.withMemoryRebound(to: FcChar8.self, capacity: path.utf8.count + 1) {
          _ = FcConfigAppFontAddFile(config, $0)
        }
      }
    }
  }

  deinit {
    FcConfigDestroy(config)
  }

  /// The face of `family` that is nearest in slant and weight; nil where no file has it.
  func face(family: String, weight: Int, isItalic: Bool) -> FontFile? {
    InstalledFace.nearest(
      of: FontLibrary.faces(of: family, in: config), weight: weight, isItalic: isItalic)
  }
}
