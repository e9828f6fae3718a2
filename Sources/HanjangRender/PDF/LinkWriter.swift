import HanjangCore
import HanjangLayout

/// Writes the annotations that make links clickable.
struct LinkWriter {
  let document: PagedDocument
  let pages: [PDFReference]
  let isTagged: Bool

  struct Annotation {
    var reference: PDFReference
    var page: Int
    /// The link in the structure tree; nil in a file without one.
    var element: ElementID?
  }

  /// One annotation for each link on each page, over as many lines as it has.
  func write(to file: inout PDFAssembler) -> [Annotation] {
    var annotations: [Annotation] = []
    var index = 0
    while index < document.links.count {
      let first = document.links[index]
      var areas = [first]
      while index + areas.count < document.links.count {
        let next = document.links[index + areas.count]
        guard next.page == first.page, next.target == first.target,
          element(of: next) == element(of: first)
        else { break }
        areas.append(next)
      }
      index += areas.count
      let element = isTagged ? element(of: first) : nil
      // What isn't content cannot be clicked where all that can be has to be content.
      guard element != nil || !isTagged, let target = target(of: first) else { continue }
      let key = isTagged ? pages.count + annotations.count : nil
      let reference = file.add { write(areas, to: target, key: key, &$0) }
      annotations.append(Annotation(reference: reference, page: first.page, element: element))
    }
    return annotations
  }

  /// Where a click leads.
  private enum Target {
    case address(String)
    case place(Destination)
  }

  /// nil for a place that the document doesn't have.
  private func target(of area: LinkArea) -> Target? {
    switch area.target {
    case .url(let address): .address(address)
    case .anchor(let name): document.anchors[name].map { .place($0) }
    }
  }

  /// - Parameter key: the annotation's in the parent tree.
  private func write(
    _ areas: [LinkArea], to target: Target, key: Int?, _ syntax: inout PDFSyntax
  ) {
    let page = areas[0].page
    let height = document.pages[page].size.height
    let left = areas.map(\.rect.minX).min() ?? 0
    let right = areas.map(\.rect.maxX).max() ?? 0
    let top = height - (areas.map(\.rect.minY).min() ?? 0)
    let bottom = height - (areas.map(\.rect.maxY).max() ?? 0)
    syntax += "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect"
    syntax.reals([left, bottom, right, top])
    syntax += "/Contents"
    syntax.text(description(areas))
    syntax += "/P"
    syntax.reference(pages[page])
    if areas.count > 1 {
      syntax += "/QuadPoints"
      syntax.reals(areas.flatMap { quad($0.rect, height) })
    }
    switch target {
    case .address(let address):
      syntax += "/A<</S/URI/URI"
      syntax.string(address)
      syntax += ">>"
    case .place(let place):
      syntax += "/Dest"
      document.writeDestination(place, pages, to: &syntax)
    }
    if let key {
      syntax += "/StructParent"
      syntax.integer(key)
    }
    syntax += ">>"
  }

  /// What a screen reader says: the link's text, or where it leads.
  private func description(_ areas: [LinkArea]) -> String {
    let text = areas.map(\.text).joined(separator: " ")
    if text.contains(where: { !$0.isWhitespace }) { return text }
    switch areas[0].target {
    case .url(let address): return address
    case .anchor(let name): return name
    }
  }

  private func element(of area: LinkArea) -> ElementID? {
    area.element.flatMap { document.structure.link(around: $0) }
  }

  private func quad(_ rect: Rect, _ height: Double) -> [Double] {
    [
      rect.minX, height - rect.minY, rect.maxX, height - rect.minY,
      rect.minX, height - rect.maxY, rect.maxX, height - rect.maxY,
    ]
  }
}

extension PagedDocument {
  /// The place at the top of its reader's window.
  func writeDestination(
    _ place: Destination, _ pages: [PDFReference], to syntax: inout PDFSyntax
  ) {
    syntax += "["
    syntax.reference(pages[place.page])
    syntax += "/XYZ"
    syntax.real(place.point.x)
    syntax.real(self.pages[place.page].size.height - place.point.y)
    syntax += " null]"
  }
}
