import HanjangRender

/// The fonts of this machine, read from the moment the process starts.
enum InstalledFonts {
  static let loader = FontLibraryLoader(environment: Environment.home)
}
