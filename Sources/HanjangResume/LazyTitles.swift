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
      guard let (rest, title) = item.partedAtLazyTitle, index + 1 < items.count || title.isDated
      else {
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
      let place = content.lastIndex(where: { $0.isBreak }), place + 1 < content.count,
      case .marked(.strong, _) = content[place + 1].kind
    else { return nil }
    let line = Array(content[(place + 1)...])
    // More than a bold start is a title where it is short and dated.
    let text = line.plainText
    guard line.count == 1 || text.count <= 80 && text.contains(where: \.isNumber) else {
      return nil
    }
    var rest = self
    rest.blocks[0].kind = .paragraph(Array(content[..<place]))
    return (rest, Block(.paragraph(line), range: line[0].range))
  }
}

extension Block {
  fileprivate var isDated: Bool { plainText?.contains(where: \.isNumber) ?? false }
}

extension Inline {
  var isBreak: Bool {
    switch kind {
    case .softBreak, .hardBreak: true
    case .text, .code, .marked, .link, .image, .footnoteReference: false
    }
  }
}
