import HanjangYAML

extension FrontMatterReader {
  /// oh-my-cv's `header:`, a list of texts, each with a link or without.
  mutating func readHeader(_ node: YAMLNode) {
    for item in node.sequence ?? [] {
      guard let mapping = item.mapping, let text = mapping["text"] else { continue }
      let shown = Self.withoutTags(text.scalar?.string ?? "")
      let link = mapping["link"]?.scalar?.string ?? ""
      let scheme = link.prefix { $0 != ":" }.lowercased()
      let digits = shown.count { $0.isNumber }
      let entry = FrontMatter.Entry(shown, range: range(text))
      if shown.isEmpty, link.isEmpty { continue }
      if scheme == "mailto" || (link.isEmpty && shown.contains("@")), resume.email == nil {
        frontMatter.resume.email = entry
      } else if scheme == "tel" || (link.isEmpty && digits >= 7 && !shown.contains("/")),
        resume.phone == nil
      {
        frontMatter.resume.phone = entry
      } else if !link.isEmpty, let node = mapping["link"] {
        addLink(shown, node)
      } else {
        complain("header", "e-mail addresses, phone numbers and links", text)
      }
    }
  }

  private var resume: FrontMatter.Resume { frontMatter.resume }

  /// Icons are elements without text.
  private static func withoutTags(_ text: String) -> String {
    var result = ""
    var depth = 0
    for character in text {
      if character == "<" { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == ">" { depth = max(0, depth - 1) }
    }
    return CleanText.of(result).collapsingWhitespace.trimmed
  }
}
