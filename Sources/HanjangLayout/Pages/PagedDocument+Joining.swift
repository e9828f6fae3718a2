import HanjangCore

extension PagedDocument {
  /// A document that becomes part of another.
  package struct Part: Sendable {
    package var document: PagedDocument
    /// The title of its bookmark.
    package var title: String
    /// A BCP 47 tag.
    package var language: String

    package init(_ document: PagedDocument, title: String, language: String) {
      self.document = document
      self.title = title
      self.language = language
    }
  }

  /// The documents one after another, each with a bookmark over its own ones and an element in the
  /// structure tree over its own ones; the indices of pictures stay those of each document.
  package static func joined(_ parts: [Part]) -> PagedDocument {
    var whole = PagedDocument()
    for (number, part) in parts.enumerated() { whole.append(part, number: number) }
    return whole
  }

  private mutating func append(_ part: Part, number: Int) {
    let firstPage = pages.count
    let document = part.document
    let offset = structure.append(document.structure, as: .part(language: part.language))
    func moved(_ element: ElementID?) -> ElementID? {
      element.map { ElementID($0.rawValue + offset) }
    }
    func name(_ anchor: String) -> String { "\(number)#\(anchor)" }
    pages += document.pages.map { page in
      var page = page
      for index in page.items.indices {
        page.items[index].element = moved(page.items[index].element)
      }
      return page
    }
    links += document.links.map { link in
      var link = link
      link.page += firstPage
      link.element = moved(link.element)
      if case .anchor(let anchor) = link.target { link.target = .anchor(name(anchor)) }
      return link
    }
    for (anchor, place) in document.anchors { anchors[name(anchor)] = place.moved(by: firstPage) }
    let start = Destination(page: firstPage, point: .init(x: 0, y: 0))
    outline.append(OutlineEntry(level: 1, title: part.title, destination: start))
    for entry in document.outline {
      outline.append(
        OutlineEntry(
          level: entry.level + 1, title: entry.title,
          destination: entry.destination.moved(by: firstPage)))
    }
  }
}

extension Destination {
  fileprivate func moved(by pages: Int) -> Destination {
    Destination(page: page + pages, point: point)
  }
}
