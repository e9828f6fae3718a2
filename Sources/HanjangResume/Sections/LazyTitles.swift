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
  /// The item without its last line, where that is bold, or without all from a line on that begins
  /// with a period.
  fileprivate var partedAtLazyTitle: (rest: List.Item, title: Block)? {
    guard blocks.count == 1, case .paragraph(let content) = blocks[0].kind,
      let last = content.lastIndex(where: { $0.isBreak })
    else { return nil }
    for place in content.indices where content[place].isBreak {
      let line = content[(place + 1)...].prefix { !$0.isBreak }
      guard RichLine(Array(line)).beginsWithPeriod else { continue }
      return parted(at: place, title: Array(content[(place + 1)...]))
    }
    return partedAtBold(last, content)
  }

  private func parted(at place: Int, title: [Inline]) -> (rest: List.Item, title: Block)? {
    guard case .paragraph(let content) = blocks[0].kind, let first = title.first else { return nil }
    var rest = self
    rest.blocks[0].kind = .paragraph(Array(content[..<place]))
    return (rest, Block(.paragraph(title), range: first.range))
  }

  private func partedAtBold(
    _ place: Int, _ content: [Inline]
  ) -> (rest: List.Item, title: Block)? {
    guard place + 1 < content.count, case .marked(let mark, _) = content[place + 1].kind,
      mark == .strong || mark == .emphasis
    else { return nil }
    let line = Array(content[(place + 1)...])
    // More than a bold start is a title where it is short and dated.
    let text = line.plainText
    let isDated = text.count <= 80 && text.contains(where: \.isNumber)
    guard mark == .strong && line.count == 1 || isDated else {
      return nil
    }
    return parted(at: place, title: line)
  }
}

extension RichLine {
  /// `2017.03 ~ 2020.05 한빛의료원`.
  fileprivate var beginsWithPeriod: Bool {
    guard scalars.first?.digit != nil, let found = PeriodScanner.periods(in: self).first else {
      return false
    }
    return found.isRange && found.range.lowerBound == 0 && found.range.upperBound < scalars.count
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
