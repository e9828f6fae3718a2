import CPangoCairo

/// The fonts that are installed, found through fontconfig's caches but none of its rules.
///
/// `FcInit` would read every template in conf.avail, which costs 8 to 10 ms a start; a style names
/// its fonts itself and needs none of them.
package final class FontLibrary {
  private let config: OpaquePointer
  private var families: [String: [InstalledFace]] = [:]
  /// What was opened, for the documents that follow; nil where it could not be.
  private var sources: [FontFile: SourceFace?] = [:]

  init?(_ folders: FontFolders) {
    guard let config = FcConfigCreate() else { return nil }
    self.config = config
    let xml = folders.configuration
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

  /// What the installed families are called, in any language.
  var familyNames: Set<String> {
    guard let set = FcConfigGetFonts(config, FcSetSystem) else { return [] }
    var names: Set<String> = []
    for index in 0..<Int(set.pointee.nfont) {
      var number: Int32 = 0
      var name: UnsafeMutablePointer<FcChar8>?
      while let font = set.pointee.fonts[index],
        FcPatternGetString(font, FC_FAMILY, number, &name) == FcResultMatch, let name
      {
        names.insert(String(cString: name))
        number += 1
      }
    }
    return names
  }

  // MARK: Looking up

  /// The face as it is installed; each is opened once in a process.
  func source(_ file: FontFile) -> SourceFace? {
    if let known = sources[file] { return known }
    let source = SourceFace(file)
    sources[file] = .some(source)
    return source
  }

  package func hasFamily(_ name: String) -> Bool { !faces(of: name).isEmpty }

  /// The face of `family` that is nearest in slant and weight; nil where it isn't installed.
  func face(family: String, weight: Int, isItalic: Bool) -> FontFile? {
    InstalledFace.nearest(of: faces(of: family), weight: weight, isItalic: isItalic)
  }

  private func faces(of family: String) -> [InstalledFace] {
    if let known = families[family] { return known }
    let found = Self.faces(of: family, in: config)
    families[family] = found
    return found
  }

  /// The faces of the first spelling of the name that is installed.
  static func faces(of family: String, in config: OpaquePointer) -> [InstalledFace] {
    for name in FamilyName.spellings(of: family) {
      guard let pattern = FcPatternCreate() else { return [] }
      defer { FcPatternDestroy(pattern) }
      add(name, as: FC_FAMILY, to: pattern)
      let found = list(pattern, in: config)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The faces that have the character, from whatever is installed, the nearest first; then by path,
  /// so that two runs agree.
  ///
  /// - Parameter prefersFixedPitch: whether fonts of one width go before all others.
  func anyFaces(with scalar: UInt32, weight: Int, prefersFixedPitch: Bool = false) -> [FontFile] {
    guard let pattern = FcPatternCreate(), let set = FcCharSetCreate() else { return [] }
    defer {
      FcPatternDestroy(pattern)
      FcCharSetDestroy(set)
    }
    FcCharSetAddChar(set, scalar)
    FcPatternAddCharSet(pattern, FC_CHARSET, set)
    FcPatternAddBool(pattern, FC_COLOR, 0)
    func rank(_ face: InstalledFace) -> (Int, Int, String, Int) {
      let isFit = !prefersFixedPitch || face.isFixedPitch
      let distance = face.distance(to: weight) + (face.isItalic ? 5_000 : 0)
      return (isFit ? 0 : 1, distance, face.path, face.index)
    }
    return Self.list(pattern, in: config).map { (rank($0), $0) }.sorted { $0.0 < $1.0 }
      .map { $0.1.file(weight: weight) }
  }

  static func add(_ value: String, as key: String, to pattern: OpaquePointer) {
    value.withCString { text in
      text.withMemoryRebound(to: FcChar8.self, capacity: value.utf8.count + 1) {
        _ = FcPatternAddString(pattern, key, $0)
      }
    }
  }

  static func list(_ pattern: OpaquePointer, in config: OpaquePointer) -> [InstalledFace] {
    guard let keys = FcObjectSetCreate() else { return [] }
    defer { FcObjectSetDestroy(keys) }
    for key in [FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_SPACING, FC_VARIABLE] {
      FcObjectSetAdd(keys, key)
    }
    guard let set = FcFontList(config, pattern, keys) else { return [] }
    defer { FcFontSetDestroy(set) }
    let faces = (0..<Int(set.pointee.nfont)).compactMap { index in
      set.pointee.fonts[index].flatMap { InstalledFace($0) }
    }
    // A variable font is listed as a whole and by its named instances.
    let variable = Set(faces.filter(\.isVariable).map(\.path))
    return variable.isEmpty
      ? faces : faces.filter { $0.isVariable || !variable.contains($0.path) }
  }
}
