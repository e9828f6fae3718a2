/// What the parser of HTML met, in the order of the text.
struct HTMLEvent: Equatable {
  enum Kind: Equatable {
    case open(HTMLTag)
    /// Also of an element that the piece of HTML does not open.
    case close(String)
    /// Entities resolved, white space as it is.
    case text(String)
    case comment(String)
  }

  var kind: Kind
  /// From the piece's first line, which is 0.
  var line: Int
}

struct HTMLTag: Equatable {
  /// Lower case.
  var name: String
  /// By names in lower case; entities resolved.
  var attributes: [String: String] = [:]

  /// The declarations of its `style` attribute, names and values in lower case.
  var style: [String: String] {
    guard let style = attributes["style"] else { return [:] }
    var declarations: [String: String] = [:]
    for declaration in style.lowercased().split(separator: ";") {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let value = declaration[declaration.index(after: colon)...]
      declarations[declaration[..<colon].trimmed] = value.trimmed
    }
    return declarations
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace ?? false { rest = rest.dropFirst() }
    while rest.last?.isWhitespace ?? false { rest = rest.dropLast() }
    return String(rest)
  }
}
