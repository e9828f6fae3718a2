import HanjangCore

/// Turns the inline nodes of cmark into ours.
struct InlineConverter {
  let conversion: Conversion

  /// - Parameter range: of `parent`, for nodes of which cmark keeps no place.
  func inlines(in parent: CMarkNode, range: SourceRange, depth: Int = 0) -> [Inline] {
    guard depth < Conversion.nestingLimit else {
      conversion.complainOfDepth(at: range)
      return [Inline(.text(CleanText.of(parent.flatText)), range: range)]
    }
    let nodes = parent.children
    guard nodes.contains(where: { $0.type == "html_inline" }) else {
      var content: [Inline] = []
      for node in nodes {
        let place = conversion.range(of: node, in: range)
        for inline in inlines(for: node, at: place, depth: depth) { content.appendMerging(inline) }
      }
      return PictureAttributes.applied(in: content.withEmoji(conversion))
    }
    return blocks(of: nodes, range: range, depth: depth).flattened
  }

  /// The content of a paragraph or a cell: HTML in it may make it several blocks.
  func blocks(in parent: CMarkNode, range: SourceRange) -> [Block] {
    let nodes = parent.children
    guard nodes.contains(where: { $0.type == "html_inline" }) else {
      let content = inlines(in: parent, range: range)
      return [Block(.paragraph(content), range: range)]
    }
    return blocks(of: nodes, range: range, depth: 0)
  }

  private func blocks(of nodes: [CMarkNode], range: SourceRange, depth: Int) -> [Block] {
    var builder = HTMLTreeBuilder(conversion: conversion, range: range)
    var isSpilling = false
    func add(_ event: HTMLEvent.Kind, at place: SourceRange) {
      isSpilling =
        isSpilling || TableSpill.begins(with: event, in: builder, conversion: conversion)
      if isSpilling { conversion.spill.append(.event(event, place)) } else { builder.read(event) }
    }
    func add(_ inline: Inline) {
      if isSpilling { conversion.spill.append(.inline(inline)) } else { builder.append(inline) }
    }
    for node in nodes {
      let place = conversion.range(of: node, in: range)
      builder.range = place
      if node.type == "html_inline" {
        for event in conversion.events(of: node.literal) { add(event.kind, at: place) }
      } else {
        for inline in inlines(for: node, at: place, depth: depth) { add(inline) }
      }
    }
    let blocks = builder.finish()
    conversion.strayEndTags += builder.strayEndTags
    return blocks.map { $0.withPictureAttributes(conversion) }
  }

  private func inlines(for node: CMarkNode, at range: SourceRange, depth: Int) -> [Inline] {
    func content() -> [Inline] { inlines(in: node, range: range, depth: depth + 1) }
    switch node.type {
    case "text": return text(node.literal, at: range)
    case "code": return [Inline(.code(CleanText.of(node.literal)), range: range)]
    case "softbreak": return [Inline(.softBreak, range: range)]
    case "linebreak": return [Inline(.hardBreak, range: range)]
    case "emph": return [Inline(.marked(.emphasis, content()), range: range)]
    case "strong": return [Inline(.marked(.strong, content()), range: range)]
    case "strikethrough": return [Inline(.marked(.strikethrough, content()), range: range)]
    case "link": return link(node, at: range, content: content())
    case "image": return conversion.inlines(for: image(node), at: range)
    case "footnote_reference":
      guard let number = Int(node.literal) else { return text(node.literal, at: range) }
      return [Inline(.footnoteReference(number: number), range: range)]
    default: return content()
    }
  }

  private func text(_ literal: String, at range: SourceRange) -> [Inline] {
    let text = CleanText.of(literal).collapsingSpaces
    return text.isEmpty ? [] : [Inline(.text(text), range: range)]
  }

  private func image(_ node: CMarkNode) -> Inline.Image {
    var image = Inline.Image(
      source: LinkDestination.pictureSource(node.url), title: CleanText.of(node.title),
      alternative: CleanText.of(node.flatText))
    PictureAttributes.applyAlternative(to: &image)
    return image
  }

  /// cmark keeps no place for most addresses that it found in running text: these are the ones that
  /// may have swallowed a particle.
  private func link(_ node: CMarkNode, at range: SourceRange, content: [Inline]) -> [Inline] {
    let address = CleanText.of(node.url)
    // A link around a picture that is left out.
    guard !content.isEmpty else { return [] }
    if NotionName.isPage(address) { return withoutNotionName(content, at: range) }
    guard case .text(let shown)? = content.first?.kind, content.count == 1,
      node.range == nil || (shown.hasPrefix("www.") && address == "http://" + shown)
    else {
      return linked(address, title: node.title, content: content, at: range)
    }
    guard address.hasSuffix(shown) else {
      return linked(address, title: "", content: content, at: range)
    }
    return bareAddress(shown, scheme: String(address.dropLast(shown.count)), at: range)
  }

  /// An address without markup, and the text that touches it, in which others may stand.
  private func bareAddress(_ shown: String, scheme: String, at range: SourceRange) -> [Inline] {
    let head = AutolinkRepair.head(of: shown)
    let text = [Inline(.text(head), range: range)]
    let link = linked(scheme + head, title: "", content: text, at: range)
    let tail = shown[shown.index(shown.startIndex, offsetBy: head.count)...]
    guard !tail.isEmpty else { return link }
    guard !head.isEmpty, let next = AutolinkRepair.start(in: tail) else {
      return link + [Inline(.text(String(tail)), range: range)]
    }
    let between = Inline(.text(String(tail[..<next])), range: range)
    let rest = String(tail[next...])
    return link + [between]
      + bareAddress(rest, scheme: rest.hasPrefix("www.") ? "http://" : "", at: range)
  }

  /// With the title for a text that is the name of one of Notion's files.
  private func withoutNotionName(_ content: [Inline], at range: SourceRange) -> [Inline] {
    guard content.count == 1, case .text(let text) = content[0].kind,
      let title = NotionName.title(of: text)
    else { return content }
    conversion.rewrote(text, as: title, at: range)
    return [Inline(.text(title), range: content[0].range)]
  }

  private func linked(
    _ address: String, title: String, content: [Inline], at range: SourceRange
  ) -> [Inline] {
    conversion.linked(address, title: CleanText.of(title), content: content, at: range)
  }
}

extension Block {
  fileprivate func withPictureAttributes(_ conversion: Conversion) -> Block {
    guard case .paragraph(let content) = kind else { return self }
    var block = self
    block.kind = .paragraph(PictureAttributes.applied(in: content.withEmoji(conversion)))
    return block
  }
}
