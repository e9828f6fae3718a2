import HanjangCore

/// Builds blocks from HTML that comes in pieces, with Markdown between them.
///
/// An explicit stack holds the open elements, so that neither deep nesting nor unclosed elements
/// can overflow the call stack.
struct HTMLTreeBuilder {
  /// What stands in a frame so far.
  enum Piece {
    case inline(Inline, Table.Alignment?)
    case block(Block)
    /// The end of a paragraph.
    case boundary
    case item(List.Item)
    case definition(Definition)
    case row(HTMLTable.Row)
    case cell(Table.Cell)
  }

  /// An element with a content of its own.
  struct Frame {
    enum Role {
      case root
      case structure(HTMLElement.Structure)
      case inline(HTMLElement.Inline)
    }

    var role: Role
    var tag: HTMLTag
    var range: SourceRange
    var pieces: [Piece] = []
    var code = ""
    var language = ""
  }

  struct OpenElement {
    var name: String
    var range: SourceRange
    var hasFrame: Bool
    var isHidden: Bool
    var breaksPage: Bool
    /// What held before the element.
    var alignment: Table.Alignment?
    var headings: HeadingDepth
  }

  let conversion: Conversion
  /// Where in the source what comes next stands.
  var range: SourceRange
  private(set) var frames: [Frame]
  private(set) var open: [OpenElement] = []
  private var openCounts: [String: Int] = [:]
  private var hiddenDepth = 0
  /// End tags that end nothing here, the first few.
  private(set) var strayEndTags: [String] = []
  private(set) var alignment: Table.Alignment?
  /// Whether white space that comes next says nothing.
  private var isAfterSpace = true
  private var inlineDepth = 0

  /// The depth limit of frames that aren't inline elements; Markdown around them nests as well.
  private static let structureLimit = 24
  private static let inlineLimit = 16

  init(conversion: Conversion, range: SourceRange) {
    self.conversion = conversion
    self.range = range
    frames = [Frame(role: .root, tag: HTMLTag(name: ""), range: range)]
  }

  // MARK: Markdown between the pieces

  mutating func append(_ inline: Inline) {
    guard hiddenDepth == 0 else { return }
    if preformatted != nil {
      frames[frames.count - 1].code += [inline].plainText
      return
    }
    var inline = inline
    if endsInBreak, case .text(let text) = inline.kind {
      // A space at a line's beginning would indent it.
      inline.kind = .text(String(text.drop(while: \.isWhitespace)))
    }
    frames[frames.count - 1].pieces.append(.inline(inline, alignment))
    switch inline.kind {
    case .text(let text): isAfterSpace = text.last?.isWhitespace ?? isAfterSpace
    case .hardBreak, .softBreak: isAfterSpace = true
    default: isAfterSpace = false
    }
  }

  private var endsInBreak: Bool {
    guard case .inline(let last, _)? = frames[frames.count - 1].pieces.last else { return false }
    return last.kind == .hardBreak
  }

  mutating func append(_ block: Block) {
    guard hiddenDepth == 0 else { return }
    if let preformatted { endCode(inFrame: preformatted) }
    endParagraph()
    var block = block
    if block.alignment == nil { block.alignment = alignment }
    frames[frames.count - 1].pieces.append(.block(block))
  }

  /// Sets what was read of an element of code apart from the Markdown behind it.
  private mutating func endCode(inFrame index: Int) {
    guard let code = Self.code(of: frames[index]) else { return }
    frames[index].pieces.append(.block(code))
    frames[index].code = ""
  }

  /// All that was read, every element that is still open closed.
  mutating func finish() -> [Block] {
    for name in danglingNames { closeDangling(name) }
    while !open.isEmpty { closeLast() }
    defer { frames[0].pieces = [] }
    return Self.blocks(of: frames[0].pieces)
  }

  // MARK: Events

  mutating func read(_ event: HTMLEvent.Kind) {
    switch event {
    case .open(let tag): open(tag)
    case .close(let name): close(name)
    case .text(let text): if hiddenDepth == 0 { append(text: text) }
    case .comment(let text): if hiddenDepth == 0 { read(comment: text) }
    }
  }

