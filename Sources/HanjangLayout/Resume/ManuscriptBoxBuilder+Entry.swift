import HanjangCore
import HanjangMarkdown
import HanjangResume
import HanjangStyle

extension ManuscriptBoxBuilder {
  func box(for entry: Entry) -> Box {
    let period = periods.text(entry.periods, in: entry.kind)
    var boxes = head(entry, period: resume.entry.periodPlace == .left ? "" : period)
    boxes += parts(entry.parts, of: entry)
    var box = Box(.flow(boxes))
    box.role = .section
    if entry.kind != .career && entry.kind != .project { box.splitting = .unwelcome }
    box.take(hints, at: entry.range)
    box.isWhole = true
    if resume.entry.periodPlace == .left {
      let content = TextContent([TextSpan(period, style: roles.entryPeriod)])
      box.aside = Box.Aside(
        text: TextBox(content, style: roles.entryPeriod),
        width: .fixed(resume.entry.periodWidth), role: .paragraph)
    }
    return box
  }

  // MARK: Head

  private func head(_ entry: Entry, period: String) -> [Box] {
    var details = entry.details
    var title = entry.labelledTitle
    // A résumé abroad names the role first.
    if resume.entry.putsRoleFirst, entry.kind == .career, !details.isEmpty {
      swap(&title, &details[0])
    }
    let besides = resume.entry.putsItemDetailsBeside && entry.kind.isItem ? details : []
    details.removeFirst(besides.count)
    var boxes = [titleRow(title, besides, period: period, level: 3)]
    boxes[0].anchor = entry.anchor
    boxes[0].outlineLevel = entry.level
    if !details.isEmpty {
      boxes[0].keptLines = 1
      boxes.append(detailLine(details))
    }
    // With the head stay the first achievement's title and two lines.
    boxes[boxes.count - 1].keptLines = entry.hasAchievement ? 3 : 2
    return boxes
  }

  /// - Parameter besides: what follows the title on its line.
  private func titleRow(
    _ title: [Inline], _ besides: [[Inline]], period: String, level: Int
  ) -> Box {
    var left = TextBox(details.spans(title, roles.entryTitle), style: roles.entryTitle)
    for detail in besides {
      left.content.spans.append(TextSpan(", ", style: roles.entryDetail))
      left.content.spans += details.spans(detail, roles.entryDetail).spans
    }
    guard !period.isEmpty else {
      var box = Box(.text(left))
      box.role = .heading(level)
      return box
    }
    let content = TextContent([TextSpan(period, style: roles.entryPeriod)])
    let right = TextBox(content, style: roles.entryPeriod)
    guard resume.entry.periodPlace != .below else {
      var heading = Box(.text(left))
      heading.role = .heading(level)
      var line = Box(.text(right))
      line.role = .paragraph
      line.before = resume.entry.detailGap
      heading.keptLines = 1
      return Box(.flow([heading, line]))
    }
    return Box(.row(RowBox(left: left, right: right, gap: 12, leftRole: .heading(level))))
  }

  /// Department and role, and what else stood beside the period, on one line.
  private func detailLine(_ lines: [[Inline]]) -> Box {
    var spans: [TextSpan] = []
    for line in lines {
      if !spans.isEmpty { spans.append(TextSpan(" · ", style: roles.entryDetail)) }
      spans += details.spans(line.boldContent ?? line, roles.entryDetail).spans
    }
    var box = Box(.text(TextBox(TextContent(spans), style: roles.entryDetail)))
    box.before = resume.entry.detailGap
    box.role = .paragraph
    box.splitting = .never
    return box
  }

  // MARK: Body

