import HanjangCore
import HanjangMarkdown

extension Block {
  /// Whether it stands for a comment about an entry, and nothing else.
  var isEntryComment: Bool {
    guard entry != nil, case .paragraph(let content) = kind else { return false }
    return content.isEmpty
  }
}

extension [Block] {
  /// With each comment about an entry at the heading that it stands below or above, the nearer one;
  /// a section's title is none. The others stay where they are.
  func joiningEntryComments(_ vocabulary: Vocabulary) -> [Block] {
    guard contains(where: \.isEntryComment) else { return self }
    func begins(_ block: Block?) -> Block? {
      guard let block, block.headingLevel != nil, block.entry == nil,
        vocabulary.section(block.headingContent.plainText) == nil
      else { return nil }
      return block
    }
    var result: [Block] = []
    var waiting: EntryComment?
    for (index, block) in enumerated() {
      guard block.isEntryComment else {
        result.append(block)
        if let waiting { result[result.count - 1].entry = waiting }
        waiting = nil
        continue
      }
      let line = block.range.start.line
      let above = begins(result.last).map { line - $0.range.start.line }
      let below = begins(index + 1 < count ? self[index + 1] : nil)
        .map { $0.range.start.line - line }
      if let above, above <= below ?? above {
        result[result.count - 1].entry = block.entry
      } else if below != nil {
        waiting = block.entry
      } else {
        result.append(block)
      }
    }
    return result
  }
}

extension Entry {
  /// What names the entry, when labels in it do.
  private static let names: Set<String> = ["organization", "institution", "title"]

  /// Takes what the author's comment says in place of what was recognised.
  ///
  /// - Returns: what `--explain` shows.
  mutating func take(_ comment: EntryComment, at range: SourceRange) -> String {
    var told: [String] = []
    if !comment.organization.isEmpty {
      title = [Inline(.text(comment.organization), range: range)]
      facts.removeAll { Self.names.contains($0.name) }
      // What was split from the title is part of it.
      details.removeAll { comment.organization.contains(BlockText.clean($0)) }
      told.append(comment.organization)
    }
    if !comment.role.isEmpty {
      details = [[Inline(.text(comment.role), range: range)]]
      facts.removeAll { $0.name == "role" || $0.name == "department" }
      facts.append(Fact(name: "role", value: comment.role))
      told.append(comment.role)
    }
    if !comment.period.isEmpty {
      let line = RichLine([Inline(.text(comment.period), range: range)])
      let found = PeriodScanner.periods(in: line).map(\.period)
      if !found.isEmpty { periods = found }
      told.append(found.isEmpty ? "\(comment.period), which isn't a period" : comment.period)
    }
    return "a comment's entry: \(told.joined(separator: ", "))"
  }
}
