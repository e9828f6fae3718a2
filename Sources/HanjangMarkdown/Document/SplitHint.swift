/// What an author's comment before a block says about a page's end in it; before a heading it
/// speaks of all that stands under it.
package enum SplitHint: String, Hashable, Sendable {
  /// `<!-- keep -->`: on one page, however much room that leaves empty before it.
  case keep
  /// `<!-- split -->`: a page may end anywhere in it.
  case split

  /// nil for HTML that is more than such a comment.
  init?(html: String) {
    let text = html.trimmingSpaces
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else { return nil }
    self.init(rawValue: text.dropFirst(4).dropLast(3).lowercased().trimmingSpaces)
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    var rest = self[...]
    while rest.first?.isWhitespace ?? false { rest = rest.dropFirst() }
    while rest.last?.isWhitespace ?? false { rest = rest.dropLast() }
    return String(rest)
  }
}