  private func parts(_ parts: [Entry.Part], of entry: Entry) -> [Box] {
    var boxes: [Box] = []
    for (index, part) in parts.enumerated() {
      var box: Box
      switch part {
      case .blocks(let blocks):
        var body = detailBoxes(blocks, text: part.isLabel ? roles.achievementTitle : roles.detail)
        if !body.isEmpty {
          body[0].before = .zero
          body[body.count - 1].after = .zero
        }
        box = Box(.flow(body))
        let isUnderLabel = index > 0 && parts[index - 1].isLabel
        box.before =
          index == 0
          ? bodyGap(entry, blocks)
          : isUnderLabel ? resume.achievement.bodyGap : resume.achievement.gap
        if parts[index].isLabel { box.keptLines = 2 }
        box.splitting = .unwelcome
      case .achievement(let achievement):
        box = self.box(for: achievement)
        box.before = index == 0 ? resume.entry.bodyGap : resume.achievement.gap
      case .role(let row):
        box = self.box(for: row, kind: entry.kind)
        box.before = index == 0 ? resume.entry.bodyGap : resume.entry.gap
      }
      boxes.append(box)
    }
    guard !hints.isEmpty else { return boxes }
    return boxes.joinedUnderPositions(parts.indices.filter { parts[$0].isPosition })
  }

  private func detailBoxes(_ blocks: [Block], text: TextStyle) -> [Box] {
    let blocks = resume.detail.hasBoldLabels ? blocks.boldingLabels : blocks
    return details.boxes(blocks, text: text, depth: 0)
  }

  /// Between an entry's head and the blocks that follow it.
  private func bodyGap(_ entry: Entry, _ blocks: [Block]) -> Gap {
    switch entry.kind {
    case .career, .project: return resume.entry.bodyGap
    default:
      // A line such as what a prize was for stands where a company has its department.
      let isLine = entry.details.isEmpty && blocks.count == 1 && blocks[0].isParagraph
      return isLine ? resume.entry.detailGap : resume.entry.itemBodyGap
    }
  }

  private func box(for row: RoleRow, kind: SectionKind) -> Box {
    var left = TextBox(
      details.spans(row.title, roles.achievementTitle), style: roles.achievementTitle)
    left.content.spans += joined(row.details, roles.entryDetail)
    let period = periods.text(row.periods, in: kind)
    var box: Box
    if period.isEmpty {
      box = Box(.text(left))
      box.role = .heading(4)
    } else {
      let content = TextContent([TextSpan(period, style: roles.achievementPeriod)])
      let right = TextBox(content, style: roles.achievementPeriod)
      box = Box(.row(RowBox(left: left, right: right, gap: 12, leftRole: .heading(4))))
    }
    box.take(hints, at: row.range)
    box.anchor = row.anchor
    box.outlineLevel = row.level
    box.keptLines = 3
    return box
  }

  private func joined(_ lines: [[Inline]], _ style: TextStyle) -> [TextSpan] {
    lines.flatMap { line in
      [TextSpan(" · ", style: style)] + details.spans(line, style).spans
    }
  }

  private func box(for achievement: Achievement) -> Box {
    var title = Box(.text(TextBox(titleContent(achievement), style: roles.achievementTitle)))
    title.role = .heading(4)
    title.outlineLevel = achievement.level
    title.anchor = achievement.anchor
    title.keptLines = 2
    var boxes = [title]
    if !achievement.details.isEmpty {
      boxes[0].keptLines = 1
      boxes.append(detailLine(achievement.details))
      boxes[1].keptLines = 2
    }
    var body = detailBoxes(achievement.parts, text: roles.detail)
    if !body.isEmpty {
      body[0].before = resume.achievement.bodyGap
      boxes += body
    }
    var box = Box(.flow(boxes))
    box.insets.left = resume.achievement.indent
    box.splitting = .unwelcome
    box.take(hints, at: achievement.range)
    box.isWhole = true
    if !resume.achievement.marker.isEmpty, !achievement.isNumbered {
      let marker = TextContent([
        TextSpan(resume.achievement.marker, style: roles.achievementTitle)
      ])
      box.marker = Box.Marker(content: marker, gap: resume.achievement.markerGap)
    }
    return box
  }

