import ArgumentParser
import HanjangRender

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `--font-path`, which must be known before the rest of the command line is read: fonts are listed
/// beside that.
enum FontPath {
  static let option = "--font-path"

  /// Adds the option's folders to the environment, so that the workers of a batch see the same fonts.
  static func heed(_ words: ArraySlice<String>) {
    let named = folders(words)
    guard !named.isEmpty else { return }
    add(named)
  }

  /// - Parameter folders: a relative one is one of the working folder.
  static func add(_ folders: [String]) {
    let before = Environment.fonts[FontFolders.variable].map { [$0] } ?? []
    let resolved = folders.map { Self.resolved($0) ?? $0 }
    Environment.set(FontFolders.variable, to: (resolved + before).joined(separator: ":"))
  }

  private static func folders(_ words: ArraySlice<String>) -> [String] {
    var folders: [String] = []
    var rest = words
    while let word = rest.popFirst(), word != "--" {
      if word == option {
        if let folder = rest.popFirst() { folders.append(folder) }
      } else if word.hasPrefix(option + "=") {
        folders.append(String(word.dropFirst(option.count + 1)))
      }
    }
    return folders
  }

  /// What is wrong with a folder that was named; nil where nothing is.
  static func problem(_ folder: String) -> String? {
    var file = stat()
    guard stat(folder, &file) == 0, file.st_mode & S_IFMT == S_IFDIR else {
      return "\(option) \(folder) isn't a folder"
    }
    return folder.contains(":") ? "\(option) \(folder) has a colon in its name" : nil
  }

  /// The absolute path, links followed; nil where nothing is there.
  static func resolved(_ path: String) -> String? {
    #if canImport(Glibc)
      let found = Glibc.realpath(path, nil)
    #else
      let found = Darwin.realpath(path, nil)
    #endif
    guard let found else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}

/// Where the fonts of commands that lay out are found, beside the folders of the system.
struct FontArguments: ParsableArguments {
  @Option(
    name: .customLong("font-path"),
    help: ArgumentHelp(
      "A folder whose fonts are used beside the installed ones; may be repeated.",
      valueName: "folder"), completion: .directory)
  var folders: [String] = []

  func validate() throws {
    if let problem = folders.lazy.compactMap(FontPath.problem).first {
      throw ValidationError(problem)
    }
  }
}
