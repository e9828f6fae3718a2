import HanjangCore

extension HTMLTreeBuilder {
  // MARK: Elements without content

  mutating func add(_ void: HTMLElement.Void, _ tag: HTMLTag) {
    if tag.breaksPageBefore || tag.breaksPageAfter {
      append(Block(.pageBreak, range: range))
      return
    }
    switch void {
    case .lineBreak: append(Inline(.hardBreak, range: range))
    case .rule: append(Block(.thematicBreak, range: range))
    case .picture:
      guard let image = PictureAttributes.image(tag.attributes) else { return }
      for inline in conversion.inlines(for: image, at: range) { append(inline) }
    case .checkbox:
      guard tag.attributes["type"]?.lowercased() == "checkbox" else { return }
      append(Inline(.text(tag.attributes["checked"] == nil ? "☐ " : "☑ "), range: range))
    case .nothing: break
    }
  }

  // MARK: Elements around text

  /// An element around blocks is an element around the text of each of them.
  mutating func add(_ frame: Frame, as inline: HTMLElement.Inline) {
    var run: [Inline] = []
    var alignment: Table.Alignment?
    func flushed() -> [Piece] {
      defer { run = [] }
      return wrapped(run, inline, frame).map { .inline($0, alignment) }
    }
    for piece in frame.pieces {
      switch piece {
      case .inline(let node, let own):
        if run.isEmpty { alignment = own }
        run.appendMerging(node)
      case .block(var block):
        for piece in flushed() { append(piece) }
        block.wrapText { wrapped($0, inline, frame) }
        append(.block(block))
      case .boundary, .item, .definition, .row, .cell:
        for piece in flushed() { append(piece) }
        append(piece)
      }
    }
    for piece in flushed() { append(piece) }
  }

  private func wrapped(
    _ content: [Inline], _ inline: HTMLElement.Inline, _ frame: Frame
  ) -> [Inline] {
    guard !content.isEmpty else { return [] }
    let range = content.first?.range ?? frame.range
    func around(_ mark: Inline.Mark, _ content: [Inline]) -> [Inline] {
      [Inline(.marked(mark, content), range: frame.range)]
    }
    let content = frame.tag.styledMarks.reduce(content) { around($1, $0) }
    switch inline {
    case .mark(let mark):
      return content.allSatisfy(\.isBlank) ? content : around(mark, content)
    case .code:
      return [Inline(.code(content.plainText), range: range)]
    case .quotation:
      return [Inline(.text("“"), range: range)] + content + [Inline(.text("”"), range: range)]
    case .reading:
      guard !content.allSatisfy(\.isBlank) else { return [] }
      return [Inline(.text("("), range: range)] + content + [Inline(.text(")"), range: range)]
    case .readingBracket: return []
    case .link: return linked(content, frame)
    case .plain: return content
    }
  }

  private func linked(_ content: [Inline], _ frame: Frame) -> [Inline] {
    guard let target = frame.tag.attributes["href"]?.trimmed, !target.isEmpty,
      !content.allSatisfy(\.isBlank)
    else { return content }
    return conversion.linked(
      target, title: frame.tag.attributes["title"] ?? "", content: content, at: frame.range)
  }
}

extension Block {
  /// Changes the text of the block's paragraphs and headings, however deep they nest.
  fileprivate mutating func wrapText(_ wrap: ([Inline]) -> [Inline]) {
    switch kind {
    case .heading(let level, let anchor, let content):
      kind = .heading(level: level, anchor: anchor, content: wrap(content))
    case .paragraph(let content): kind = .paragraph(wrap(content))
    case .quote(var blocks):
      for index in blocks.indices { blocks[index].wrapText(wrap) }
      kind = .quote(blocks)
    case .callout(var blocks):
      for index in blocks.indices { blocks[index].wrapText(wrap) }
      kind = .callout(blocks)
    case .list(var list):
      for item in list.items.indices {
        for index in list.items[item].blocks.indices {
          list.items[item].blocks[index].wrapText(wrap)
        }
      }
      kind = .list(list)
    case .definitions, .table, .code, .thematicBreak, .space, .pageBreak: break
    }
  }
}

extension HTMLTag {
  /// The language of code, as highlighters write it: `class="language-swift"`, `lang="swift"`.
  var language: String {
    let names = (attributes["class"] ?? "").split(whereSeparator: \.isWhitespace)
    for prefix in ["language-", "lang-", "highlight-source-", "brush:"] {
      if let name = names.first(where: { $0.hasPrefix(prefix) }) {
        return CleanText.of(String(name.dropFirst(prefix.count)))
      }
    }
    return CleanText.of(attributes["lang"] ?? "")
  }
}

extension String {
  /// Each run of white space as one space; a no-break space is none.
  var collapsingWhitespace: String {
    var result = ""
    result.reserveCapacity(utf8.count)
    var isSpace = false
    for character in self {
      if character.isWhitespace, character != "\u{A0}" {
        if !isSpace { result.append(" ") }
        isSpace = true
      } else {
        result.append(character)
        isSpace = false
      }
    }
    return result
  }
}

extension String {
  /// Each run of spaces as one.
  var collapsingSpaces: String {
    var isBehindSpace = false
    let hasRun = utf8.contains { byte in
      defer { isBehindSpace = byte == 0x20 }
      return byte == 0x20 && isBehindSpace
    }
    guard hasRun else { return self }
    var result = ""
    result.reserveCapacity(utf8.count)
    for character in self where character != " " || result.last != " " { result.append(character) }
    return result
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
  /// Text follows text as one node: cmark cuts it at every sign that might have been markup.
  mutating func appendMerging(_ inline: Inline) {
    if case .text(let text) = inline.kind, let last, case .text(let previous) = last.kind {
      let range = SourceRange(last.range.start, Swift.max(last.range.end, inline.range.end))
      self[count - 1] = Inline(.text(previous + text), range: range)
    } else {
      append(inline)
    }
  }

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
