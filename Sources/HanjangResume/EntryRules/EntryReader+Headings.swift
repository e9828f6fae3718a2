import HanjangCore
import HanjangMarkdown

/// Lines around the headings of entries that say when.
extension EntryReader {
  /// With the periods that stand above the headings below them, where the first one does.
  func loweringPeriods(
    in pieces: [(heading: Block?, body: [Block])]
  ) -> [(heading: Block?, body: [Block])] {
    let first = pieces[0].body.filter(\.isVisible)
    guard pieces.count > 1, pieces[0].heading == nil, first.count == 1, isPeriod(first[0]) else {
      return pieces
    }
    var result = pieces
    for index in result.indices.dropLast() {
      guard let last = result[index].body.lastIndex(where: \.isVisible),
        isPeriod(result[index].body[last])
      else { continue }
      result[index + 1].body.insert(result[index].body.remove(at: last), at: 0)
    }
    result.removeFirst()
    return result
  }

  /// With headings that are nothing but a period as the first line below the heading that follows.
  func joiningPeriodHeadings(
    in pieces: [(heading: Block?, body: [Block])]
  ) -> [(heading: Block?, body: [Block])] {
    var result: [(heading: Block?, body: [Block])] = []
    for piece in pieces {
      if let above = result.last?.heading, result.last?.body.contains(where: \.isVisible) == false,
        case .heading(_, _, let content) = above.kind, isPeriod(RichLine(content)),
        !isPeriod(RichLine(piece.heading?.headingContent ?? []))
      {
        result.removeLast()
        let period = Block(.paragraph(content), range: above.range)
        result.append((piece.heading, [period] + piece.body))
      } else {
        result.append(piece)
      }
    }
    return result
  }

  /// With the heading below each title as a line of it, where it holds the period and each entry has
  /// one such heading: `#### Seattle, WA | April 2022 – Present`.
  func loweringHeadLines(
    in pieces: [(heading: Block?, body: [Block])]
  ) -> [(heading: Block?, body: [Block])] {
    let entries = pieces.indices.filter { pieces[$0].heading != nil }
    let lines = entries.filter { isHeadLine(pieces[$0].body.first(where: \.isVisible)) }
    guard !lines.isEmpty, lines.count == entries.count, kind.holdsPeriodsBelow,
      lines.allSatisfy({ index in
        pieces[index].body.count { $0.headingLevel != nil } == 1
          && !carriesPeriod([RichLine(pieces[index].heading?.headingContent ?? [])], body: [])
      })
    else { return pieces }
    var result = pieces
    for index in lines {
      guard let place = result[index].body.firstIndex(where: \.isVisible) else { continue }
      result[index].body[place].kind = .paragraph(result[index].body[place].headingContent)
    }
    return result
  }

  /// A heading with a period and nothing else, or with a place, a grade or a role beside it.
  private func isHeadLine(_ block: Block?) -> Bool {
    guard let block, block.headingLevel != nil,
      let extraction = PeriodExtraction.extract(
        from: RichLine(block.headingContent), in: .line, vocabulary: vocabulary)
    else { return false }
    let rest = extraction.rest
    guard !rest.isEmpty else { return true }
    let isShort = rest.scalars.count <= 40 && !rest.scalars.contains(where: \.isHangulSyllable)
    return isShort || EntryHead([], body: [], kind: kind, vocabulary: vocabulary).isDetail(rest)
  }

  private func isPeriod(_ block: Block) -> Bool {
    guard case .paragraph(let content) = block.kind else { return false }
    let lines = RichLine.lines(of: content)
    return lines.count == 1 && isPeriod(lines[0])
  }
}

extension SectionKind {
  /// Whether its entries have periods, rather than a date each.
  fileprivate var holdsPeriodsBelow: Bool {
    switch self {
    case .career, .education, .training, .project, .opensource, .activities: true
    case .contact, .summary, .skills, .awards, .certificates, .languages, .publications, .links,
      .military, .other, .letter, .generic:
      false
    }
  }
}
