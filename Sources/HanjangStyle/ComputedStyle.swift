package import HanjangCore

/// A style with every property filled in, and lengths in points: the input of layout.
package struct ComputedStyle: Hashable, Sendable {
  package var name: String
  package var page: PageStyle
  package var text: TextRoles
  package var blocks: BlockStyles
  package var header: FurnitureStyle
  package var footer: FurnitureStyle
  /// Whether what is recognised as a résumé is set as one.
  package var setsResumes: Bool
  package var fit: FitLimits
  package var resume: ResumeStyle
  package var sidebar: SidebarStyle
  /// Where the fonts lie that serve this style alone.
  package var fontFiles: [String] = []
  /// The font families that the user named, and not a style of the program.
  package var ownFamilies: Set<String> = []
}

/// How far `--fit` may go.
package struct FitLimits: Hashable, Sendable {
  /// The least part of its natural size that a gap keeps.
  package var gap: Double
  /// The least distance between baselines, as a multiple of the text's size.
  package var lineHeight: Double
  /// The least size of running text, in points.
  package var textSize: Double
  /// The least margin, in points.
  package var margin: Double
}

/// The sheet, in points.
package struct PageStyle: Hashable, Sendable {
  package var size: Size
  package var margins: Insets
  /// Documents in these languages are set on Letter.
  package var letterLanguages: [String]
}

/// A natural size and the limits within which pagination may change it, in points.
package struct Gap: Hashable, Sendable {
  package var natural: Double
  package var minimum: Double
  package var maximum: Double

  package init(_ natural: Double, minimum: Double? = nil, maximum: Double? = nil) {
    self.natural = natural
    self.minimum = minimum ?? natural
    self.maximum = maximum ?? natural
  }

  package static let zero = Gap(0)
}

/// The style of a run of text.
package struct TextStyle: Hashable, Sendable {
  /// Family names, the first that has a character sets it.
  package var families: [String]
  /// Families that go before them for letters of one script.
  package var scriptFamilies: [FontScript: [String]]
  /// In points.
  package var size: Double
  /// The distance between baselines, in points, whatever fonts a line mixes.
  package var lineHeight: Double
  /// From 100 to 900, as in CSS.
  package var weight: Int
  package var isItalic: Bool
  package var color: Color
  /// Added to each advance, in ems.
  package var tracking: Double
  package var hasTabularFigures: Bool
  /// Whether its letters stand in columns, as those of code.
  package var isFixedPitch = false

  package init(
    families: [String], scriptFamilies: [FontScript: [String]] = [:], size: Double,
    lineHeight: Double, weight: Int = 400,
    isItalic: Bool = false, color: Color = .black, tracking: Double = 0,
    hasTabularFigures: Bool = false
  ) {
    self.families = families
    self.scriptFamilies = scriptFamilies
    self.size = size
    self.lineHeight = lineHeight
    self.weight = weight
    self.isItalic = isItalic
    self.color = color
    self.tracking = tracking
    self.hasTabularFigures = hasTabularFigures
  }
}

/// The text style of each role; a role inherits what its style file doesn't say from `body`.
package struct TextRoles: Hashable, Sendable {
  package var body: TextStyle
  /// The document's title, from front matter.
  package var title: TextStyle
  /// The line of author and date under it.
  package var byline: TextStyle
  /// Six, for levels 1 to 6.
  package var headings: [TextStyle]
  package var quote: TextStyle
  package var code: TextStyle
  package var tableHeader: TextStyle
  package var tableCell: TextStyle
  package var footnote: TextStyle
  package var caption: TextStyle
  package var header: TextStyle
  package var footer: TextStyle
  package var resume: ResumeTextRoles
  package var inline: InlineStyles
  /// Whether paragraphs reach the right edge.
  package var isJustified: Bool
}

/// What inline markup changes in the text around it.
package struct InlineStyles: Hashable, Sendable {
  package var strongWeight: Int
  /// Emphasis: Latin is set italic; East Asian letters, which are not slanted, take this weight.
  package var emphasisWeight: Int
  package var emphasisIsItalic: Bool
  package var codeFamilies: [String]
  /// A factor on the size of the text around it.
  package var codeScale: Double
  package var codeColor: Color
  package var codeBackground: Color
  package var linkColor: Color
  package var linkIsUnderlined: Bool
  package var highlight: Color
  /// A factor on the size for sub- and superscripts.
  package var scriptScale: Double
}

package struct BlockStyles: Hashable, Sendable {
  package struct Heading: Hashable, Sendable {
    package var before: Gap
    package var after: Gap
    /// Whether it begins a page.
    package var breaksBefore: Bool
  }

  package struct ListStyle: Hashable, Sendable {
    /// From the left edge to an item's text, in points; the marker hangs in it.
    package var indent: Double
    /// Between the marker's end and the text, in points.
    package var markerGap: Double
    /// Between the items of a tight list.
    package var tightGap: Gap
    /// Between the items of a loose list.
    package var looseGap: Gap
    /// One a depth; the last serves all deeper ones.
    package var bullets: [String]
    package var markerColor: Color
  }

  package struct Quote: Hashable, Sendable {
    package var indent: Double
    package var barWidth: Double
    package var barColor: Color
  }

  package struct Code: Hashable, Sendable {
    package var padding: Insets
    package var background: Color
    package var radius: Double
    package var commentColor: Color
    package var keywordColor: Color
    package var stringColor: Color
    /// The colour of numbers and of constants such as `true`.
    package var numberColor: Color
    package var typeColor: Color
  }

  package struct TableStyle: Hashable, Sendable {
    package var padding: Insets
    package var ruleWidth: Double
    package var ruleColor: Color
    package var headerRuleColor: Color
    package var headerBackground: Color
    /// How small text is made, at most, so that words need not be broken; a factor on its size.
    package var minimumScale: Double
  }

  package struct Picture: Hashable, Sendable {
    package enum Alignment: String, Hashable, Sendable {
      case start, center
    }

    package var alignment: Alignment
    /// Above and below.
    package var gap: Gap
    /// Between pictures side by side, in points.
    package var sideGap: Double
    package var captionGap: Double
    /// The most of a page's height that a picture takes whose size the author leaves open, from 0
    /// to 1.
    package var pageShare: Double
    /// As a share of its size, for a picture that shrinks to fill a page.
    package var leastSize: Double
    /// In pixels an inch, at the printed size: finer pictures are made coarser.
    package var resolution: Double
  }

  package struct Rule: Hashable, Sendable {
    package var width: Double
    package var color: Color
    package var gap: Gap
  }

  package struct Footnotes: Hashable, Sendable {
    /// At the foot of the page that refers to them, or at the document's end.
    package var standAtFoot: Bool
    package var indent: Double
    package var gap: Gap
  }

  /// Between paragraphs and other blocks that have no gap of their own.
  package var paragraphGap: Gap
  /// Six, for levels 1 to 6.
  package var headings: [Heading]
  /// What follows the title block.
  package var titleGap: Gap
  package var list: ListStyle
  package var quote: Quote
  package var code: Code
  package var table: TableStyle
  package var picture: Picture
  package var rule: Rule
  package var footnotes: Footnotes
  /// The height that a `<br>` alone between blocks adds.
  package var spaceGap: Gap
}
