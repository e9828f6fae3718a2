import HanjangCore
import HanjangStyle

/// Sets the running lines at the head and the foot of the pages: artifacts, each in three slots.
struct PageFurniture {
  private enum Edge { case top, bottom }

  private struct Key: Hashable {
    var text: String
    var width: Double
    var isHeader: Bool
  }

  private typealias Line = (composer: LineComposer, line: BrokenLine)

  private let style: ComputedStyle
  private let engine: any TextEngine
  /// Shaped once for all pages that have the same.
  private var lines: [Key: Line] = [:]

  init(style: ComputedStyle, engine: any TextEngine) {
    self.style = style
    self.engine = engine
  }

  /// The least distance between two slots, in points.
  private static let slotGap = 12.0

  /// - Parameters:
  ///   - fields: what `{name}`s stand for, beside those of the page.
  ///   - sections: the section of each page.
  ///   - numbering: the pages of other documents in the same file.
  mutating func add(
    to document: inout PagedDocument, fields: [String: String], sections: [String],
    numbering: PageNumbering
  ) {
    let count = numbering.before + document.pages.count + numbering.after
    for page in document.pages.indices {
      var fields = fields
      fields["page"] = String(numbering.before + page + 1)
      fields["pages"] = String(count)
      fields["section"] = page < sections.count ? sections[page] : ""
      for (edge, furniture) in [(Edge.top, style.header), (.bottom, style.footer)] {
        guard count > 1 || furniture.isShownOnSinglePage,
          let slots = furniture.slots(onPage: page)
        else { continue }
        let texts = slots.all.map { FurnitureText.filled($0, fields) }
        document.pages[page].items += items(texts, furniture, at: edge)
      }
    }
  }

  // MARK: A line

  private mutating func items(
    _ texts: [String], _ furniture: FurnitureStyle, at edge: Edge
  ) -> [PageItem] {
    let isHeader = edge == .top
    let text = isHeader ? style.text.header : style.text.footer
    let margins = style.page.margins
    let left = margins.left
    let width = style.page.size.width - margins.left - margins.right
    guard let baseline = baseline(furniture, text, at: edge) else { return [] }
    let natural = texts.map { line($0, width: .infinity, isHeader: isHeader)?.line.width ?? 0 }
    let room = Self.room(natural, width: width)
    var fragment = Fragment(height: 0)
    for (slot, text) in texts.enumerated() {
      guard let set = line(text, width: room[slot], isHeader: isHeader) else { continue }
      let indent =
        switch slot {
        case 0: 0.0
        case 1: (width - set.line.width) / 2
        default: width - set.line.width
        }
      set.composer.compose(
        set.line, x: left + indent, y: baseline - set.composer.baseline, element: { _ in nil },
        into: &fragment)
    }
    return fragment.items.map { $0.asArtifact(isHeader ? .header : .footer) }
  }

  /// From the page's top. A margin that is too low for the place that the style asks for has the
  /// line in its middle; nil where it is lower than the line.
  private func baseline(
    _ furniture: FurnitureStyle, _ text: TextStyle, at edge: Edge
  ) -> Double? {
    let metrics = engine.metrics(of: text)
    let box = metrics.ascent + metrics.descent
    let height = style.page.size.height
    let margin = edge == .top ? style.page.margins.top : style.page.margins.bottom
    guard margin >= box else { return nil }
    switch edge {
    case .top:
      let fits = furniture.baseline + metrics.descent <= margin
      return fits && furniture.baseline >= metrics.ascent
        ? furniture.baseline : (margin - box) / 2 + metrics.ascent
    case .bottom:
      let fits = furniture.baseline + metrics.ascent <= margin
      return fits && furniture.baseline >= metrics.descent
        ? height - furniture.baseline : height - margin + (margin - box) / 2 + metrics.ascent
    }
  }

  /// How wide each of the three may become, so that none touches another: short ones have what
  /// they need, long ones share the rest.
  static func room(_ natural: [Double], width: Double) -> [Double] {
    let (left, center, right) = (natural[0], natural[1], natural[2])
    guard center > 0 else {
      let shared = width - (left > 0 && right > 0 ? slotGap : 0)
      if left + right <= shared { return [left, 0, right] }
      let half = shared / 2
      if right <= half { return [shared - right, 0, right] }
      if left <= half { return [left, 0, shared - left] }
      return [half, 0, half]
    }
    let side = max(left, right)
    guard side > 0 else { return [0, min(center, width), 0] }
    let middle = min(center, max(width / 3, width - 2 * (side + slotGap)))
    let rest = max(0, (width - middle) / 2 - slotGap)
    return [min(left, rest), middle, min(right, rest)]
  }

  // MARK: Shaping

  /// No line holds more characters than this.
  private static let longest = 400

  /// `text` on one line; what is too wide ends in an ellipsis.
  private mutating func line(_ text: String, width: Double, isHeader: Bool) -> Line? {
    guard !text.isEmpty, width > 0 else { return nil }
    let key = Key(text: text, width: width, isHeader: isHeader)
    if let known = lines[key] { return known }
    let whole = composer(String(text.prefix(Self.longest)), isHeader: isHeader)
    // A hundredth of a point absorbs the rounding of sums.
    let isElided = whole.text.naturalWidth > width + 0.01
    let composer = isElided ? elided(whole, width: width, isHeader: isHeader) : whole
    guard let line = LineBreaker(composer.text).lines(width: .infinity).first else { return nil }
    lines[key] = (composer, line)
    return (composer, line)
  }

  private func elided(_ whole: LineComposer, width: Double, isHeader: Bool) -> LineComposer {
    let ellipsis = composer("…", isHeader: isHeader).text.naturalWidth
    var used = 0.0
    var end = 0
    for cluster in whole.text.clusters {
      used += cluster.advance
      if used > width - ellipsis { break }
      if !cluster.isSpace { end = cluster.text.upperBound }
    }
    let kept = String(decoding: whole.text.text[..<end], as: UTF8.self)
    return composer(kept + "…", isHeader: isHeader)
  }

  private func composer(_ text: String, isHeader: Bool) -> LineComposer {
    let textStyle = isHeader ? style.text.header : style.text.footer
    return LineComposer(
      engine.shape(TextContent([TextSpan(text, style: textStyle)])),
      metrics: engine.metrics(of: textStyle), lineHeight: textStyle.lineHeight)
  }
}
