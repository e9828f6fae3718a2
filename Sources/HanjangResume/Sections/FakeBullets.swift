import HanjangCore
import HanjangMarkdown

/// Lists whose bullets Markdown does not know, with true lists below their items.
struct FakeBullets {
  private let bullets: [Unicode.Scalar]
  private let vocabulary: Vocabulary

  init(_ bullets: [Unicode.Scalar], _ vocabulary: Vocabulary) {
    self.bullets = bullets
    self.vocabulary = vocabulary
  }

  /// `• text`; the same signs alone over a title aren't bullets.
  func isBullet(_ line: RichLine) -> Bool {
    guard let first = line.scalars.first, bullets.contains(first), line.scalars.count > 2 else {
      return false
    }
    let rest = line.text(line.trimmed(1..<line.scalars.count))
    return vocabulary.section(rest) == nil
  }

  /// An indented list after a list with bullets of the author's own belongs to its last item, and
  /// Markdown takes the next of these bullets into it.
  /// - Parameter restored: makes lists of the bullets in a block.
  func joined(_ blocks: [Block], restored: (Block) -> [Block]) -> [Block] {
    var result: [Block] = []
    var canTake = false
    for block in blocks {
      guard canTake, case .list(let inner) = block.kind, let last = result.last,
        case .list(var outer) = last.kind, block.range.start.column > last.range.start.column
      else {
        let piece = restored(block)
        result += piece
        if case .paragraph = block.kind, case .list? = piece.last?.kind {
          canTake = true
        } else {
          canTake = false
        }
        continue
      }
      for item in inner.items { add(item, of: inner, to: &outer) }
      result[result.count - 1] = Block(.list(outer), range: last.range)
    }
    return result
  }

  private func add(_ item: List.Item, of inner: List, to outer: inout List) {
    guard case .paragraph(let content)? = item.blocks.first?.kind else {
      append(item, of: inner, to: &outer)
      return
    }
    let lines = RichLine.lines(of: content)
    let first = lines.firstIndex { isBullet($0) } ?? lines.count
    guard first > 0, first < lines.count else {
      append(item, of: inner, to: &outer)
      return
    }
    var own = item
    own.blocks = [EntryHead.paragraph(Array(lines[..<first]))]
    append(own, of: inner, to: &outer)
    for line in lines[first...] {
      let text =
        isBullet(line) ? RichLine(line.slice(1..<line.scalars.count)).inlines : line.inlines
      let range = line.range ?? item.range
      outer.items.append(List.Item(blocks: [Block(.paragraph(text), range: range)], range: range))
    }
    if let last = outer.items.indices.last { outer.items[last].blocks += item.blocks.dropFirst() }
  }

  /// Below the last item of `outer`.
  private func append(_ item: List.Item, of inner: List, to outer: inout List) {
    guard let last = outer.items.indices.last else { return }
    if case .list(var list)? = outer.items[last].blocks.last?.kind {
      list.items.append(item)
      outer.items[last].blocks[outer.items[last].blocks.count - 1].kind = .list(list)
    } else {
      var list = inner
      list.items = [item]
      outer.items[last].blocks.append(Block(.list(list), range: item.range))
    }
  }
}
