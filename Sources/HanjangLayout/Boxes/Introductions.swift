import HanjangMarkdown

extension Block {
  /// Whether it is a line that leads to the next block: a title in bold, or a text that ends in a colon.
  func introduces(_ next: Block) -> Bool {
    guard case .paragraph(let content) = kind else { return false }
    switch next.kind {
    case .heading, .thematicBreak, .space, .pageBreak: return false
    case .paragraph: return content.isBoldTitle && !next.isTitleInBold
    case .list, .code, .table, .quote, .callout, .definitions:
      return content.isBoldTitle || content.endsInColon
    }
  }

  fileprivate var isTitleInBold: Bool {
    if case .paragraph(let content) = kind { content.isBoldTitle } else { false }
  }
}

extension List.Item {
  /// Whether it is a title over the next items.
  func introduces(_ next: List.Item) -> Bool { isTitle && !next.isTitle }

  private var isTitle: Bool {
    guard blocks.count == 1, case .paragraph(let content) = blocks[0].kind else { return false }
    return content.isBoldTitle || content.endsInColon
  }
}

extension [Inline] {
  /// Characters of the longest text in bold that is a title.
  private static var longestTitle: Int { 60 }

  fileprivate var isBoldTitle: Bool {
    guard count == 1, case .marked(.strong, let inner) = self[0].kind else { return false }
    return inner.plainText.count <= Self.longestTitle
  }

  fileprivate var endsInColon: Bool {
    guard let last = plainText.last(where: { !$0.isWhitespace }) else { return false }
    return last == ":" || last == "："
  }
}
