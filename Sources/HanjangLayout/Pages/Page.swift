package import HanjangCore

/// A sheet with everything on it at its place: what a renderer draws, without deciding anything.
package struct Page: Sendable {
  package var size: Size
  package var items: [PageItem]

  package init(size: Size, items: [PageItem] = []) {
    self.size = size
    self.items = items
  }
}

/// An item of a page's display list, in points from the page's top left.
package struct PageItem: Sendable {
  package enum Kind: Sendable {
    case text(GlyphRun)
    case fill(Rect, color: Color, radius: Double)
    case image(ImageReference, Rect)
  }

  /// What a thing without meaning of its own is there for (ISO 32000-1, 14.8.2.2.2).
  package enum Artifact: Hashable, Sendable {
    /// A rule, a background, a marker.
    case layout
    case header, footer
    /// Content that is set again, such as a table's header on its next page.
    case repetition
  }

  package var kind: Kind
  /// The structure element that the item belongs to; nil for an artifact.
  package var element: ElementID?
  /// What kind of artifact it is, where it is one.
  package var artifact: Artifact
  /// Among the items of the same `Fragment.row`, in the order in which they are read: cell by cell.
  /// 0 for what is behind all cells.
  var order: Int32 = 0

  package init(_ kind: Kind, element: ElementID?, artifact: Artifact = .layout) {
    self.kind = kind
    self.element = element
    self.artifact = artifact
  }

  /// The same with nothing for those who listen.
  package func asArtifact(_ artifact: Artifact) -> PageItem {
    var copy = self
    (copy.element, copy.artifact) = (nil, artifact)
    return copy
  }
}

/// Glyphs of one font on one baseline, each with its text, in visual order.
package struct GlyphRun: Sendable {
  package struct Placed: Hashable, Sendable {
    package var id: UInt32
    /// The glyph's origin, from the run's.
    package var offset: Point
  }

  package struct Cluster: Hashable, Sendable {
    /// In bytes of UTF-8.
    package var textLength: Int32
    package var glyphCount: Int32
  }

  package var font: RunFont
  package var size: Double
  /// What its style asks for, from 100 to 900; the face may be of another weight.
  package var weight: Int
  package var color: Color
  /// The start of the baseline.
  package var origin: Point
  package var width: Double
  package var isRightToLeft: Bool
  private let content: Content

  package var text: [UInt8] { content.text }
  package var glyphs: [Placed] { content.glyphs }
  package var clusters: [Cluster] { content.clusters }

  /// What copies of a run share: items are moved from fragments to pages and between them.
  private final class Content: Sendable {
    let text: [UInt8]
    let glyphs: [Placed]
    let clusters: [Cluster]

    init(_ text: [UInt8], _ glyphs: [Placed], _ clusters: [Cluster]) {
      self.text = text
      self.glyphs = glyphs
      self.clusters = clusters
    }
  }

  package init(
    font: RunFont, size: Double, weight: Int, color: Color, origin: Point, width: Double,
    isRightToLeft: Bool, text: [UInt8], glyphs: [Placed], clusters: [Cluster]
  ) {
    self.font = font
    self.size = size
    self.weight = weight
    self.color = color
    self.origin = origin
    self.width = width
    self.isRightToLeft = isRightToLeft
    content = Content(text, glyphs, clusters)
  }
}

/// A picture that the document refers to.
package struct ImageReference: Hashable, Sendable {
  /// The index in the document's list of loaded pictures.
  package var index: Int
  package var alternative: String
  /// The part that is shown, in fractions of the picture's width and height; nil for all of it.
  package var crop: Rect?

  package init(index: Int, alternative: String, crop: Rect? = nil) {
    self.index = index
    self.alternative = alternative
    self.crop = crop
  }
}

/// A rectangle that can be clicked.
package struct LinkArea: Hashable, Sendable {
  package var page: Int
  package var rect: Rect
  package var target: LinkTarget
  /// What a screen reader says.
  package var text: String
  package var element: ElementID?
}

/// A place that a link can lead to.
package struct Destination: Hashable, Sendable {
  package var page: Int
  package var point: Point
}

/// An entry of the bookmarks.
package struct OutlineEntry: Hashable, Sendable {
  package var level: Int
  package var title: String
  package var destination: Destination
}

/// A document after pagination: pages and what leads to places on them.
package struct PagedDocument: Sendable {
  package var pages: [Page] = []
  package var links: [LinkArea] = []
  package var anchors: [String: Destination] = [:]
  package var outline: [OutlineEntry] = []
  package var structure = StructureTree()
  /// What could not be set as it should be, in the order of the source.
  package var diagnostics: [Diagnostic] = []

  package init() {}

  /// Takes away what is drawn but for pictures, whose places the file's structure tells.
  package mutating func forgetTexts() -> [Page] {
    let forgotten = pages
    for index in pages.indices {
      pages[index].items = pages[index].items.filter { item in
        if case .image = item.kind { true } else { false }
      }
    }
    return forgotten
  }
}

extension PagedDocument {
  /// Where what is read on a page ends, in points from its top; nil where there is nothing.
  package func contentEnd(ofPage number: Int) -> Double? {
    pages[number].items.lazy.filter { $0.element != nil }.map { item in
      switch item.kind {
      case .text(let run): run.origin.y
      case .fill(let rect, _, _), .image(_, let rect): rect.maxY
      }
    }.max()
  }
}
