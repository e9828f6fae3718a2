import HanjangCore
import HanjangMarkdown

/// Finds the achievements and the roles in what stands below an entry's head.
struct BodyReader {
  let kind: SectionKind
  let vocabulary: Vocabulary
  private let hasRole: Bool
  private(set) var claims: [Claim] = []
  /// What stands below a role is what was done in it.
  private var isInRole = false

  /// - Parameter hasRole: whether the entry's head says a role and its period.
  init(kind: SectionKind, vocabulary: Vocabulary, hasRole: Bool = false) {
    self.kind = kind
    self.vocabulary = vocabulary
    self.hasRole = hasRole
  }

  mutating func parts(of blocks: [Block]) -> [Entry.Part] {
    let blocks = blocks.withoutOuterRules
    guard let level = blocks.compactMap(\.headingLevel).min() else { return flatParts(blocks) }
    var parts: [Entry.Part] = []
    let pieces = blocks.parted(atLevel: level)
    let wasInRole = isInRole
    defer { isInRole = wasInRole }
    // Of a company with a role, headings are roles where all of them are.
    if hasRole,
      pieces.contains(where: { $0.heading.map { !endsInRole($0.plainText ?? "") } ?? false })
    {
      isInRole = true
    }
    for piece in pieces {
      guard let heading = piece.heading, case .heading(_, let anchor, let content) = heading.kind
      else {
        parts += flatParts(piece.body)
        continue
      }
      if isLabel(content.plainText) {
        parts.append(.blocks([Block(.paragraph(emphasized(content)), range: heading.range)]))
        parts += self.parts(of: piece.body)
      } else {
        parts += titled(heading, content, anchor: anchor, body: piece.body)
      }
    }
    return parts
  }

  private mutating func titled(
    _ heading: Block, _ content: [Inline], anchor: String, body: [Block]
  ) -> [Entry.Part] {
    let head = EntryHead(
      [RichLine(content.joiningLines).withoutPictograms], body: body, kind: .generic,
      vocabulary: vocabulary)
    if !isInRole, isRole(content, periods: head.periods) {
      var row = RoleRow(title: head.title, anchor: anchor, level: heading.headingLevel)
      row.periods = head.periods
      row.details = head.details
      row.range = heading.range
      claims += head.claims
      claim(heading.range, 8, "a role: \(head.title.plainText)")
      isInRole = true
      defer { isInRole = false }
      return [.role(row)] + parts(of: head.body)
    }
    var achievement = Achievement(title: head.title, anchor: anchor, level: heading.headingLevel)
    achievement.periods = head.periods
    achievement.details = head.details
    achievement.parts = head.body.withoutOuterRules
    achievement.range = heading.range
    claims += head.claims
    claim(heading.range, 9, "an achievement: \(head.title.plainText)")
    return [.achievement(achievement)]
  }

  /// A title with a role's word; without a period, one that is little else.
  private func isRole(_ content: [Inline], periods: [Period]) -> Bool {
    let text = content.plainText
    guard kind == .career, vocabulary.isRole(text) else { return false }
    let words = text.split(whereSeparator: \.isWhitespace)
    let last = words.last { !$0.contains(where: \.isNumber) }.map(String.init) ?? ""
    if !periods.isEmpty { return words.count <= 12 && vocabulary.isRole(text) && endsInRole(text) }
    return words.count <= 4 && vocabulary.isRole(last)
  }

