/// Tells e-mail addresses, phone numbers and addresses of pages from other text.
enum ContactText {
  /// What a text is, with its `mailto:`, `tel:` or `https:` address; nil for other text.
  static func reading(_ text: String) -> (kind: Contact.Kind, destination: String)? {
    if isEmail(text) { return (.email, "mailto:\(text)") }
    if let number = telephone(text) { return (.phone, number) }
    guard isAddress(text) else { return nil }
    return (.link, text.hasPrefix("http") ? text : "https://\(text)")
  }

  static func isEmail(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return false }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(" "), !parts[0].contains("/") else {
      return false
    }
    return parts[1].contains(".") && !parts[1].hasSuffix(".")
      && parts[1].allSatisfy { $0.isASCII }
  }

  private static let fillers: [Unicode.Scalar] = [
    "-", " ", ".", "(", ")", "–", "‑", "\u{A0}", "‐", "−",
  ]

  /// `tel:` with the digits of a Korean or international number; nil where the text is none.
  static func telephone(_ text: String) -> String? {
    var digits = ""
    for scalar in text.unicodeScalars {
      if scalar.digit != nil {
        digits.unicodeScalars.append(scalar)
      } else if scalar == "+", digits.isEmpty {
        digits = "+"
      } else if !fillers.contains(scalar) {
        return nil
      }
    }
    guard digits.utf8.count >= 8 else { return nil }
    let count = digits.utf8.count - (digits.hasPrefix("+") ? 1 : 0)
    let isKorean = digits.hasPrefix("0") && (9...11).contains(count)
    let isInternational = digits.hasPrefix("+") && (8...15).contains(count)
    let isPlain = (10...12).contains(count) && !digits.hasPrefix("0") && isGrouped(text)
    return isKorean || isInternational || isPlain ? "tel:\(digits)" : nil
  }

  /// `555-010-7788`, `555.010.7788`.
  private static func isGrouped(_ number: String) -> Bool {
    let groups: [Substring] = number.split(separator: ".")
    return number.contains("-") || groups.map { $0.count } == [3, 3, 4]
  }

  /// The number that a text begins with, as in `010-0000-0000 (문자 환영)`.
  static func leadingNumber(_ text: String) -> (text: String, destination: String)? {
    var number = String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix { $0.digit != nil || $0 == "+" || fillers.contains($0) }))
    while let last = number.last, !last.isNumber { number.removeLast() }
    return telephone(number).map { (number, $0) }
  }

  /// `github.com/hong`: a host without spaces, with a known ending or a path.
  static func isAddress(_ text: String) -> Bool {
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return !text.contains(" ") }
    guard text.utf8.contains(UInt8(ascii: ".")), !text.contains(" "),
      !text.contains("@") || text.contains("/")
    else { return false }
    let host = text.prefix { $0 != "/" && $0 != "?" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, host.allSatisfy({ $0.isASCII }), labels.allSatisfy({ !$0.isEmpty }),
      let last = labels.last
    else { return false }
    return endings.contains(last.lowercased()) && labels[0].contains { $0.isLetter }
  }

  private static let endings: Set<String> = [
    "com", "io", "dev", "me", "net", "org", "kr", "so", "page", "site", "app", "co", "blog", "team",
    "ac", "ai", "xyz", "tech", "info", "im", "id", "edu", "design", "studio", "work", "works", "gg",
    "us", "jp", "cn", "de", "uk", "fr", "eu", "tv", "link", "bio", "world", "cloud", "space",
  ]
}

/// An account that is written as a name alone: `GitHub: hong-example`.
enum ServiceAccount {
  static func destination(of text: String, on service: String, label: String) -> String? {
    let name = text.hasPrefix("@") ? String(text.dropFirst()) : text
    guard (2...39).contains(name.count), name.contains(where: \.isLetter),
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
    else { return nil }
    switch service {
    case "github": return "https://github.com/\(name)"
    case "linkedin": return "https://www.linkedin.com/in/\(name)"
    case "blog" where label.lowercased() == "velog": return "https://velog.io/@\(name)"
    default: return nil
    }
  }
}
