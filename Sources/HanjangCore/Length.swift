/// A length as an author writes it; a unit is kept until the size of the text is known.
package enum Length: Hashable, Sendable {
  case points(Double)
  /// A multiple of the size of the text that the length belongs to.
  case ems(Double)

  /// Points per unit: 72 points to an inch, 96 CSS pixels to an inch.
  private static let pointsPerUnit: [(suffix: String, points: Double)] = [
    ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72), ("pt", 1), ("px", 0.75),
  ]

  /// Reads `12pt`, `20mm`, `2cm`, `1in`, `14px` or `1.5em`; a bare number is points.
  package init?(_ text: some StringProtocol) {
    let trimmed = text.drop { $0 == " " }
    func number(_ suffix: String) -> Double? {
      guard trimmed.hasSuffix(suffix) else { return nil }
      var digits = trimmed.dropLast(suffix.count)
      while digits.last == " " { digits = digits.dropLast() }
      guard digits.allSatisfy({ "0123456789.-".contains($0) }),
        let value = Double(String(digits)), value.isFinite
      else { return nil }
      return value
    }
    if let value = number("em") {
      self = .ems(value)
      return
    }
    for (suffix, points) in Self.pointsPerUnit {
      if let value = number(suffix) {
        self = .points(value * points)
        return
      }
    }
    guard let value = number("") else { return nil }
    self = .points(value)
  }

  /// The length in points where an em is `em` points.
  package func resolved(em: Double) -> Double {
    switch self {
    case .points(let value): value
    case .ems(let value): value * em
    }
  }
}
