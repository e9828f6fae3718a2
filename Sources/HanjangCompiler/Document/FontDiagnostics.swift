import HanjangCore
import HanjangLayout
import HanjangRender
import HanjangStyle

/// Reports what the fonts of a document lack.
struct FontDiagnostics {
  let engine: PangoTextEngine
  let inventory: TextInventory
  let source: SourceFile
  /// The font families that the user named.
  let ownFamilies: Set<String>

  var diagnostics: [Diagnostic] {
    let places = firstPlaces(of: Set(engine.missingCharacters.map(\.scalar)))
    if engine.lacksHangul {
      let hangul = places.filter { FontScript($0.key) == .hangul }.values
      return [.noHangulFont(at: hangul.min { $0.start < $1.start })]
    }
    return missingCharacters(at: places) + engine.forbiddenFonts.map { .forbiddenFont($0) }
      + families
  }

  private func missingCharacters(at places: [UInt32: SourceRange]) -> [Diagnostic] {
    let missing = Dictionary(
      engine.missingCharacters.map { ($0.scalar, $0.request) }, uniquingKeysWith: { old, _ in old })
    let characters = missing.compactMap { value, request -> Diagnostic? in
      guard let scalar = Unicode.Scalar(value) else { return nil }
      return .missingCharacter(scalar, families: request.families, at: places[value])
    }
    return characters.sorted { left, right in
      let none = SourcePosition(line: .max, column: 0)
      return (left.range?.start ?? none, left.message) < (right.range?.start ?? none, right.message)
    }
  }

  private var families: [Diagnostic] {
    let installed = engine.missingFamilies.isEmpty ? [] : engine.installedFamilies
    return engine.missingFamilies.sorted().map { family in
      let isOwn = ownFamilies.contains(family)
      let nearest = isOwn ? Spelling.nearest(to: family, among: installed) : nil
      return .missingFamily(family, isOwn: isOwn, didYouMean: nearest)
    } + engine.codeFallbacks.map { .missingCodeFamily($0) }
  }

  // MARK: Places

  private func firstPlaces(of scalars: Set<UInt32>) -> [UInt32: SourceRange] {
    var places: [UInt32: SourceRange] = [:]
    guard !scalars.isEmpty else { return places }
    for span in inventory.spans {
      guard let range = span.range else { continue }
      var found: [UInt32: SourceRange] = [:]
      find(scalars, in: span.text, from: range.start, &found)
      for (scalar, place) in found where places[scalar] == nil {
        places[scalar] = corrected(place, of: scalar, within: range)
      }
    }
    // Text that was put together, such as a contact's, has no place of its own.
    var others: [UInt32: SourceRange] = [:]
    if scalars.contains(where: { places[$0] == nil }) {
      find(scalars, in: source.text, from: SourcePosition(line: 1, column: 1), &others)
    }
    return places.merging(others) { known, _ in known }
  }

  /// Code begins behind its fence, and escapes are longer in the source than in the text.
  private func corrected(
    _ place: SourceRange, of value: UInt32, within range: SourceRange
  ) -> SourceRange {
    guard let scalar = Unicode.Scalar(value) else { return place }
    let wanted = Array(String(scalar).utf8)
    let lines = source.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    func isThere(_ line: Int, _ column: Int) -> Bool {
      lines.indices.contains(line - 1) && lines[line - 1].dropFirst(column - 1).starts(with: wanted)
    }
    if isThere(place.start.line, place.start.column) { return place }
    for line in range.start.line...max(range.start.line, range.end.line) {
      guard lines.indices.contains(line - 1) else { break }
      let first = line == range.start.line ? range.start.column : 1
      for column in first..<max(first, lines[line - 1].count + 1) where isThere(line, column) {
        return SourceRange(line: line, column: column)
      }
    }
    return SourceRange(line: range.start.line, column: range.start.column)
  }

  private func find(
    _ scalars: Set<UInt32>, in text: String, from start: SourcePosition,
    _ places: inout [UInt32: SourceRange]
  ) {
    var (line, column) = (start.line, start.column)
    for scalar in text.unicodeScalars {
      if scalars.contains(scalar.value), places[scalar.value] == nil {
        places[scalar.value] = SourceRange(line: line, column: column)
      }
      column += UTF8.width(scalar)
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
  }
}
