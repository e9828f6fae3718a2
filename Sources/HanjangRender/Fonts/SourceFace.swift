import CPangoCairo
import HanjangCore
import HanjangLayout
import Synchronization

/// A face as it is installed: what it covers, how tall it is, and small fonts made from it.
final class SourceFace {
  let file: FontFile
  /// nil where the font may be embedded.
  let restriction: EmbeddingRestriction?
  /// nil for a small font, which is in memory.
  private let mapping: MappedFile?
  private let face: OpaquePointer
  /// How many small fonts were made from it.
  private var subsetCount = 0
  /// The face with the common characters alone, once there is one.
  private var medium: SourceFace?
  private let font: OpaquePointer
  /// None for a static font, and for a small one.
  private let axes: VariableAxes

  init?(_ file: FontFile) {
    guard let mapping = MappedFile(file.path), let blob = mapping.blob else { return nil }
    defer { hb_blob_destroy(blob) }
    guard let face = hb_face_create(blob, UInt32(file.index)) else { return nil }
    guard hb_face_get_glyph_count(face) > 0, Self.canBeNamed(face), let font = hb_font_create(face)
    else {
      hb_face_destroy(face)
      return nil
    }
    self.file = file
    self.mapping = mapping
    self.face = face
    self.font = font
    restriction = EmbeddingRestriction(of: face)
    axes = VariableAxes(of: face, at: file)
    axes.set(on: font)
  }

