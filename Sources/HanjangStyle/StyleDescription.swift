/// What each property is for, in a sentence: for editors and for the documentation.
enum StyleDescription {
  static func text(of path: String) -> String? {
    if let own = texts[path] { return own }
    let names = path.split(separator: ".").map(String.init)
    switch (names.first, names.last) {
    case ("text", let member?): return ofText[member]
    case ("blocks", let member?) where names.count == 3 && names[1].hasPrefix("heading-"):
      return ofHeading[member]
    case ("header", let member?), ("footer", let member?): return ofFurniture[member]
    default: return nil
    }
  }

  /// What each text role sets, for the documentation.
  static let roles: [String: String] = [
    "body": "Running text; every other role takes from it what it doesn't say.",
    "title": "The title of front matter.", "byline": "Author and date under it.",
    "heading-1": "Headings of level 1.", "heading-2": "Headings of level 2.",
    "heading-3": "Headings of level 3.", "heading-4": "Headings of level 4.",
    "heading-5": "Headings of level 5.", "heading-6": "Headings of level 6.",
    "quote": "Quotes.", "code": "Blocks of code.", "table-header": "The head of a table.",
    "table-cell": "Its cells.", "footnote": "Notes.", "caption": "Captions of pictures.",
    "header": "The running line at the head.", "footer": "The running line at the foot.",
    "name": "The person's name.", "headline": "The role below it.",
    "contact": "Contacts, and the links of a section.", "introduction": "The introduction.",
    "section-title": "Titles of sections.", "entry-title": "Companies, schools, projects, prizes.",
    "entry-period": "Their periods.", "entry-detail": "Department and role.",
    "achievement-title": "Achievements, and the roles within a company.",
    "achievement-period": "Their periods.", "detail": "What was done.", "chip": "Skills.",
    "chip-label": "The name of a group of skills.",
  ]

  private static let ofText = [
    "families": "Font families, the first that has a character sets it; or one chain a script.",
    "size": "The height of the letters' em.",
    "line-height": "From one baseline to the next, whatever fonts a line mixes.",
    "weight": "As in CSS; the nearest installed weight serves.",
    "italic": "Slanted; Hangul never is.", "color": "Of the text.",
    "tracking": "Added to each character, in ems.",
    "tabular-figures": "Whether all figures are equally wide.",
  ]

  private static let ofHeading = [
    "before": "Above the heading.", "after": "Below the heading.",
    "break-before": "Whether the heading begins a page.",
  ]

  private static let ofFurniture = [
    "left": "The text on the left.", "center": "The text in the middle.",
    "right": "The text on the right.",
    "first-page": "What the first page has: the same, nothing, or the slots of `first`.",
    "baseline": "From the page's nearer edge to the line's baseline.",
    "on-single-page": "Whether a document of one page has the line.",
  ]

