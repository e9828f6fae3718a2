import HanjangCore

/// Front matter belongs to many programs: a key is reported only if it is nearly one of ours.
enum FrontMatterKeys {
  private static let known: Set<String> = [
    "title", "author", "subject", "keywords", "lang", "style", "date", "page", "fit", "max-size",
    "kind", "name", "headline", "email", "phone", "photo", "links", "sections", "order",
  ]

  /// Keys of other programs, and ours in other words, that are a letter or two from one of ours.
  private static let others: Set<String> = [
    "authors", "data", "dates", "e-mail", "file", "image", "layout", "link", "mail", "mobile",
    "mode",
    "names", "pages", "parent", "photos", "role", "section", "site", "size", "state", "styles",
    "tags",
    "tel", "telephone", "time", "type",
  ]

  static func problems(_ key: String, at place: SourceRange) -> [Diagnostic] {
    guard !known.contains(key), !others.contains(key.lowercased()),
      let nearest = Spelling.nearest(to: key, among: known)
    else { return [] }
    return [.frontMatterKey(key, didYouMean: nearest, at: place)]
  }
}
