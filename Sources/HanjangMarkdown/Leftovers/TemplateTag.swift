import HanjangCore

/// A tag of a template language: `{% name values %}`, `{{< name key="value" >}}`.
struct TemplateTag {
  /// Lower case, without the `/` or `end` of an end tag.
  var name: String
  var isEnd: Bool
  /// In order, without their quotes.
  var values: [String] = []
  /// By keys in lower case.
  var attributes: [String: String] = [:]

  /// - Parameter body: what stands between the signs.
  init(_ body: String) {
    var rest = body.trimmed[...]
    while let first = rest.first, "-/*<%".contains(first), first != "/" { rest = rest.dropFirst() }
    rest = rest.drop(while: \.isWhitespace)
    isEnd = rest.first == "/"
    if isEnd { rest = rest.dropFirst().drop(while: \.isWhitespace) }
    let word = rest.prefix { !$0.isWhitespace }
    name = word.lowercased()
    rest = rest[word.endIndex...]
    if name.hasPrefix("end"), name.count > 3 {
      isEnd = true
      name = String(name.dropFirst(3))
    }
    while let (key, value, behind) = Self.next(rest) {
      if let key { attributes[key] = value } else { values.append(value) }
      rest = behind
    }
  }

  private static func next(_ text: Substring) -> (key: String?, value: String, rest: Substring)? {
    let text = text.drop { $0.isWhitespace || $0 == "," }
    guard let first = text.first else { return nil }
    if let value = quoted(text) { return (nil, value.text, value.rest) }
    let word = text.prefix { !$0.isWhitespace && $0 != "=" }
    let behind = text[word.endIndex...]
    guard behind.first == "=", !word.isEmpty else {
      guard !word.isEmpty else { return (nil, String(first), text.dropFirst()) }
      return (nil, String(word), behind)
    }
    let value = behind.dropFirst()
    if let quoted = quoted(value) { return (word.lowercased(), quoted.text, quoted.rest) }
    let bare = value.prefix { !$0.isWhitespace }
    return (word.lowercased(), String(bare), value[bare.endIndex...])
  }

  /// The text between the quotes that `text` begins with.
  static func quoted(_ text: Substring) -> (text: String, rest: Substring)? {
    guard let quote = text.first, "\"'“`".contains(quote) else { return nil }
    let close: Character = quote == "“" ? "”" : quote
    let value = text.dropFirst().prefix { $0 != close }
    guard value.endIndex < text.endIndex else { return nil }
    return (String(value), text[value.endIndex...].dropFirst())
  }

  /// What people can read in a tag: quoted text in Korean or its neighbours' scripts. That of English
  /// is not told apart from names.
  static func text(in body: String) -> String? {
    var rest = body[...]
    var found: [String] = []
    while let start = rest.firstIndex(where: { "\"'“".contains($0) }) {
      guard let (text, behind) = quoted(rest[start...]) else { break }
      if text.unicodeScalars.contains(where: EastAsian.isLetter) { found.append(text) }
      rest = behind
    }
    return found.isEmpty ? nil : found.joined(separator: ", ")
  }

  /// Tags whose texts are compared or kept for later, and printed by nothing.
  private static let silent: Set<String> = [
    "if", "elsif", "unless", "case", "when", "assign", "capture", "for", "cycle", "comment", "set",
  ]

  var isSilent: Bool { Self.silent.contains(name) }

  subscript(keys: String...) -> String? {
    for key in keys {
      if let value = attributes[key], !value.isEmpty { return value }
    }
    return nil
  }
}

/// What a tag of a template language becomes.
enum TemplateMeaning {
  /// Nothing: its content, if any, stays.
  case nothing
  /// Nothing; a diagnostic reports what is missing.
  case dropped
  /// HTML in its place.
  case html(String)
  /// Code up to its end tag.
  case code(language: String)
  /// What stands up to its end tag is kept as it is.
  case verbatim
  /// Nothing up to its end tag.
  case hidden
}

