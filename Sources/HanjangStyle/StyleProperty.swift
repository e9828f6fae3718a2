import HanjangCore

/// The type of a style property and its limits.
package enum StyleProperty: Sendable {
  /// In points, within these limits once it is resolved.
  case length(ClosedRange<Double>)
  case number(ClosedRange<Double>)
  case boolean
  case color
  case text
  /// With the `{name}`s of `FurnitureText`.
  case template
  /// Texts, so many at least.
  case names(least: Int)
  /// Names of `sectionKinds`, or one of these others.
  case sections([String])
  /// Font families: one chain, or one a script.
  case families
  /// Names of `sectionKinds`, or one word that stands for an order.
  case order
  /// With the tokens of `DateFormat`.
  case dateFormat
  case gap
  case insets
  case pageSize
  case choice([String])

  /// By path, such as `text.body.size`.
  static let all: [String: StyleProperty] = {
    var properties: [String: StyleProperty] = [:]
    func add(_ group: String, _ members: [String: StyleProperty]) {
      for (name, property) in members { properties["\(group).\(name)"] = property }
    }
    add("page", ["size": .pageSize, "margin": .insets, "letter-languages": .names(least: 0)])
    add(
      "fit",
      [
        "gap": .number(0...1), "line-height": .number(1...3), "text-size": .length(8.5...100),
        "margin": .length(0...500),
      ])
    for role in textRoles { add("text.\(role)", ofText) }
    add("inline", ofInline)
    add("sidebar", ofSidebar)
    properties["text.align"] = .choice(["start", "justify"])
    properties["layout"] = .choice(["article", "resume"])
    properties["resume.order"] = .order
    for (part, members) in ofResume { add("resume.\(part)", members) }
    for (block, members) in ofBlocks { add("blocks.\(block)", members) }
    for level in 1...6 { add("blocks.heading-\(level)", ofHeading) }
    for edge in ["header", "footer"] {
      add(edge, slots)
      add("\(edge).first", slots)
      add(
        edge,
        [
          "first-page": .choice(FurnitureStyle.FirstPage.allCases.map(\.rawValue)),
          "baseline": .length(0...1_000), "on-single-page": .boolean,
        ])
    }
    return properties
  }()

  private static let ofHeading: [String: StyleProperty] = [
    "before": .gap, "after": .gap, "break-before": .boolean,
  ]

  private static let slots: [String: StyleProperty] = [
    "left": .template, "center": .template, "right": .template,
  ]

  /// As recognition names them; a test compares.
  package static let sectionKinds = [
    "contact", "summary", "career", "project", "education", "training", "skills", "awards",
    "certificates", "languages", "activities", "opensource", "publications", "links", "military",
    "other", "letter", "generic",
  ]

  static let textRoles =
    ["body", "title", "byline"] + (1...6).map { "heading-\($0)" }
    + ["quote", "code", "table-header", "table-cell", "footnote", "caption", "header", "footer"]
    + resumeRoles

  static let resumeRoles = [
    "name", "headline", "contact", "introduction", "section-title", "entry-title", "entry-period",
    "entry-detail", "achievement-title", "achievement-period", "detail", "chip", "chip-label",
  ]

  private static let ofText: [String: StyleProperty] = [
    "families": .families, "size": .length(1...200), "line-height": .length(1...400),
    "weight": .number(100...900), "italic": .boolean, "color": .color,
    "tracking": .number(-0.5...2), "tabular-figures": .boolean,
  ]

  private static let ofInline: [String: StyleProperty] = [
    "strong-weight": .number(100...900), "emphasis-weight": .number(100...900),
    "emphasis-italic": .boolean, "code-families": .names(least: 1), "code-scale": .number(0.3...3),
    "code-color": .color, "code-background": .color, "link-color": .color,
    "link-underlined": .boolean, "highlight": .color, "script-scale": .number(0.3...1),
  ]

  private static let ofSidebar: [String: StyleProperty] = [
    "side": .choice(SidebarStyle.Side.allCases.map(\.rawValue)), "width": .length(36...400),
    "gap": .length(0...100), "pages": .choice(SidebarStyle.Pages.allCases.map(\.rawValue)),
    "header": .choice(SidebarStyle.HeaderPlace.allCases.map(\.rawValue)),
    "header-gap": .length(0...200), "sections": .sections([]), "background": .color,
    "rule-width": .length(0...20), "rule-color": .color,
  ]

  /// The anatomy of a résumé.
  private static let ofResume: [String: [String: StyleProperty]] = [
    "header": [
      "contacts": .choice(["lines", "row"]), "separator": .text,
      "alignment": .choice(["start", "center"]), "headline-gap": .gap, "contact-gap": .gap,
      "introduction-gap": .gap,
      "photo": .choice(ResumeStyle.Header.PhotoPlace.allCases.map(\.rawValue)),
      "photo-width": .length(20...300), "photo-gap": .length(0...100),
      "addresses": .choice(["full", "short"]), "labels": .boolean, "cover": .boolean,
      "contents": .boolean,
    ],
    "section": [
      "title": .choice(["gutter", "above"]), "gutter-minimum": .length(0...300),
      "gutter-maximum": .length(0...300), "gutter-gap": .length(0...100),
      "rule-width": .length(0...20), "rule-color": .color, "gap": .gap, "title-gap": .gap,
      "break-before": .sections(["none"]),
      "title-rule-width": .length(0...20), "title-rule-color": .color,
    ],
    "entry": [
      "period": .choice(["right", "left", "below"]), "period-width": .length(0...300),
      "rule-width": .length(0...20), "rule-color": .color, "rule-gap": .gap, "gap": .gap,
      "detail-gap": .gap, "body-gap": .gap, "item-body-gap": .gap,
      "first": .choice(["organization", "role"]),
      "item-details": .choice(["below", "beside"]),
      "project-pages": .boolean,
    ],
    "links": ["separator": .text],
    "achievement": [
      "gap": .gap, "indent": .length(0...100), "marker": .text, "marker-gap": .length(0...50),
      "period-gap": .length(0...50), "body-gap": .gap,
    ],
    "detail": [
      "bullets": .names(least: 1), "bold-labels": .boolean, "indent": .length(0...100),
      "marker-gap": .length(0...50),
      "gap": .gap,
      "paragraph-gap": .gap,
    ],
    "chip": [
      "shape": .choice(["chips", "text"]), "padding": .insets, "background": .color,
      "radius": .length(0...50), "gap": .length(0...50), "group-gap": .gap, "label-gap": .gap,
    ],
    "dates": [
      "format": .dateFormat, "separator": .text, "open": .text, "open-work": .text,
      "open-education": .text, "durations": .boolean,
    ],
  ]

  private static let ofBlocks: [String: [String: StyleProperty]] = [
    "paragraph": ["gap": .gap],
    "title": ["gap": .gap],
    "list": [
      "indent": .length(0...200), "marker-gap": .length(0...100), "tight-gap": .gap,
      "loose-gap": .gap, "bullets": .names(least: 1), "marker-color": .color,
    ],
    "quote": [
      "indent": .length(0...200), "bar-width": .length(0...50), "bar-color": .color,
    ],
    "code": [
      "padding": .insets, "background": .color, "radius": .length(0...50),
      "comment-color": .color, "keyword-color": .color, "string-color": .color,
      "number-color": .color, "type-color": .color,
    ],
    "table": [
      "padding": .insets, "rule-width": .length(0...20), "rule-color": .color,
      "header-rule-color": .color, "header-background": .color,
      "minimum-scale": .number(0.3...1),
    ],
    "picture": [
      "alignment": .choice(["start", "center"]), "gap": .gap, "side-gap": .length(0...100),
      "caption-gap": .length(0...100), "page-share": .number(0.05...1),
      "least-size": .number(0.2...1),
      "resolution": .number(36...2_400),
    ],
    "rule": ["width": .length(0...20), "color": .color, "gap": .gap],
    "footnotes": [
      "place": .choice(["page", "end"]), "indent": .length(0...200), "gap": .gap,
    ],
    "space": ["gap": .gap],
  ]

  /// The names that may follow `group`, which is empty at the top.
  static func members(of group: String) -> Set<String> {
    let prefix = group.isEmpty ? "" : group + "."
    return Set(
      all.keys.filter { $0.hasPrefix(prefix) }.compactMap { path in
        path.dropFirst(prefix.count).split(separator: ".").first.map(String.init)
      })
  }

  /// The paths that other names follow.
  static let groups: Set<String> = Set(
    ["page", "fit", "text", "inline", "blocks", "resume", "sidebar"]
      + ["header", "footer", "header.first", "footer.first"] + textRoles.map { "text.\($0)" }
      + ofResume.keys.map { "resume.\($0)" } + ofBlocks.keys.map { "blocks.\($0)" }
      + (1...6).map { "blocks.heading-\($0)" })
}
