import HanjangCore
import HanjangMarkdown

/// Sections at the titles that the model found, for documents whose titles no rule knows.
struct FittedPieces {
  private(set) var header: [Block] = []
  private(set) var pieces: [SectionSplitter.Piece] = []

  init(_ blocks: [Block], _ fitted: FittedReading, _ vocabulary: Vocabulary) {
    for block in blocks {
      if let title = title(of: block), let row = fitted.row(of: title),
        fitted.labels[row].part == .title,
        let kind = Self.kind(title, fitted.labels[row], vocabulary),
        kind != .generic || !pieces.isEmpty
      {
        let kinds = kind == .generic ? [] : [kind]
        pieces.append(.init(kind: kind, kinds: kinds, heading: heading(block, title), body: []))
      } else if pieces.isEmpty {
        header.append(block)
      } else {
        pieces[pieces.count - 1].body.append(block)
      }
    }
    if pieces.isEmpty { addUntitled(fitted) }
  }

  /// Entries that stand below no title.
  private mutating func addUntitled(_ fitted: FittedReading) {
    let first = header.indices.first { index in
      let fragments = FragmentReader([header[index]], fitted).fragments
      return fragments.contains { $0.row.flatMap(fitted.group(at:)) != nil }
    }
    guard let first else { return }
    let kind = fitted.groups.first?.first?.kind.section ?? .career
    pieces = [.init(kind: kind, kinds: [kind], heading: nil, body: Array(header[first...]))]
    header = Array(header[..<first])
  }

  private static func kind(
    _ title: [Inline], _ label: LineLabel, _ vocabulary: Vocabulary
  ) -> SectionKind? {
    if let kind = vocabulary.sectionKinds(title.plainText).first { return kind }
    return EntryKind(rawValue: label.kind)?.section
  }

  /// The line of a heading, or of a paragraph that is nothing else.
  private func title(of block: Block) -> [Inline]? {
    switch block.kind {
    case .heading(_, _, let content): content
    case .paragraph(let content): content.partedAtBreaks.count == 1 ? content : nil
    case .quote, .callout, .list, .definitions, .code, .table, .thematicBreak, .space, .pageBreak:
      nil
    }
  }

  private func heading(_ block: Block, _ title: [Inline]) -> Block {
    guard case .paragraph = block.kind else { return block }
    return Block(
      .heading(level: 2, anchor: "", content: title.boldContent ?? title), range: block.range)
  }
}