extension TemplateTag {
  private static let callouts: Set<String> = [
    "hint", "callout", "note", "notice", "admonition", "alert", "tip", "warning", "info", "danger",
    "important", "caution", "aside", "message", "attention",
  ]
  private static let details: Set<String> = [
    "details", "expand", "collapse", "spoiler", "accordion", "fold", "folding", "toggle",
  ]
  private static let pictures: Set<String> = [
    "figure", "img", "image", "picture", "include", "include_cached", "include_relative",
    "asset_img",
    "responsive_image", "asset_path", "imgproc",
  ]
  private static let media: Set<String> = [
    "youtube", "vimeo", "tweet", "twitter", "x", "gist", "instagram", "spotify", "video", "audio",
    "codepen", "jsfiddle", "pdf", "gallery", "bilibili", "iframe", "map", "asciinema",
  ]

  var meaning: TemplateMeaning {
    switch name {
    case "highlight", "codeblock", "prism":
      return isEnd ? .nothing : .code(language: language)
    case "raw", "verbatim": return isEnd ? .nothing : .verbatim
    case "comment": return isEnd ? .nothing : .hidden
    case "tab", "step", "tabitem":
      guard !isEnd, let title = self["title", "name", "label"] ?? values.first else {
        return .nothing
      }
      return .html("<p><strong>\(title.escapedHTML)</strong></p>")
    case "embed", "file":
      guard !isEnd, let target = self["url", "src"] ?? values.first else { return .nothing }
      let shown = self["caption"]?.withoutMarkup ?? target
      return .html("<p><a href=\"\(target.escapedHTML)\">\(shown.escapedHTML)</a></p>")
    case "blockquote", "quote", "pullquote":
      return .html(isEnd ? "</blockquote>" : "<blockquote>")
    case let name where Self.callouts.contains(name): return callout
    case let name where Self.details.contains(name): return detail
    case let name where Self.pictures.contains(name): return picture
    case let name where Self.media.contains(name): return isEnd ? .nothing : .dropped
    default: return .nothing
    }
  }

  private var language: String {
    let first = values.first ?? ""
    return self["lang", "language"]
      ?? (first.hasPrefix("lang:") ? String(first.dropFirst(5)) : first)
  }

  private var callout: TemplateMeaning {
    guard !isEnd else { return .html("</aside>") }
    let title = self["title"].map { "<p><strong>\($0.escapedHTML)</strong></p>" } ?? ""
    return .html("<aside>" + title)
  }

  private var detail: TemplateMeaning {
    guard !isEnd else { return .html("</details>") }
    let title = self["title", "summary", "label"] ?? values.joined(separator: " ")
    let summary = title.isEmpty ? "" : "<summary>\(title.escapedHTML)</summary>"
    return .html("<details>" + summary)
  }

  /// An include that names a picture; the content of other includes isn't known here.
  private var picture: TemplateMeaning {
    guard !isEnd else { return .nothing }
    let endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp"]
    let named = self["src", "image_path", "url", "image", "path", "file", "link"]
    let source = ([named].compactMap { $0 } + values).first { value in
      endings.contains { value.lowercased().hasSuffix($0) }
    }
    guard let source else { return name.hasPrefix("include") ? .nothing : .dropped }
    var html = "<img src=\"\(source.escapedHTML)\""
    for (key, value) in [
      ("alt", (self["alt"] ?? self["caption"])?.withoutMarkup),
      ("title", self["caption", "title"]?.withoutMarkup),
      ("width", self["width"]), ("height", self["height"]),
    ] {
      if let value { html += " \(key)=\"\(value.escapedHTML)\"" }
    }
    return .html(html + ">")
  }
}

extension String {
  /// The text that Markdown and HTML in an attribute show.
  ///
  /// To be called outside `CMark.withTree` only.
  fileprivate var withoutMarkup: String {
    guard contains(where: { "[]*_`<&\\".contains($0) }) else { return self }
    return CMark.withTree(Array(utf8)) { $0.flatText(withHTML: false) } ?? self
  }

  var escapedHTML: String {
    var result = ""
    for character in self {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
