import HanjangCore
import HanjangMarkdown
import HanjangStyle

/// A part of a paragraph that is laid out as one box.
enum ParagraphPart {
  case text([Inline])
  /// Side by side.
  case pictures([ParagraphPicture])
}

/// A picture of a paragraph that can be drawn.
struct ParagraphPicture {
  var image: Inline.Image
  var loaded: LoadedPicture
  /// The destination of the link around it.
  var destination: String?
  var range: SourceRange

  /// Whether it can stand among text where that takes pictures of at most `height` points.
  func isSmall(_ height: Double) -> Bool {
    if case .share? = image.width { return false }
    return PictureSizes.wanted(image, natural: loaded.size).height <= height
  }
}

/// A picture with what it is among text, or a node without one.
private enum ParagraphPiece {
  case text(Inline)
  case picture(ParagraphPicture, Inline)

  func wrapped(_ range: SourceRange, _ wrap: (Inline) -> Inline.Kind) -> ParagraphPiece {
    switch self {
    case .text(let inline) where inline.isBreak: self
    case .text(let inline): .text(Inline(wrap(inline), range: range))
    case .picture(let picture, let inline): .picture(picture, Inline(wrap(inline), range: range))
    }
  }
}

extension [Inline] {
  /// The paragraph cut at its pictures; small ones beside text stay in it, and breaks beside a cut
  /// fall away.
  func partedAtPictures(
    known pictures: [String: LoadedPicture], tallestInline: Double
  ) -> [ParagraphPart] {
    guard containsPicture(of: pictures) else {
      return isEmpty ? [] : [.text(self)]
    }
    let pieces = pieces(known: pictures, destination: nil)
    let hasText = pieces.contains {
      if case .text(let inline) = $0 { !inline.isBreak } else { false }
    }
    var parts = Parts()
    for piece in pieces {
      switch piece {
      case .picture(let picture, let inline) where hasText && picture.isSmall(tallestInline):
        parts.text.append(inline)
      case .picture(let picture, _):
        parts.endText()
        parts.add(picture)
      case .text(let inline):
        if inline.kind == .hardBreak, parts.text.isEmpty { parts.endLine() }
        parts.text.append(inline)
      }
    }
    parts.endText()
    parts.finishLine()
    return parts.finished
  }

  private struct Parts {
    private(set) var finished: [ParagraphPart] = []
    var text: [Inline] = []
    /// Pictures side by side.
    private var line: [ParagraphPicture] = []
    private var isLineOpen = false

    mutating func endText() {
      let trimmed = text.trimmedOfBreaks
      if !trimmed.isEmpty {
        finishLine()
        finished.append(.text(trimmed))
      }
      text = []
    }

    mutating func endLine() { isLineOpen = false }

    mutating func add(_ picture: ParagraphPicture) {
      if !isLineOpen { finishLine() }
      line.append(picture)
      isLineOpen = true
    }

    mutating func finishLine() {
      if !line.isEmpty { finished.append(.pictures(line)) }
      line = []
      isLineOpen = false
    }
  }

  /// Without the breaks and spaces at both ends.
  fileprivate var trimmedOfBreaks: [Inline] {
    var rest = self[...]
    while rest.first?.isBreak ?? false { rest = rest.dropFirst() }
    while rest.last?.isBreak ?? false { rest = rest.dropLast() }
    var result = Array(rest)
    if let first = result.first, case .text(let text) = first.kind {
      result[0].kind = .text(String(text.drop(while: \.isWhitespace)))
    }
    return result
  }

  // MARK: Pieces

  fileprivate func containsPicture(of pictures: [String: LoadedPicture]) -> Bool {
    contains { inline in
      switch inline.kind {
      case .image(let image): pictures[image.source] != nil
      case .marked(_, let content), .link(_, _, let content):
        content.containsPicture(of: pictures)
      case .text, .code, .softBreak, .hardBreak, .footnoteReference: false
      }
    }
  }

  /// Links and marks around pictures are cut, so that each part has its own.
  private func pieces(
    known pictures: [String: LoadedPicture], destination: String?
  ) -> [ParagraphPiece] {
    flatMap { inline -> [ParagraphPiece] in
      switch inline.kind {
      case .image(let image):
        guard let loaded = pictures[image.source] else { return [.text(inline)] }
        let picture = ParagraphPicture(
          image: image, loaded: loaded, destination: destination, range: inline.range)
        return [.picture(picture, inline)]
      case .marked(let mark, let content) where content.containsPicture(of: pictures):
        return content.pieces(known: pictures, destination: destination).map { piece in
          piece.wrapped(inline.range) { .marked(mark, [$0]) }
        }
      case .link(let target, let title, let content) where content.containsPicture(of: pictures):
        return content.pieces(known: pictures, destination: target).map { piece in
          piece.wrapped(inline.range) { .link(destination: target, title: title, content: [$0]) }
        }
      case .text, .code, .softBreak, .hardBreak, .footnoteReference, .marked, .link:
        return [.text(inline)]
      }
    }
  }
}

extension Inline {
  fileprivate var isBreak: Bool {
    switch kind {
    case .softBreak, .hardBreak: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .code, .marked, .link, .image, .footnoteReference: false
    }
  }
}

extension String {
  /// Each tab as spaces up to the next multiple of `width` columns.
  func replacingTabs(width: Int) -> String {
    guard contains("\t") else { return self }
    var result = ""
    var column = 0
    for character in self {
      switch character {
      case "\t":
        let count = width - column % width
        result += String(repeating: " ", count: count)
        column += count
      case "\n":
        result.append(character)
        column = 0
      default:
        result.append(character)
        let isWide = character.unicodeScalars.first.map(CodeGrid.isWide) ?? false
        column += isWide ? 2 : 1
      }
    }
    return result
  }
}
