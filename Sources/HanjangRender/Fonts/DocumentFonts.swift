import CPangoCairo
import HanjangLayout
import HanjangStyle

/// The font subsets of one document and the characters that each covers, made before layout.
final class DocumentFonts {
  struct Face {
    var source: SourceFace
    var scalars: Set<UInt32> = []
    var data: FontData?
    var file: MemoryFile?
  }

  private(set) var faces: [Face] = []
  private(set) var missing: [(scalar: UInt32, request: FontRequest)] = []
  /// Fonts of the style that would have served and may not be embedded.
  private(set) var forbidden: [ForbiddenFont] = []
  private var indices: [FontFile: Int] = [:]
  private var unusable: Set<FontFile> = []
  private var chains: [FontRequest: FontChain] = [:]
  private var assignments: [FontRequest: [UInt32: Int]] = [:]
  private let library: FontLibrary
  private(set) var resolver: FontResolver
  /// fontconfig's, with the small fonts alone.
  private let config: OpaquePointer

  /// - Parameters:
  ///   - styleFonts: go before what is installed.
  ///   - emoji: draws the emoji, which need no other font then.
  init(
    _ inventory: TextInventory, library: FontLibrary, styleFonts: StyleFonts?, emoji: EmojiFont?
  ) throws(FontError) {
    guard let config = FcConfigCreate() else { throw FontError.noMemory }
    self.config = config
    self.library = library
    resolver = FontResolver(library: library, styleFonts: styleFonts)
    // The order of a dictionary is another in each process, and that of the faces can be seen.
    let requests = inventory.scalars.map { (key: Self.sortKey(of: $0.key), $0.key, $0.value) }
      .sorted { $0.key < $1.key }
    for (_, request, scalars) in requests {
      // U+FE0E asks for the form that text fonts have.
      let isAllText = emoji == nil || scalars.contains(0xFE0E)
      let needed = isAllText ? scalars : scalars.filter { emoji?.draws($0) != true }
      try assign(needed.sorted(), to: request, emoji: emoji)
    }
    guard !faces.isEmpty else { throw FontError.noFont }
    try makeFonts()
  }

  private static func sortKey(of request: FontRequest) -> String {
    let scripts = request.scriptFamilies.map { "\($0.key) \($0.value)" }.sorted()
    let look = "\(request.isItalic) \(request.isFixedPitch)"
    return "\(request.weight + 1_000) \(request.families) \(look) \(scripts)"
  }

  deinit { FcConfigDestroy(config) }

  // MARK: Which font serves a character

  private func assign(
    _ scalars: [UInt32], to request: FontRequest, emoji: EmojiFont?
  ) throws(FontError) {
    let chain = resolver.chain(for: request, setting: scalars)
    chains[request] = chain
    var assignment: [UInt32: Int] = [:]
    assignment.reserveCapacity(scalars.count)
    for scalar in scalars {
      let files = chain.files(for: scalar)
      let refused = forbiddenFont(of: files, covering: scalar)
      if let refused, !forbidden.contains(refused) { forbidden.append(refused) }
      if let index = first(of: files, covering: scalar) {
        assignment[scalar] = index
      } else if let refused, refused.restriction.isOfLicence {
        throw .forbidden(refused)
      } else if let index = fallback(for: scalar, request, weight: chain.weight) {
        assignment[scalar] = index
      } else {
        if isMissed(scalar, emoji) { missing.append((scalar, request)) }
        if let index = leading(of: chain.files) { assignment[scalar] = index }
      }
      if let index = assignment[scalar] { faces[index].scalars.insert(scalar) }
    }
    assignments[request] = assignment
    if assignment[Self.space] != nil { addSpace(to: Set(assignment.values)) }
  }

  /// Whether a box stands where the character should: not for what HarfBuzz leaves out where a font
  /// hasn't got it, such as the tags in the flag of England.
  private func isMissed(_ scalar: UInt32, _ emoji: EmojiFont?) -> Bool {
    let isIgnorable = Unicode.Scalar(scalar)?.properties.isDefaultIgnorableCodePoint ?? false
    return !isIgnorable && emoji?.substitutes(for: scalar) != true
  }

  private static let space: UInt32 = 0x20

  /// Each face gets a space of its own: between two Hangul words stands the one that the font of the
  /// Hangul was drawn with, and their line stays in one run.
  private func addSpace(to used: Set<Int>) {
    for index in used where faces[index].source.covers(Self.space) {
      faces[index].scalars.insert(Self.space)
    }
  }

  private func first(of chain: [FontFile], covering scalar: UInt32) -> Int? {
    for file in chain {
      if let index = open(file), faces[index].source.covers(scalar) { return index }
    }
    return nil
  }

