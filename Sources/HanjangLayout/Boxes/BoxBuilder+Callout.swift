import HanjangCore
import HanjangMarkdown
import HanjangStyle

extension BoxBuilder {
  /// Text on a background of its own, as wide as the column.
  func callout(_ children: [Block], text: TextStyle, depth: Int) -> Box {
    var inside = boxes(children, text: text, depth: depth)
    if !inside.isEmpty {
      inside[0].before = .zero
      inside[inside.count - 1].after = .zero
    }
    var box = Box(.flow(inside))
    box.before = style.blocks.paragraphGap
    box.after = style.blocks.paragraphGap
    box.insets = style.blocks.code.padding
    box.decorations = [
      .background(style.blocks.code.background, radius: style.blocks.code.radius)
    ]
    box.role = .blockQuote
    return box
  }

  /// Terms in the weight of strong text, what they mean indented below.
  func definitions(_ definitions: [Definition], text: TextStyle, depth: Int) -> Box {
    var boxes: [Box] = []
    for definition in definitions {
      if !definition.term.isEmpty {
        var strong = text
        strong.weight = max(text.weight, style.text.inline.strongWeight)
        var term = Box(.text(TextBox(spans(definition.term, strong), style: strong)))
        term.before = boxes.isEmpty ? .zero : style.blocks.list.looseGap
        term.keptLines = definition.blocks.isEmpty ? 0 : 1
        term.role = .paragraph
        boxes.append(term)
      }
      guard !definition.blocks.isEmpty else { continue }
      var children = self.boxes(definition.blocks, text: text, depth: depth + 1)
      if !children.isEmpty {
        children[0].before = style.blocks.list.tightGap
        children[children.count - 1].after = .zero
      }
      var meaning = Box(.flow(children))
      meaning.insets.left = style.blocks.list.indent
      boxes.append(meaning)
    }
    var box = Box(.flow(boxes))
    box.before = style.blocks.paragraphGap
    box.after = style.blocks.paragraphGap
    return box
  }
}
