import HanjangMarkdown

extension BlindRewriter {
  /// A name may be written across several nodes, as in `홍**길동**`: the nodes' texts are read as
  /// one, and what replaces a word stands where the word began.
  func blind(_ content: [Inline]) -> [Inline] {
    guard !content.isEmpty else { return content }
    var leaves: [String] = []
    Self.collect(content, &leaves)
    let changed = blind(leaves)
    var next = 0
    return rebuilt(content, from: changed, &next)
  }

  /// The texts of the nodes in reading order; a break is a space, which stays.
  private static func collect(_ content: [Inline], _ leaves: inout [String]) {
    for inline in content {
      switch inline.kind {
      case .text(let text), .code(let text): leaves.append(text)
      case .softBreak, .hardBreak: leaves.append(" ")
      case .marked(_, let inner), .link(_, _, let inner): collect(inner, &leaves)
      case .image: leaves.append("\u{FFFC}")
      case .footnoteReference: leaves.append("\u{2060}")
      }
    }
  }

  private func blind(_ leaves: [String]) -> [String] {
    let letters = BlindLetters(leaves.joined())
    let edits = text.edits(in: letters)
    guard !edits.isEmpty else { return leaves }
    // Letters that two nodes share would count twice: such text is one node's.
    let counts = leaves.map(\.count)
    guard counts.reduce(0, +) == letters.count else { return leaves.map(text.blind) }
    var result: [String] = []
    var start = 0
    for count in counts {
      let leaf = start..<(start + count)
      var changed = ""
      var position = leaf.lowerBound
      for edit in edits where edit.range.overlaps(leaf) {
        changed += letters.text(position..<max(position, edit.range.lowerBound))
        if edit.range.lowerBound >= leaf.lowerBound { changed += edit.replacement }
        position = min(edit.range.upperBound, leaf.upperBound)
      }
      result.append(changed + letters.text(min(position, leaf.upperBound)..<leaf.upperBound))
      start = leaf.upperBound
    }
    return result
  }

  private func rebuilt(
    _ content: [Inline], from leaves: [String], _ next: inout Int
  ) -> [Inline] {
    var result: [Inline] = []
    for inline in content {
      var copy = inline
      switch inline.kind {
      case .text(let before):
        copy.kind = .text(leaves[next])
        next += 1
        if case .text("") = copy.kind, !before.isEmpty { continue }
      case .code(let before):
        copy.kind = .code(leaves[next])
        next += 1
        if case .code("") = copy.kind, !before.isEmpty { continue }
      case .softBreak, .hardBreak, .footnoteReference: next += 1
      case .image(var image):
        next += 1
        image.alternative = text.blind(image.alternative)
        image.title = text.blind(image.title)
        copy.kind = .image(image)
      case .marked(let mark, let inner):
        let kept = rebuilt(inner, from: leaves, &next)
        if kept.isEmpty, !inner.isEmpty { continue }
        copy.kind = .marked(mark, kept)
      case .link(let destination, let title, let inner):
        let kept = rebuilt(inner, from: leaves, &next)
        if kept.isEmpty, !inner.isEmpty { continue }
        guard let place = blind(destination: destination) else {
          result += kept
          continue
        }
        copy.kind = .link(destination: place, title: text.blind(title), content: kept)
      }
      result.append(copy)
    }
    return result
  }

  /// nil where it leads to the person.
  private func blind(destination: String) -> String? {
    if destination.hasPrefix("#") {
      let anchor = String(destination.dropFirst()).removingPercentEscapes
      let changed = blind(anchor: anchor)
      return changed == anchor ? destination : "#" + changed
    }
    let plain = destination.removingPercentEscapes
    guard !text.words.isPersonal(address: plain),
      text.edits(in: BlindLetters(plain)).isEmpty
    else { return nil }
    return destination
  }
}
