package import HanjangCore
package import HanjangMarkdown
package import HanjangStyle

/// Builds the layout tree of a document in a style.
package struct BoxBuilder {
  let style: ComputedStyle
  /// By the source that the document names; what is missing here is set as its alternative text.
  let pictures: [String: LoadedPicture]
  /// What the author says of pages' ends.
  private let hints: [SourcePosition: SplitHint]

  package init(
    style: ComputedStyle, pictures: [String: LoadedPicture] = [:],
    hints: [SourcePosition: SplitHint] = [:]
  ) {
    self.style = style
    self.pictures = pictures
    self.hints = hints
  }

  /// - Parameter byline: author and date, as they are to be printed under the title.
  package func boxes(for document: Document, byline: String = "") -> [Box] {
    var boxes = titleBlock(document, byline: byline)
    var blocks = document.blocks
    if let repeated = repeatedTitle(document) {
      blocks.remove(at: repeated.index)
      if !boxes.isEmpty { boxes[0].anchor = repeated.anchor }
    }
    boxes +=
      ungrouped(blocks, text: style.text.body, depth: 0).withSections
      .breaking(before: style.blocks.headings).joinedUnderHeadings
    boxes += notes(document.footnotes)
    return boxes
  }

  // MARK: Title and notes

  /// A first heading or line in bold that only says the title again, as files for the web often do.
  private func repeatedTitle(_ document: Document) -> (index: Int, anchor: String)? {
    let first = document.blocks.firstIndex { ![.thematicBreak, .space].contains($0.kind) }
    guard let title = document.frontMatter.title?.value, let index = first else { return nil }
    let anchor: String
    let text: String
    switch document.blocks[index].kind {
    case .heading(_, let name, let content): (anchor, text) = (name, content.plainText)
    case .paragraph(let content):
      guard content.count == 1, case .marked(.strong, _) = content[0].kind else { return nil }
      (anchor, text) = ("", content.plainText)
    default: return nil
    }
    let words = Self.words(of: title)
    return !words.isEmpty && words == Self.words(of: text) ? (index, anchor) : nil
  }

  /// What two spellings of a title have in common.
  private static func words(of title: String) -> String {
    title.lowercased().filter { $0.isLetter || $0.isNumber }
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
    let looks = style.blocks
    if looks.footnotes.standAtFoot {
      let feet = FootnotesBox(
        notes: noteBoxes(footnotes), ruleWidth: looks.rule.width, ruleLength: Self.footRuleLength,
        ruleColor: looks.rule.color,
        gaps: (looks.rule.gap.natural, looks.footnotes.gap.natural + 2))
      return [Box(.footnotes(feet))]
    }
    var rule = Box(
      .rule(width: style.blocks.rule.width, color: style.blocks.rule.color))
    rule.before = style.blocks.rule.gap
    rule.after = style.blocks.footnotes.gap
    rule.keptLines = 1
    return [rule] + noteBoxes(footnotes)
  }

  /// The length of the rule above a page's notes, in points.
  private static let footRuleLength = 120.0

  private func noteBoxes(_ footnotes: [Footnote]) -> [Box] {
    let text = style.text.footnote
    return footnotes.enumerated().map { index, note in
      var children = boxes(note.blocks, text: text, depth: 0)
      if children.isEmpty { children = [Box(.text(TextBox(TextContent(), style: text)))] }
      var box = Box(.flow(children))
      box.insets.left = style.blocks.footnotes.indent
      var label = TextSpan("\(index + 1)", style: text)
      // From a note back to the text.
      label.link = .anchor(FootnoteAnchor.reference(index + 1))
      box.marker = Box.Marker(content: TextContent([label]), gap: style.blocks.list.markerGap)
      box.before = style.blocks.footnotes.gap
      box.role = .note
      box.anchor = FootnoteAnchor.note(index + 1)
      return box
    }
  }

  // MARK: Blocks

  func boxes(_ blocks: [Block], text: TextStyle, depth: Int) -> [Box] {
    let boxes = ungrouped(blocks, text: text, depth: depth)
    return hints.isEmpty ? boxes : boxes.joinedUnderHeadings
  }

  private func ungrouped(_ blocks: [Block], text: TextStyle, depth: Int) -> [Box] {
    let blocks = blocks.withoutRedundantRules
    var boxes: [Box] = []
    for (index, block) in blocks.enumerated() {
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      var made = self.boxes(block, text: text, depth: depth, next: next)
      // A rule under a heading belongs to it.
      if block.isRule, index > 0, blocks[index - 1].isHeading {
        made = [rule(isUnderHeading: true)]
        made[0].before = .zero
        made[0].after = style.blocks.paragraphGap
        made[0].keptLines = 2
      }
      if let next, block.introduces(next), !made.isEmpty {
        made[made.count - 1].isIntroduction = true
      }
      if let alignment = block.alignment { made.align(alignment) }
      boxes += made.taking(hints, at: block.range)
    }
    return boxes
  }

  private func boxes(_ block: Block, text: TextStyle, depth: Int, next: Block?) -> [Box] {
    switch block.kind {
    case .heading(let level, let anchor, let content):
      return heading(level: level, anchor: anchor, content, alignment: block.alignment)
    case .paragraph(let content):
      if content.isEmpty { return [] }
      return paragraph(
        content, text: text, alignment: block.alignment ?? (depth > 0 ? .start : nil),
        introducesList: next?.isList ?? false)
    case .quote(let children): return [quote(children, around: text, depth: depth)]
    case .callout(let children): return [callout(children, text: text, depth: depth)]
    case .definitions(let definitions):
      return [self.definitions(definitions, text: text, depth: depth)]
    case .list(let list): return [self.list(list, text: text, depth: depth)]
    case .code(let language, let code):
      return [self.code(code, language: language, range: block.range)]
    case .table(let table): return [self.table(table)]
    case .thematicBreak: return [rule(isUnderHeading: false)]
    case .space: return [space()]
    case .pageBreak: return [Box(.pageBreak)]
    }
  }

  /// In points; what is not taller is made as small as the title needs it.
  private static let tallestInTitle = 75.0

  /// Large pictures in a heading stand below it.
  private func heading(
    level: Int, anchor: String, _ content: [Inline], alignment: Table.Alignment?
  ) -> [Box] {
    let index = min(max(level, 1), 6) - 1
    let text = style.text.headings[index]
    let parts = content.partedAtPictures(known: pictures, tallestInline: Self.tallestInTitle)
    let title = parts.flatMap { part -> [Inline] in
      if case .text(let inlines) = part { inlines } else { [] }
    }
    let shown = title.isEmpty ? content : title
    var box = Box(.text(TextBox(spans(shown, text), style: text)))
    box.before = style.blocks.headings[index].before
    box.after = style.blocks.headings[index].after
    box.keptLines = 2
    box.role = .heading(level)
    box.anchor = anchor
    box.outlineLevel = level
    guard !title.isEmpty else { return [box] }
    return [box]
      + parts.flatMap { part -> [Box] in
        if case .pictures(let figures) = part { [self.figures(figures, alignment)] } else { [] }
      }
  }

  func spans(_ content: [Inline], _ text: TextStyle) -> TextContent {
    var builder = InlineBuilder(inline: style.text.inline, pictures: pictures)
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

  private func code(_ code: String, language: String, range: SourceRange) -> Box {
    let text = style.text.code
    let spaces = code.replacingTabs(width: 4)
    let spans = CodeColors(colors: style.blocks.code).spans(
      of: spaces, language: language, look: TextSpan("", style: text, range: range))
    var content = TextBox(TextContent(spans), style: text)
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

  /// A rule that parts what is above it from what is below falls away at a page's ends.
  private func rule(isUnderHeading: Bool) -> Box {
    let looks = style.blocks.rule
    var box = Box(
      isUnderHeading
        ? .rule(width: looks.width, color: looks.color)
        : .separator(width: looks.width, color: looks.color))
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