  private mutating func append(text: String) {
    if preformatted != nil {
      frames[frames.count - 1].code += text
      return
    }
    var collapsed = text.collapsingWhitespace
    if isAfterSpace, collapsed.hasPrefix(" ") { collapsed.removeFirst() }
    let clean = CleanText.of(collapsed)
    guard !clean.isEmpty else { return }
    append(Inline(.text(conversion.withEmoji(clean, at: range)), range: range))
  }

  mutating func endParagraph() {
    isAfterSpace = true
    if case .boundary? = frames[frames.count - 1].pieces.last { return }
    frames[frames.count - 1].pieces.append(.boundary)
  }

  var isInCode: Bool { preformatted != nil }

  /// The index of the frame of code that is open.
  private var preformatted: Int? {
    guard case .structure(.preformatted) = frames[frames.count - 1].role else { return nil }
    return frames.count - 1
  }

  // MARK: Opening

  private mutating func open(_ tag: HTMLTag) {
    let element = HTMLElement(tag.name)
    conversion.namedPlaces.add(tag, at: range)
    guard hiddenDepth == 0 else {
      if case .void = element { return }
      push(tag, hasFrame: false)
      return
    }
    if preformatted != nil {
      openInCode(tag, element)
      return
    }
    switch element {
    case .hidden: push(tag, hasFrame: false, isHidden: true)
    case .void(let void): add(void, tag)
    case .inline(let inline): open(inline, tag)
    case .section: openSection(tag)
    case .structure(let structure): open(structure, tag)
    case .media:
      conversion.complain(ofMedia: tag.name, at: range)
      push(tag, hasFrame: false)
    case .unknown where PageBreakSpelling.isName(tag.name):
      append(Block(.pageBreak, range: range))
    case .unknown:
      conversion.complain(ofTag: tag.name, at: range)
      push(tag, hasFrame: false, isHidden: tag.isHidden)
    }
  }

  private mutating func openInCode(_ tag: HTMLTag, _ element: HTMLElement) {
    let frame = frames.count - 1
    if case .void(.lineBreak) = element { frames[frame].code += "\n" }
    if tag.name == "code", frames[frame].language.isEmpty { frames[frame].language = tag.language }
    if case .void = element { return }
    push(tag, hasFrame: false)
  }

  private mutating func openSection(_ tag: HTMLTag) {
    if tag.name == "p" { closeOpen(["p"], within: .structures) }
    endParagraph()
    if tag.breaksPageBefore { append(Block(.pageBreak, range: range)) }
    push(tag, hasFrame: false, isHidden: tag.isHidden)
    addTitle(of: tag)
  }

  /// What components show above their content.
  private mutating func addTitle(of tag: HTMLTag) {
    guard
      ["tabitem", "tab", "step", "card", "accordion", "callout", "admonition"].contains(tag.name),
      let title = tag.attributes["title"] ?? tag.attributes["label"], !title.isEmpty
    else { return }
    let text = Inline(.text(title), range: range)
    append(Block(.paragraph([Inline(.marked(.strong, [text]), range: range)]), range: range))
  }

  private mutating func open(_ inline: HTMLElement.Inline, _ tag: HTMLTag) {
    if tag.name == "a" { closeOpen(["a"], within: .structures) }
    guard inlineDepth < Self.inlineLimit else {
      conversion.complainOfDepth(at: range)
      push(tag, hasFrame: false, isHidden: tag.isHidden)
      return
    }
    inlineDepth += 1
    push(tag, hasFrame: true, isHidden: tag.isHidden)
    frames.append(Frame(role: .inline(inline), tag: tag, range: range))
  }

  private mutating func open(_ structure: HTMLElement.Structure, _ tag: HTMLTag) {
    prepare(for: structure)
    endParagraph()
    if tag.breaksPageBefore { append(Block(.pageBreak, range: range)) }
    let isMisplaced = !fits(structure)
    guard frames.count - inlineDepth < Self.structureLimit, !isMisplaced else {
      if !isMisplaced { conversion.complainOfDepth(at: range) }
      push(tag, hasFrame: false, isHidden: tag.isHidden)
      return
    }
    push(tag, hasFrame: true, isHidden: tag.isHidden)
    frames.append(Frame(role: .structure(structure), tag: tag, range: range))
    if case .preformatted = structure { frames[frames.count - 1].language = tag.language }
    if case .callout = structure { addTitle(of: tag) }
  }

