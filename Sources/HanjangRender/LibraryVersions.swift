import CPangoCairo

/// The libraries that the program found when it started, and those that it opens where it needs them.
package enum LibraryVersions {
  package struct Part {
    package let name: String
    /// What is missing without it.
    package let use: String
    package let isFound: Bool
    /// In Debian.
    package let package: String

    package init(name: String, use: String, isFound: Bool, package: String) {
      (self.name, self.use, self.isFound, self.package) = (name, use, isFound, package)
    }
  }

  /// Each with the version that is loaded.
  package static var linked: [(name: String, version: String)] {
    var (major, minor, patch) = (FT_Int(0), FT_Int(0), FT_Int(0))
    var library: FT_Library?
    if FT_Init_FreeType(&library) == 0 {
      FT_Library_Version(library, &major, &minor, &patch)
      FT_Done_FreeType(library)
    }
    let fontconfig = FcGetVersion()
    return [
      ("cairo", String(cString: cairo_version_string())),
      ("Pango", String(cString: pango_version_string())),
      ("HarfBuzz", String(cString: hb_version_string())),
      ("FreeType", "\(major).\(minor).\(patch)"),
      ("fontconfig", "\(fontconfig / 10_000).\(fontconfig / 100 % 100).\(fontconfig % 100)"),
    ]
  }

  package static var optional: [Part] {
    [
      Part(
        name: "libxml2", use: "HTML in Markdown",
        isFound: DynamicLibrary("libxml2", version: 2) != nil, package: "libxml2"),
      Part(
        name: "libqpdf", use: "pages of other PDFs, extract, passwords, --verify",
        isFound: QPDFLibrary.isOpen, package: "libqpdf29"),
      Part(
        name: "librsvg", use: "SVG pictures", isFound: SVGLibrary.shared != nil,
        package: "librsvg2-2"),
      Part(
        name: "libturbojpeg", use: "smaller JPEG pictures", isFound: JPEGLibrary.shared != nil,
        package: "libturbojpeg0"),
      Part(
        name: "gdk-pixbuf", use: "GIF and WebP pictures", isFound: PixbufLibrary.shared != nil,
        package: "libgdk-pixbuf-2.0-0"),
    ]
  }
}
