package import HanjangCore
import HanjangMarkdown

/// A line of the document with what its mark-up says: all that recognition sees of it.
package struct OutlineLine: Sendable {
  package enum Mark: String, Sendable {
    case h1, h2, h3, h4, h5, h6
    /// `[Title]` alone on a line.
    case bracket = "br"
    /// A paragraph's line that is bold from end to end.
    case bold
    case term = "dt"
    case definition = "dd"
    case header = "th"
    case row = "tr"
    case paragraph = "p"
    case item = "li"
    case code = "pre"
    /// What front matter says: a title, a name.
    case matter = "fm"

    package var isHeading: Bool {
      switch self {
      case .h1, .h2, .h3, .h4, .h5, .h6: true
      case .bracket, .bold, .term, .definition, .header, .row, .paragraph, .item, .code, .matter:
        false
      }
    }

    /// Headings and what stands for one.
    package var isTitle: Bool { isHeading || self == .bracket || self == .bold || self == .term }
  }

  package struct Style: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Style(rawValue: 1)
    package static let italic = Style(rawValue: 2)
    package static let code = Style(rawValue: 4)
    package static let link = Style(rawValue: 8)
    package static let small = Style(rawValue: 16)
    /// The text that stands for a picture.
    package static let image = Style(rawValue: 32)

    /// `b`, `i` and `c`, as templates name them.
    package var letters: String {
      (contains(.bold) ? "b" : "") + (contains(.code) ? "c" : "") + (contains(.italic) ? "i" : "")
        + (contains(.image) ? "m" : "")
    }
  }

  package struct Link: Sendable {
    package var destination: String
    package var range: Range<Int>
  }

  package var mark: Mark
  /// How deep in lists; 0 outside.
  package var depth: Int
  /// Lines of one block share the number.
  package var block: Int
  package var isQuoted: Bool
  /// The text; pictograms and bullets are spaces, so that places stay those of `inlines`.
  package var scalars: [Unicode.Scalar]
  /// One for each scalar.
  package var styles: [Style]
  package var links: [Link] = []
  /// For a table row: the cells of its header, as text.
  package var header: [String] = []
  package var range: SourceRange
  /// Where in the source the text of each of its nodes begins, by offset.
  package var sources: [(offset: Int, position: SourcePosition)] = []
  /// Whether a pictogram or a bullet of the author's own stood in front.
  package var hasPictogram = false

  /// Between a row's cells, and between a cell's lines.
  package static let cell: Unicode.Scalar = "\u{1F}"
  package static let lineInCell: Unicode.Scalar = "\u{1E}"

  /// Its depth in the outline: a smaller one governs a larger.
  package var rank: Int {
    switch mark {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    case .bracket: 7
    case .bold: 8
    case .term: 9
    case .header, .row, .paragraph, .matter: 10 + depth
    case .item: 10 + depth
    case .definition: 11
    case .code: 14
    }
  }

  /// Lines that look alike share it.
  package var signature: String {
    let style = styles.first { $0 != [] && $0 != .link } ?? []
    let first = firstWord.map { styles[$0] } ?? style
    return "\(mark.rawValue)\(depth)\(isQuoted ? "q" : "")\(first.letters)"
  }

  package var firstWord: Int? { scalars.firstIndex { !$0.isSpace } }

  /// The text of a part, with single spaces and without outer ones.
  package func text(_ range: Range<Int>) -> String {
    var result: [Unicode.Scalar] = []
    for index in range {
      let scalar = scalars[index]
      let isSpace = scalar.isSpace || scalar == Self.cell || scalar == Self.lineInCell
      if !isSpace {
        result.append(scalar)
      } else if let last = result.last, last != " " {
        result.append(" ")
      }
    }
    if result.last == " " { result.removeLast() }
    return String(scalars: result)
  }

  package var text: String { text(0..<scalars.count) }

  /// Where a part of the text stands in the source.
  package func source(of part: Range<Int>) -> SourceRange {
    SourceRange(
      position(of: part.lowerBound), position(of: max(part.lowerBound, part.upperBound - 1)))
  }

  private func position(of index: Int) -> SourcePosition {
    guard let source = sources.last(where: { $0.offset <= index }) else { return range.start }
    var position = source.position
    for scalar in scalars[source.offset..<min(index, scalars.count)] {
      position.column += scalar.utf8Width
    }
    return position
  }
}