  /// Ends what the element's beginning ends, where its author left out the tag.
  private mutating func prepare(for structure: HTMLElement.Structure) {
    switch structure {
    case .item: closeOpen(["li"], within: .names(["ul", "ol", "menu", "dir", "table"]))
    case .term, .meaning: closeOpen(["dt", "dd"], within: .names(["dl", "table"]))
    case .cell:
      closeOpen(["td", "th"], within: .names(["table"]))
      if case .structure(.table) = frames[frames.count - 1].role {
        open(.row, HTMLTag(name: "tr"))
      }
    case .row: closeOpen(["tr"], within: .names(["table"]))
    case .heading, .summary, .quote, .callout, .list, .definitions, .table, .caption,
      .preformatted:
      closeOpen(["p"], within: .structures)
    }
  }

  /// Whether the frame that is open holds parts of this kind.
  private func fits(_ structure: HTMLElement.Structure) -> Bool {
    guard case .structure(let parent) = frames[frames.count - 1].role else {
      return !structure.isPart
    }
    switch (structure, parent) {
    case (.item, .list), (.term, .definitions), (.meaning, .definitions), (.row, .table),
      (.cell, .row), (.caption, .table):
      return true
    default: return !structure.isPart
    }
  }

  private mutating func push(_ tag: HTMLTag, hasFrame: Bool, isHidden: Bool = false) {
    open.append(
      OpenElement(
        name: tag.name, range: range, hasFrame: hasFrame, isHidden: isHidden,
        breaksPage: tag.breaksPageAfter,
        alignment: alignment, headings: conversion.headings))
    openCounts[tag.name, default: 0] += 1
    if tag.name == "table" { conversion.tableDepth += 1 }
    if isHidden { hiddenDepth += 1 }
    if HTMLElement(tag.name).isInline { return }
    alignment = tag.alignment ?? alignment
  }

  func isOpen(_ name: String) -> Bool { openCounts[name, default: 0] > 0 }

  // MARK: Closing

  mutating func close(_ name: String) {
    guard openCounts[name, default: 0] > 0 else {
      // Browsers read `</br>` as a break.
      if name == "br" { add(.lineBreak, HTMLTag(name: name)) }
      if strayEndTags.count < 16 { strayEndTags.append(name) }
      return
    }
    let isPart = ["table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"].contains(name)
    closeOpen([name], within: .names(isPart ? ["table"] : ["td", "th", "caption", "table"]))
  }

  /// What an end tag does not reach beyond.
  private enum Scope {
    case names(Set<String>)
    /// Any frame of its own that isn't an inline element.
    case structures
  }

  /// Ends the innermost element of these names with all in it.
  private mutating func closeOpen(_ names: [String], within scope: Scope) {
    guard names.contains(where: { openCounts[$0, default: 0] > 0 }) else { return }
    for index in open.indices.reversed() {
      let element = open[index]
      if names.contains(element.name) {
        while open.count > index { closeLast() }
        return
      }
      switch scope {
      case .names(let barriers): if barriers.contains(element.name) { return }
      case .structures:
        if element.hasFrame, !HTMLElement(element.name).isInline { return }
      }
    }
  }

  private mutating func closeLast() {
    guard let last = open.popLast() else { return }
    openCounts[last.name, default: 0] -= 1
    if last.name == "table" { conversion.tableDepth -= 1 }
    let isInline = HTMLElement(last.name).isInline
    if !isInline { endParagraph() }
    if last.isHidden { hiddenDepth -= 1 }
    if last.hasFrame {
      let frame = frames.removeLast()
      if case .inline = frame.role { inlineDepth -= 1 }
      if !last.isHidden { add(frame) }
    }
    if last.breaksPage, hiddenDepth == 0 { append(Block(.pageBreak, range: range)) }
    if !isInline {
      endParagraph()
      alignment = last.alignment
    }
    if last.name == "details" { conversion.headings = last.headings }
  }

  /// Elements whose end tag authors forget, innermost first, and those that hide all to their end.
  var danglingNames: [String] {
    open.reversed().filter {
      $0.name == "p" || $0.isHidden || ($0.hasFrame && HTMLElement($0.name).isInline)
    }.map(\.name)
  }

  mutating func append(_ piece: Piece) {
    frames[frames.count - 1].pieces.append(piece)
  }

  mutating func append(code: String) {
    frames[frames.count - 1].code += code
  }
}
