import HanjangCore
import HanjangMarkdown
import HanjangStyle

extension BoxBuilder {
  func list(_ list: List, text: TextStyle, depth: Int) -> Box {
    let looks = style.blocks.list
    let indent = listIndent(list, text: text)
    let gap = list.isTight ? looks.tightGap : looks.looseGap
    let items = list.items.enumerated().map { index, item in
      var children = boxes(item.blocks, text: text, depth: depth + 1)
      if children.isEmpty { children = [Box(.text(TextBox(emptyLine(text), style: text)))] }
      // The item's own gap decides, not that of the paragraph in it.
      children[0].before = .zero
      children[children.count - 1].after = .zero
      if list.isTight { tighten(&children) }
      var box = Box(.flow(children))
      box.insets.left = indent
      box.marker = marker(of: item, at: index, in: list, text: text, depth: depth)
      box.before = index == 0 ? .zero : gap
      box.role = .listItem
      let next = index + 1 < list.items.count ? list.items[index + 1] : nil
      box.isIntroduction = next.map { item.introduces($0) } ?? false
      return box
    }
    var box = Box(.flow(items))
    let outer = depth == 0 ? style.blocks.paragraphGap : gap
    box.before = outer
    box.after = outer
    box.role = .list(isOrdered: list.isOrdered)
    return box
  }

  /// The items of a tight list stand close also where they hold several blocks.
  private func tighten(_ children: inout [Box]) {
    for index in children.indices {
      if case .text = children[index].kind {
        if index > 0 { children[index].before = style.blocks.list.tightGap }
        if index + 1 < children.count { children[index].after = style.blocks.list.tightGap }
      }
    }
  }

  /// A line of its own, so that an empty item keeps its marker.
  private func emptyLine(_ text: TextStyle) -> TextContent {
    TextContent([TextSpan("\u{A0}", style: text)])
  }

  private func marker(
    of item: List.Item, at index: Int, in list: List, text: TextStyle, depth: Int
  ) -> Box.Marker {
    let looks = style.blocks.list
    var markerStyle = text
    markerStyle.color = looks.markerColor
    markerStyle.hasTabularFigures = true
    let label: String
    switch (item.isDone, list.numbering) {
    case (true?, _): label = "☑"
    case (false?, _): label = "☐"
    case (nil, .bullet):
      label = looks.bullets.isEmpty ? "•" : looks.bullets[min(depth, looks.bullets.count - 1)]
    case (nil, .ordered(let start, let delimiter)): label = "\(start + index)\(delimiter)"
    }
    let content = TextContent([TextSpan(label, style: markerStyle)])
    return Box.Marker(content: content, gap: looks.markerGap)
  }

  /// Room for the widest number; a figure is about 0.6 em wide in the fonts that styles name.
  private func listIndent(_ list: List, text: TextStyle) -> Double {
    guard case .ordered(let start, _) = list.numbering else { return style.blocks.list.indent }
    let digits = String(start + max(0, list.items.count - 1)).count
    let needed = (Double(digits) * 0.62 + 0.35) * text.size + style.blocks.list.markerGap
    return max(style.blocks.list.indent, needed)
  }
}

extension List {
  fileprivate var isOrdered: Bool {
    if case .ordered = numbering { true } else { false }
  }
}
