import CPangoCairo

/// A face of a font file.
struct FontFile: Hashable, Sendable {
  var path: String
  /// In the file, for collections.
  var index: Int
  /// From 100 to 900.
  var weight: Int
  var isItalic: Bool
}

/// The fonts that are installed, found through fontconfig's caches but none of its rules.
///
/// `FcInit` would read every template in conf.avail, which costs 8 to 10 ms a start; a style names
/// its fonts itself and needs none of them.
package final class FontLibrary {
  private let config: OpaquePointer
  private var families: [String: [FontFile]] = [:]
  /// What was opened, for the documents that follow; nil where it could not be.
  private var sources: [FontFile: SourceFace?] = [:]

  package init?(environment: [String: String] = [:]) {
    guard let config = FcConfigCreate() else { return nil }
    self.config = config
    let xml = Self.configuration(
      home: environment["HOME"] ?? "", data: environment["XDG_DATA_HOME"] ?? "")
    let parsed = xml.withCString { text in
      text.withMemoryRebound(to: FcChar8.self, capacity: xml.utf8.count + 1) {
        FcConfigParseAndLoadFromMemory(config, $0, 0)
      }
    }
    guard parsed != 0, FcConfigBuildFonts(config) != 0 else {
      FcConfigDestroy(config)
      return nil
    }
    // Pango calls FcInit, which does nothing where a configuration is current already.
    FcConfigSetCurrent(config)
  }

  deinit {
    FcConfigDestroy(config)
  }

  /// The folders in which fontconfig's own configuration looks on Debian and on macOS.
  private static func configuration(home: String, data: String) -> String {
    var folders = ["/usr/share/fonts", "/usr/local/share/fonts"]
    var caches = ["/var/cache/fontconfig"]
    #if os(macOS)
      folders += ["/System/Library/Fonts", "/Library/Fonts", "/opt/homebrew/share/fonts"]
      caches += ["/opt/homebrew/var/cache/fontconfig"]
      if !home.isEmpty { folders.append("\(home)/Library/Fonts") }
    #endif
    if !home.isEmpty {
      folders += ["\(data.isEmpty ? "\(home)/.local/share" : data)/fonts", "\(home)/.fonts"]
      caches.append("\(home)/.cache/fontconfig")
    }
    let elements =
      folders.map { "<dir>\(escaped($0))</dir>" }
      + caches.map { "<cachedir>\(escaped($0))</cachedir>" }
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

  /// The paths of all font files, sorted.
  package var paths: [String] {
    guard let set = FcConfigGetFonts(config, FcSetSystem) else { return [] }
    var paths: Set<String> = []
    for index in 0..<Int(set.pointee.nfont) {
      var path: UnsafeMutablePointer<FcChar8>?
      guard let font = set.pointee.fonts[index],
        FcPatternGetString(font, FC_FILE, 0, &path) == FcResultMatch, let path
      else { continue }
      paths.insert(String(cString: path))
    }
    return paths.sorted()
  }

  // MARK: Looking up

  /// The face as it is installed; each is opened once in a process.
  func source(_ file: FontFile) -> SourceFace? {
    if let known = sources[file] { return known }
    let source = SourceFace(file)
    sources[file] = .some(source)
    return source
  }

  func hasFamily(_ name: String) -> Bool { !faces(of: name).isEmpty }

  /// The face of `family` that is nearest in slant and weight; nil where it isn't installed.
  func face(family: String, weight: Int, isItalic: Bool) -> FontFile? {
    Self.nearest(of: faces(of: family), weight: weight, isItalic: isItalic)
  }

  static func nearest(of faces: [FontFile], weight: Int, isItalic: Bool) -> FontFile? {
    faces.min { left, right in
      let leftSlant = left.isItalic == isItalic ? 0 : 1
      let rightSlant = right.isItalic == isItalic ? 0 : 1
      let leftDistance = distance(from: weight, to: left.weight)
      let rightDistance = distance(from: weight, to: right.weight)
      return (leftSlant, leftDistance, left.path) < (rightSlant, rightDistance, right.path)
    }
  }

  /// The order of preference of CSS Fonts 4, 5.2: text below 500 looks lighter first, bold
  /// heavier first.
  private static func distance(from wanted: Int, to offered: Int) -> Int {
    if wanted >= 400, wanted <= 500 {
      if offered >= wanted, offered <= 500 { return offered - wanted }
      return offered < wanted ? 1_000 + wanted - offered : 2_000 + offered - wanted
    }
    let isPreferred = wanted < 400 ? offered <= wanted : offered >= wanted
    return (isPreferred ? 0 : 1_000) + abs(offered - wanted)
  }

  private func faces(of family: String) -> [FontFile] {
    if let known = families[family] { return known }
    guard let pattern = FcPatternCreate() else { return [] }
    defer { FcPatternDestroy(pattern) }
    Self.add(family, as: FC_FAMILY, to: pattern)
    let found = Self.list(pattern, in: config)
    families[family] = found
    return found
  }

  /// The faces that have the character, from whatever is installed, the nearest first; then by path,
  /// so that two runs agree.
  func anyFaces(with scalar: UInt32, weight: Int) -> [FontFile] {
    guard let pattern = FcPatternCreate(), let set = FcCharSetCreate() else { return [] }
    defer {
      FcPatternDestroy(pattern)
      FcCharSetDestroy(set)
    }
    FcCharSetAddChar(set, scalar)
    FcPatternAddCharSet(pattern, FC_CHARSET, set)
    FcPatternAddBool(pattern, FC_COLOR, 0)
    return Self.list(pattern, in: config).sorted { left, right in
      let leftDistance = Self.distance(from: weight, to: left.weight) + (left.isItalic ? 5_000 : 0)
      let rightDistance =
        Self.distance(from: weight, to: right.weight) + (right.isItalic ? 5_000 : 0)
      return (leftDistance, left.path, left.index) < (rightDistance, right.path, right.index)
    }
  }

  static func add(_ value: String, as key: String, to pattern: OpaquePointer) {
    value.withCString { text in
      text.withMemoryRebound(to: FcChar8.self, capacity: value.utf8.count + 1) {
        _ = FcPatternAddString(pattern, key, $0)
      }
    }
  }

  static func list(_ pattern: OpaquePointer, in config: OpaquePointer) -> [FontFile] {
    guard let keys = FcObjectSetCreate() else { return [] }
    defer { FcObjectSetDestroy(keys) }
    for key in [FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_VARIABLE] { FcObjectSetAdd(keys, key) }
    guard let set = FcFontList(config, pattern, keys) else { return [] }
    defer { FcFontSetDestroy(set) }
    var files: [FontFile] = []
    for index in 0..<Int(set.pointee.nfont) {
      if let font = set.pointee.fonts[index], let file = file(font) { files.append(file) }
    }
    return files.sorted { ($0.path, $0.index) < ($1.path, $1.index) }
  }

  private static func file(_ pattern: OpaquePointer) -> FontFile? {
    var path: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    var weight = 80.0
    var slant: Int32 = 0
    guard FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch, let path else {
      return nil
    }
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    // A variable font's weight is a range, which has no single value.
    guard FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight) == FcResultMatch else { return nil }
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant)
    return FontFile(
      path: String(cString: path), index: Int(index) & 0xFFFF,
      weight: Int(FcWeightToOpenTypeDouble(weight).rounded()), isItalic: slant > 0)
  }
}
