/// Where fontconfig looks for fonts, and where it keeps what it has read of them.
package struct FontFolders {
  package var fonts: [String]
  var caches: [String]

  init(fonts: [String], caches: [String]) {
    self.fonts = fonts
    self.caches = caches
  }

  /// The variable that names more folders, separated by colons.
  package static let variable = "HANJANG_FONT_PATH"

  /// Those of fontconfig's own configuration on Debian and on macOS, those of the variable, and the
  /// fonts that came with the program.
  ///
  /// - Parameter program: the path of the executable, in a folder whose sibling `share` has the fonts
  ///   of a portable installation; nil for none.
  package init(environment: [String: String], program: String? = nil) {
    let home = environment["HOME"] ?? ""
    let data = environment["XDG_DATA_HOME"] ?? ""
    fonts = ["/usr/share/fonts", "/usr/local/share/fonts"]
    caches = ["/var/cache/fontconfig"]
    #if os(macOS)
      fonts += ["/System/Library/Fonts", "/Library/Fonts", "/opt/homebrew/share/fonts"]
      caches += ["/opt/homebrew/var/cache/fontconfig"]
      if !home.isEmpty { fonts.append("\(home)/Library/Fonts") }
    #endif
    if !home.isEmpty {
      fonts += ["\(data.isEmpty ? "\(home)/.local/share" : data)/fonts", "\(home)/.fonts"]
      caches.append("\(home)/.cache/fontconfig")
    }
    fonts += (environment[Self.variable] ?? "").split(separator: ":").map(String.init)
    if let program, let folder = Self.bundled(with: program) { fonts.append(folder) }
  }

  /// `PREFIX/share/hanjang/fonts` for `PREFIX/bin/hanjang`.
  private static func bundled(with program: String) -> String? {
    let parts = program.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[parts.count - 2] == "bin" else { return nil }
    return parts.dropLast(2).joined(separator: "/") + "/share/hanjang/fonts"
  }

  /// In fontconfig's language.
  var configuration: String {
    let elements =
      fonts.map { "<dir>\(Self.escaped($0))</dir>" }
      + caches.map { "<cachedir>\(Self.escaped($0))</cachedir>" }
    return """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig>\(elements.joined())</fontconfig>
      """
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}
