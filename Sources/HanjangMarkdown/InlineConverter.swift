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
    var stack = InlineStack()
    for node in parent.children {
      let place = conversion.range(of: node, in: range)
      if node.type == "html_inline" {
        add(node.literal, to: &stack, at: place)
      } else {
        for inline in inlines(for: node, at: place, depth: depth) { stack.append(inline) }
      }
    }
    return PictureAttributes.applied(in: stack.finish())
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
    case "image": return [image(node, at: range)]
    case "footnote_reference":
      guard let number = Int(node.literal) else { return text(node.literal, at: range) }
      return [Inline(.footnoteReference(number: number), range: range)]
    default: return content()
    }
  }

  private func text(_ literal: String, at range: SourceRange) -> [Inline] {
    let text = CleanText.of(literal)
    return text.isEmpty ? [] : [Inline(.text(text), range: range)]
  }

  private func image(_ node: CMarkNode, at range: SourceRange) -> Inline {
    let image = Inline.Image(
      source: LinkDestination.pictureSource(node.url), title: CleanText.of(node.title),
      alternative: CleanText.of(node.flatText))
    return Inline(.image(image), range: range)
  }

  /// cmark keeps no place for most addresses that it found in running text: these are the ones that
  /// may have swallowed a particle.
  private func link(_ node: CMarkNode, at range: SourceRange, content: [Inline]) -> [Inline] {
    let address = CleanText.of(node.url)
    guard case .text(let shown)? = content.first?.kind, content.count == 1,
      node.range == nil || (shown.hasPrefix("www.") && address == "http://" + shown)
    else {
      return [linked(address, title: node.title, content: content, at: range)]
    }
    let head = AutolinkRepair.head(of: shown)
    guard head != shown, address.hasSuffix(shown) else {
      return [linked(address, title: "", content: content, at: range)]
    }
    let target = String(address.dropLast(shown.count)) + head
    let tail = Inline(.text(String(shown.dropFirst(head.count))), range: range)
    return [
      linked(target, title: "", content: [Inline(.text(head), range: range)], at: range), tail,
    ]
  }

  private func linked(
    _ address: String, title: String, content: [Inline], at range: SourceRange
  ) -> Inline {
    Inline(
      .link(
        destination: LinkDestination.encoded(address), title: CleanText.of(title),
        content: content),
      range: range)
  }

  // MARK: HTML

  /// Adds what one piece of raw HTML in running text means.
  func add(_ html: String, to stack: inout InlineStack, at range: SourceRange) {
    for token in HTMLTokenizer.tokens(html) { add(token, to: &stack, at: range) }
  }

  func add(_ token: HTMLToken, to stack: inout InlineStack, at range: SourceRange) {
    switch token {
    case .text(let text):
      for inline in self.text(text, at: range) { stack.append(inline) }
    case .open(let tag) where tag.name == "br": stack.append(Inline(.hardBreak, range: range))
    case .open(let tag) where tag.name == "img":
      if let image = PictureAttributes.image(tag.attributes) {
        stack.append(Inline(.image(image), range: range))
      }
    case .open(let tag) where InlineStack.knownTags.contains(tag.name):
      if !stack.open(tag, range: range) { conversion.complainOfDepth(at: range) }
    case .open(let tag):
      conversion.complain(ofTag: tag.name, at: range)
      if let alternative = tag.attributes["alt"] {
        for inline in text(alternative, at: range) { stack.append(inline) }
      }
    case .close(let name): stack.close(name)
    case .comment: break
    case .other: conversion.complain(ofTag: "!", at: range)
    }
  }
}
