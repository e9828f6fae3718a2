import HanjangCore

/// Makes the computed style of a complete sheet.
struct StyleComputer {
  let sheet: StyleSheet

  func style(named name: String) -> ComputedStyle {
    ComputedStyle(
      name: name, page: page(), text: text(), blocks: blocks(),
      header: furniture("header"), footer: furniture("footer"),
      setsResumes: string("layout") == "resume", fit: fit(), resume: resume(),
      sidebar: sidebar(), fontFiles: sheet.fontFiles, ownFamilies: sheet.ownFamilies)
  }

  private func furniture(_ name: String) -> FurnitureStyle {
    func slots(_ group: String) -> FurnitureStyle.Slots {
      FurnitureStyle.Slots(
        left: string("\(group).left"), center: string("\(group).center"),
        right: string("\(group).right"))
    }
    return FurnitureStyle(
      slots: slots(name), first: slots("\(name).first"),
      firstPage: FurnitureStyle.FirstPage(rawValue: string("\(name).first-page")) ?? .same,
      baseline: length("\(name).baseline"), isShownOnSinglePage: boolean("\(name).on-single-page"))
  }

  private func fit() -> FitLimits {
    FitLimits(
      gap: number("fit.gap"), lineHeight: number("fit.line-height"),
      textSize: length("fit.text-size"),
      margin: length("fit.margin"))
  }

  private func page() -> PageStyle {
    guard case .size(let size)? = sheet.values["page.size"] else { missing("page.size") }
    return PageStyle(
      size: size, margins: insets("page.margin"),
      letterLanguages: names("page.letter-languages"))
  }

  // MARK: Text

  private func text() -> TextRoles {
    TextRoles(
      body: role("body"), title: role("title"), byline: role("byline"),
      headings: (1...6).map { role("heading-\($0)") }, quote: role("quote"), code: role("code"),
      tableHeader: role("table-header"), tableCell: role("table-cell"),
      footnote: role("footnote"), caption: role("caption"), header: role("header"),
      footer: role("footer"), resume: resumeRoles(), inline: inline(),
      isJustified: string("text.align") == "justify")
  }

  func role(_ name: String) -> TextStyle {
    func path(_ member: String) -> String {
      let own = "text.\(name).\(member)"
      return sheet.values[own] == nil ? "text.body.\(member)" : own
    }
    // Body's own size has no text around it to be a multiple of.
    let size = length(path("size"), em: name == "body" ? 10 : bodySize)
    let families = families(of: name)
    var style = TextStyle(
      families: families.other ?? [], scriptFamilies: families.scripts, size: size,
      lineHeight: length(path("line-height"), em: size), weight: Int(number(path("weight"))),
      isItalic: boolean(path("italic")), color: color(path("color")),
      tracking: number(path("tracking")), hasTabularFigures: boolean(path("tabular-figures")))
    style.isFixedPitch = name == "code"
    return style
  }

  /// A role that names chains for scripts alone has body text's for all others.
  private func families(of name: String) -> FontFamilies {
    func named(_ role: String) -> FontFamilies? {
      guard case .families(let families)? = sheet.values["text.\(role).families"] else {
        return nil
      }
      return families
    }
    guard let body = named("body") else { missing("text.body.families") }
    guard var own = named(name) else { return body }
    own.other = own.other ?? body.other
    return own
  }

  private func inline() -> InlineStyles {
    InlineStyles(
      strongWeight: Int(number("inline.strong-weight")),
      emphasisWeight: Int(number("inline.emphasis-weight")),
      emphasisIsItalic: boolean("inline.emphasis-italic"),
      codeFamilies: names("inline.code-families"), codeScale: number("inline.code-scale"),
      codeColor: color("inline.code-color"), codeBackground: color("inline.code-background"),
      linkColor: color("inline.link-color"),
      linkIsUnderlined: boolean("inline.link-underlined"),
      highlight: color("inline.highlight"), scriptScale: number("inline.script-scale"))
  }

  // MARK: Blocks

