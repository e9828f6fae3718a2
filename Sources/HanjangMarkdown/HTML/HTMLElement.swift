/// What an element of HTML is to a document that is printed.
enum HTMLElement {
  /// Its content isn't text to read.
  case hidden
  /// A frame with a blocks of its own: a heading, a quote, a list, a table and their parts.
  case structure(Structure)
  /// A part of the text that begins and ends a paragraph, and no more.
  case section
  case inline(Inline)
  case void(Void)
  /// Plays, or shows something that a page can't.
  case media
  /// No element of HTML: its content is kept.
  case unknown

  enum Structure {
    case heading(Int)
    case summary, quote, callout, list, item, definitions, term, meaning, table, row, cell, caption
    case preformatted
  }

  enum Inline {
    case mark(HanjangMark)
    case code, link, quotation
    /// How the letters before it are read, in brackets.
    case reading
    /// Brackets for those who show no `<rt>`.
    case readingBracket
    /// A look that is not kept, or that its `style` tells.
    case plain
  }

  enum Void {
    case lineBreak, rule, picture, checkbox, nothing
  }

  typealias HanjangMark = HanjangMarkdown.Inline.Mark

  init(_ name: String) {
    self = Self.known[name] ?? .unknown
  }

  private static let known: [String: HTMLElement] = {
    var known: [String: HTMLElement] = [:]
    func add(_ element: HTMLElement, _ names: String) {
      for name in names.split(separator: " ") { known[String(name)] = element }
    }
    add(.hidden, "script style template title")
    add(
      .section,
      """
      html head body p div center section article header footer main nav figure figcaption address form \
      fieldset legend details hgroup search dialog thead tbody tfoot colgroup optgroup select option \
      noscript picture map
      """)
    for level in 1...6 { known["h\(level)"] = .structure(.heading(level)) }
    add(.structure(.summary), "summary")
    add(.structure(.quote), "blockquote")
    add(.structure(.callout), "aside callout admonition note tip info warning caution alert")
    // Components of MDX that only arrange their content.
    add(.section, "tabs tabitem tab steps step cards card cardgroup accordion codegroup columns")
    add(.structure(.list), "ul ol menu dir")
    add(.structure(.item), "li")
    add(.structure(.definitions), "dl")
    add(.structure(.term), "dt")
    add(.structure(.meaning), "dd")
    add(.structure(.table), "table")
    add(.structure(.row), "tr")
    add(.structure(.cell), "td th")
    add(.structure(.caption), "caption")
    add(.structure(.preformatted), "pre listing xmp")
    add(.inline(.mark(.strong)), "b strong")
    add(.inline(.mark(.emphasis)), "i em cite dfn var")
    add(.inline(.mark(.underline)), "u ins")
    add(.inline(.mark(.strikethrough)), "s del strike")
    add(.inline(.mark(.subscript)), "sub")
    add(.inline(.mark(.superscript)), "sup")
    add(.inline(.mark(.highlight)), "mark")
    add(.inline(.mark(.keyboard)), "kbd")
    add(.inline(.code), "code tt samp")
    add(.inline(.link), "a")
    add(.inline(.quotation), "q")
    add(.inline(.reading), "rt")
    add(.inline(.readingBracket), "rp")
    add(
      .inline(.plain),
      """
      span font abbr acronym small big time label button bdi bdo data output nobr ruby rb rtc slot \
      progress meter blink marquee textarea
      """)
    add(.void(.lineBreak), "br")
    add(.void(.rule), "hr")
    add(.void(.picture), "img image")
    add(.void(.checkbox), "input")
    add(.void(.nothing), "wbr col source track param meta link base area basefont")
    add(.media, "video audio iframe embed object canvas applet frame frameset svg math")
    return known
  }()

  var isInline: Bool {
    switch self {
    case .inline, .void(.lineBreak), .void(.picture), .void(.checkbox), .void(.nothing): true
    case .hidden, .structure, .section, .void(.rule), .media, .unknown: false
    }
  }
}

extension HTMLTag {
  /// What `align` and `style` ask for; nil where they ask for nothing, or for what text has anyway.
  var alignment: Table.Alignment? {
    if name == "center" { return .center }
    switch style["text-align"] ?? attributes["align"]?.lowercased() {
    case "center", "middle", "-webkit-center": return .center
    case "right", "end": return .end
    case "left", "start", "justify": return .start
    default: return nil
    }
  }

  var isHidden: Bool {
    attributes["hidden"] != nil || style["display"] == "none"
  }

  /// `page-break-after: always` and its kin, and classes that are named so.
  var breaksPageBefore: Bool {
    hasClass { ["pagebreakbefore", "breakbeforepage"].contains($0) }
      || breaksPage("page-break-before") || breaksPage("break-before")
  }

  var breaksPageAfter: Bool {
    hasClass {
      ["page", "pagebreakafter", "breakafterpage", "htmlpdfpagebreak"].contains($0)
        || PageBreakSpelling.isName($0)
    } || breaksPage("page-break-after") || breaksPage("break-after")
  }

  /// - Parameter condition: of a name's letters, in lower case.
  private func hasClass(_ condition: (String) -> Bool) -> Bool {
    let names = (attributes["class"] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
    return names.contains { condition($0.filter(\.isLetter)) }
  }

  private func breaksPage(_ property: String) -> Bool {
    guard let value = style[property] else { return false }
    return ["always", "page", "left", "right"].contains { value.hasPrefix($0) }
  }

  /// The marks that its `style` attribute stands for.
  var styledMarks: [Inline.Mark] {
    let style = style
    guard !style.isEmpty else { return [] }
    var marks: [Inline.Mark] = []
    if let weight = style["font-weight"],
      weight.hasPrefix("bold") || (Int(weight.prefix { $0.isNumber }) ?? 0) >= 600
    {
      marks.append(.strong)
    }
    if style["font-style"].map({ $0.hasPrefix("italic") || $0.hasPrefix("oblique") }) ?? false {
      marks.append(.emphasis)
    }
    let line = (style["text-decoration"] ?? "") + (style["text-decoration-line"] ?? "")
    if line.contains("underline") { marks.append(.underline) }
    if line.contains("line-through") { marks.append(.strikethrough) }
    return marks
  }
}

extension HTMLElement.Structure {
  /// Whether it makes sense in one kind of frame only.
  var isPart: Bool {
    switch self {
    case .item, .term, .meaning, .row, .cell, .caption: true
    case .heading, .summary, .quote, .callout, .list, .definitions, .table, .preformatted: false
    }
  }
}
