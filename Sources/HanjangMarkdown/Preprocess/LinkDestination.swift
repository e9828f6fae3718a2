/// Addresses as a PDF can hold them.
package enum LinkDestination {
  private static let kept = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)

  /// What no URI may hold, percent-encoded as UTF-8 (RFC 3986, 2.1); fragments of this document,
  /// `#…`, stay as they are, for they name headings.
  static func encoded(_ address: String) -> String {
    let address = CleanText.of(address)
    if address.hasPrefix("#") { return percentDecoded(address) }
    var result = ""
    for byte in address.utf8 {
      let character = Unicode.Scalar(byte)
      if kept.contains(byte) || (byte < 0x80 && character.properties.isAlphabetic)
        || (48...57).contains(byte)
      {
        result.unicodeScalars.append(character)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  /// What an address in a document leads to.
  enum Target: Equatable {
    case link(String)
    /// A file beside the document, which the PDF's readers don't have.
    case file
    /// Something that no document is let to start; the scheme, such as `javascript`.
    case forbidden(scheme: String)
    case nothing
  }

  static func target(of address: String) -> Target {
    // Browsers overlook control characters, which could hide a scheme.
    let address = CleanText.of(address.filter { !$0.isNewline && $0 != "\t" })
    guard !address.isEmpty else { return .nothing }
    if address.hasPrefix("#") { return .link(encoded(address)) }
    if address.hasPrefix("//") { return .link(encoded("https:" + address)) }
    guard isRelative(address) else {
      let scheme = address.prefix { $0 != ":" }.lowercased()
      return schemes.contains(scheme) ? .link(encoded(address)) : .forbidden(scheme: scheme)
    }
    return startsWithHost(address) ? .link(encoded("https://" + address)) : .file
  }

  private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// Whether the address lacks nothing but its scheme, as `github.com/example` does.
  private static func startsWithHost(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let host = path.prefix { $0 != "/" }
    guard let dot = host.lastIndex(of: "."), dot != host.startIndex else { return false }
    let domain = host[host.index(after: dot)...]
    let isName = host.utf8.allSatisfy { byte in
      Unicode.Scalar(byte).properties.isAlphabetic && byte < 0x80 || (48...57).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
    guard isName, domain.count >= 2, domain.allSatisfy(\.isLetter) else { return false }
    // With nothing behind it, it may be the name of a file as well.
    return host.endIndex < path.endIndex || host.hasPrefix("www.")
      || domains.contains(domain.lowercased())
  }

  /// No endings of files.
  private static let domains: Set<String> = [
    "com", "net", "org", "io", "kr", "dev", "me", "ai", "app", "page", "site", "tech", "blog",
    "xyz", "info", "link", "co", "us", "jp", "edu",
  ]

  /// `%20` and the like resolved, where the outcome is UTF-8.
  static func percentDecoded(_ address: String) -> String {
    guard address.contains("%") else { return address }
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let first = rest.popFirst() {
      let digits = rest.prefix(2)
      if first == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(first)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? address
  }

  /// What names a picture: the path of a file, or an address as it is.
  static func pictureSource(_ address: String) -> String {
    let address = CleanText.of(address)
    return isRelative(address) ? percentDecoded(address) : address
  }

  /// Whether `address` names a file beside the document, not something on the network.
  package static func isRelative(_ address: String) -> Bool {
    let scheme = address.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return !address.hasPrefix("//") && address[scheme.endIndex...].first != ":"
  }
}
