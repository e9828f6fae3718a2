package import HanjangCore

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
    Diagnostic(
      .warning, id: problem.id, "picture \(source) \(problem.sentence)", at: range,
      notes: ["its alternative text is set in its place"])
  }

  package static func pictureWithoutAlternative(
    _ source: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "picture-without-alternative",
      "picture \(source) has no alternative text: those who listen don't learn of it", at: range,
      notes: ["say in the brackets what it shows: ![…](\(source))"])
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

  package static func missingFamily(_ family: String) -> Diagnostic {
    Diagnostic(
      .note, id: "missing-family",
      "the font family \(family) is not installed: the next in the style's list serves")
  }
}

/// Why a picture is not shown.
package enum ImageProblem: Sendable {
  case isMissing, isRemote, isOutside, isUnsupported, isTooLarge, hasNoFolder

  var id: String {
    switch self {
    case .isMissing: "missing-image"
    case .isRemote: "remote-image"
    case .isOutside: "image-outside-folder"
    case .isUnsupported: "unsupported-image"
    case .isTooLarge: "image-too-large"
    case .hasNoFolder: "image-without-folder"
    }
  }

  var sentence: String {
    switch self {
    case .isMissing: "is not there"
    case .isRemote: "is on the network, from which nothing is fetched"
    case .isOutside: "lies outside the document's folder"
    case .isUnsupported: "is neither PNG nor JPEG"
    case .isTooLarge: "is too large"
    case .hasNoFolder: "cannot be found for a document from standard input"
    }
  }
}
