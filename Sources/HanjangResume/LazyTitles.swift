import HanjangMarkdown

extension [Block] {
  /// With the bold lines that follow a list without an empty line as paragraphs of their own:
  /// Markdown takes them into the last item, their authors mean them as titles.
  var withoutLazyTitles: [Block] {
    flatMap { block -> [Block] in
      guard case .list(let list) = block.kind else { return [block] }
      return list.partedAtLazyTitles(in: block)
    }
  }
}

extension List {
  fileprivate func partedAtLazyTitles(in block: Block) -> [Block] {
    var parts: [Block] = []
    var current = self
    current.items = []
    func flush() {
      guard let first = current.items.first else { return }
      parts.append(Block(.list(current), range: first.range))
      current.items = []
    }
    for (index, item) in items.enumerated() {
      guard index + 1 < items.count, let (rest, title) = item.partedAtLazyTitle else {
        current.items.append(item)
        continue
      }
      current.items.append(rest)
      flush()
      parts.append(title)
    }
    if parts.isEmpty { return [block] }
    flush()
    return parts
  }
}

extension List.Item {
  /// The item without its last line, where that is bold.
  fileprivate var partedAtLazyTitle: (rest: List.Item, title: Block)? {
    guard blocks.count == 1, case .paragraph(let content) = blocks[0].kind,
      let last = content.last, case .marked(.strong, _) = last.kind,
      content.count >= 2, case .softBreak = content[content.count - 2].kind
    else { return nil }
    var rest = self
    rest.blocks[0].kind = .paragraph(Array(content.dropLast(2)))
    return (rest, Block(.paragraph([last]), range: last.range))
  }
}
