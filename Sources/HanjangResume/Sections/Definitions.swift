import HanjangMarkdown

extension Block {
  /// A `<dl>` as a list, each term over what it means; nil for other blocks.
  var termsAsItems: List? {
    guard case .definitions(let definitions) = kind else { return nil }
    let items = definitions.joiningTermless.map { definition in
      List.Item(
        blocks: [Block(.paragraph(definition.term), range: definition.range)] + definition.blocks,
        range: definition.range)
    }
    return List(numbering: .bullet, isTight: true, items: items)
  }

  /// A `<dl>` as lines of `term: meaning`; nil where a meaning is more than a paragraph.
  var termsAsLines: [RichLine]? {
    guard case .definitions(let definitions) = kind else { return nil }
    let lines = definitions.joiningTermless.map(\.line)
    return lines.isEmpty || lines.contains { $0 == nil } ? nil : lines.compactMap { $0 }
  }
}

extension Definition {
  /// `term: meaning` in one line.
  var line: RichLine? {
    let meanings = blocks.map { block -> [Inline]? in
      if case .paragraph(let content) = block.kind { content.joiningLines } else { nil }
    }
    guard !term.isEmpty, !meanings.isEmpty, meanings.allSatisfy({ $0 != nil }) else { return nil }
    let text = meanings.compactMap { $0 }.reduce(into: [Inline]()) { text, meaning in
      if !text.isEmpty { text.append(Inline(.text(", "), range: range)) }
      text += meaning
    }
    let colon = Inline(.text(": "), range: range)
    return RichLine(term.withoutFinalColon + [colon] + text)
  }
}

extension [Definition] {
  /// With a meaning that has no term of its own at the one before.
  fileprivate var joiningTermless: [Definition] {
    reduce(into: []) { result, definition in
      if definition.term.isEmpty, !result.isEmpty {
        result[result.count - 1].blocks += definition.blocks
      } else {
        result.append(definition)
      }
    }
  }
}
