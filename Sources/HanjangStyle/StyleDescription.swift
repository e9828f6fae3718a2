/// A description of each style property, for editors and for the documentation.
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

  /// A description of each text role, for the documentation.
  static let roles: [String: String] = [
    "body": "Body text; every other role inherits what it doesn't set.",
    "title": "The title from front matter.", "byline": "Author and date below the title.",
    "heading-1": "Headings of level 1.", "heading-2": "Headings of level 2.",
    "heading-3": "Headings of level 3.", "heading-4": "Headings of level 4.",
    "heading-5": "Headings of level 5.", "heading-6": "Headings of level 6.",
    "quote": "Quotations.", "code": "Code blocks.", "table-header": "Table header cells.",
    "table-cell": "Table cells.", "footnote": "Footnotes.", "caption": "Picture captions.",
    "header": "The running header.", "footer": "The running footer.",
    "name": "The person's name.", "headline": "The headline below the name.",
    "contact": "Contacts, and links in a links section.", "introduction": "The introduction.",
    "section-title": "Section titles.",
    "entry-title": "Titles of entries: companies, schools, projects, awards.",
    "entry-period": "Periods of entries.", "entry-detail": "Department and role.",
    "achievement-title": "Titles of achievements, and roles within a company.",
    "achievement-period": "Periods of achievements.",
    "detail": "Details of entries and achievements.", "chip": "Skills.",
    "chip-label": "Names of skill groups.",
  ]

  private static let ofText = [
    "families": "Font families in order of preference, or one list per script.",
    "size": "Font size.",
    "line-height": "Distance between baselines, whatever fonts a line mixes.",
    "weight": "Font weight as in CSS; the nearest installed weight is used.",
    "italic": "Whether the text is italic; Hangul never is.", "color": "Text colour.",
    "tracking": "Extra space after each character, in ems.",
    "tabular-figures": "Whether all digits have the same width.",
  ]

  private static let ofHeading = [
    "before": "Space above the heading.", "after": "Space below the heading.",
    "break-before": "Whether the heading starts a page.",
  ]

  private static let ofFurniture = [
    "left": "Text on the left.", "center": "Text in the middle.",
    "right": "Text on the right.",
    "first-page": "The line on the first page: the same, none, or its own slots from `first`.",
    "baseline": "Distance from the nearer page edge to the baseline.",
    "on-single-page": "Whether a one-page document has the line.",
  ]

  private static let texts = [
    "layout": "Whether a document recognised as a résumé is laid out as one.",
    "fit.gap": "Smallest gap that `--fit` may use, as a fraction of its natural size.",
    "fit.line-height": "Smallest line height that `--fit` may use, as a multiple of the font size.",
    "fit.text-size": "Smallest body text size that `--fit` may use.",
    "fit.margin": "Smallest margin that `--fit` may use.",
    "text.align": "Alignment of paragraphs: ragged right, or justified.",
    "page.size": "Paper size.", "page.margin": "Page margins.",
    "page.letter-languages": "Languages whose documents use Letter paper.",
    "inline.strong-weight": "Weight of bold text.",
    "inline.emphasis-weight": "Weight of an emphasised phrase with Hangul, which isn't slanted.",
    "inline.emphasis-italic": "Whether an emphasised phrase without Hangul is italic.",
    "inline.code-families": "Font families of inline code.",
    "inline.code-scale": "Size of inline code, relative to the surrounding text.",
    "inline.code-color": "Colour of inline code.",
    "inline.code-background": "Background of inline code.",
    "inline.link-color": "Colour of links.",
    "inline.link-underlined": "Whether links are underlined.",
    "inline.highlight": "Background of highlighted text.",
    "inline.script-scale": "Size of subscripts and superscripts, relative to the surrounding text.",
    "blocks.paragraph.gap":
      "Space between paragraphs, and around blocks without a gap of their own.",
    "blocks.title.gap": "Space below the title from front matter.",
    "blocks.list.indent": "Distance from the left edge to an item's text.",
    "blocks.list.marker-gap": "Space between the bullet and the text.",
    "blocks.list.tight-gap": "Space between items without blank lines.",
    "blocks.list.loose-gap": "Space between items with blank lines.",
    "blocks.list.bullets": "Bullets, one per level; deeper levels use the last one.",
    "blocks.list.marker-color": "Colour of bullets and numbers.",
    "blocks.quote.indent": "Distance from the left edge to the text of a quotation.",
    "blocks.quote.bar-width": "Width of the bar beside a quotation.",
    "blocks.quote.bar-color": "Colour of the bar beside a quotation.",
    "blocks.code.padding": "Space between the background's edge and the code.",
    "blocks.code.background": "Background of code blocks.",
    "blocks.code.radius": "Corner radius of the background.",
    "blocks.code.comment-color": "Colour of comments.",
    "blocks.code.keyword-color": "Colour of keywords, keys and tags.",
    "blocks.code.string-color": "Colour of strings.",
    "blocks.code.number-color": "Colour of numbers, and of constants such as `true`.",
    "blocks.code.type-color": "Colour of types, attributes and shell variables.",
    "blocks.table.padding": "Padding of each cell.",
    "blocks.table.rule-width": "Width of the rules.",
    "blocks.table.rule-color": "Colour of the rules between rows.",
    "blocks.table.header-rule-color": "Colour of the rule below the header.",
    "blocks.table.header-background": "Background of the header.",
    "blocks.table.minimum-scale": "Smallest scale of a wide table's text before words are broken.",
    "blocks.picture.alignment": "Alignment of pictures narrower than the column.",
    "blocks.picture.gap": "Space above and below pictures.",
    "blocks.picture.side-gap": "Space between pictures side by side.",
    "blocks.picture.caption-gap": "Space between a picture and its caption.",
    "blocks.picture.least-size":
      "Smallest size to which a picture may shrink to fill a page, as a fraction of its size.",
    "blocks.picture.page-share":
      "Largest height of a picture without a given size, as a fraction of the page.",
    "blocks.picture.resolution":
      "Largest resolution in pixels per inch; finer pictures are scaled down.",
    "blocks.rule.width": "Width of thematic breaks (`---`).",
    "blocks.rule.color": "Colour of thematic breaks (`---`).",
    "blocks.rule.gap": "Space above and below thematic breaks.",
    "blocks.footnotes.place":
      "Place of footnotes: the foot of the page, or the end of the document.",
    "blocks.footnotes.indent": "Distance from the left edge to a note's text.",
    "blocks.footnotes.gap": "Space between notes.",
    "blocks.space.gap": "Space added by a `<br>` alone between blocks.",
    "resume.order":
      "Order of sections; sections that a list doesn't name follow in the author's order.",
    "resume.header.contacts": "Contacts one per line, or all in a row.",
    "resume.header.separator": "Separator between contacts in a row.",
    "resume.header.alignment": "Alignment of the name, the headline and a row of contacts.",
    "resume.header.headline-gap": "Space between the name and the headline.",
    "resume.header.contact-gap": "Space above the contacts.",
    "resume.header.introduction-gap": "Space above the introduction and between its parts.",
    "resume.header.photo": "Place of the photo, cropped to 3:4; `none` shows no photo.",
    "resume.header.photo-width": "Width of the photo.",
    "resume.header.photo-gap": "Space between the photo and the text.",
    "resume.header.addresses": "Whether web addresses of contacts are printed with `https://`.",
    "resume.header.labels": "Whether contacts without a label get one.",
    "resume.header.cover": "Whether the header has a page of its own.",
    "resume.header.contents": "Whether a list of projects with page numbers follows the header.",
    "resume.section.title": "Section titles in a gutter to the left of the content, or above it.",
    "resume.section.gutter-minimum": "Smallest width of the gutter.",
    "resume.section.gutter-maximum": "Largest width of the gutter; longer titles wrap.",
    "resume.section.gutter-gap": "Space between the widest title and the content.",
    "resume.section.rule-width": "Width of the rule between sections; 0 for no rule.",
    "resume.section.rule-color": "Colour of the rule between sections.",
    "resume.section.gap": "Space above and below the rule, or between sections without a rule.",
    "resume.section.title-gap": "Space below a title above its content.",
    "resume.section.title-rule-width":
      "Width of the rule under a title above its content; 0 for no rule.",
    "resume.section.title-rule-color": "Colour of the rule under a title.",
    "resume.section.break-before": "Kinds of sections that start a page.",
    "resume.entry.period":
      "Place of the period: right of the title on its baseline, in a left column, or below.",
    "resume.entry.period-width": "Width of the left column for periods.",
    "resume.entry.rule-width": "Width of the rule between companies; 0 for no rule.",
    "resume.entry.rule-color": "Colour of the rule between companies.",
    "resume.entry.rule-gap": "Space above and below the rule between companies.",
    "resume.entry.gap": "Space between entries without a rule.",
    "resume.entry.detail-gap": "Space between the title and the line of department and role.",
    "resume.entry.body-gap": "Space above the details of a company or project.",
    "resume.entry.item-body-gap": "Space above the details of other entries.",
    "resume.entry.first": "Whether an entry starts with the organisation or the role.",
    "resume.entry.item-details":
      "Whether the details of an award, a certificate or a language are below its name or beside it.",
    "resume.entry.project-pages": "Whether each project starts a page.",
    "resume.links.separator": "Separator between a link's name and its address in a links section.",
    "resume.achievement.gap": "Space between achievements.",
    "resume.achievement.indent": "Distance from the content's left edge to an achievement's text.",
    "resume.achievement.marker": "Marker in the indent; empty for no marker.",
    "resume.achievement.marker-gap": "Space between the marker and the title.",
    "resume.achievement.period-gap": "Space between the title and its period on the same line.",
    "resume.achievement.body-gap": "Space below an achievement's title.",
    "resume.detail.bullets": "Bullets of details, one per level; deeper levels use the last one.",
    "resume.detail.bold-labels": "Whether labels such as `성과:` are bold.",
    "resume.detail.indent": "Distance from the bullets' left edge to the text.",
    "resume.detail.marker-gap": "Space between the bullet and the text.",
    "resume.detail.gap": "Space between items.",
    "resume.detail.paragraph-gap": "Space between paragraphs.",
    "resume.chip.shape": "Skills as chips, or as text with commas.",
    "resume.chip.padding": "Space between a chip's edge and its text.",
    "resume.chip.background": "Background of chips.",
    "resume.chip.radius": "Corner radius of chips.",
    "resume.chip.gap": "Space between chips.",
    "resume.chip.group-gap": "Space between groups of skills.",
    "resume.chip.label-gap": "Space between a group's name and its chips.",
    "resume.dates.format": "Format of dates.",
    "resume.dates.separator": "Separator between the two dates of a period.",
    "resume.dates.open": "End of an open period.",
    "resume.dates.open-work": "End of an open period at a company.",
    "resume.dates.open-education": "End of an open period at a school.",
    "sidebar.side": "Side of the second column of a résumé; `none` for one column.",
    "sidebar.width": "Width of the sidebar, at most half of the page.",
    "sidebar.gap": "Space between the columns.",
    "sidebar.pages": "Whether the sidebar is beside the first page or beside all pages.",
    "sidebar.header": "Place of name and headline: across both columns, or in one of them.",
    "sidebar.header-gap": "Space below a header across both columns.",
    "sidebar.sections":
      "Kinds of sections in the sidebar; `contact` includes the header's contacts.",
    "sidebar.background": "Background of the sidebar, up to the page's edges; white for none.",
    "sidebar.rule-width": "Width of the rule between the columns; 0 for no rule.",
    "sidebar.rule-color": "Colour of the rule between the columns.",
    "resume.dates.durations": "Whether durations follow periods, as in (1년 9개월).",
  ]
}