  /// A small font that was made from another.
  init?(_ data: FontData, of file: FontFile) {
    guard let face = hb_face_create(data.blob, 0) else { return nil }
    guard let font = hb_font_create(face) else {
      hb_face_destroy(face)
      return nil
    }
    self.file = file
    mapping = nil
    self.face = face
    self.font = font
    restriction = nil
    axes = VariableAxes(of: face, at: file)
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  /// What the font calls itself, else its path.
  var name: String { Self.name(4, of: face) ?? file.path }

  /// - Parameter number: 4 for the full name, 6 for that of PostScript (OpenType 1.9, "name").
  private static func name(_ number: hb_ot_name_id_t, of face: OpaquePointer) -> String? {
    var name = [CChar](repeating: 0, count: 256)
    var count = UInt32(name.count)
    hb_ot_name_get_utf8(face, number, hb_language_from_string("en", 2), &count, &name)
    guard count > 0 else { return nil }
    return String(decoding: name.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A CFF font without a name would get one from cairo, which `EmbeddedFontCheck` refuses.
  private static func canBeNamed(_ face: OpaquePointer) -> Bool {
    !FontTable.isPresent("CFF ", in: face) || name(6, of: face) != nil
  }

  /// How many glyphs `carriers` could be made of.
  var carrierCount: Int {
    (1..<max(1, hb_face_get_glyph_count(face)))
      .count { hb_font_get_glyph_h_advance(font, $0) > 0 }
  }

  func covers(_ scalar: UInt32) -> Bool {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar, &glyph) != 0
  }

  /// How far the box moves the pen that stands for what the font lacks, in ems. Pango would measure
  /// a box of its own with whatever font it finds.
  var boxAdvance: Double {
    Double(hb_font_get_glyph_h_advance(font, 0)) / Double(max(1, hb_face_get_upem(face)))
  }

  /// The metrics of text of one point.
  var metrics: FontMetrics {
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    let unit = Double(hb_face_get_upem(face))
    return FontMetrics(
      ascent: Double(extents.ascender) / unit, descent: -Double(extents.descender) / unit)
  }

  /// `subset(to:)` for several faces at once, on all cores: HarfBuzz keeps nothing that two faces
  /// share, and this is a third of the time that a short document takes.
  static func subsets(_ requests: [(face: SourceFace, scalars: Set<UInt32>)]) -> [FontData?] {
    // Each face stands in one request, and each request is taken by one thread.
    nonisolated(unsafe) let requests = requests
    let results = Mutex([FontData?](repeating: nil, count: requests.count))
    // The longest first, so that none is left when the other threads are done.
    let order = requests.indices.sorted { requests[$0].scalars.count > requests[$1].scalars.count }
    Concurrency.perform(requests.count) { turn in
      let index = order[turn]
      let data = requests[index].face.subset(to: requests[index].scalars)
      results.withLock { $0[index] = data }
    }
    return results.withLock { $0 }
  }

  // MARK: Small fonts

  /// A font of these characters alone, unhinted and without subroutines: cairo 1.16 embeds such a
  /// font quickly and cannot stumble over it.
  func subset(to scalars: Set<UInt32>) -> FontData? {
    subsetCount += 1
    // What is made of a variable font in two steps could be rounded twice.
    if axes.isEmpty, subsetCount == Self.subsetsBeforeMedium { medium = mediumFace() }
    if let medium, scalars.allSatisfy(Self.isCommon) {
      return medium.subset { Self.add(scalars, to: $0) }
    }
    let small = subset { Self.add(scalars, to: $0) }
    if medium != nil { mapping?.forgetWhatWasRead() }
    return small
  }

  private static func add(_ scalars: some Sequence<UInt32>, to input: OpaquePointer?) {
    let set = hb_subset_input_unicode_set(input)
    for scalar in scalars { hb_set_add(set, scalar) }
  }

  // MARK: Many documents

  /// How many small fonts are made from the whole face before it pays to make the medium one, which
  /// takes as long as ten of them and then saves four fifths of each.
  private static let subsetsBeforeMedium = 4

  /// What almost every Korean document keeps to: Latin, signs, Kana and Hangul.
  private static let commonRanges: [ClosedRange<UInt32>] = [
    0x20...0x24F, 0x2000...0x27BF, 0x3000...0x30FF, 0x3130...0x318F, 0xAC00...0xD7A3,
    0xFF00...0xFFEF,
  ]

  private static func isCommon(_ scalar: UInt32) -> Bool {
    commonRanges.contains { $0.contains(scalar) }
  }

  /// The common characters as a face, of which a small font is the same bytes as of the whole one.
  private func mediumFace() -> SourceFace? {
    // The outlines of the whole face are hardly read any more, and would fill half the memory.
    defer { mapping?.forgetWhatWasRead() }
    return subset { Self.add(Self.commonRanges.joined(), to: $0) }
      .flatMap { SourceFace($0, of: file) }
  }

  /// A font of `count` glyphs with a width that no character leads to, so that any text can be put
  /// on them.
  func carriers(_ count: Int) -> FontData? {
    let glyphs = (1..<max(1, hb_face_get_glyph_count(face))).lazy
      .filter { hb_font_get_glyph_h_advance(self.font, $0) > 0 }.prefix(count)
    guard !glyphs.isEmpty else { return nil }
    return subset { input in
      let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
      for tag in Self.tags(["GSUB", "GPOS", "GDEF"]) { hb_set_add(dropped, tag) }
      let set = hb_subset_input_glyph_set(input)
      for glyph in glyphs { hb_set_add(set, glyph) }
    }
  }

  /// Ligatures and alternates, which are off, and vertical setting: without them far fewer glyphs
  /// are looked through.
  private static let unusedFeatures = tags([
    "liga", "clig", "calt", "rclt", "vert", "vrt2", "valt", "vkrn", "vpal", "frac", "numr", "dnom",
  ])
  /// Tabular figures, which HarfBuzz leaves out by default.
  private static let addedFeatures = tags(["tnum"])
  private static let unusedTables = tags([
    "BASE", "DSIG", "JSTF", "MATH", "STAT", "VORG", "meta", "vhea", "vmtx",
  ])

  private static func tags(_ names: [String]) -> [hb_tag_t] {
    names.map(FontTable.tag)
  }

  private func subset(_ fill: (OpaquePointer?) -> Void) -> FontData? {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let flags =
      HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue
      | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue
    hb_subset_input_set_flags(input, flags)
    let features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    for tag in Self.unusedFeatures { hb_set_del(features, tag) }
    for tag in Self.addedFeatures { hb_set_add(features, tag) }
    let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for tag in Self.unusedTables { hb_set_add(dropped, tag) }
    fill(input)
    guard axes.pin(input, of: face), let small = hb_subset_or_fail(face, input) else { return nil }
    defer { hb_face_destroy(small) }
    guard !FontTable.isPresent("fvar", in: small) else { return nil }
    return FontData(blob: hb_face_reference_blob(small))
  }
}

/// The bytes of a font file in memory.
///
/// Sendable because blobs are immutable here, and counted atomically.
final class FontData: @unchecked Sendable {
  let blob: OpaquePointer

  init?(blob: OpaquePointer?) {
    guard let blob, hb_blob_get_length(blob) > 0 else { return nil }
    self.blob = blob
  }

  deinit {
    hb_blob_destroy(blob)
  }

  /// All glyphs but the first, which stands for missing ones, that move the pen.
  var glyphsWithAdvance: [UInt32] {
    guard let face = hb_face_create(blob, 0) else { return [] }
    defer { hb_face_destroy(face) }
    guard let font = hb_font_create(face) else { return [] }
    defer { hb_font_destroy(font) }
    let count = hb_face_get_glyph_count(face)
    guard count > 1 else { return [] }
    return (1..<count).filter { hb_font_get_glyph_h_advance(font, $0) > 0 }
  }

  var unitsPerEm: Int {
    guard let face = hb_face_create(blob, 0) else { return 1_000 }
    defer { hb_face_destroy(face) }
    return Int(hb_face_get_upem(face))
  }

  var bytes: UnsafeRawBufferPointer {
    var length: UInt32 = 0
    let start = hb_blob_get_data(blob, &length)
    return UnsafeRawBufferPointer(start: start, count: Int(length))
  }
}
