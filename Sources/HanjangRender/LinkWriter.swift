import HanjangCore
import HanjangLayout

/// Writes the annotations that make links clickable.
struct LinkWriter {
  let document: PagedDocument
  let pages: [PDFObject]
  let isTagged: Bool

  struct Annotation {
    var object: PDFObject
    var page: Int
    /// The link in the structure tree; nil in a file without one.
    var element: ElementID?
  }

  /// One annotation for each link on each page, over as many lines as it has.
  func write(to file: borrowing QPDFFile) -> [Annotation] {
    var annotations: [Annotation] = []
    var lists = [[PDFObject]](repeating: [], count: pages.count)
    var index = 0
    var tagged = 0
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
      // What is no content cannot be clicked where all that can be has to be content.
      guard element != nil || !isTagged, let object = annotation(areas, file) else { continue }
      if isTagged {
        file.set("/StructParent", file.integer(pages.count + tagged), in: object)
        tagged += 1
      }
      annotations.append(Annotation(object: object, page: first.page, element: element))
      lists[first.page].append(object)
    }
    for (page, list) in zip(pages, lists) where !list.isEmpty {
      file.set("/Annots", file.array(list), in: page)
    }
    return annotations
  }

  private func annotation(
    _ areas: [LinkArea], _ file: borrowing QPDFFile
  ) -> PDFObject? {
    let page = areas[0].page
    let height = document.pages[page].size.height
    let left = areas.map(\.rect.minX).min() ?? 0
    let right = areas.map(\.rect.maxX).max() ?? 0
    let top = height - (areas.map(\.rect.minY).min() ?? 0)
    let bottom = height - (areas.map(\.rect.maxY).max() ?? 0)
    let object = file.indirect(
      file.dictionary([
        "/Type": file.name("/Annot"), "/Subtype": file.name("/Link"), "/F": file.integer(4),
        "/Rect": numbers([left, bottom, right, top], file),
        "/Border": file.array([file.integer(0), file.integer(0), file.integer(0)]),
        "/Contents": file.text(description(areas)), "/P": pages[page],
      ]))
    if areas.count > 1 {
      file.set("/QuadPoints", numbers(areas.flatMap { quad($0.rect, height) }, file), in: object)
    }
    switch areas[0].target {
    case .url(let address):
      let action = file.dictionary(["/S": file.name("/URI"), "/URI": file.string(address)])
      file.set("/A", action, in: object)
    case .anchor(let name):
      guard let place = document.anchors[name] else { return nil }
      file.set("/Dest", document.destination(place, pages, file), in: object)
    }
    return object
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

  private func numbers(_ values: [Double], _ file: borrowing QPDFFile) -> PDFObject {
    let array = file.array()
    for value in values { file.append(file.real(value), to: array) }
    return array
  }
}

extension PagedDocument {
  /// The place at the top of its reader's window.
  func destination(
    _ place: Destination, _ pages: [PDFObject], _ file: borrowing QPDFFile
  ) -> PDFObject {
    let height = self.pages[place.page].size.height
    return file.array([
      pages[place.page], file.name("/XYZ"), file.real(place.point.x),
      file.real(height - place.point.y), file.null(),
    ])
  }
}
