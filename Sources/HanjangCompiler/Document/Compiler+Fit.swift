import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangStyle

extension Compiler {
  /// The pages as many as they come, or as `--fit`, `fit` and `--max-pages` allow; nil where they
  /// cannot be had.
  mutating func pages(
    of layout: inout DocumentLayout, boxes: [Box], engine: any TextEngine
  ) -> PagedDocument? {
    let pages = layout.pages(of: boxes, engine: engine)
    let asked = layout.document.frontMatter.fit
    if let limit = options.fit ?? asked?.value ?? options.defaults.fit, pages.pages.count > limit {
      let place = options.fit == nil ? asked?.range : nil
      return fitted(&layout, to: limit, boxes: boxes, engine: engine, at: place)
    }
    guard let limit = options.maxPages ?? options.defaults.maxPages, pages.pages.count > limit
    else {
      let isAsked = options.fit ?? asked?.value ?? options.defaults.fit != nil
      if !isAsked { suggestFewerPages(than: pages, layout, engine: engine) }
      return pages
    }
    let excess = PageFitter(layout: layout, engine: engine, limit: limit).excess(at: .none)
    diagnostics.append(.tooManyPages(pages.pages.count, limit: limit, lines: excess))
    return nil
  }

  /// Of a page: a last page with more on it is well used.
  private static let shortLastPage = 1.0 / 3
  /// Among more pages one fewer makes no difference.
  private static let mostPages = 10

  /// Says that `--fit` would save a last page that is hardly filled, if it would. The document is laid
  /// out once more for that, which most documents don't need.
  private mutating func suggestFewerPages(
    than pages: PagedDocument, _ layout: DocumentLayout, engine: any TextEngine
  ) {
    let limit = pages.pages.count - 1
    let margins = layout.style.page.margins
    let height = layout.style.page.size.height - margins.top - margins.bottom
    guard (1..<Self.mostPages).contains(limit), let end = pages.contentEnd(ofPage: limit),
      end - margins.top < height * Self.shortLastPage
    else { return }
    let fitter = PageFitter(layout: layout, engine: ShapeCache(engine), limit: limit)
    if fitter.canFit { diagnostics.append(.fitsFewerPages(limit)) }
  }

  private mutating func fitted(
    _ layout: inout DocumentLayout, to limit: Int, boxes: [Box], engine: any TextEngine,
    at place: SourceRange?
  ) -> PagedDocument? {
    let cache = ShapeCache(engine)
    switch PageFitter(layout: layout, engine: cache, limit: limit).outcome() {
    case .isTooLong(let lines):
      diagnostics.append(.doesNotFit(limit, lines: lines, at: place))
      return nil
    case .fits(var fitted, let setting):
      fitted.wantsFewPages = true
      let pages = fitted.pages(of: setting == .none ? boxes : fitted.boxes(), engine: cache)
      diagnostics.append(
        .fitted(pages.pages.count, from: layout.style, to: fitted.style, at: place))
      layout = fitted
      if let most = options.maxPages, pages.pages.count > most {
        diagnostics.append(.tooManyPages(pages.pages.count, limit: most, lines: nil))
        return nil
      }
      return pages
    }
  }
}

extension Diagnostic {
  /// Printed also where notes are not: they answer what the author asked for.
  package static let answerIDs = [fittedID, sizeFittedID, fitsFewerPagesID] + verificationIDs

  static let fittedID = "fitted"
  static let fitsFewerPagesID = "fits-fewer-pages"

  static func fitsFewerPages(_ pages: Int) -> Diagnostic {
    Diagnostic(
      .note, id: fitsFewerPagesID,
      "the last page is less than a third full: the document fits on \(count(pages)) with --fit \(pages)",
      at: nil)
  }

  static func fitted(
    _ pages: Int, from style: ComputedStyle, to fitted: ComputedStyle, at place: SourceRange?
  ) -> Diagnostic {
    var changes = ["gaps at their minimum"]
    func add(_ name: String, _ before: Double, _ after: Double, _ unit: String = "pt") {
      guard abs(before - after) > 0.005 else { return }
      changes.append("\(name) \(tenths(before)) → \(tenths(after)) \(unit)")
    }
    add("line height", style.runningText.lineHeight, fitted.runningText.lineHeight)
    add("text", style.runningText.size, fitted.runningText.size)
    let (old, new) = (style.page.margins, fitted.page.margins)
    if old != new {
      let sides = [("top", old.top, new.top), ("bottom", old.bottom, new.bottom)]
      for (name, before, after) in sides + [("side", old.left, new.left)] {
        add("\(name) margin", before / 72 * 25.4, after / 72 * 25.4, "mm")
      }
    }
    return Diagnostic(
      .note, id: fittedID, "fitted on \(count(pages)): \(changes.joined(separator: ", "))",
      at: place)
  }

  static func doesNotFit(_ limit: Int, lines: Int, at place: SourceRange?) -> Diagnostic {
    Diagnostic(
      .error, id: "does-not-fit",
      "the document is \(lines == 1 ? "1 line" : "\(lines) lines") too long for \(count(limit))",
      at: place,
      notes: ["gaps, line height, text and margins are at the limits in the style's fit"])
  }

  static func tooManyPages(_ pages: Int, limit: Int, lines: Int?) -> Diagnostic {
    let excess = lines.map { ": \($0 == 1 ? "1 line" : "\($0) lines") too long" } ?? ""
    return Diagnostic(
      .error, id: "too-many-pages",
      "the document has \(count(pages)); the limit is \(limit)\(excess)", at: nil,
      notes: ["--fit \(limit) tightens the layout"])
  }

  private static func count(_ pages: Int) -> String { pages == 1 ? "1 page" : "\(pages) pages" }

  private static func tenths(_ value: Double) -> String {
    ((value * 100).rounded() / 100).decimal
  }
}
