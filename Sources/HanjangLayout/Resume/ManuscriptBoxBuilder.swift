package import HanjangCore
package import HanjangMarkdown
package import HanjangResume
package import HanjangStyle

/// Builds the layout tree of a recognised résumé in a style.
package struct ManuscriptBoxBuilder {
  let style: ComputedStyle
  let resume: ResumeStyle
  let roles: ResumeTextRoles
  let language: String
  let isKorean: Bool
  let today: PartialDate?
  /// Sets unclaimed blocks, in the text of introductions.
  let prose: BoxBuilder
  /// The same, in the text of details.
  let details: BoxBuilder
  let periods: PeriodFormat
  let notes: BoxBuilder
  /// What the author says of pages' ends.
  let hints: [SourcePosition: SplitHint]
  /// Whether all sections are prose.
  var isLetter = false
  /// Whether it sets a sidebar.
  var isSidebar = false

  /// - Parameters:
  ///   - language: a BCP 47 tag; decides the words that the program adds.
  ///   - today: what open periods run to, where the style shows durations.
  package init(
    style: ComputedStyle, language: String, today: PartialDate? = nil,
    pictures: [String: LoadedPicture] = [:], hints: [SourcePosition: SplitHint] = [:]
  ) {
    self.style = style
    self.hints = hints
    resume = style.resume
    roles = style.text.resume
    self.language = language
    isKorean = language.hasPrefix("ko")
    self.today = today
    notes = BoxBuilder(style: style, pictures: pictures, hints: hints)
    prose = BoxBuilder(style: Self.prose(style), pictures: pictures, hints: hints)
    details = BoxBuilder(style: Self.details(style), pictures: pictures, hints: hints)
    periods = PeriodFormat(dates: style.resume.dates, isKorean: isKorean, today: today)
  }

  private static func prose(_ style: ComputedStyle) -> ComputedStyle {
    var style = style
    style.text.body = style.text.resume.introduction
    style.blocks.paragraphGap = style.resume.header.introductionGap
    return style
  }

  private static func details(_ style: ComputedStyle) -> ComputedStyle {
    var style = style
    let detail = style.resume.detail
    style.text.body = style.text.resume.detail
    style.blocks.paragraphGap = detail.paragraphGap
    style.blocks.list.indent = detail.indent
    style.blocks.list.markerGap = detail.markerGap
    style.blocks.list.tightGap = detail.gap
    style.blocks.list.looseGap = detail.gap
    style.blocks.list.bullets = detail.bullets
    style.blocks.list.markerColor = style.text.resume.detail.color
    return style
  }

  /// - Parameters:
  ///   - order: the document's own; empty for the style's.
  ///   - pageNumbers: by anchor, for a list of contents.
  ///   - plan: what stands in the main column wherever the style would have it.
  package func boxes(
    for manuscript: Manuscript, order: [String] = [], pageNumbers: [String: Int] = [:],
    plan: ColumnPlan = ColumnPlan()
  ) -> [Box] {
    let sections = SectionOrder.sorted(
      manuscript.sections, by: order.isEmpty ? resume.order : order)
    var builder = self
    builder.isLetter = manuscript.kind == .letter
    let aside = sidebarParts(of: manuscript.header, sections, plan)
    if !aside.isEmpty {
      return builder.boxes(for: sections, of: manuscript, aside: aside, plan)
    }
    return builder.boxes(for: sections, of: manuscript, pageNumbers)
  }

  private func boxes(
    for sections: [Section], of manuscript: Manuscript, _ pageNumbers: [String: Int]
  ) -> [Box] {
    var header = manuscript.header
    // A title that would stand alone at the foot of a cover goes with what it stands over.
    let titles = resume.header.isCover && !sections.isEmpty ? header.takeLastHeadings() : []
    var boxes = self.header(header)
    if resume.header.hasContents { boxes += contents(of: sections, pageNumbers) }
    if resume.header.isCover, !boxes.isEmpty {
      boxes[0].insets.top = Self.coverTop
      boxes.append(Box(.pageBreak))
    }
    boxes += prose.boxes(titles, text: roles.introduction, depth: 0)
    boxes += self.boxes(for: sections, isFirst: boxes.isEmpty || resume.header.isCover)
    return boxes + notes.notes(manuscript.footnotes)
  }

  /// Above the name on a cover, in points: a fifth of A4.
  private static let coverTop = 168.0

  private func boxes(for sections: [Section], isFirst: Bool) -> [Box] {
    var boxes: [Box] = []
    var previous: Section?
    let starts = pageStarts(of: Array(sections.enumerated()))
    for (index, section) in sections.enumerated() {
      boxes += self.boxes(
        for: section, at: index, after: previous, isFirst: isFirst,
        beginsPage: starts.contains(index))
      previous = section
    }
    return boxes
  }

  /// A section and what parts it from the one before in its column.
  func boxes(
    for section: Section, at index: Int, after previous: Section?, isFirst: Bool,
    beginsPage: Bool
  ) -> [Box] {
    var boxes: [Box] = []
    if beginsPage {
      boxes.append(Box(.pageBreak))
    } else if previous != nil || !isFirst {
      let isUnderTitle = previous?.parts.isEmpty ?? false
      boxes.append(isUnderTitle ? gap(resume.entry.gap) : sectionRule())
    }
    var box = self.box(for: section)
    box.section = section.title.plainText
    box.role = .section
    box.splitting = .lessWelcome
    box.isWhole = !section.parts.isEmpty
    box.take(hints, at: section.range)
    boxes.append(box)
    for part in boxes.indices { boxes[part].readingOrder = index }
    return boxes
  }

  /// Which sections of a column begin a page. A title over a section that does goes with it.
  func pageStarts(of sections: [(offset: Int, element: Section)]) -> Set<Int> {
    var starts: Set<Int> = []
    var next: Section?
    for index in sections.indices.dropFirst().reversed() {
      let (number, section) = sections[index]
      let previous = sections[index - 1].element
      let isUnderTitle = previous.parts.isEmpty
      let leads = section.parts.isEmpty && next.map { begins($0, after: section) } ?? false
      if !isUnderTitle, leads || begins(section, after: previous) { starts.insert(number) }
      next = leads ? next : section
    }
    return starts
  }

  /// Whether a section begins a page: because the style says so, or because it, or the one before,
  /// has its projects on pages.
  private func begins(_ section: Section, after previous: Section) -> Bool {
    if resume.section.breakBefore.contains(section.kind.rawValue) { return true }
    return resume.entry.givesProjectsPages
      && (section.kind == .project || previous.kind == .project)
  }

  // MARK: Sections

  private func sectionRule() -> Box {
    var rule = Box(
      .separator(width: resume.section.ruleWidth, color: resume.section.ruleColor))
    rule.before = resume.section.gap
    rule.after = resume.section.gap
    return resume.section.ruleWidth == 0 ? gap(resume.section.gap) : rule
  }

  private func gap(_ gap: Gap) -> Box {
    var box = Box(.flow([]))
    box.before = gap
    return box
  }

  private func box(for section: Section) -> Box {
    var content = content(of: section)
    // The title's own gap decides.
    if !content.isEmpty { content[0].before = .zero }
    let title = details.spans(section.title, roles.sectionTitle)
    guard resume.section.hasGutter else { return titledAbove(section, title, content) }
    var box = Box(.flow(content))
    box.splitting = .lessWelcome
    box.anchor = section.anchor
    box.aside = Box.Aside(
      text: TextBox(title, style: roles.sectionTitle),
      width: .shared(
        minimum: resume.section.gutterMinimum, maximum: resume.section.gutterMaximum,
        gap: resume.section.gutterGap), role: .heading(2), outlineLevel: section.level)
    return box
  }

  private func titledAbove(_ section: Section, _ title: TextContent, _ content: [Box]) -> Box {
    var heading = Box(.text(TextBox(title, style: roles.sectionTitle)))
    heading.role = .heading(2)
    heading.anchor = section.anchor
    heading.outlineLevel = section.level
    heading.keptLines = 3
    var boxes = [heading]
    if resume.section.titleRuleWidth > 0 {
      var rule = Box(
        .rule(width: resume.section.titleRuleWidth, color: resume.section.titleRuleColor))
      rule.before = Gap(4)
      rule.keptLines = 3
      boxes.append(rule)
    }
    boxes[boxes.count - 1].after = resume.section.titleGap
    var box = Box(.flow(boxes + content))
    box.splitting = .lessWelcome
    return box
  }

  private func content(of section: Section) -> [Box] {
    var boxes: [Box] = []
    var hasEntry = false
    for part in section.parts {
      switch part {
      case .blocks(let blocks), .reading(_, source: let blocks):
        let builder = section.kind.isProse || isLetter ? prose : details
        boxes += builder.boxes(
          isLetter ? blocks.keepingShortLines : blocks, text: builder.style.text.body, depth: 0)
      case .entry(let entry):
        if hasEntry { boxes.append(entryGap(section.kind)) }
        if hasEntry, resume.entry.givesProjectsPages, section.kind == .project {
          boxes[boxes.count - 1] = partBreak(boxes[boxes.count - 1].before)
        }
        hasEntry = true
        boxes.append(box(for: entry))
      case .skills(let groups, let source):
        if let source {
          boxes += details.boxes([source], text: roles.detail, depth: 0)
        } else {
          boxes += besidePeriods(skills(groups))
        }
      case .contacts(let contacts):
        let separator = section.kind == .links ? resume.links.separator : ": "
        boxes += besidePeriods(contacts.map { contactLine($0, separator: separator) })
      case .group(let title, let anchor):
        if hasEntry, resume.entry.givesProjectsPages { boxes.append(partBreak(resume.entry.gap)) }
        boxes.append(groupTitle(title, anchor: anchor, isFirst: boxes.isEmpty))
        hasEntry = false
      }
    }
    return boxes
  }

  /// Between projects, of which short ones share a page.
  private func partBreak(_ gap: Gap) -> Box {
    var box = Box(.pageBreak)
    box.before = gap
    box.isForLongParts = true
    return box
  }

  /// Where periods have a column on the left, what has none stands right of it as well.
  private func besidePeriods(_ boxes: [Box]) -> [Box] {
    guard resume.entry.periodPlace == .left, !boxes.isEmpty else { return boxes }
    var box = Box(.flow(boxes))
    box.insets.left = resume.entry.periodWidth
    return [box]
  }

  private func groupTitle(_ title: [Inline], anchor: String, isFirst: Bool) -> Box {
    var box = Box(.text(TextBox(details.spans(title, roles.chipLabel), style: roles.chipLabel)))
    box.role = .heading(3)
    box.anchor = anchor
    if !isFirst { box.before = resume.entry.gap }
    box.after = resume.achievement.bodyGap
    box.keptLines = 3
    return box
  }

  /// Two companies are parted by a rule, other entries by a gap.
  private func entryGap(_ kind: SectionKind) -> Box {
    guard kind == .career, resume.entry.ruleWidth > 0 else { return gap(resume.entry.gap) }
    var rule = Box(.separator(width: resume.entry.ruleWidth, color: resume.entry.ruleColor))
    rule.before = resume.entry.ruleGap
    rule.after = resume.entry.ruleGap
    return rule
  }
}

extension Header {
  fileprivate mutating func takeLastHeadings() -> [Block] {
    let text = introduction.lastIndex { block in
      if case .heading = block.kind { false } else { true }
    }
    let start = text.map { $0 + 1 } ?? 0
    defer { introduction.removeSubrange(start...) }
    return Array(introduction[start...])
  }
}

extension SectionKind {
  /// Whether its text is set as an introduction is.
  fileprivate var isProse: Bool {
    switch self {
    case .summary, .letter, .generic, .contact: true
    default: false
    }
  }
}
