import HanjangCore

/// The places that HTML names, with `id` or `<a name>`: links to them lead to the heading that
/// stands there, or to the one that they stand under.
struct NamedPlaces {
  private var places: [String: SourcePosition] = [:]

  /// How many lines may stand between a name and the heading that it is for.
  private static let reach = 3

  mutating func add(_ tag: HTMLTag, at range: SourceRange) {
    let named = tag.name == "a" ? tag.attributes["name"] : nil
    for name in [tag.attributes["id"], named].compactMap({ $0 })
    where !name.isEmpty && places[name] == nil {
      places[name] = range.start
    }
  }

  /// The document with links that its headings know: by a name in HTML, or in other case.
  func resolving(_ document: Document) -> Document {
    let headings = Self.headings(in: document.blocks)
    let known = Set(headings.map(\.anchor))
    var isUnknown = false
    document.forEachInline { inline in
      if case .link(let target, _, _) = inline.kind, target.hasPrefix("#"), target != "#" {
        isUnknown = isUnknown || !known.contains(String(target.dropFirst()))
      }
    }
    guard isUnknown, !headings.isEmpty else { return document }
    return document.mappingLinks { target in
      guard target.hasPrefix("#") else { return target }
      let name = String(target.dropFirst())
      guard !name.isEmpty, !known.contains(name) else { return target }
      if let place = places[name] { return "#" + Self.anchor(at: place, of: headings) }
      // `#한 일 목록` says the heading itself.
      let slug = HeadingAnchors.slug(of: name)
      return known.contains(slug) ? "#" + slug : target
    }
  }

  private typealias Heading = (anchor: String, place: SourcePosition)

  private static func anchor(at place: SourcePosition, of headings: [Heading]) -> String {
    let next = headings.first { $0.place.line >= place.line }
    if let next, next.place.line - place.line <= reach { return next.anchor }
    return (headings.last { $0.place < place } ?? headings[0]).anchor
  }

  private static func headings(in blocks: [Block]) -> [Heading] {
    blocks.flatMap { block -> [Heading] in
      switch block.kind {
      case .heading(_, let anchor, _): [(anchor, block.range.start)]
      case .quote(let children), .callout(let children): headings(in: children)
      case .list(let list): list.items.flatMap { headings(in: $0.blocks) }
      case .definitions(let definitions): definitions.flatMap { headings(in: $0.blocks) }
      case .table, .paragraph, .code, .thematicBreak, .space, .pageBreak: []
      }
    }
  }
}

extension Document {
  fileprivate func mappingLinks(_ change: (String) -> String) -> Document {
    var document = self
    document.blocks = blocks.map { $0.mappingLinks(change) }
    for index in footnotes.indices {
      document.footnotes[index].blocks = footnotes[index].blocks.map { $0.mappingLinks(change) }
    }
    return document
  }
}

extension Block {
  fileprivate func mappingLinks(_ change: (String) -> String) -> Block {
    func mapped(_ blocks: [Block]) -> [Block] { blocks.map { $0.mappingLinks(change) } }
    var block = self
    switch kind {
    case .heading(let level, let anchor, let content):
      block.kind = .heading(level: level, anchor: anchor, content: content.mappingLinks(change))
    case .paragraph(let content): block.kind = .paragraph(content.mappingLinks(change))
    case .quote(let children): block.kind = .quote(mapped(children))
    case .callout(let children): block.kind = .callout(mapped(children))
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = mapped(list.items[index].blocks)
      }
      block.kind = .list(list)
    case .definitions(var definitions):
      for index in definitions.indices {
        definitions[index].term = definitions[index].term.mappingLinks(change)
        definitions[index].blocks = mapped(definitions[index].blocks)
      }
      block.kind = .definitions(definitions)
    case .table(var table):
      func cell(_ cell: Table.Cell) -> Table.Cell {
        var cell = cell
        cell.content = cell.content.mappingLinks(change)
        cell.blocks = cell.blocks.map(mapped)
        return cell
      }
      table.header = table.header.map(cell)
      table.rows = table.rows.map { $0.map(cell) }
      block.kind = .table(table)
    case .code, .thematicBreak, .space, .pageBreak: break
    }
    return block
  }
}

extension [Inline] {
  fileprivate func mappingLinks(_ change: (String) -> String) -> [Inline] {
    map { inline in
      var inline = inline
      switch inline.kind {
      case .marked(let mark, let content): inline.kind = .marked(mark, content.mappingLinks(change))
      case .link(let destination, let title, let content):
        inline.kind = .link(
          destination: change(destination), title: title, content: content.mappingLinks(change))
      case .text, .code, .softBreak, .hardBreak, .image, .footnoteReference: break
      }
      return inline
    }
  }
}
