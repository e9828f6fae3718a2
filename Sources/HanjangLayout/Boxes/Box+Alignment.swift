import HanjangMarkdown

extension [Box] {
  /// Aligns text, also that in quotes and call-outs; lists and tables keep their edge.
  mutating func align(_ alignment: Table.Alignment) {
    let text: TextBox.Alignment =
      switch alignment {
      case .start: .start
      case .center: .center
      case .end: .end
      }
    for index in indices { self[index].align(text) }
  }
}

extension Box {
  fileprivate mutating func align(_ alignment: TextBox.Alignment) {
    if case .text(var text) = kind, text.breaking != .code {
      text.alignment = alignment
      kind = .text(text)
    } else if case .flow(var children) = kind {
      if case .list? = role { return }
      for index in children.indices { children[index].align(alignment) }
      kind = .flow(children)
    }
  }
}
