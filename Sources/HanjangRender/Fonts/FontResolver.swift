import HanjangLayout
import HanjangStyle

/// The fonts that may serve a request; the first that has a character sets it.
struct FontChain {
  struct Link {
    var family: String
    var file: FontFile
  }

  /// What all families are asked for.
  var weight: Int
  var common: [Link]
  /// Before `common` for letters of a script.
  var scripts: [FontScript: [Link]]
  /// Where no family of the request is installed.
  var others: [FontFile] = []

  var files: [FontFile] { common.map(\.file) + others }

  func files(for scalar: UInt32) -> [FontFile] { links(for: scalar).map(\.file) + others }

  func links(for scalar: UInt32) -> [Link] {
    guard !scripts.isEmpty, let own = FontScript(scalar).flatMap({ scripts[$0] }) else {
      return common
    }
    return own + common
  }

  var links: [Link] { common + scripts.values.joined() }
}

/// A list of families for code of which none is installed.
package struct CodeFallback: Hashable, Sendable {
  package var families: [String]
  /// The name of the font that serves instead; nil where none does.
  package var font: String?
}

/// Finds the installed fonts of a style's families.
struct FontResolver {
  let library: FontLibrary
  /// Go before what is installed.
  let styleFonts: StyleFonts?
  private(set) var missingFamilies: Set<String> = []
  private(set) var codeFallbacks: [CodeFallback] = []

  init(library: FontLibrary, styleFonts: StyleFonts?) {
    self.library = library
    self.styleFonts = styleFonts
  }

  /// - Parameter scalars: what is set in the request's fonts; a file is opened when one needs it.
  mutating func chain(for request: FontRequest, setting scalars: [UInt32]) -> FontChain {
    var chain = chain(for: request, weight: request.weight)
    if let weight = commonWeight(of: chain, request, setting: scalars) {
      chain = self.chain(for: request, weight: weight)
    }
    report(request, chain)
    guard chain.common.isEmpty else { return chain }
    chain.others = others(for: request, weight: chain.weight)
    if request.isFixedPitch {
      let name = chain.others.first.flatMap { library.source($0)?.name }
      let fallback = CodeFallback(families: request.families, font: name)
      if !codeFallbacks.contains(fallback) { codeFallbacks.append(fallback) }
    }
    return chain
  }

  private func chain(for request: FontRequest, weight: Int) -> FontChain {
    func links(_ families: [String]) -> [FontChain.Link] {
      families.compactMap { family in
        file(family, weight: weight, isItalic: request.isItalic)
          .map { FontChain.Link(family: family, file: $0) }
      }
    }
    return FontChain(
      weight: weight, common: links(request.families),
      scripts: request.scriptFamilies.mapValues(links))
  }

  private func file(_ family: String, weight: Int, isItalic: Bool) -> FontFile? {
    styleFonts?.face(family: family, weight: weight, isItalic: isItalic)
      ?? library.face(family: family, weight: weight, isItalic: isItalic)
  }

  private mutating func report(_ request: FontRequest, _ chain: FontChain) {
    // That no family for code is there is one message.
    guard !request.isFixedPitch || !chain.common.isEmpty else { return }
    let found = Set(chain.links.map(\.family))
    missingFamilies.formUnion(request.families.filter { !found.contains($0) })
    missingFamilies.formUnion(request.scriptFamilies.values.joined().filter { !found.contains($0) })
  }

  // MARK: One weight

  /// The weight that all families have whose letters meet on a line, where one of them lacks the
  /// weight that is asked for; nil where they agree or can't.
  private func commonWeight(
    of chain: FontChain, _ request: FontRequest, setting scalars: [UInt32]
  ) -> Int? {
    guard Set(chain.links.map(\.file.weight)).count > 1 else { return nil }
    var serving: [String: Int] = [:]
    for scalar in scalars where Self.isLetter(scalar) {
      let link = chain.links(for: scalar).first { library.source($0.file)?.covers(scalar) == true }
      if let link { serving[link.family] = link.file.weight }
    }
    guard Set(serving.values).count > 1 else { return nil }
    let candidates = Set(serving.values).sorted { left, right in
      let distances = [left, right].map { InstalledFace.distance(from: request.weight, to: $0) }
      return (distances[0], left) < (distances[1], right)
    }
    return candidates.first { weight in
      serving.keys.allSatisfy {
        file($0, weight: weight, isItalic: request.isItalic)?.weight == weight
      }
    }
  }

  /// Signs are too few to show a weight.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x1FFF: true
    default: scalar >= 0x2E80 && FontScript(scalar) != nil
    }
  }

  // MARK: None installed

  /// How many of the installed fonts are tried: some may not be embedded, or are broken.
  private static let fallbacks = 16

  /// Fonts with Hangul before those with Latin alone; for code those of one width before all.
  private func others(for request: FontRequest, weight: Int) -> [FontFile] {
    let candidates = [0xAC00, 0x41].flatMap { (scalar: UInt32) in
      library.anyFaces(
        with: scalar, weight: weight, prefersFixedPitch: request.isFixedPitch
      ).prefix(Self.fallbacks)
    }
    guard request.isFixedPitch else { return candidates }
    return candidates.filter(\.isFixedPitch) + candidates.filter { !$0.isFixedPitch }
  }
}
