/// GitHub's names of emoji, `:tada:`, as the emoji.
enum Shortcodes {
  /// The text with emoji, and the names that it had for them.
  static func applied(to text: String) -> (text: String, names: [String]) {
    guard let first = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (text, []) }
    var names: [String] = []
    var result = String(text[..<first])
    var rest = text[first...]
    while let colon = rest.firstIndex(of: ":") {
      result += rest[..<colon]
      let name = rest[colon...].dropFirst().prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || "_+-".contains($0))
      }
      let behind = rest[name.endIndex...]
      let isFree = result.last.map { !$0.isASCII || !($0.isLetter || $0.isNumber) } ?? true
      if isFree, behind.first == ":", let emoji = emoji[String(name)] {
        result += emoji
        names.append(String(name))
        rest = behind.dropFirst()
      } else {
        result += ":" + name
        rest = behind
      }
    }
    return (result + rest, names)
  }

  /// By name.
  static let emoji: [String: String] = {
    var emoji: [String: String] = [:]
    let text = String(decoding: PackageResources.shortcodes_txt, as: UTF8.self)
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let sign = words.first else { continue }
      for name in words.dropFirst() { emoji[String(name)] = String(sign) }
    }
    return emoji
  }()
}

extension [Inline] {
  /// With emoji for their names, wherever these are text.
  func withEmoji(_ conversion: Conversion) -> [Inline] {
    guard contains(where: \.hasColon) else { return self }
    return map { inline in
      var inline = inline
      switch inline.kind {
      case .text(let text): inline.kind = .text(conversion.withEmoji(text, at: inline.range))
      case .marked(let mark, let content):
        inline.kind = .marked(mark, content.withEmoji(conversion))
      case .link(let destination, let title, let content):
        inline.kind = .link(
          destination: destination, title: title, content: content.withEmoji(conversion))
      case .code, .softBreak, .hardBreak, .image, .footnoteReference: break
      }
      return inline
    }
  }
}

extension Inline {
  fileprivate var hasColon: Bool {
    switch kind {
    case .text(let text): text.utf8.contains(UInt8(ascii: ":"))
    case .marked(_, let content), .link(_, _, let content): content.contains(where: \.hasColon)
    case .code, .softBreak, .hardBreak, .image, .footnoteReference: false
    }
  }
}
