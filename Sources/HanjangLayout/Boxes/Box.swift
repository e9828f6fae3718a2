package import HanjangCore
package import HanjangMarkdown
package import HanjangStyle

/// A node of the layout tree: content with its gaps and its style, before it has a position.
package struct Box: Sendable {
  package indirect enum Kind: Sendable {
    case flow([Box])
    case text(TextBox)
    case table(TableBox)
    /// `size` is what the picture would like, in points.
    case image(ImageReference, size: Size)
    case figures(FiguresBox)
    case rule(width: Double, color: Color)
    /// A rule between parts, which falls away where a page begins.
    case separator(width: Double, color: Color)
    case row(RowBox)
    case chips(ChipsBox)
    case pageBreak
    /// Notes for the feet of the pages that refer to them.
    case footnotes(FootnotesBox)
  }

  /// Whether pages may end in a box.
  package enum Splitting: Hashable, Sendable {
    /// As its parts have it.
    case automatic
    /// Preferably not, unless it is taller than a third of a page.
    case unwelcome
    /// Rather not, unless it is taller than a quarter of a page.
    case lessWelcome
    /// Only where it is taller than a page.
    case never
    /// The same, as the author asks of the block that stands there, who hears where it can't be.
    case kept(SourceRange)
    /// Wherever no single line is left alone, even in a short achievement.
    case free
  }

  /// Where a box at the top of the layout tree stands.
  package enum Column: String, Hashable, Sendable {
    case main, sidebar
    /// Above both columns of the first page.
    case across
  }

  /// Stands left of a box, its first baseline on that of the box.
  package struct Aside: Hashable, Sendable {
    package enum Width: Hashable, Sendable {
      /// The box starts so many points right of the aside's left edge.
      case fixed(Double)
      /// As wide as the widest of all such asides, and `gap`, within limits.
      case shared(minimum: Double, maximum: Double, gap: Double)
    }

    package var text: TextBox
    package var width: Width
    package var role: StructureRole
    /// The level of its bookmark.
    package var outlineLevel: Int?
  }

  /// Drawn beside or behind all lines of a box, page by page.
  package enum Decoration: Hashable, Sendable {
    case background(Color, radius: Double)
    /// At the left edge, inside the insets.
    case bar(Color, width: Double)
  }

  /// Stands at the top of one side of a box, whose content is as much narrower and no shorter.
  package struct SidePicture: Hashable, Sendable {
    package var image: ImageReference
    package var size: Size
    package var isLeft: Bool
    /// Between the picture and the content, in points.
    package var gap: Double
  }

  /// Hangs left of the first line, its end `gap` points before the text.
  package struct Marker: Hashable, Sendable {
    package var content: TextContent
    package var gap: Double
  }

  package var kind: Kind
  /// The column of a box at the top of the layout tree; other boxes are in their parent's column.
  package var column = Column.main
  package var before = Gap.zero
  package var after = Gap.zero
  package var insets = Insets.zero
  package var decorations: [Decoration] = []
  package var marker: Marker?
  package var aside: Aside?
  package var picture: SidePicture?
  package var splitting = Splitting.automatic
  /// How many of the lines that follow stay on the page of this box's last line.
  package var keptLines = 0
  /// Whether it introduces what follows, which preferably stands on the same page.
  package var isIntroduction = false
  /// Of a page break: whether short parts on both sides share a page instead.
  package var isForLongParts = false
  /// Whether what a part of this box keeps with itself ends with this box, as with an entry that
  /// has a title only.
  package var isWhole = false
  package var role: StructureRole?
  /// See `StructureTree.Element.readingOrder`.
  package var readingOrder: Int?
  package var anchor: String?
  /// The title of the section that begins with the box, for headers and footers.
  package var section: String?
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
  /// Whether spaces are spread to reach the right edge, in what is aligned at its start.
  package var isJustified = false

  package init(_ content: TextContent, style: TextStyle) {
    self.content = content
    self.style = style
  }
}

/// Text, and right of it a short one on the baseline of its first line.
package struct RowBox: Hashable, Sendable {
  package var left: TextBox
  package var right: TextBox
  /// The least distance between them, in points.
  package var gap: Double
  package var leftRole: StructureRole
}

/// Pictures side by side, in as many lines as they need.
package struct FiguresBox: Hashable, Sendable {
  package struct Figure: Hashable, Sendable {
    package var image: ImageReference
    /// In points, at the picture's own resolution.
    package var naturalSize: Size
    /// What the author asks for.
    package var width: Extent?
    package var height: Extent?
    package var link: LinkTarget?
    package var caption: TextContent?
    package var range: SourceRange?
  }

  package var figures: [Figure]
  package var captionStyle: TextStyle
  package var alignment: TextBox.Alignment
  package var looks: BlockStyles.Picture
}

/// Short texts, each on a background of its own, in lines.
package struct ChipsBox: Hashable, Sendable {
  package var texts: [TextContent]
  package var style: TextStyle
  package var looks: ResumeStyle.Chip
}

package struct TableBox: Sendable {
  package struct Cell: Sendable {
    /// The index of its first column, from 0.
    package var column: Int
    package var span: CellSpan
    package var isHeader: Bool
    package var boxes: [Box]
  }

  package var columnCount: Int
  /// Empty where the table has none.
  package var header: [Cell]
  /// Without the cells that others cover.
  package var rows: [[Cell]]
  package var style: BlockStyles.TableStyle

  /// Whether the first cell of each row says what the row is about, though nothing marks it: in a
  /// table without headers, as of names and values, and beside headers whose corner is empty.
  package var hasTitledRows: Bool {
    let isMarked = rows.contains { $0.contains(where: \.isHeader) }
    return !isMarked && columnCount > 1 && header.first?.boxes.contains { !$0.isBlank } != true
  }
}

/// Notes, in the order of their numbers, and the rule above those of a page.
package struct FootnotesBox: Sendable {
  package var notes: [Box]
  package var ruleWidth: Double
  /// The length of the rule, in points.
  package var ruleLength: Double
  package var ruleColor: Color
  /// Above and below the rule, in points.
  package var gaps: (above: Double, below: Double)
}
