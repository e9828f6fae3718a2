import CPangoCairo

/// A face of a font file at one weight.
struct FontFile: Hashable, Sendable {
  var path: String
  /// In the file, for collections.
  var index: Int
  /// From 100 to 900; a variable font is pinned to it.
  var weight: Int
  var isItalic: Bool
  var isFixedPitch = false
}

/// A face as fontconfig lists it.
struct InstalledFace: Hashable, Sendable {
  var path: String
  var index: Int
  /// One weight, or the range of a variable font.
  var weights: ClosedRange<Int>
  var isVariable: Bool
  var isItalic: Bool
  var isFixedPitch: Bool

  /// nil for what has no file or no weight.
  init?(_ pattern: OpaquePointer) {
    var path: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    var slant: Int32 = 0
    var spacing: Int32 = 0
    var isVariable: FcBool = 0
    guard FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch, let path,
      let weights = Self.weights(pattern)
    else { return nil }
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant)
    FcPatternGetInteger(pattern, FC_SPACING, 0, &spacing)
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &isVariable)
    self.path = String(cString: path)
    // fontconfig puts the number of a variable font's instance into the high bits.
    self.index = Int(index) & 0xFFFF
    self.weights = weights
    self.isVariable = isVariable != 0
    isItalic = slant > 0
    isFixedPitch = spacing >= FC_DUAL
  }

  private static func weights(_ pattern: OpaquePointer) -> ClosedRange<Int>? {
    func openType(_ weight: Double) -> Int { Int(FcWeightToOpenTypeDouble(weight).rounded()) }
    var weight = 80.0
    if FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight) == FcResultMatch {
      return openType(weight)...openType(weight)
    }
    var range: OpaquePointer?
    var (lightest, heaviest) = (0.0, 0.0)
    guard FcPatternGetRange(pattern, FC_WEIGHT, 0, &range) == FcResultMatch,
      FcRangeGetDouble(range, &lightest, &heaviest) != 0, lightest <= heaviest
    else { return nil }
    return openType(lightest)...openType(heaviest)
  }

  /// The face at the weight that is nearest to `weight`.
  func file(weight: Int) -> FontFile {
    FontFile(
      path: path, index: index,
      weight: min(max(weight, weights.lowerBound), weights.upperBound), isItalic: isItalic,
      isFixedPitch: isFixedPitch)
  }

  // MARK: Choosing

  /// The one that is nearest in slant and weight; of equals a static font, then by path, so that
  /// two runs agree.
  static func nearest(of faces: [InstalledFace], weight: Int, isItalic: Bool) -> FontFile? {
    faces.min { left, right in
      let leftSlant = left.isItalic == isItalic ? 0 : 1
      let rightSlant = right.isItalic == isItalic ? 0 : 1
      let (leftDistance, rightDistance) = (left.distance(to: weight), right.distance(to: weight))
      return (leftSlant, leftDistance, left.isVariable ? 1 : 0, left.path, left.index)
        < (rightSlant, rightDistance, right.isVariable ? 1 : 0, right.path, right.index)
    }?.file(weight: weight)
  }

  func distance(to weight: Int) -> Int {
    Self.distance(from: weight, to: file(weight: weight).weight)
  }

  /// The order of preference of CSS Fonts 4, 5.2: text below 500 looks lighter first, bold
  /// heavier first.
  static func distance(from wanted: Int, to offered: Int) -> Int {
    if wanted >= 400, wanted <= 500 {
      if offered >= wanted, offered <= 500 { return offered - wanted }
      return offered < wanted ? 1_000 + wanted - offered : 2_000 + offered - wanted
    }
    let isPreferred = wanted < 400 ? offered <= wanted : offered >= wanted
    return (isPreferred ? 0 : 1_000) + abs(offered - wanted)
  }
}

/// What a family is called: a variable font often has a name of its own beside the static ones.
enum FamilyName {
  private static let suffixes = [" Variable", " VF"]

  /// The name itself first.
  static func spellings(of name: String) -> [String] {
    for suffix in suffixes where name.hasSuffix(suffix) {
      let plain = String(name.dropLast(suffix.count))
      return [name, plain] + suffixes.map { plain + $0 }.filter { $0 != name }
    }
    return [name] + suffixes.map { name + $0 }
  }
}
