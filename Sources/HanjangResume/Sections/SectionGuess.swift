import HanjangMarkdown

/// What a section holds whose title no alias knows, by what stands in it: in a résumé two and more
/// dated lines with roles are work, whatever is written above them.
struct SectionGuess {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// nil where nothing says it.
  func kind(of body: [Block]) -> SectionKind? {
    let heads = self.heads(of: body)
    guard !heads.isEmpty else { return nil }
    func areMost(_ test: ([RichLine]) -> Bool) -> Bool {
      heads.count(where: test) * 4 >= heads.count * 3
    }
    if areMost({ lines in isDated(lines) && lines.contains { SchoolTitle.namesSchool($0.text) } }) {
      return .education
    }
    guard heads.count > 1 else { return nil }
    if areMost({ isRange($0) && saysWork($0) }) { return .career }
    if areMost({ EntryMarks.isCertificate($0[0].text) }) { return .certificates }
    return areMost { EntryMarks.isAward($0[0].text) } ? .awards : nil
  }

  /// The first lines of what may be entries: headings, or the items of the one list.
  private func heads(of body: [Block]) -> [[RichLine]] {
    let blocks = body.filter(\.isVisible)
    if let level = blocks.compactMap(\.headingLevel).min() {
      guard blocks.first?.headingLevel == level else { return [] }
      return blocks.parted(atLevel: level).compactMap { piece in
        guard let heading = piece.heading else { return nil }
        return [RichLine(heading.headingContent.joiningLines)] + lines(of: piece.body.first)
      }
    }
    let paragraphs = blocks.map { Array(lines(of: $0).prefix(3)) }.filter {
      $0.contains { isDatedAlone($0) }
    }
    if !paragraphs.isEmpty, blocks.count <= 2 * paragraphs.count { return paragraphs }
    guard blocks.count == 1, case .list(let list) = blocks[0].kind else { return [] }
    let heads = list.items.map { lines(of: $0.blocks.first) }
    return heads.contains { $0.isEmpty || $0[0].scalars.count > 100 } ? [] : heads
  }

  private func lines(of block: Block?) -> [RichLine] {
    guard case .paragraph(let content)? = block?.kind else { return [] }
    return Array(RichLine.lines(of: content).prefix(2))
  }

  private func isDated(_ lines: [RichLine]) -> Bool {
    lines.contains { extraction(of: $0) != nil }
  }

  /// A short line with a period.
  private func isDatedAlone(_ line: RichLine) -> Bool {
    line.scalars.count <= 80 && extraction(of: line.withoutPictograms) != nil
  }

  private func isRange(_ lines: [RichLine]) -> Bool {
    lines.contains { extraction(of: $0)?.periods.contains { $0.end != .none } ?? false }
  }

  private func extraction(of line: RichLine) -> PeriodExtraction? {
    PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary)
  }

  /// A role, or the mark of a company.
  private func saysWork(_ lines: [RichLine]) -> Bool {
    let splitter = TitleSplitter(vocabulary: vocabulary, kind: .career)
    return lines.contains { line in
      let text = (extraction(of: line)?.rest ?? line).text
      return vocabulary.isRole(text) || splitter.isOrganization(text)
    }
  }
}
