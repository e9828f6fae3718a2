package import HanjangCore
package import HanjangRender

extension Diagnostic {
  package static func unreadableStyle(_ problem: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(.error, id: "unreadable-style", problem, at: range)
  }

  package static func unknownAnchor(
    _ anchor: String, didYouMean nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "unknown-anchor", "the link to #\(anchor) leads nowhere: no heading has it",
      at: range, notes: nearest.map { ["did you mean #\($0)?"] } ?? [])
  }

  package static func image(
    _ source: String, _ problem: ImageProblem, at range: SourceRange
  ) -> Diagnostic {
    let name = source.isEmpty ? "without a name" : shortened(source)
    return Diagnostic(
      .warning, id: problem.id, "picture \(name) \(problem.sentence)", at: range,
      notes: problem.advice.map { [$0] } ?? ["its alternative text is set in its place"])
  }

  /// A `data:` address says little, and may be megabytes long.
  private static func shortened(_ source: String) -> String {
    let start = source.prefix(120)
    return start.endIndex == source.endIndex ? source : source.prefix(40) + "…"
  }

  package static func pictureWithoutAlternative(
    _ source: String, at range: SourceRange
  ) -> Diagnostic {
    let name = shortened(source)
    return Diagnostic(
      .warning, id: "picture-without-alternative",
      "picture \(name) has no alternative text: those who listen don't learn of it", at: range,
      notes: ["say in the brackets what it shows: ![…](\(name))"])
  }

  package static func missingCharacter(
    _ scalar: Unicode.Scalar, families: [String], at range: SourceRange?
  ) -> Diagnostic {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let name = scalar.properties.name.map { " \($0)" } ?? ""
    return Diagnostic(
      .warning, id: "missing-character",
      "no installed font has \(scalar) (\(code)\(name)): a box is drawn in its place", at: range,
      notes: ["tried: \(families.joined(separator: ", ")), then all others"])
  }

  package static func forbiddenFont(_ font: ForbiddenFont) -> Diagnostic {
    Diagnostic(
      .warning, id: "forbidden-font", "\(font.sentence): the next in the style's list serves")
  }

  package static func missingFamily(_ family: String) -> Diagnostic {
    Diagnostic(
      .note, id: "missing-family",
      "the font family \(family) is not installed: the next in the style's list serves")
  }
}
