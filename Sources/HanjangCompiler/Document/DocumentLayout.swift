import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangResume
import HanjangStyle

/// The layout tree of a document, and its pages.
struct DocumentLayout {
  let document: Document
  let manuscript: Manuscript
  var style: ComputedStyle
  let pictures: [String: LoadedPicture]
  let fields: DocumentFields
  /// Whether fewer pages matter more than good page breaks.
  var wantsFewPages = false
  var numbering = PageNumbering()

  private var isResume: Bool { style.setsResumes && manuscript.kind != .article }

  /// A list of contents is known only when the pages are.
  private var hasContents: Bool { isResume && style.resume.header.hasContents }

  /// - Parameter pageNumbers: by anchor; empty before the first layout.
  func boxes(pageNumbers: [String: Int] = [:], plan: ColumnPlan = ColumnPlan()) -> [Box] {
    LanguageSpans(language: fields.language).cut(uncut(pageNumbers: pageNumbers, plan))
  }

  private func uncut(pageNumbers: [String: Int], _ plan: ColumnPlan) -> [Box] {
    guard isResume else {
      return BoxBuilder(style: style, pictures: pictures, hints: document.splitHints)
        .boxes(for: document, byline: fields.byline)
    }
    let builder = ManuscriptBoxBuilder(
      style: style, language: fields.language, today: fields.today, pictures: pictures,
      hints: document.splitHints)
    return builder.boxes(
      for: manuscript, order: document.frontMatter.resume.order, pageNumbers: pageNumbers,
      plan: plan)
  }

  func inventory(of boxes: [Box]) -> TextInventory {
    var inventory = TextInventory()
    inventory.add(boxes)
    // What has no room in a sidebar is set in other words elsewhere: contacts get labels.
    if boxes.contains(where: { $0.column == .sidebar }) {
      inventory.add(self.boxes(plan: .oneColumn(sections: manuscript.sections.count)))
    }
    var fields = fields.furniture
    fields["section"] = boxes.sections.joined()
    for name in ["page", "pages"] { fields[name] = "0123456789" }
    for (furniture, text) in [(style.header, style.text.header), (style.footer, style.text.footer)]
    {
      let texts = (furniture.slots.all + furniture.first.all).map {
        FurnitureText.filled($0, fields)
      }
      guard texts.contains(where: { !$0.isEmpty }) else { continue }
      inventory.add(texts.joined() + "…", style: text)
    }
    if hasContents { inventory.add("0123456789", style: style.text.resume.detail) }
    return inventory
  }

  func pages(of boxes: [Box], engine: any TextEngine) -> PagedDocument {
    let pages = assembled(boxes, engine: engine)
    guard hasContents else { return pages }
    // The numbers don't change where lines and pages end: their column is as wide without them.
    let numbers = pages.anchors.mapValues { numbering.before + $0.page + 1 }
    return assembled(self.boxes(pageNumbers: numbers), engine: engine)
  }

  /// What has no room where the style would have it is set in the main column.
  func columns(of boxes: [Box], engine: any TextEngine) -> ColumnPages {
    var columns = columnLayout(of: boxes, engine: engine)
    var plan = ColumnPlan()
    for _ in 0..<Self.planLimit {
      guard let next = columns.plan(instead: plan), next != plan else { break }
      plan = next
      columns = columnLayout(of: self.boxes(plan: plan), engine: engine)
    }
    return columns.pages()
  }

  /// Once for the header, once for the sidebar, and once for contacts that come back with the header.
  private static let planLimit = 3

  private func columnLayout(of boxes: [Box], engine: any TextEngine) -> ColumnLayout {
    ColumnLayout(boxes, style: style, engine: engine, wantsFewPages: wantsFewPages)
  }

  private func assembled(_ boxes: [Box], engine: any TextEngine) -> PagedDocument {
    PageAssembler(columns(of: boxes, engine: engine), style: style, engine: engine)
      .assemble(fields: fields.furniture, numbering: numbering)
  }
}