  /// The first that would serve, where it may not be embedded.
  private func forbiddenFont(of chain: [FontFile], covering scalar: UInt32) -> ForbiddenFont? {
    for file in chain {
      guard let source = library.source(file), source.covers(scalar) else { continue }
      return source.restriction.map { ForbiddenFont(name: source.name, restriction: $0) }
    }
    return nil
  }

  /// The first that can be opened.
  private func leading(of chain: [FontFile]) -> Int? {
    for file in chain {
      if let index = open(file) { return index }
    }
    return nil
  }

  /// How many of the installed fonts are tried: some may not be embedded, or are broken.
  private static let fallbacks = 16

  private func fallback(for scalar: UInt32, _ request: FontRequest, weight: Int) -> Int? {
    guard scalar >= 0x20 else { return nil }
    let installed = library.anyFaces(
      with: scalar, weight: weight, prefersFixedPitch: request.isFixedPitch)
    for file in installed.prefix(Self.fallbacks) {
      if let index = open(file) { return index }
    }
    return nil
  }

  private func open(_ file: FontFile) -> Int? {
    if let known = indices[file] { return known }
    guard !unusable.contains(file) else { return nil }
    guard let source = library.source(file), source.restriction == nil else {
      unusable.insert(file)
      return nil
    }
    faces.append(Face(source: source))
    indices[file] = faces.count - 1
    return faces.count - 1
  }

  // MARK: Small fonts

  private func makeFonts() throws(FontError) {
    let used = faces.indices.filter { !faces[$0].scalars.isEmpty }
    let subsets = SourceFace.subsets(used.map { (faces[$0].source, faces[$0].scalars) })
    for (index, data) in zip(used, subsets) {
      guard let data, let file = MemoryFile(data.bytes) else {
        throw FontError.unusable(faces[index].source.file.path)
      }
      faces[index].data = data
      faces[index].file = file
      let added = file.path.withCString { path in
        path.withMemoryRebound(to: FcChar8.self, capacity: file.path.utf8.count + 1) {
          FcConfigAppFontAddFile(config, $0)
        }
      }
      guard added != 0 else { throw FontError.unusable(faces[index].source.file.path) }
    }
    rename(used)
  }

  /// A font map of Pango that knows the small fonts alone; nil where memory is short.
  func makeFontMap() -> UnsafeMutablePointer<PangoFontMap>? {
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else { return nil }
    pango_fc_font_map_set_config(hanjang_fc_font_map(map), config)
    return map
  }

  /// Gives each small font a family name of its own, so that a name means just one face.
  private func rename(_ indices: [Int]) {
    guard let set = FcConfigGetFonts(config, FcSetApplication) else { return }
    for (position, index) in indices.enumerated() where position < Int(set.pointee.nfont) {
      guard let pattern = set.pointee.fonts[position] else { continue }
      FcPatternDel(pattern, FC_FAMILY)
      let name = Self.familyName(index)
      name.withCString { text in
        text.withMemoryRebound(to: FcChar8.self, capacity: name.utf8.count + 1) {
          _ = FcPatternAddString(pattern, FC_FAMILY, $0)
        }
      }
    }
  }

  static func familyName(_ index: Int) -> String { "face-\(index)" }

  /// Glyphs that carry text: from a small font, which is quick, if one has enough of them.
  func carriers(_ count: Int) -> FontData? {
    for face in faces {
      guard let data = face.data, let small = SourceFace(data, of: face.source.file) else {
        continue
      }
      if small.carrierCount >= count { return small.carriers(count) }
    }
    return faces.first?.source.carriers(count)
  }

  // MARK: Answers

  /// Whether the document has Hangul, and no installed font has any.
  var lacksHangul: Bool {
    missing.contains { FontScript($0.scalar) == .hangul }
      && library.anyFaces(with: 0xAC00, weight: 400).isEmpty
  }

  /// All that text was found for.
  var requests: some Sequence<FontRequest> { assignments.keys }

  /// The faces, as indices of `faces`, of all characters that are set for `request`.
  func assignment(for request: FontRequest) -> Assignment {
    Assignment(
      faces: assignments[request] ?? [:], leading: leading(of: chains[request]?.files ?? []) ?? 0)
  }

  struct Assignment {
    fileprivate var faces: [UInt32: Int]
    fileprivate var leading: Int

    subscript(scalar: UInt32) -> Int { faces[scalar] ?? leading }
  }

  /// A face that has characters to set, as an index of `faces`.
  var firstUsedFace: Int { faces.firstIndex { $0.data != nil } ?? 0 }

  func covers(_ scalar: UInt32, _ index: Int) -> Bool {
    faces[index].scalars.contains(scalar)
  }

  /// The measures of the first font in the chain that has Hangul, else of the first.
  func metrics(of request: FontRequest) -> FontMetrics {
    let chain = chains[request]?.files(for: 0xAC00) ?? []
    let index = first(of: chain, covering: 0xAC00) ?? leading(of: chain) ?? 0
    return faces[index].source.metrics
  }
}
