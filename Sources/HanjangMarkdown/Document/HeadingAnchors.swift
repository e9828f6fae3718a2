/// The `#fragments` of headings as GitHub makes them: lower case, no punctuation, hyphens for spaces,
/// a number behind repeated ones.
struct HeadingAnchors {
  private var counts: [String: Int] = [:]

  mutating func anchor(for text: String) -> String {
    let slug = Self.slug(of: text)
    guard let count = counts[slug] else {
      counts[slug] = 0
      return slug
    }
    var number = count + 1
    while counts["\(slug)-\(number)"] != nil { number += 1 }
    counts[slug] = number
    let unique = "\(slug)-\(number)"
    counts[unique] = 0
    return unique
  }

  /// Without a number.
  static func slug(of text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " {
        slug += "-"
      } else if scalar == "-" || scalar == "_" || isWord(scalar) {
        slug.unicodeScalars.append(scalar)
      }
    }
    return slug
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation:
      true
    default: false
    }
  }
}