  /// The title, and its period on the same line, or where it does not fit on the next.
  private func titleContent(_ achievement: Achievement) -> TextContent {
    var style = roles.achievementTitle
    // A title that is bold in part shows which part.
    if achievement.title.isPartlyBold { style.weight = roles.detail.weight }
    var content = details.spans(achievement.title, style)
    guard !achievement.periods.isEmpty else { return content }
    var gap = roles.achievementPeriod
    // A space is about a quarter of an em wide.
    gap.tracking = max(0, resume.achievement.periodGap / gap.size - 0.25)
    content.spans.append(TextSpan(" ", style: gap))
    let period = periods.text(achievement.periods, in: .project)
    content.spans.append(TextSpan(period, style: roles.achievementPeriod))
    return content
  }

  // MARK: Skills

  func skills(_ groups: [SkillGroup]) -> [Box] {
    var boxes: [Box] = []
    for (index, group) in groups.enumerated() {
      var made = resume.chip.isShape ? chips(group) : [skillLine(group)]
      guard !made.isEmpty else { continue }
      if index > 0 { made[0].before = resume.chip.groupGap }
      boxes += made
    }
    return boxes
  }

  private func chips(_ group: SkillGroup) -> [Box] {
    var boxes: [Box] = []
    if !group.label.isEmpty {
      var label = Box(
        .text(TextBox(details.spans(group.label, roles.chipLabel), style: roles.chipLabel)))
      label.role = .paragraph
      label.keptLines = 1
      label.after = resume.chip.labelGap
      boxes.append(label)
    }
    if !group.names.isEmpty {
      let texts = group.names.map { name -> TextContent in
        // The space keeps extracted words apart.
        var content = details.spans(name.withoutCode, roles.chip)
        content.spans.append(TextSpan(" ", style: roles.chip))
        return content
      }
      var chips = Box(.chips(ChipsBox(texts: texts, style: roles.chip, looks: resume.chip)))
      chips.role = .paragraph
      boxes.append(chips)
    }
    return boxes
  }

  private func skillLine(_ group: SkillGroup) -> Box {
    var spans = details.spans(group.label, roles.achievementTitle).spans
    if !spans.isEmpty, !group.names.isEmpty {
      spans.append(TextSpan(": ", style: roles.achievementTitle))
    }
    for (index, name) in group.names.enumerated() {
      if index > 0 { spans.append(TextSpan(", ", style: roles.detail)) }
      spans += details.spans(name.withoutCode, roles.detail).spans
    }
    var box = Box(.text(TextBox(TextContent(spans), style: roles.detail)))
    box.role = .paragraph
    return box
  }
}

extension Block {
  fileprivate var isParagraph: Bool {
    if case .paragraph = kind { true } else { false }
  }
}

extension SectionKind {
  /// Whether its entries are one line each.
  fileprivate var isItem: Bool {
    switch self {
    case .awards, .certificates, .languages, .publications, .activities, .military, .other: true
    case .contact, .summary, .career, .project, .education, .training, .skills, .opensource,
      .links, .letter, .generic:
      false
    }
  }
}

extension Achievement {
  /// Whether the title begins with its number, which a marker would only repeat.
  fileprivate var isNumbered: Bool {
    let text = title.plainText
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && text[digits.endIndex...].first.map { ".)".contains($0) } ?? false
  }
}

extension Entry.Part {
  fileprivate var isPosition: Bool {
    if case .role = self { true } else { false }
  }

  /// A bold line alone, over what it names.
  fileprivate var isLabel: Bool {
    guard case .blocks(let blocks) = self, blocks.count == 1,
      case .paragraph(let content) = blocks[0].kind
    else { return false }
    return content.boldContent != nil
  }
}

extension Entry {
  fileprivate var hasAchievement: Bool {
    if case .achievement? = parts.first { true } else { false }
  }
}

extension [Inline] {
  fileprivate var isPartlyBold: Bool {
    let hasBold = contains { inline in
      if case .marked(.strong, _) = inline.kind { true } else { false }
    }
    return hasBold && boldContent == nil
  }

  /// Code as text: a chip has its own background.
  fileprivate var withoutCode: [Inline] {
    map { inline in
      if case .code(let code) = inline.kind {
        Inline(.text(code), range: inline.range)
      } else {
        inline
      }
    }
  }

  fileprivate var boldContent: [Inline]? {
    guard count == 1, case .marked(.strong, let content)? = first?.kind else { return nil }
    return content
  }
}
