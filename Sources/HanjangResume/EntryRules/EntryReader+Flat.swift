import HanjangCore
import HanjangMarkdown

extension Block.Kind {
  /// The lines of a paragraph.
  fileprivate var lines: [RichLine] {
    if case .paragraph(let content) = self { RichLine.lines(of: content) } else { [] }
  }
}

/// Entries without headings: paragraphs that begin one.
extension EntryReader {
  mutating func flatParts(_ blocks: [Block]) -> [Section.Part] {
    let blocks = blocks.flatMap { withDatedTermsAsParagraphs($0) }
    var parts: [Section.Part] = []
    var open: (lines: [RichLine], body: [Block], range: SourceRange, comment: EntryComment?)?
    var waiting: EntryComment?
    var plain: [Block] = []
    func flushed() -> [Section.Part] { plain.isEmpty ? [] : [.blocks(plain)] }
    func close() {
      if let entry = open {
        let (lines, body) = withRolesBelow(entry.lines, entry.body)
        parts.append(
          .entry(self.entry(lines, body: body, range: entry.range, comment: entry.comment)))
        open = nil
      }
    }
    for (index, block) in blocks.enumerated() {
      let following = Array(blocks[(index + 1)...].prefix(2))
      if let comment = block.entry, block.isEntryComment {
        let next = following.first.flatMap { next in
          entryLines(of: next, following: Array(following.dropFirst()), isOpen: false)
        }
        let isNear = following.first?.range.start.line == block.range.start.line + 1
        if let entry = open, entry.body.isEmpty, entry.comment == nil, next == nil || !isNear {
          open?.comment = comment
        } else if next != nil {
          waiting = comment
        } else {
          close()
          parts += flushed()
          plain = []
          open = ([], [], block.range, comment)
        }
      } else if let entry = open, isRoleLine(block), isUndated(entry.lines) {
        open?.body.append(block)
      } else if let lines = entryLines(of: block, following: following, isOpen: open != nil)
        ?? undatedProject(block, after: open?.lines ?? [])
      {
        close()
        parts += flushed()
        plain = []
        let several = severalEntries(lines, [])
        if let comment = waiting {
          open = (lines, [], block.range, comment)
          waiting = nil
        } else if several.count > 1 {
          parts += several.map { .entry(self.entry($0, body: [], range: block.range)) }
        } else if let many = separateEntries(lines) {
          parts += many.flatMap { line in
            severalEntries([line], []).map { lines in
              .entry(self.entry(lines, body: [], range: line.range ?? block.range))
            }
          }
        } else {
          open = (lines, [], block.range, nil)
        }
      } else if open != nil {
        open?.body.append(block)
      } else if let entries = entries(in: block) ?? plainItems(in: block) {
        parts += flushed()
        plain = []
        parts += entries.map { .entry($0) }
      } else if block.isVisible || !plain.isEmpty {
        plain.append(block)
      }
    }
    close()
    return parts + flushed()
  }

  /// Terms that carry a period are entries, and what they mean their lines.
  private func withDatedTermsAsParagraphs(_ block: Block) -> [Block] {
    guard let list = block.termsAsItems else { return [block] }
    let entries = list.items.map { item -> (lines: [RichLine], rest: [Block]) in
      let paragraphs = item.blocks.prefix { if case .paragraph = $0.kind { true } else { false } }
      let lines = paragraphs.flatMap { $0.kind.lines }
      return (lines, Array(item.blocks.dropFirst(paragraphs.count)))
    }
    guard entries.contains(where: { carriesPeriod(Array($0.lines.prefix(2)), body: []) }) else {
      return [block]
    }
    return entries.flatMap { [EntryHead.paragraph($0.lines)] + $0.rest }
  }

  /// The lines of a paragraph that begins an entry.
  private func entryLines(of block: Block, following: [Block], isOpen: Bool) -> [RichLine]? {
    guard case .paragraph(let content) = block.kind else { return nil }
    let lines = RichLine.lines(of: content)
    guard let first = lines.first?.withoutPictograms,
      first.scalars.count <= (startsBold(first) ? Self.longestTitledLine : 100)
    else { return nil }
    if isDated(first) { return lines }
    if lines.count > 1, isPeriod(first), lines[1].scalars.count <= 60, !lines[1].text.hasSuffix(".")
    {
      return lines
    }
    if isCompanyOverRole(lines) { return lines }
    let isBold = first.inlines.boldContent != nil || startsBold(first)
    let bracketed = first.text.hasPrefix("[") && !isOpen
    guard isBold || bracketed else { return nil }
    if vocabulary.name(of: first.text, in: "labels", among: Self.labels) != nil { return nil }
    if kind == .career, lines.count == 1, let next = following.first, isRoleLine(next) {
      return lines
    }
    let below = lines.dropFirst().prefix(2)
    if below.contains(where: { isDated($0) || isPeriod($0) }) { return lines }
    return lines.count == 1 && followsPeriod(following) ? lines : nil
  }

  /// `Northwind Software, London` over `Product Manager, January 2021 - Present`.
  private func isCompanyOverRole(_ lines: [RichLine]) -> Bool {
    guard kind == .career, lines.count > 1, lines[0].scalars.count <= 60,
      !lines[0].text.hasSuffix("."), !isLabelled(lines[0]), lines[1].scalars.count <= 100,
      let found = PeriodExtraction.extract(from: lines[1], in: .line, vocabulary: vocabulary),
      found.periods.contains(where: { $0.end != .none })
    else { return false }
    return !found.rest.isEmpty && vocabulary.roles.endsInRole(found.rest.text)
  }

