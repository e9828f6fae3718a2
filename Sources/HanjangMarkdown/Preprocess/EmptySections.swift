package import HanjangCore

extension Document {
  /// Leaves out what shows nothing: paragraphs of pictures that aren't there, and headings and labels
  /// below which all was left out.
  ///
  /// - Parameter isShown: whether a picture can be seen, as itself or as its alternative text.
  package mutating func removeEmptySections(
    isShown: (Inline.Image) -> Bool, diagnostics: inout [Diagnostic]
  ) {
    var lost = rewritings.filter { $0.became.hasPrefix("left out") }.map(\.position.line)
    var kept: [Block] = []
    for block in blocks {
      if case .paragraph(let content) = block.kind, !content.isEmpty, content.hasPicture,
        !content.showsAnything(isShown)
      {
        lost.append(block.range.start.line)
      } else {
        kept.append(block)
      }
    }
    guard !lost.isEmpty, !kept.isEmpty else { return }
    var index = kept.count - 1
    while index >= 0 {
      if let title = kept.emptyTitle(at: index, lost: lost) {
        diagnostics.append(.emptySection(title, at: kept[index].range))
        rewritings.append(
          Rewriting(
            title, became: "left out: nothing below it is printed", at: kept[index].range.start))
        lost.append(kept[index].range.start.line)
        kept.remove(at: index)
      }
      index -= 1
    }
    rewritings.sort { $0.position < $1.position }
    if !kept.isEmpty { blocks = kept }
  }
}

extension [Block] {
  /// The title of a section or a label whose content was left out; nil for other blocks.
  ///
  /// - Parameter lost: the lines of what was left out.
  fileprivate func emptyTitle(at index: Int, lost: [Int]) -> String? {
    let block = self[index]
    let next = index + 1 < count ? self[index + 1] : nil
    guard index > 0, let level = block.titleLevel, !isOpen(next, level) else { return nil }
    let lines =
      block.range.end.line
      + 1..<Swift.max(
        block.range.end.line + 2, next?.range.start.line ?? Int.max)
    guard lost.contains(where: lines.contains) else { return nil }
    let title = [block].flattened.plainText
    return title.isEmpty ? nil : title
  }

  /// Whether the block stands below a title of the level.
  private func isOpen(_ block: Block?, _ level: Int) -> Bool {
    guard let block else { return false }
    switch block.kind {
    case .heading(let other, _, _): return other > level
    case .thematicBreak, .pageBreak, .space: return false
    default: return true
    }
  }
}

extension Block {
  /// The level of a heading; a label such as `**Demo**` or `Demo:` is below all headings.
  fileprivate var titleLevel: Int? {
    switch kind {
    case .heading(let level, _, _): return level
    case .paragraph(let content):
      if content.count == 1, case .marked(.strong, _) = content[0].kind { return 7 }
      let text = content.plainText
      return text.count <= 30 && (text.hasSuffix(":") || text.hasSuffix("：")) ? 7 : nil
    default: return nil
    }
  }
}

extension [Inline] {
  fileprivate var hasPicture: Bool {
    contains { inline in
      switch inline.kind {
      case .image: true
      case .marked(_, let content), .link(_, _, let content): content.hasPicture
      default: false
      }
    }
  }

  fileprivate func showsAnything(_ isShown: (Inline.Image) -> Bool) -> Bool {
    contains { inline in
      switch inline.kind {
      case .image(let image): isShown(image)
      case .marked(_, let content), .link(_, _, let content): content.showsAnything(isShown)
      case .text, .softBreak, .hardBreak: !inline.isBlank
      case .code, .footnoteReference: true
      }
    }
  }
}