  /// Whether a role's word stands before the period, not in a work's title.
  private func endsInRole(_ text: String) -> Bool {
    let line = RichLine([Inline(.text(text), range: SourceRange(line: 1, column: 1))])
    let rest =
      PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary)?.rest ?? line
    let parts = rest.text.split { "|·/,(—–-".contains($0) }
    return parts.contains { vocabulary.roles.endsInRole(String($0)) }
  }

  private func isLabel(_ text: String) -> Bool {
    vocabulary.name(of: text, in: "labels", among: FactReader.names + ["outcome"]) != nil
  }

  private func emphasized(_ content: [Inline]) -> [Inline] {
    guard content.boldContent == nil, let range = content.first?.range else { return content }
    return [Inline(.marked(.strong, content), range: range)]
  }

  // MARK: Without headings

  private mutating func flatParts(_ blocks: [Block]) -> [Entry.Part] {
    var parts: [Entry.Part] = []
    for block in blocks {
      if let title = boldTitle(of: block) {
        parts.append(title)
      } else if let roles = roles(in: block) {
        parts += roles
      } else if case .list(let list) = block.kind, let achievements = achievements(in: list, block)
      {
        parts += achievements
      } else {
        append(block, to: &parts)
      }
    }
    return parts.map { withLabelledPeriod($0) }
  }

  /// `기간: 2022.01 ~ 2022.08` in what follows a bold title is the title's period.
  private mutating func withLabelledPeriod(_ part: Entry.Part) -> Entry.Part {
    guard case .achievement(var achievement) = part, achievement.level == nil,
      achievement.periods.isEmpty
    else { return part }
    let labelled = LabelledPeriod(vocabulary: vocabulary)
    for index in achievement.parts.indices.prefix(2) {
      guard let found = labelled.take(from: &achievement.parts, at: index) else { continue }
      achievement.periods = found.periods
      claim(found.range, 5, "the period")
      break
    }
    return .achievement(achievement)
  }

  /// What follows a bold title belongs to it.
  private func append(_ block: Block, to parts: inout [Entry.Part]) {
    switch parts.last {
    case .achievement(var achievement)? where achievement.level == nil:
      achievement.parts.append(block)
      parts[parts.count - 1] = .achievement(achievement)
    case .blocks(let blocks)?: parts[parts.count - 1] = .blocks(blocks + [block])
    default: parts.append(.blocks([block]))
    }
  }

  /// A bold-only paragraph, or the bold first line of one, as the title of what follows.
  private mutating func boldTitle(of block: Block) -> Entry.Part? {
    guard kind != .summary, case .paragraph(let content) = block.kind else { return nil }
    var lines = RichLine.lines(of: content)
    guard let written = lines.first, written.scalars.count <= 110 else { return nil }
    let first = written.withoutPictograms
    guard first.scalars.count <= 100 else { return nil }
    // A bullet of the author's own would stand beside the style's.
    lines[0] = first
    let extraction = PeriodExtraction.extract(from: first, in: .title, vocabulary: vocabulary)
    let title = extraction?.rest ?? first
    let isItalicRole =
      extraction != nil
      && title.inlines.onlyMarked.map { vocabulary.roles.endsInRole($0.plainText) } ?? false
    guard let bold = title.inlines.boldContent ?? (isItalicRole ? title.inlines.onlyMarked : nil),
      !isLabel(bold.plainText)
    else { return nil }
    let head = EntryHead(lines, body: [], kind: .generic, vocabulary: vocabulary)
    if isRole(first.inlines, periods: head.periods), !head.periods.isEmpty || lines.count == 1 {
      var row = RoleRow(title: head.title)
      row.periods = head.periods
      row.details = head.details
      row.range = block.range
      claims += head.claims
      claim(block.range, 8, "a role: \(head.title.plainText)")
      return .role(row)
    }
    var achievement = Achievement(title: head.title)
    achievement.periods = head.periods
    achievement.details = head.details
    achievement.parts = head.body
    achievement.range = block.range
    claims += head.claims
    claim(block.range, 9, "an achievement: \(head.title.plainText)")
    return .achievement(achievement)
  }

  // MARK: Lists

  /// Items with a bold or dated title and a list below, or with a number; the others stay a list.
  private mutating func achievements(in list: List, _ block: Block) -> [Entry.Part]? {
    guard list.items.contains(where: { isTitled($0, in: list) }) else { return nil }
    var parts: [Entry.Part] = []
    var plain: [List.Item] = []
    func flushed() -> [Entry.Part] {
      guard let first = plain.first else { return [] }
      var rest = list
      rest.items = plain
      return [.blocks([Block(.list(rest), range: first.range)])]
    }
    for (index, item) in list.items.enumerated() {
      guard isTitled(item, in: list) else {
        plain.append(item)
        continue
      }
      parts += flushed()
      plain = []
      parts.append(.achievement(achievement(item, at: index, in: list)))
    }
    return parts + flushed()
  }

  private func isTitled(_ item: List.Item, in list: List) -> Bool {
    guard item.blocks.count >= 2, case .paragraph(let content)? = item.blocks.first?.kind,
      case .list = item.blocks[1].kind, let first = RichLine.lines(of: content).first,
      first.scalars.count <= 120, !isLabel(first.text), !isLabelled(first)
    else { return false }
    if case .marked(.strong, let bold)? = first.inlines.first?.kind, !isLabel(bold.plainText) {
      return true
    }
    if case .ordered = list.numbering { return true }
    return PeriodExtraction.extract(from: first, in: .title, vocabulary: vocabulary) != nil
  }

  private func isLabelled(_ line: RichLine) -> Bool {
    LabelledLine(line).map { isLabel($0.label) } ?? false
  }

  private mutating func achievement(
    _ item: List.Item, at index: Int, in list: List
  ) -> Achievement {
    guard case .paragraph(let content)? = item.blocks.first?.kind else {
      return Achievement(title: [], parts: item.blocks)
    }
    var lines = RichLine.lines(of: content)
    if case .ordered(let start, let delimiter) = list.numbering, let first = lines.first {
      let number = Inline(.text("\(start + index)\(delimiter) "), range: item.range)
      lines[0] = RichLine([number] + first.inlines)
    }
    let head = EntryHead(
      lines, body: Array(item.blocks.dropFirst()), kind: .generic, vocabulary: vocabulary)
    var achievement = Achievement(title: head.title)
    achievement.periods = head.periods
    achievement.details = head.details
    achievement.parts = head.body
    achievement.range = item.range
    claims += head.claims
    claim(item.range, 9, "an achievement: \(head.title.plainText)")
    return achievement
  }

  mutating func claim(_ range: SourceRange, _ rule: Int, _ became: String) {
    claims.append(Claim(position: range.start, rule: rule, became: became))
  }
}

extension [Block] {
  /// Without rules and gaps at its ends, which the style draws itself.
  var withoutOuterRules: [Block] {
    var rest = self[...]
    while let first = rest.first, !first.isVisible { rest = rest.dropFirst() }
    while let last = rest.last, !last.isVisible { rest = rest.dropLast() }
    return Array(rest)
  }
}
