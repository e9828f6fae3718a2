package import HanjangCore

/// The author's text as values: the nodes that cmark parsed, each with its place in the source.
package struct Document: Hashable, Sendable {
  package var frontMatter: FrontMatter
  package var blocks: [Block]

  /// In the order in which they are first referred to; `Inline.Kind.footnoteReference` counts from 1
  /// and means `footnotes[number - 1]`.
  package var footnotes: [Footnote]

  /// By where the blocks begin that they are for.
  package var splitHints: [SourcePosition: SplitHint] = [:]

  /// What is not printed as written, beside what recognition makes of it.
  package var rewritings: [Rewriting] = []

  package init(
    frontMatter: FrontMatter = FrontMatter(), blocks: [Block], footnotes: [Footnote] = []
  ) {
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.footnotes = footnotes
  }
}

package struct Footnote: Hashable, Sendable {
  package var blocks: [Block]
  package var range: SourceRange

  package init(blocks: [Block], range: SourceRange) {
    self.blocks = blocks
    self.range = range
  }
}

/// A block-level node.
package struct Block: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    /// `level` from 1 to 6; `anchor` is the heading's `#fragment` as GitHub makes it, unique in
    /// the document.
    case heading(level: Int, anchor: String, content: [Inline])
    case paragraph([Inline])
    case quote([Block])
    /// A box that stands out from the text, such as Notion's `<aside>`.
    case callout([Block])
    case list(List)
    /// Terms and what they mean: HTML's `<dl>`.
    case definitions([Definition])
    /// `language` is the first word of a fence's info string, or empty; `code` ends without a
    /// newline.
    case code(language: String, code: String)
    case table(Table)
    case thematicBreak
    /// A vertical space that the author asked for, with a `<br>` that stands alone.
    case space
    /// `<!-- pagebreak -->`.
    case pageBreak
  }

  package var kind: Kind
  package var range: SourceRange
  /// Where HTML asks for one; of the text in the block, whatever nests in it.
  package var alignment: Table.Alignment?
  /// What a comment beside it says of the entry that begins here; a paragraph without text stands
  /// for the comment itself.
  package var entry: EntryComment?

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// A term, and below it what it means; one of them may be empty.
package struct Definition: Hashable, Sendable {
  package var term: [Inline]
  package var blocks: [Block]
  package var range: SourceRange

  package init(term: [Inline], blocks: [Block], range: SourceRange) {
    self.term = term
    self.blocks = blocks
    self.range = range
  }
}

package struct List: Hashable, Sendable {
  package enum Numbering: Hashable, Sendable {
    case bullet
    /// `delimiter` is `.` or `)`.
    case ordered(start: Int, delimiter: Character)
  }

  package struct Item: Hashable, Sendable {
    /// nil unless the item is a task.
    package var isDone: Bool?
    package var blocks: [Block]
    package var range: SourceRange

    package init(isDone: Bool? = nil, blocks: [Block], range: SourceRange) {
      self.isDone = isDone
      self.blocks = blocks
      self.range = range
    }
  }

  package var numbering: Numbering
  package var isTight: Bool
  package var items: [Item]

  package init(numbering: Numbering, isTight: Bool, items: [Item]) {
    self.numbering = numbering
    self.isTight = isTight
    self.items = items
  }
}

package struct Table: Hashable, Sendable {
  package enum Alignment: String, Hashable, Sendable {
    case start, center, end
  }

  package struct Cell: Hashable, Sendable {
    /// The cell's text; of several blocks their lines, broken apart.
    package var content: [Inline]
    package var range: SourceRange
    /// What the cell holds where it is more than a line of text; `content` says it in one paragraph.
    package var blocks: [Block]?
    /// How many columns and rows the cell takes; those behind and below it are covered.
    package var columnSpan = 1
    package var rowSpan = 1
    /// Whether another cell takes its place; it is empty then.
    package var isCovered = false
    /// Whether it says what its row or column is about.
    package var isHeader = false
    /// Instead of its column's.
    package var alignment: Alignment?

    package init(_ content: [Inline], range: SourceRange) {
      self.content = content
      self.range = range
    }
  }

  /// One a column; nil where the author gave none.
  package var alignments: [Alignment?]

  /// As many cells as there are columns, in every row. A header without text stands for none.
  package var header: [Cell]
  package var rows: [[Cell]]

  package init(alignments: [Alignment?], header: [Cell], rows: [[Cell]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// An inline node.
package struct Inline: Hashable, Sendable {
  package enum Mark: String, Hashable, Sendable {
    case emphasis, strong, strikethrough, underline, highlight, `subscript`, superscript, keyboard
    /// A short text on a background of its own: what a badge says.
    case badge
  }

  /// A picture that the author names.
  package struct Image: Hashable, Sendable {
    /// Percent-decoded when it is a relative path.
    package var source: String
    package var title: String
    package var alternative: String
    /// As wide or as high as the author asks; nil leaves it to the picture.
    package var width: Extent?
    package var height: Extent?

    package init(
      source: String, title: String = "", alternative: String, width: Extent? = nil,
      height: Extent? = nil
    ) {
      self.source = source
      self.title = title
      self.alternative = alternative
      self.width = width
      self.height = height
    }
  }

  package indirect enum Kind: Hashable, Sendable {
    case text(String)
    case code(String)
    case softBreak
    case hardBreak
    case marked(Mark, [Inline])
    /// `destination` is `https:…`, `mailto:…`, `tel:…`, `#fragment` or a relative path, as cmark
    /// cleaned it.
    case link(destination: String, title: String, content: [Inline])
    case image(Image)
    case footnoteReference(number: Int)
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

extension [Inline] {
  /// The text without its markup; breaks are spaces, pictures their alternative text.
  package var plainText: String {
    var text = ""
    for inline in self {
      switch inline.kind {
      case .text(let part), .code(let part): text += part
      case .softBreak, .hardBreak: text += " "
      case .marked(_, let content), .link(_, _, let content): text += content.plainText
      case .image(let image): text += image.alternative
      case .footnoteReference: break
      }
    }
    return text
  }
}
