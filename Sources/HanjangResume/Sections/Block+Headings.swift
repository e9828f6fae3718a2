import HanjangMarkdown

extension Block {
  var headingLevel: Int? {
    if case .heading(let level, _, _) = kind { level } else { nil }
  }

  var headingContent: [Inline] {
    if case .heading(_, _, let content) = kind { content } else { [] }
  }

  /// Whether it is more than a gap or a rule.
  var isVisible: Bool {
    switch kind {
    case .thematicBreak, .space: false
    default: true
    }
  }
}

extension [Block] {
  /// Cut before each heading of `level` or above; the first piece may have no heading.
  func parted(atLevel level: Int) -> [(heading: Block?, body: [Block])] {
    var pieces: [(heading: Block?, body: [Block])] = [(nil, [])]
    for block in self {
      if let own = block.headingLevel, own <= level {
        pieces.append((block, []))
      } else {
        pieces[pieces.count - 1].body.append(block)
      }
    }
    if pieces[0].body.isEmpty, pieces.count > 1 { pieces.removeFirst() }
    return pieces
  }
}

extension [Inline] {
  /// With spaces for its breaks.
  var joiningLines: [Inline] {
    map { inline in
      switch inline.kind {
      case .softBreak, .hardBreak: Inline(.text(" "), range: inline.range)
      default: inline
      }
    }
  }
}
