import HanjangMarkdown

/// The sections of a document that titles none of them: paragraphs with a period that name a company,
/// a role or a school begin its works and its studies.
struct UntitledSections {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  struct Parts {
    var header: [Block]
    var pieces: [SectionSplitter.Piece]
  }

  /// nil for a document that has none, or tells a story.
  func parts(of blocks: [Block]) -> Parts? {
    let blocks = blocks.flatMap { parted($0) }
    let kinds = blocks.map { kind(of: $0) }
    guard kinds.count(where: { $0 != nil }) > 1, let first = kinds.firstIndex(where: { $0 != nil }),
      !blocks[first...].contains(where: tells)
    else { return nil }
    var parts = Parts(header: Array(blocks[..<first]), pieces: [])
    for (block, kind) in zip(blocks, kinds).dropFirst(first) {
      if let kind, parts.pieces.last?.kind != kind {
        parts.pieces.append(.init(kind: kind, kinds: [kind], heading: nil, body: []))
      }
      parts.pieces[parts.pieces.count - 1].body.append(block)
    }
    return parts
  }

  /// Lines that carry a range each as paragraphs of their own.
  private func parted(_ block: Block) -> [Block] {
    guard case .paragraph(let content) = block.kind else { return [block] }
    let lines = RichLine.lines(of: content)
    let areDated = lines.allSatisfy { line in
      let found = PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary)
      return found.map { $0.periods[0].end != .none && !$0.rest.isEmpty } ?? false
    }
    guard lines.count > 1, areDated else { return [block] }
    return lines.map { EntryHead.paragraph([$0]) }
  }

  /// What the entry is that begins with a block; nil where none does.
  private func kind(of block: Block) -> SectionKind? {
    guard case .paragraph(let content) = block.kind else { return nil }
    let lines = RichLine.lines(of: content).prefix(3)
    guard let first = lines.first, first.scalars.count <= 80 else { return nil }
    let dated = lines.compactMap { line in
      PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary)
    }
    guard dated.contains(where: { $0.periods.contains { $0.end != .none } }) else { return nil }
    if lines.contains(where: { SchoolTitle.namesSchool($0.text) }) { return .education }
    let splitter = TitleSplitter(vocabulary: vocabulary, kind: .career)
    return lines.contains { vocabulary.isRole($0.text) || splitter.isOrganization($0.text) }
      ? .career : nil
  }

  /// A paragraph of sentences, or a heading.
  private func tells(_ block: Block) -> Bool {
    switch block.kind {
    case .heading: return true
    case .paragraph(let content):
      let text = BlockText.clean(content)
      return text.count > 60
        && (text.hasSuffix("다.") || text.hasSuffix("요.") || text.hasSuffix("."))
    case .quote, .callout, .list, .definitions, .code, .table, .thematicBreak, .space, .pageBreak:
      return false
    }
  }
}
