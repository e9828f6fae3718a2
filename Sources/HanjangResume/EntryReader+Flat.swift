import HanjangCore
import HanjangMarkdown

/// Entries without headings: paragraphs that begin one.
extension EntryReader {
  mutating func flatParts(_ blocks: [Block]) -> [Section.Part] {
    var parts: [Section.Part] = []
    var open: (lines: [RichLine], body: [Block], range: SourceRange, comment: EntryComment?)?
    var waiting: EntryComment?
    var plain: [Block] = []
    func flushed() -> [Section.Part] { plain.isEmpty ? [] : [.blocks(plain)] }
    func close() {
      if let entry = open {
        parts.append(
          .entry(
            self.entry(
              entry.lines, body: entry.body, range: entry.range, comment: entry.comment)))
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
      } else if let lines = entryLines(of: block, following: following, isOpen: open != nil) {
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

  /// The lines of a paragraph that begins an entry.
  private func entryLines(of block: Block, following: [Block], isOpen: Bool) -> [RichLine]? {
    guard case .paragraph(let content) = block.kind else { return nil }
    let lines = RichLine.lines(of: content)
    guard let first = lines.first, first.scalars.count <= 100 else { return nil }
    if isDated(first) { return lines }
    if lines.count > 1, isPeriod(first), lines[1].scalars.count <= 60, !lines[1].text.hasSuffix(".")
    {
      return lines
    }
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

  /// `**Senior Engineer** (2020.03 ~ 현재)` below its company.
  private func isRoleLine(_ block: Block) -> Bool {
    guard kind == .career, case .paragraph(let content) = block.kind,
      let first = RichLine.lines(of: content).first,
      case .marked(.strong, let bold)? = first.inlines.first?.kind,
      let extraction = PeriodExtraction.extract(from: first, in: .title, vocabulary: vocabulary),
      extraction.rest.inlines.boldContent != nil
    else { return false }
    let text = RichLine(bold).text
    return vocabulary.roles.endsInRole(text)
      && text.split(separator: " ").allSatisfy { vocabulary.isRolePart(String($0)) }
  }

  private func isUndated(_ lines: [RichLine]) -> Bool {
    !lines.isEmpty
      && !lines.contains {
        PeriodExtraction.extract(from: $0, in: .title, vocabulary: vocabulary) != nil
      }
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
        from: line, in: kind.holdsItems ? .item : .title, vocabulary: vocabulary)
    else { return false }
    if extraction.rest.isEmpty || isStamp(line) { return false }
    return !extraction.rest.text.hasSuffix("다.")
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
    let extraction = PeriodExtraction.extract(from: line, in: .line, vocabulary: vocabulary)
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

  /// Lines of one paragraph that are an entry each.
  private func separateEntries(_ lines: [RichLine]) -> [RichLine]? {
    guard lines.count > 1, lines.allSatisfy({ isDated($0) }) else { return nil }
    return lines
  }
}
