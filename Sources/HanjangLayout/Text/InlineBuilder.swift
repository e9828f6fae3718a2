import HanjangCore
import HanjangMarkdown
import HanjangStyle

/// Turns inline nodes into spans, each with the look that its markup gives it.
struct InlineBuilder {
  let inline: InlineStyles
  let pictures: [String: LoadedPicture]
  private(set) var spans: [TextSpan] = []
  private var isAfterBreak = false

  /// In ems. Code has none: readers of PDF would take it for a space before a particle.
  private static let badgePadding = 0.3

  init(inline: InlineStyles, pictures: [String: LoadedPicture] = [:]) {
    self.inline = inline
    self.pictures = pictures
  }

  /// - Parameter inherited: a span without text that carries the look of what stands around.
  mutating func add(_ nodes: [Inline], inherited: TextSpan) {
    for (index, node) in nodes.enumerated() {
      switch node.kind {
      case .text(let text): append(text, inherited, node.range)
      case .code(let code): append(code, coded(inherited), node.range)
      case .softBreak:
        guard !joins(index + 1 < nodes.count ? nodes[index + 1] : nil) else { continue }
        append(" ", inherited, node.range)
      case .hardBreak: append("\n", inherited, node.range)
      case .marked(.emphasis, let content) where content.hasEastAsianLetter:
        add(content, inherited: weighted(inherited))
      case .marked(let mark, let content): add(content, inherited: marked(inherited, mark))
      case .link(let destination, _, let content):
        add(content, inherited: linked(inherited, destination))
      case .image(let image): append(image, inherited, node.range)
      case .footnoteReference(let number):
        append(String(number), reference(inherited, number), node.range)
      }
    }
  }

  /// Whether a line of Japanese or Chinese goes on without a space, as their words do.
  private func joins(_ next: Inline?) -> Bool {
    guard let last = spans.last?.text.unicodeScalars.last,
      let first = next?.firstScalar
    else { return false }
    return EastAsian.joinsLines(last) && EastAsian.joinsLines(first)
  }

  /// What is not found is its alternative text.
  private mutating func append(_ image: Inline.Image, _ look: TextSpan, _ range: SourceRange) {
    guard let picture = pictures[image.source] else {
      append(image.alternative, look, range)
      return
    }
    let wanted = PictureSizes.wanted(image, natural: picture.size)
    let scale = min(1, PictureSizes.tallestInline(look.style) / max(wanted.height, 0.01))
    var span = look
    span.range = range
    span.picture = SpanPicture(
      image: ImageReference(index: picture.index, alternative: image.alternative),
      size: Size(width: wanted.width * scale, height: wanted.height * scale))
    spans.append(span)
  }

  private mutating func append(_ text: String, _ look: TextSpan, _ range: SourceRange) {
    var span = look
    span.text = text
    span.range = range
    spans.append(span)
  }

  /// Emphasis for a phrase with letters that are not slanted; a Latin word in it looks like the rest.
  private func weighted(_ look: TextSpan) -> TextSpan {
    var look = look
    look.style.isItalic = false
    look.style.weight = max(look.style.weight, inline.emphasisWeight)
    return look
  }

  private func coded(_ look: TextSpan) -> TextSpan {
    var look = look
    look.style.families = inline.codeFamilies
    look.style.scriptFamilies = [:]
    look.style.isFixedPitch = true
    look.style.size *= inline.codeScale
    look.style.color = inline.codeColor
    look.background = inline.codeBackground
    return look
  }

  private func linked(_ look: TextSpan, _ destination: String) -> TextSpan {
    var look = look
    look.link =
      destination.hasPrefix("#")
      ? .anchor(String(destination.dropFirst())) : .url(destination)
    look.style.color = inline.linkColor
    look.isUnderlined = look.isUnderlined || inline.linkIsUnderlined
    return look
  }

  private func reference(_ look: TextSpan, _ number: Int) -> TextSpan {
    var look = marked(look, .superscript)
    look.link = .anchor(FootnoteAnchor.note(number))
    look.footnote = number
    look.style.color = inline.linkColor
    return look
  }

  private func marked(_ look: TextSpan, _ mark: Inline.Mark) -> TextSpan {
    var look = look
    switch mark {
    case .strong: look.style.weight = max(look.style.weight, inline.strongWeight)
    case .emphasis: look.style.isItalic = look.style.isItalic || inline.emphasisIsItalic
    case .strikethrough: look.isStruck = true
    case .underline: look.isUnderlined = true
    case .highlight: look.background = inline.highlight
    case .keyboard: look = coded(look)
    case .badge:
      look.background = inline.codeBackground
      look.chipPadding = Self.badgePadding
    case .subscript: lower(&look, by: 0.15)
    case .superscript: lower(&look, by: -0.35)
    }
    return look
  }

  /// - Parameter ems: of the size around.
  private func lower(_ look: inout TextSpan, by ems: Double) {
    let isSmall = look.rise != 0
    look.rise -= look.style.size * ems
    // Smaller letters within small ones can't be read.
    if !isSmall { look.style.size *= inline.scriptScale }
  }
}

extension Inline {
  fileprivate var firstScalar: Unicode.Scalar? {
    switch kind {
    case .text(let text), .code(let text): text.unicodeScalars.first
    case .marked(_, let content), .link(_, _, let content): content.first?.firstScalar
    case .softBreak, .hardBreak, .image, .footnoteReference: nil
    }
  }
}

extension [Inline] {
  fileprivate var hasEastAsianLetter: Bool {
    plainText.unicodeScalars.contains(where: EastAsian.isLetter)
  }
}

/// The names of the places that footnote references and notes lead to.
enum FootnoteAnchor {
  static func note(_ number: Int) -> String { "footnote-\(number)" }
  static func reference(_ number: Int) -> String { "footnote-reference-\(number)" }
}
