package import HanjangCore
package import HanjangStyle

/// What a click on a text does.
package enum LinkTarget: Hashable, Sendable {
  case url(String)
  /// The anchor of a heading or a footnote in this document.
  case anchor(String)
}

/// A small picture among text, such as an icon.
package struct SpanPicture: Hashable, Sendable {
  package var image: ImageReference
  /// In points.
  package var size: Size

  /// How far its middle is above the baseline, in ems: that of Hangul.
  package static let middle = 0.38

  package init(image: ImageReference, size: Size) {
    self.image = image
    self.size = size
  }
}

/// A segment of text in one style.
package struct TextSpan: Hashable, Sendable {
  package var text: String
  package var style: TextStyle
  package var link: LinkTarget?
  package var isStruck = false
  package var isUnderlined = false
  package var background: Color?
  /// How much room the background takes beside the text at both ends, in ems.
  package var chipPadding = 0.0
  /// Stands on one line where it fits on one.
  package var isKeptWhole = false
  /// Parts what stands on both sides of it: at a line's end nothing is left to part.
  package var vanishesAtLineEnd = false
  /// The language, as a BCP 47 tag, where it is not the document's.
  package var language: String?
  /// How far the baseline is raised, in points; negative for subscripts.
  package var rise = 0.0
  /// Stands on the line in the place of text, which is empty then.
  package var picture: SpanPicture?
  /// The number of the note that it refers to.
  package var footnote: Int?
  /// Where the text stands in the source; nil for what the program adds.
  package var range: SourceRange?

  package init(_ text: String, style: TextStyle, range: SourceRange? = nil) {
    self.text = text
    self.style = style
    self.range = range
  }
}

/// A paragraph's text before it is broken into lines; `\n` in a span is a forced line break.
package struct TextContent: Hashable, Sendable {
  package var spans: [TextSpan]

  package init(_ spans: [TextSpan] = []) {
    self.spans = spans
  }

  package var isEmpty: Bool { spans.allSatisfy { $0.text.isEmpty && $0.picture == nil } }

  package var plainText: String {
    spans.map { $0.picture?.image.alternative ?? $0.text }.joined()
  }
}
