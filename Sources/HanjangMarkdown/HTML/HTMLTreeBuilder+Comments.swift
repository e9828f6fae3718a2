/// Comments that say something: of an entry, of a page's end, or in place of a tool's leftovers.
extension HTMLTreeBuilder {
  mutating func read(comment: String) {
    if comment.hasPrefix(Leftovers.htmlMark) {
      for event in conversion.events(of: String(comment.dropFirst(Leftovers.htmlMark.count))) {
        read(event.kind)
      }
      return
    }
    if let entry = entry(of: comment) {
      var mark = Block(.paragraph([]), range: range)
      mark.entry = entry
      append(mark)
      return
    }
    let words = comment.trimmed.lowercased()
    guard
      words.hasPrefix("pagebreak") || words.hasPrefix("page-break") || words == "break"
        || PageBreakSpelling.isName(words)
    else {
      if !words.isEmpty {
        conversion.rewrote("<!--\(comment)-->", as: "left out: a comment", at: range)
      }
      return
    }
    append(Block(.pageBreak, range: range))
  }

  private func entry(of comment: String) -> EntryComment? {
    EntryComment(comment) { tag in
      for case .open(let tag) in conversion.events(of: tag).map(\.kind) { return tag.attributes }
      return [:]
    }
  }
}
