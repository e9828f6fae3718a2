import HanjangBatch
import HanjangRender

/// The fonts of this machine, read from the moment the process starts.
enum InstalledFonts {
  static let loader = FontLibraryLoader(environment: Environment.fonts, program: program)

  static var folders: [String] {
    FontFolders(environment: Environment.fonts, program: program).fonts
  }

  private static var program: String? { FontPath.resolved(Machine.executable) }
}
