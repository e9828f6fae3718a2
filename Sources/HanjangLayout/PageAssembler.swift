import HanjangCore
package import HanjangStyle

/// Places the units of each page on its sheet, with footer, links and bookmarks.
package struct PageAssembler {
  private let flow: Flow
  private let style: ComputedStyle
  private let engine: any TextEngine
  private var document = PagedDocument()
  private var footerLines: [String: (composer: LineComposer, line: BrokenLine)] = [:]

  package init(flow: Flow, style: ComputedStyle, engine: any TextEngine) {
    self.flow = flow
    self.style = style
    self.engine = engine
  }

  /// - Parameter fields: what the footer's `{name}`s stand for, beside `page` and `pages`.
  package consuming func assemble(fields: [String: String]) -> PagedDocument {
    let page = style.page
    let height = page.size.height - page.margins.top - page.margins.bottom
    let paginator = Paginator(flow, height: height)
    let ranges = paginator.pages()
    document.structure = flow.structure
    for range in ranges {
      let visible = min(paginator.firstVisible(from: range.lowerBound), range.upperBound)
      addPage(
        visible..<range.upperBound, header: paginator.repeatedHeader(before: range.lowerBound),
        height: height)
    }
    if document.pages.isEmpty { document.pages.append(Page(size: page.size)) }
    addFooters(fields: fields)
    return document
  }

  private mutating func addPage(_ units: Range<Int>, header: [Fragment], height: Double) {
    let page = document.pages.count
    document.pages.append(Page(size: style.page.size))
    let left = style.page.margins.left
    var y = style.page.margins.top
    for fragment in header {
      place(fragment, at: Point(x: left, y: y), page: page)
      y += fragment.height
    }
    let shrink = shrinkFactor(units, header: header, height: height)
    var tops: [Double] = []
    for index in units {
      let unit = flow.units[index]
      if index > units.lowerBound {
        y += unit.gap.natural - shrink * (unit.gap.natural - unit.gap.minimum)
      }
      tops.append(y)
      y += unit.fragment.height
    }
    addDecorations(units, tops: tops, page: page)
    for (index, top) in zip(units, tops) {
      place(flow.units[index].fragment, at: Point(x: left, y: top), page: page)
    }
  }

  /// From 0, gaps as they are, to 1, gaps at their minimum: what makes the page fit.
  private func shrinkFactor(
    _ units: Range<Int>, header: [Fragment], height: Double
  ) -> Double {
    var natural = header.reduce(0) { $0 + $1.height }
    var shrinkable = 0.0
    for index in units {
      let unit = flow.units[index]
      natural += unit.fragment.height
      if index > units.lowerBound {
        natural += unit.gap.natural
        shrinkable += unit.gap.natural - unit.gap.minimum
      }
    }
    guard natural > height, shrinkable > 0 else { return 0 }
    return min(1, (natural - height) / shrinkable)
  }

  private mutating func addDecorations(_ units: Range<Int>, tops: [Double], page: Int) {
    for decoration in flow.decorations where decoration.units.overlaps(units) {
      let part = decoration.units.clamped(to: units)
      let top = tops[part.lowerBound - units.lowerBound]
      let last = part.upperBound - 1
      let bottom = tops[last - units.lowerBound] + flow.units[last].fragment.height
      let rect = Rect(
        x: style.page.margins.left + decoration.x, y: top, width: decoration.width,
        height: bottom - top)
      document.pages[page].items.append(
        PageItem(.fill(rect, color: decoration.color, radius: decoration.radius), element: nil))
    }
  }

  private mutating func place(_ fragment: Fragment, at origin: Point, page: Int) {
    for item in fragment.items {
      document.pages[page].items.append(item.offset(by: origin))
    }
    for link in fragment.links {
      document.links.append(
        LinkArea(
          page: page, rect: link.rect.offset(by: origin), target: link.target, text: link.text,
          element: link.element))
    }
    let destination = Destination(page: page, point: origin)
    for anchor in fragment.anchors where document.anchors[anchor] == nil {
      document.anchors[anchor] = destination
    }
    for entry in fragment.outline {
      document.outline.append(
        OutlineEntry(level: entry.level, title: entry.title, destination: destination))
    }
  }

  // MARK: Footer

  private mutating func addFooters(fields: [String: String]) {
    let footer = style.footer
    let count = document.pages.count
    guard count > 1 || footer.isShownOnSinglePage else { return }
    for page in document.pages.indices {
      var fields = fields
      fields["page"] = String(page + 1)
      fields["pages"] = String(count)
      for (template, alignment) in [
        (footer.left, TextBox.Alignment.start), (footer.center, .center), (footer.right, .end),
      ] {
        addFooter(Self.filled(template, fields), alignment: alignment, page: page)
      }
    }
  }

  private mutating func addFooter(_ text: String, alignment: TextBox.Alignment, page: Int) {
    guard !text.isEmpty else { return }
    let width = style.page.size.width - style.page.margins.left - style.page.margins.right
    guard let (composer, line) = footerLine(text, width: width * 0.7) else { return }
    var fragment = Fragment(height: 0)
    let indent =
      switch alignment {
      case .start: 0.0
      case .center: (width - line.width) / 2
      case .end: width - line.width
      }
    let top = style.page.size.height - style.footer.baseline - composer.baseline
    composer.compose(
      line, x: style.page.margins.left + indent, y: top, element: { _ in nil }, into: &fragment)
    document.pages[page].items += fragment.items
  }

  /// Shaped once for all pages that have the same; what is too wide ends in an ellipsis.
  private mutating func footerLine(
    _ text: String, width: Double
  ) -> (composer: LineComposer, line: BrokenLine)? {
    if let known = footerLines[text] { return known }
    // No line holds more than this.
    let shaped = footerComposer(String(text.prefix(400)))
    let lines = LineBreaker(shaped.text).lines(width: width)
    guard var line = lines.first else { return nil }
    var composer = shaped
    if lines.count > 1 {
      let ellipsis = footerComposer("…").text.naturalWidth
      line = LineBreaker(shaped.text).lines(width: width - ellipsis).first ?? line
      let kept = shaped.text.clusters[line.clusters].last?.text.upperBound ?? 0
      composer = footerComposer(String(decoding: shaped.text.text[..<kept], as: UTF8.self) + "…")
      line = LineBreaker(composer.text).lines(width: .infinity).first ?? line
    }
    footerLines[text] = (composer, line)
    return (composer, line)
  }

  private func footerComposer(_ text: String) -> LineComposer {
    let textStyle = style.text.footer
    return LineComposer(
      engine.shape(TextContent([TextSpan(text, style: textStyle)])),
      metrics: engine.metrics(of: textStyle), lineHeight: textStyle.lineHeight)
  }

  /// `template` with each `{name}` replaced; an unknown name is left out.
  package static func filled(_ template: String, _ fields: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      result += rest[..<open]
      result += fields[String(rest[rest.index(after: open)..<close])] ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