  private func blocks() -> BlockStyles {
    BlockStyles(
      paragraphGap: gap("blocks.paragraph.gap"),
      headings: (1...6).map { level in
        BlockStyles.Heading(
          before: gap("blocks.heading-\(level).before"),
          after: gap("blocks.heading-\(level).after"),
          breaksBefore: boolean("blocks.heading-\(level).break-before"))
      },
      titleGap: gap("blocks.title.gap"), list: list(),
      quote: BlockStyles.Quote(
        indent: length("blocks.quote.indent"), barWidth: length("blocks.quote.bar-width"),
        barColor: color("blocks.quote.bar-color")),
      code: code(),
      table: table(), picture: picture(),
      rule: BlockStyles.Rule(
        width: length("blocks.rule.width"), color: color("blocks.rule.color"),
        gap: gap("blocks.rule.gap")),
      footnotes: BlockStyles.Footnotes(
        standAtFoot: string("blocks.footnotes.place") == "page",
        indent: length("blocks.footnotes.indent"), gap: gap("blocks.footnotes.gap")),
      spaceGap: gap("blocks.space.gap"))
  }

  private func code() -> BlockStyles.Code {
    BlockStyles.Code(
      padding: insets("blocks.code.padding"), background: color("blocks.code.background"),
      radius: length("blocks.code.radius"), commentColor: color("blocks.code.comment-color"),
      keywordColor: color("blocks.code.keyword-color"),
      stringColor: color("blocks.code.string-color"),
      numberColor: color("blocks.code.number-color"), typeColor: color("blocks.code.type-color"))
  }

  private func list() -> BlockStyles.ListStyle {
    BlockStyles.ListStyle(
      indent: length("blocks.list.indent"), markerGap: length("blocks.list.marker-gap"),
      tightGap: gap("blocks.list.tight-gap"), looseGap: gap("blocks.list.loose-gap"),
      bullets: names("blocks.list.bullets"), markerColor: color("blocks.list.marker-color"))
  }

  private func table() -> BlockStyles.TableStyle {
    BlockStyles.TableStyle(
      padding: insets("blocks.table.padding"), ruleWidth: length("blocks.table.rule-width"),
      ruleColor: color("blocks.table.rule-color"),
      headerRuleColor: color("blocks.table.header-rule-color"),
      headerBackground: color("blocks.table.header-background"),
      minimumScale: number("blocks.table.minimum-scale"))
  }

  private func picture() -> BlockStyles.Picture {
    BlockStyles.Picture(
      alignment: string("blocks.picture.alignment") == "start" ? .start : .center,
      gap: gap("blocks.picture.gap"), sideGap: length("blocks.picture.side-gap"),
      captionGap: length("blocks.picture.caption-gap"),
      pageShare: number("blocks.picture.page-share"),
      leastSize: number("blocks.picture.least-size"),
      resolution: number("blocks.picture.resolution"))
  }

  // MARK: Values

  private var bodySize: Double { length("text.body.size", em: 10) }

  func length(_ path: String, em: Double? = nil) -> Double {
    guard case .length(let length)? = sheet.values[path] else { missing(path) }
    return length.resolved(em: em ?? bodySize)
  }

  private func lengths(_ path: String) -> [Double] {
    guard case .lengths(let lengths)? = sheet.values[path], !lengths.isEmpty else { missing(path) }
    return lengths.map { $0.resolved(em: bodySize) }
  }

  func gap(_ path: String) -> Gap {
    let sizes = lengths(path)
    return sizes.count == 3 ? Gap(sizes[1], minimum: sizes[0], maximum: sizes[2]) : Gap(sizes[0])
  }

  func insets(_ path: String) -> Insets {
    let sides = lengths(path)
    let (top, right) = (sides[0], sides.count > 1 ? sides[1] : sides[0])
    return Insets(
      top: top, right: right, bottom: sides.count > 2 ? sides[2] : top,
      left: sides.count > 3 ? sides[3] : right)
  }

  func number(_ path: String) -> Double {
    guard case .number(let number)? = sheet.values[path] else { missing(path) }
    return number
  }

  func boolean(_ path: String) -> Bool {
    guard case .boolean(let value)? = sheet.values[path] else { missing(path) }
    return value
  }

  func color(_ path: String) -> Color {
    guard case .color(let color)? = sheet.values[path] else { missing(path) }
    return color
  }

  func string(_ path: String) -> String {
    guard case .text(let text)? = sheet.values[path] else { missing(path) }
    return text
  }

  func dateFormat(_ path: String) -> DateFormat {
    guard let format = DateFormat(string(path)) else { missing(path) }
    return format
  }

  func names(_ path: String) -> [String] {
    guard case .names(let names)? = sheet.values[path] else { missing(path) }
    return names
  }

  private func missing(_ path: String) -> Never {
    // No author can bring this about: base sets every property with a value of its kind, which a test
    // asserts, and every other style extends it.
    preconditionFailure("styles/base.yaml lacks \(path)")
  }
}
