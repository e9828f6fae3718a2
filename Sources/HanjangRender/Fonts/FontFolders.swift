/// Where fontconfig looks for fonts, and where it keeps what it has read of them.
struct FontFolders {
  var fonts: [String]
  var caches: [String]

  init(fonts: [String], caches: [String]) {
    self.fonts = fonts
    self.caches = caches
  }

  /// Those of fontconfig's own configuration on Debian and on macOS.
  init(environment: [String: String]) {
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