  /// `**pg-lite** | Rust` after `**Trailmix** | React | 2020`.
  private func undatedProject(_ block: Block, after lines: [RichLine]) -> [RichLine]? {
    guard kind == .project || kind == .opensource, case .paragraph(let content) = block.kind,
      let above = lines.first, let own = RichLine.lines(of: content).first,
      Self.hasBarBehindBold(above), Self.hasBarBehindBold(own)
    else { return nil }
    return RichLine.lines(of: content)
  }

  private static func hasBarBehindBold(_ line: RichLine) -> Bool {
    guard case .marked(.strong, let bold)? = line.inlines.first?.kind else { return false }
    let rest = line.scalars.dropFirst(bold.plainText.unicodeScalars.count)
    return rest.first { !$0.isSpace } == "|"
  }

  /// `**Senior Engineer** (2020.03 ~ 현재)` below its company.
  private func isRoleLine(_ block: Block) -> Bool {
    guard kind == .career, case .paragraph(let content) = block.kind,
      let first = RichLine.lines(of: content).first
    else { return false }
    return isRoleLine(first)
  }

  private func isRoleLine(_ line: RichLine) -> Bool {
    guard case .marked? = line.inlines.first?.kind,
      let extraction = PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary),
      let only = extraction.rest.inlines.onlyMarked
    else { return false }
    let text = RichLine(only).text
    return vocabulary.roles.endsInRole(text)
      && text.split(separator: " ").allSatisfy { vocabulary.isRolePart(String($0)) }
  }

  /// Whether the title of an entry has no period; the line below may be that of its first role.
  private func isUndated(_ lines: [RichLine]) -> Bool {
    guard let first = lines.first else { return false }
    let others = lines.dropFirst().filter { !isRoleLine($0) }
    return !([first] + others).contains {
      PeriodExtraction.extract(from: $0, in: .title, vocabulary: vocabulary) != nil
    }
  }

  /// With the first of several roles among the others, below the company.
  private func withRolesBelow(
    _ lines: [RichLine], _ body: [Block]
  ) -> (lines: [RichLine], body: [Block]) {
    guard lines.count > 1, isRoleLine(lines[1]), body.contains(where: isRoleLine) else {
      return (lines, body)
    }
    return ([lines[0]], [EntryHead.paragraph(Array(lines.dropFirst()))] + body)
  }

  static let labels = FactReader.names + ["outcome"]

  func startsBold(_ line: RichLine) -> Bool {
    if case .marked(.strong, _)? = line.inlines.first?.kind { return true }
    return false
  }

  func isDated(_ line: RichLine) -> Bool {
    let line = line.withoutDatedPictogram
    guard
      let extraction = PeriodExtraction.extract(
        from: line, in: isDatedItem(line) ? .item : .title, vocabulary: vocabulary)
    else { return false }
    if extraction.rest.isEmpty || isStamp(line) { return false }
    return !extraction.rest.text.hasSuffix("다.")
  }

  /// A line that is an entry: a year at its start counts. `2012 Ph.D., Hanbit University`.
  func isDatedItem(_ line: RichLine) -> Bool {
    kind.holdsItems || kind == .education && SchoolTitle.namesSchool(line.text)
  }

  /// `최종 수정: 2025.07`: when the document was written.
  private func isStamp(_ line: RichLine) -> Bool {
    let text = line.text.lowercased()
    return Self.stamps.contains { text.hasPrefix($0) }
  }

  private static let stamps = [
    "최종 수정", "최종수정", "마지막 수정", "업데이트", "최종 업데이트", "작성일", "수정일", "last updated", "last modified",
    "last update", "updated", "update date", "기준일",
  ]

  func isPeriod(_ line: RichLine) -> Bool {
    let extraction = PeriodExtraction.extract(
      from: line.withoutPictograms, in: .line, vocabulary: vocabulary)
    return extraction?.rest.isEmpty ?? false
  }

  /// Whether what follows a title gives its period first.
  private func followsPeriod(_ blocks: [Block]) -> Bool {
    !EntryHead(
      [RichLine([])], body: Array(blocks.prefix(1)), kind: kind, vocabulary: vocabulary
    ).periods.isEmpty
  }

  /// `정보처리기사`, a line each without a date.
  private mutating func plainItems(in block: Block) -> [Entry]? {
    guard [.certificates, .awards, .languages].contains(kind),
      case .paragraph(let content) = block.kind
    else { return nil }
    let lines = RichLine.lines(of: content)
    let areItems = lines.allSatisfy { line in
      line.scalars.count <= 60 && !line.text.hasSuffix(".") && !line.text.hasSuffix("다")
        && !isStamp(line)
    }
    guard areItems, !lines.isEmpty else { return nil }
    return lines.flatMap { line in
      severalEntries([line], []).map { lines in
        entry(lines, body: [], range: line.range ?? block.range, context: .item)
      }
    }
  }

  /// In scalars, of a line whose title is bold.
  private static let longestTitledLine = 160

  /// Lines of one paragraph that are an entry each: dated ones, and projects with bold names.
  private func separateEntries(_ lines: [RichLine]) -> [RichLine]? {
    guard lines.count > 1 else { return nil }
    if lines.allSatisfy({ isDated($0) }) { return lines }
    guard kind == .project || kind == .opensource,
      lines.allSatisfy({ startsBold($0) && !isLabelled($0) })
    else { return nil }
    return lines
  }

  private func isLabelled(_ line: RichLine) -> Bool {
    guard let label = LabelledLine(line)?.label else { return false }
    return vocabulary.name(of: label, in: "labels", among: Self.labels) != nil
      || vocabulary.contains(label, in: "labels", "period")
  }
}
