import HanjangCore
import HanjangMarkdown

/// What the author's comments say of pages' ends, by where the blocks begin that they are for.
typealias SplitHints = [SourcePosition: SplitHint]

extension Box {
  /// Takes what a comment says of the block, entry or section that begins at `range`.
  mutating func take(_ hints: SplitHints, at range: SourceRange?) {
    guard !hints.isEmpty, let range, let hint = hints[range.start] else { return }
    switch hint {
    case .keep: splitting = .kept(range)
    case .split: splitting = .free
    }
  }
}

extension [Box] {
  /// The same for the boxes that a block became: a heading's request waits for what stands under it.
  func taking(_ hints: SplitHints, at range: SourceRange) -> [Box] {
    guard !hints.isEmpty, hints[range.start] != nil, !isEmpty else { return self }
    var boxes = self
    if count == 1 || self[0].headingLevel != nil {
      boxes[0].take(hints, at: range)
      return boxes
    }
    var joined = Box(.flow(self))
    joined.take(hints, at: range)
    return [joined]
  }

  /// What stands under a heading for which the author asks becomes one box with it, up to the next
  /// heading of its level.
  var joinedUnderHeadings: [Box] {
    var result: [Box] = []
    var index = 0
    while index < count {
      let box = self[index]
      guard let level = box.headingLevel, box.splitting != .automatic else {
        result.append(box)
        index += 1
        continue
      }
      var end = self[(index + 1)...].firstIndex { $0.ends(level) } ?? count
      while end > index + 1, case .separator = self[end - 1].kind { end -= 1 }
      var heading = box
      heading.splitting = .automatic
      heading.section = nil
      var joined = Box(.flow([heading] + Array(self[(index + 1)..<end]).joinedUnderHeadings))
      joined.splitting = box.splitting
      joined.section = box.section
      result.append(joined)
      index = end
    }
    return result
  }
}

extension [Box] {
  /// The same for the positions within an entry, which begin at `starts`.
  func joinedUnderPositions(_ starts: [Int]) -> [Box] {
    guard let first = starts.first else { return self }
    var result = Array(self[..<first])
    for (start, end) in zip(starts, starts.dropFirst() + [count]) {
      guard self[start].splitting != .automatic else {
        result += self[start..<end]
        continue
      }
      var children = Array(self[start..<end])
      children[0].splitting = .automatic
      var joined = Box(.flow(children))
      joined.splitting = self[start].splitting
      result.append(joined)
    }
    return result
  }
}

extension Box {
  /// Whether what stands under a heading of `level` ends before this box.
  fileprivate func ends(_ level: Int) -> Bool {
    switch kind {
    case .pageBreak, .footnotes: true
    case .flow, .text, .table, .image, .figures, .rule, .separator, .row, .chips:
      headingLevel.map { $0 <= level } ?? false
    }
  }
}
