package import HanjangCore
package import HanjangMarkdown
package import HanjangStyle

/// A picture that was found and can be drawn.
package struct LoadedPicture: Hashable, Sendable {
  package var index: Int
  /// In points, at its own resolution.
  package var size: Size

  package init(index: Int, size: Size) {
    self.index = index
    self.size = size
  }

  /// The middle part that has the proportions of `area`, in fractions of the picture.
  package func crop(filling area: Size) -> Rect {
    guard size.width > 0, size.height > 0, area.width > 0, area.height > 0 else {
      return Rect(x: 0, y: 0, width: 1, height: 1)
    }
    let width = min(1, size.height * area.width / (size.width * area.height))
    let height = min(1, size.width * area.height / (size.height * area.width))
    return Rect(x: (1 - width) / 2, y: (1 - height) / 2, width: width, height: height)
  }
}

/// Makes the layout tree of a document in the looks of a style.
package struct BoxBuilder {
  let style: ComputedStyle
  /// By the source that the document names; what is missing here is set as its alternative text.
  let pictures: [String: LoadedPicture]

  package init(style: ComputedStyle, pictures: [String: LoadedPicture] = [:]) {
    self.style = style
    self.pictures = pictures
  }

  /// - Parameter byline: author and date, as they are to be printed under the title.
  package func boxes(for document: Document, byline: String = "") -> [Box] {
    var boxes = titleBlock(document, byline: byline)
    var blocks = document.blocks
    if let repeated = repeatedTitle(document) {
      blocks.removeFirst()
      if !boxes.isEmpty { boxes[0].anchor = repeated }
    }
    boxes += self.boxes(blocks, text: style.text.body, depth: 0).withSections
      .breaking(before: style.blocks.headings)
    boxes += notes(document.footnotes)
    return boxes
  }

  // MARK: Title and notes

  /// The anchor of a first heading that only says the title again, as files for the web often do.
  private func repeatedTitle(_ document: Document) -> String? {
    guard case .heading(1, let anchor, let content)? = document.blocks.first?.kind,
      content.plainText == document.frontMatter.title?.value
    else { return nil }
    return anchor
  }

  private func titleBlock(_ document: Document, byline: String) -> [Box] {
    guard let title = document.frontMatter.title, !title.value.isEmpty else { return [] }
    let span = TextSpan(title.value, style: style.text.title, range: title.range)
    var box = Box(.text(TextBox(TextContent([span]), style: style.text.title)))
    box.role = .heading(1)
    box.outlineLevel = 1
    box.keptLines = 3
    var boxes = [box]
    if !byline.isEmpty {
      let content = TextContent([TextSpan(byline, style: style.text.byline)])
      var line = Box(.text(TextBox(content, style: style.text.byline)))
      line.before = Gap(4)
      line.role = .paragraph
      line.keptLines = 2
      boxes.append(line)
    }
    boxes[boxes.count - 1].after = style.blocks.titleGap
    return boxes
  }

  func notes(_ footnotes: [Footnote]) -> [Box] {
    guard !footnotes.isEmpty else { return [] }
    var rule = Box(
      .rule(width: style.blocks.rule.width, color: style.blocks.rule.color))
    rule.before = style.blocks.rule.gap
    rule.after = style.blocks.footnotes.gap
    rule.keptLines = 1
    let text = style.text.footnote
    let notes = footnotes.enumerated().map { index, note in
      var children = boxes(note.blocks, text: text, depth: 0)
      if children.isEmpty { children = [Box(.text(TextBox(TextContent(), style: text)))] }
      var box = Box(.flow(children))
      box.insets.left = style.blocks.footnotes.indent
      let label = TextContent([TextSpan("\(index + 1)", style: text)])
      box.marker = Box.Marker(content: label, gap: style.blocks.list.markerGap)
      box.before = style.blocks.footnotes.gap
      box.role = .note
      box.anchor = FootnoteAnchor.note(index + 1)
      return box
    }
    return [rule] + notes
  }

  // MARK: Blocks

  func boxes(_ blocks: [Block], text: TextStyle, depth: Int) -> [Box] {
    let blocks = blocks.withoutRedundantRules
    var boxes: [Box] = []
    for (index, block) in blocks.enumerated() {
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      var made = self.boxes(block, text: text, depth: depth, next: next)
      // A rule under a heading belongs to it.
      if block.isRule, index > 0, blocks[index - 1].isHeading {
        made[0].before = .zero
        made[0].after = style.blocks.paragraphGap
        made[0].keptLines = 2
      }
      boxes += made
    }
    return boxes
  }

  private func boxes(_ block: Block, text: TextStyle, depth: Int, next: Block?) -> [Box] {
    switch block.kind {
    case .heading(let level, let anchor, let content):
      return [heading(level: level, anchor: anchor, content)]
    case .paragraph(let content):
      return paragraph(content, text: text, introducesList: next?.isList ?? false)
    case .quote(let children): return [quote(children, around: text, depth: depth)]
    case .callout(let children): return [callout(children, text: text, depth: depth)]
    case .definitions(let definitions):
      return [self.definitions(definitions, text: text, depth: depth)]
    case .list(let list): return [self.list(list, text: text, depth: depth)]
    case .code(_, let code): return [self.code(code, range: block.range)]
    case .table(let table): return [self.table(table)]
    case .thematicBreak: return [rule()]
    case .space: return [space()]
    case .pageBreak: return [Box(.pageBreak)]
    }
  }

  private func heading(level: Int, anchor: String, _ content: [Inline]) -> Box {
    let index = min(max(level, 1), 6) - 1
    let text = style.text.headings[index]
    var box = Box(.text(TextBox(spans(content, text), style: text)))
    box.before = style.blocks.headings[index].before
    box.after = style.blocks.headings[index].after
    box.keptLines = 2
    box.role = .heading(level)
    box.anchor = anchor
    box.outlineLevel = level
    return box
  }

  private func paragraph(
    _ content: [Inline], text: TextStyle, introducesList: Bool
  ) -> [Box] {
    var boxes: [Box] = []
    for part in content.partedAtPictures(known: pictures) {
      switch part {
      case .text(let inlines):
        var box = Box(.text(TextBox(spans(inlines, text), style: text)))
        box.role = .paragraph
        boxes.append(box)
      case .picture(let picture, let alternative):
        let reference = ImageReference(index: picture.index, alternative: alternative)
        var box = Box(.image(reference, size: picture.size))
        box.role = .figure(alternative: alternative)
        boxes.append(box)
      }
    }
    for index in boxes.indices {
      boxes[index].before = style.blocks.paragraphGap
      boxes[index].after = style.blocks.paragraphGap
    }
    if introducesList, content.plainText.last == ":", !boxes.isEmpty {
      boxes[boxes.count - 1].keptLines = 1
    }
    return boxes
  }

  func spans(_ content: [Inline], _ text: TextStyle) -> TextContent {
    var builder = InlineBuilder(inline: style.text.inline)
    builder.add(content, inherited: TextSpan("", style: text))
    return TextContent(builder.spans)
  }

  private func quote(_ children: [Block], around text: TextStyle, depth: Int) -> Box {
    var inside = style.text.quote
    inside.size = min(inside.size, text.size)
    var box = Box(.flow(boxes(children, text: inside, depth: depth)))
    box.before = style.blocks.paragraphGap
    box.after = style.blocks.paragraphGap
    box.insets.left = style.blocks.quote.indent
    box.decorations = [
      .bar(style.blocks.quote.barColor, width: style.blocks.quote.barWidth)
    ]
    box.role = .blockQuote
    return box
  }

  private func code(_ code: String, range: SourceRange) -> Box {
    let text = style.text.code
    let spaces = code.replacingTabs(width: 4)
    var content = TextBox(TextContent([TextSpan(spaces, style: text, range: range)]), style: text)
    content.breaking = .code
    var box = Box(.text(content))
    box.before = style.blocks.paragraphGap
    box.after = style.blocks.paragraphGap
    box.insets = style.blocks.code.padding
    box.decorations = [
      .background(style.blocks.code.background, radius: style.blocks.code.radius)
    ]
    box.role = .code
    return box
  }

  private func rule() -> Box {
    var box = Box(.rule(width: style.blocks.rule.width, color: style.blocks.rule.color))
    box.before = style.blocks.rule.gap
    box.after = style.blocks.rule.gap
    return box
  }

  private func space() -> Box {
    var box = Box(.flow([]))
    box.before = style.blocks.spaceGap
    return box
  }
}

extension Block {
  fileprivate var isList: Bool {
    if case .list = kind { true } else { false }
  }

  fileprivate var isRule: Bool {
    if case .thematicBreak = kind { true } else { false }
  }

  fileprivate var isHeading: Bool {
    if case .heading = kind { true } else { false }
  }

  fileprivate var isSpace: Bool {
    if case .space = kind { true } else { false }
  }
}

extension [Block] {
  /// Without rules that only repeat a rule before them, or that begin or end the text, and without
  /// spaces beside a rule or a heading, whose gaps are wide enough.
  fileprivate var withoutRedundantRules: [Block] {
    var kept: [Block] = []
    for block in self {
      let previous = kept.last
      if block.isSpace, previous?.isRule ?? true { continue }
      if block.isRule || block.isHeading {
        while kept.last?.isSpace ?? false { kept.removeLast() }
      }
      if block.isRule, kept.last?.isRule ?? true { continue }
      kept.append(block)
    }
    while let last = kept.last, last.isRule || last.isSpace, kept.count > 1 { kept.removeLast() }
    return kept
  }
}
