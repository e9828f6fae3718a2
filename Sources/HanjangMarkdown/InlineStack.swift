import HanjangCore

/// Inline nodes under construction, with the HTML tags that are still open around them.
struct InlineStack {
  private struct Open {
    var tag: HTMLTag
    var range: SourceRange
    var content: [Inline] = []
  }

  private var finished: [Inline] = []
  private var open: [Open] = []

  mutating func append(_ inline: Inline) {
    if open.isEmpty {
      finished.appendMerging(inline)
    } else {
      open[open.count - 1].content.appendMerging(inline)
    }
  }

  /// The tags of HTML that are inline nodes of ours.
  static let knownTags: Set<String> = [
    "a", "b", "strong", "i", "em", "u", "ins", "s", "del", "code", "kbd", "sub", "sup", "mark",
  ]

  /// How deep tags may nest; Markdown around them nests as well.
  private static let nestingLimit = 16

  /// - Parameter tag: one of `knownTags`.
  /// - Returns: false where tags are nested too deep; this one is left out then.
  mutating func open(_ tag: HTMLTag, range: SourceRange) -> Bool {
    guard open.count < Self.nestingLimit else { return false }
    open.append(Open(tag: tag, range: range))
    return true
  }

  /// Ends the innermost element of that name and all in it; a tag that closes nothing is dropped.
  mutating func close(_ name: String) {
    guard let index = open.lastIndex(where: { $0.tag.name == name }) else { return }
    while open.count > index { closeLast() }
  }

  /// All nodes, every tag that is still open closed.
  mutating func finish() -> [Inline] {
    while !open.isEmpty { closeLast() }
    defer { finished = [] }
    return finished
  }

  private mutating func closeLast() {
    guard let last = open.popLast() else { return }
    for inline in Self.wrapped(last) { append(inline) }
  }

  private static func wrapped(_ element: Open) -> [Inline] {
    let content = element.content
    guard !content.isEmpty else { return [] }
    func marked(_ mark: Inline.Mark) -> [Inline] {
      [Inline(.marked(mark, content), range: element.range)]
    }
    switch element.tag.name {
    case "b", "strong": return marked(.strong)
    case "i", "em": return marked(.emphasis)
    case "u", "ins": return marked(.underline)
    case "s", "del": return marked(.strikethrough)
    case "sub": return marked(.subscript)
    case "sup": return marked(.superscript)
    case "mark": return marked(.highlight)
    case "kbd": return marked(.keyboard)
    case "code": return [Inline(.code(content.plainText), range: element.range)]
    case "a":
      guard let target = element.tag.attributes["href"], !target.isEmpty else { return content }
      let title = element.tag.attributes["title"] ?? ""
      let link = Inline.Kind.link(
        destination: LinkDestination.encoded(target), title: title, content: content)
      return [Inline(link, range: element.range)]
    default: return content
    }
  }
}

extension [Inline] {
  /// Text follows text as one node: cmark cuts it at every sign that might have been markup.
  mutating func appendMerging(_ inline: Inline) {
    if case .text(let text) = inline.kind, let last, case .text(let previous) = last.kind {
      let range = SourceRange(last.range.start, Swift.max(last.range.end, inline.range.end))
      self[count - 1] = Inline(.text(previous + text), range: range)
    } else {
      append(inline)
    }
  }
}
