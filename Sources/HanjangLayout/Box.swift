package import HanjangCore
package import HanjangStyle

/// A node of the layout tree: what is to be set, with its gaps and its looks, before positions.
package struct Box: Sendable {
  package indirect enum Kind: Sendable {
    case flow([Box])
    case text(TextBox)
    case table(TableBox)
    /// `size` is what the picture would like, in points.
    case image(ImageReference, size: Size)
    case rule(width: Double, color: Color)
    case pageBreak
  }

  /// Drawn beside or behind all lines of a box, page by page.
  package enum Decoration: Hashable, Sendable {
    case background(Color, radius: Double)
    /// At the left edge, inside the insets.
    case bar(Color, width: Double)
  }

  /// Hangs left of the first line, its end `gap` points before the text.
  package struct Marker: Hashable, Sendable {
    package var content: TextContent
    package var gap: Double
  }

  package var kind: Kind
  package var before = Gap.zero
  package var after = Gap.zero
  package var insets = Insets.zero
  package var decorations: [Decoration] = []
  package var marker: Marker?
  /// How many of the lines that follow stay on the page of this box's last line.
  package var keptLines = 0
  package var role: StructureRole?
  package var anchor: String?
  /// The level of this box's bookmark.
  package var outlineLevel: Int?

  package init(_ kind: Kind) {
    self.kind = kind
  }
}

/// A paragraph, or the lines of a code block.
package struct TextBox: Hashable, Sendable {
  package enum Alignment: String, Hashable, Sendable {
    case start, center, end
  }

  package enum Breaking: Hashable, Sendable {
    /// Two lines at least stay on each side of a page's end.
    case paragraph
    /// The same, but a wrapped line is not parted, and short code preferably not at all.
    case code
  }

  package var content: TextContent
  package var style: TextStyle
  package var alignment = Alignment.start
  package var breaking = Breaking.paragraph

  package init(_ content: TextContent, style: TextStyle) {
    self.content = content
    self.style = style
  }
}

package struct TableBox: Hashable, Sendable {
  package var header: [TextBox]
  package var rows: [[TextBox]]
  package var style: BlockStyles.TableStyle
}
