import HanjangCore
import HanjangLayout
import HanjangRender

/// Tells what the fonts of a document lack.
enum FontDiagnostics {
  static func diagnostics(of engine: PangoTextEngine, inventory: TextInventory) -> [Diagnostic] {
    let missing = Dictionary(
      engine.missingCharacters.map { ($0.scalar, $0.request) }, uniquingKeysWith: { old, _ in old })
    let places = firstPlaces(of: Set(missing.keys), in: inventory)
    let characters = missing.compactMap { value, request -> Diagnostic? in
      guard let scalar = Unicode.Scalar(value) else { return nil }
      return .missingCharacter(scalar, families: request.families, at: places[value])
    }
    let ordered = characters.sorted { left, right in
      let none = SourcePosition(line: .max, column: 0)
      return (left.range?.start ?? none, left.message) < (right.range?.start ?? none, right.message)
    }
    return ordered + engine.forbiddenFonts.map { .forbiddenFont($0) }
      + engine.missingFamilies.sorted().map { .missingFamily($0) }
  }

  private static func firstPlaces(
    of scalars: Set<UInt32>, in inventory: TextInventory
  ) -> [UInt32: SourceRange] {
    var places: [UInt32: SourceRange] = [:]
    guard !scalars.isEmpty else { return places }
    for span in inventory.spans {
      guard let range = span.range else { continue }
      var line = range.start.line
      var column = range.start.column
      for scalar in span.text.unicodeScalars {
        if scalars.contains(scalar.value), places[scalar.value] == nil {
          places[scalar.value] = SourceRange(line: line, column: column)
        }
        column += UTF8.width(scalar)
        if scalar == "\n" { (line, column) = (line + 1, 1) }
      }
    }
    return places
  }
}