  private static let texts = [
    "layout": "Whether what is recognised as a résumé is set as one.",
    "page.size": "The sheet.", "page.margin": "The margins.",
    "page.letter-languages": "Documents in these languages are set on Letter.",
    "inline.strong-weight": "Of bold text.",
    "inline.emphasis-weight": "Of emphasised Hangul, which is not slanted.",
    "inline.emphasis-italic": "Whether emphasised Latin letters are italic.",
    "inline.code-families": "Font families of code in a line.",
    "inline.code-scale": "Its size, as a part of the text's around it.",
    "inline.code-color": "Its colour.", "inline.code-background": "The ground behind it.",
    "inline.link-color": "Of links.", "inline.link-underlined": "Whether links are underlined.",
    "inline.highlight": "The ground of marked text.",
    "inline.script-scale": "The size of sub- and superscripts, as a part of the text's.",
    "blocks.paragraph.gap": "Between paragraphs, and beside all blocks without a gap of their own.",
    "blocks.title.gap": "Below the title of front matter.",
    "blocks.list.indent": "From the left edge to an item's text.",
    "blocks.list.marker-gap": "Between the bullet and the text.",
    "blocks.list.tight-gap": "Between items without empty lines.",
    "blocks.list.loose-gap": "Between items with empty lines.",
    "blocks.list.bullets": "One a level; the last serves all deeper ones.",
    "blocks.list.marker-color": "Of bullets and numbers.",
    "blocks.quote.indent": "From the left edge to the text.",
    "blocks.quote.bar-width": "Of the bar at the left edge.",
    "blocks.quote.bar-color": "Of that bar.",
    "blocks.code.padding": "Between the ground's edge and the code.",
    "blocks.code.background": "The ground.", "blocks.code.radius": "Of the ground's corners.",
    "blocks.table.padding": "In each cell.", "blocks.table.rule-width": "Of the rules.",
    "blocks.table.rule-color": "Of the rules between rows.",
    "blocks.table.header-rule-color": "Of the rule below the head.",
    "blocks.table.header-background": "The ground of the head.",
    "blocks.table.minimum-scale":
      "How small a wide table's text may be made before its words are broken.",
    "blocks.picture.alignment": "Of pictures that are narrower than the column.",
    "blocks.picture.gap": "Above and below pictures.",
    "blocks.picture.side-gap": "Between pictures side by side.",
    "blocks.picture.caption-gap": "Between a picture and its caption.",
    "blocks.picture.page-share": "Of a page's height, for pictures that ask for no size.",
    "blocks.picture.resolution": "In pixels an inch; finer pictures are made coarser.",
    "blocks.rule.width": "Of `---`.", "blocks.rule.color": "Of `---`.",
    "blocks.rule.gap": "Above and below it.",
    "blocks.footnotes.indent": "From the left edge to a note's text.",
    "blocks.footnotes.gap": "Between notes.",
    "blocks.space.gap": "What a `<br>` alone between blocks adds.",
    "resume.order":
      "The order of sections; what a list doesn't name follows in the author's order.",
    "resume.header.contacts": "Contacts one a line, or all in a row.",
    "resume.header.separator": "Between the contacts of a row.",
    "resume.header.alignment": "Of name, headline and row of contacts.",
    "resume.header.headline-gap": "Between name and headline.",
    "resume.header.contact-gap": "Above the contacts.",
    "resume.header.introduction-gap": "Above the introduction, and between its parts.",
    "resume.header.photo": "Where the photo stands, three to four; `none` shows none.",
    "resume.header.photo-width": "Of the photo.",
    "resume.header.photo-gap": "Between the photo and the text.",
    "resume.header.addresses": "Whether addresses of contacts are printed with `https://`.",
    "resume.header.labels": "Whether contacts without a label get one.",
    "resume.header.cover": "Whether the header has a page of its own.",
    "resume.header.contents": "Whether a list of the projects and their pages follows it.",
    "resume.section.title": "Titles in a gutter left of the content, or above it.",
    "resume.section.gutter-minimum": "The least width of the gutter.",
    "resume.section.gutter-maximum": "Its greatest width; longer titles wrap.",
    "resume.section.gutter-gap": "Between the widest title and the content.",
    "resume.section.rule-width": "Of the rule between two sections; 0 for none.",
    "resume.section.rule-color": "Of that rule.",
    "resume.section.gap": "Above and below the rule, or between sections without one.",
    "resume.section.title-gap": "Below a title that stands above its content.",
    "resume.section.title-rule-width": "Of the rule under such a title; 0 for none.",
    "resume.section.title-rule-color": "Of that rule.",
    "resume.section.break-before": "The kinds of sections that begin a page.",
    "resume.entry.period": "Right of the title on its baseline, in a column on the left, or below.",
    "resume.entry.period-width": "Of the column on the left.",
    "resume.entry.rule-width": "Of the rule between two companies; 0 for none.",
    "resume.entry.rule-color": "Of that rule.",
    "resume.entry.rule-gap": "Above and below it.",
    "resume.entry.gap": "Between entries without a rule.",
    "resume.entry.detail-gap": "Between the title and the line of department and role.",
    "resume.entry.body-gap": "Above what was done at a company or in a project.",
    "resume.entry.item-body-gap": "The same of what is neither a company nor a project.",
    "resume.entry.first": "Whether an entry begins with the organisation or the role.",
    "resume.entry.item-details":
      "Whether what is said of a prize, a certificate or a language follows below its name or beside it.",
    "resume.entry.project-pages": "Whether each project begins a page.",
    "resume.links.separator": "Between a link's name and its address in a section of links.",
    "resume.achievement.gap": "Between achievements.",
    "resume.achievement.indent": "From the content's left edge to the achievement's text.",
    "resume.achievement.marker": "What hangs in the indent; empty for nothing.",
    "resume.achievement.marker-gap": "Between the marker and the title.",
    "resume.achievement.period-gap": "Between the title and its period on the same line.",
    "resume.achievement.body-gap": "Below the title.",
    "resume.detail.bullets": "One a level; the last serves all deeper ones.",
    "resume.detail.bold-labels": "Whether labels such as `성과:` are bold.",
    "resume.detail.indent": "From the bullets' left edge to the text.",
    "resume.detail.marker-gap": "Between the bullet and the text.",
    "resume.detail.gap": "Between items.",
    "resume.detail.paragraph-gap": "Between paragraphs.",
    "resume.chip.shape": "Skills on grounds of their own, or as text with commas.",
    "resume.chip.padding": "Between the ground's edge and the text.",
    "resume.chip.background": "The ground.", "resume.chip.radius": "Of its corners.",
    "resume.chip.gap": "Between chips.",
    "resume.chip.group-gap": "Between groups of skills.",
    "resume.chip.label-gap": "Between a group's name and its chips.",
    "resume.dates.format": "How dates are written.",
    "resume.dates.separator": "Between the two dates of a period.",
    "resume.dates.open": "The end of a period that goes on.",
    "resume.dates.open-work": "The same at a company.",
    "resume.dates.open-education": "The same at a school.",
    "resume.dates.durations": "Whether durations follow periods, as (1년 9개월).",
  ]
}
