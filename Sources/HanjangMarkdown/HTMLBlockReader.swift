import HanjangCore

/// Reads a block of raw HTML: rules, breaks and plain inline tags mean what they say; of all else
/// the text is kept.
struct HTMLBlockReader {
  private let conversion: Conversion
  private let range: SourceRange
  private var blocks: [Block] = []
  private var stack = InlineStack()
  private var hiddenBy: String?
  private var headingLevel: Int?

  /// Elements whose content is no text to read.
  private static let hidden: Set<String> = ["script", "style"]

  /// Elements that stay within a line; all others end the paragraph.
  private static let inline: Set<String> = InlineStack.knownTags.union([
    "abbr", "br", "cite", "font", "img", "q", "small", "span", "time",
  ])

  static func blocks(_ html: String, range: SourceRange, conversion: Conversion) -> [Block] {
    var reader = HTMLBlockReader(conversion: conversion, range: range)
    for token in HTMLTokenizer.tokens(html) { reader.read(token) }
    reader.endParagraph()
    return reader.blocks
  }

  private init(conversion: Conversion, range: SourceRange) {
    self.conversion = conversion
    self.range = range
  }

  private mutating func read(_ token: HTMLToken) {
    if let hiddenBy {
      if token == .close(hiddenBy) { self.hiddenBy = nil }
      return
    }
    let inlines = InlineConverter(conversion: conversion)
    switch token {
    case .text(let text):
      inlines.add(.text(decoded(collapsed(text))), to: &stack, at: range)
    case .comment(let text) where text.drop(while: \.isWhitespace).hasPrefix("pagebreak"):
      endParagraph()
      blocks.append(Block(.pageBreak, range: range))
    case .open(let tag) where tag.name == "hr":
      endParagraph()
      blocks.append(Block(.thematicBreak, range: range))
    case .open(let tag):
      if !Self.inline.contains(tag.name) { endParagraph() }
      if Self.hidden.contains(tag.name) { hiddenBy = tag.name }
      if let level = Self.headingLevel(of: tag.name) {
        headingLevel = level
        return
      }
      inlines.add(token, to: &stack, at: range)
    case .close(let name):
      if !Self.inline.contains(name) { endParagraph() }
      if Self.headingLevel(of: name) != nil {
        headingLevel = nil
        return
      }
      inlines.add(token, to: &stack, at: range)
    case .comment, .other: inlines.add(token, to: &stack, at: range)
    }
  }

  /// 1 to 6 for `h1` to `h6`.
  private static func headingLevel(of name: String) -> Int? {
    guard name.count == 2, name.hasPrefix("h"), let digit = name.last?.wholeNumberValue,
      (1...6).contains(digit)
    else { return nil }
    return digit
  }

  /// A paragraph of nothing but breaks is the space that they make.
  private mutating func endParagraph() {
    let content = stack.finish()
    let isBlank = content.allSatisfy { $0.isBlank }
    if let level = headingLevel, !isBlank {
      let title = content.trimmed
      let anchor = conversion.anchors.anchor(for: title.plainText)
      blocks.append(Block(.heading(level: level, anchor: anchor, content: title), range: range))
    } else if !isBlank {
      blocks.append(Block(.paragraph(content.trimmed), range: range))
    } else if content.contains(where: { $0.kind == .hardBreak }) {
      blocks.append(Block(.space, range: range))
    }
  }

  /// Each run of white space as one space.
  private func collapsed(_ text: String) -> String {
    var result = ""
    for character in text {
      if !character.isWhitespace {
        result.append(character)
      } else if result.last != " " {
        result.append(" ")
      }
    }
    return result
  }

  private func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let name = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
      guard name.endIndex < rest.endIndex, rest[name.endIndex] == ";", name.count < 32 else {
        result += "&"
        rest = rest.dropFirst()
        continue
      }
      result += CMark.decodedEntity("&\(name);")
      rest = rest[name.endIndex...].dropFirst()
    }
    return result + rest
  }
}

extension Inline {
  /// Nothing to see: spaces and breaks.
  var isBlank: Bool {
    switch kind {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .softBreak, .hardBreak: true
    default: false
    }
  }
}

extension [Inline] {
  /// Without the blanks at both ends.
  var trimmed: [Inline] {
    var rest = self[...]
    while rest.first?.isBlank ?? false { rest = rest.dropFirst() }
    while rest.last?.isBlank ?? false { rest = rest.dropLast() }
    var result = Array(rest)
    if let first = result.first, case .text(let text) = first.kind {
      result[0].kind = .text(String(text.drop(while: \.isWhitespace)))
    }
    if let last = result.last, case .text(var text) = last.kind {
      while text.last?.isWhitespace ?? false { text.removeLast() }
      result[result.count - 1].kind = .text(text)
    }
    return result
  }
}
