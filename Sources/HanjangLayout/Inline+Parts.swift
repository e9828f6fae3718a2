import HanjangMarkdown

/// A stretch of a paragraph that is set as one box.
enum ParagraphPart {
  case text([Inline])
  case picture(LoadedPicture, alternative: String)
}

extension [Inline] {
  /// The paragraph cut at the pictures that can be drawn; breaks beside a picture fall away.
  func partedAtPictures(known pictures: [String: LoadedPicture]) -> [ParagraphPart] {
    var parts: [ParagraphPart] = []
    var text: [Inline] = []
    func flush() {
      let trimmed = text.trimmedOfBreaks
      if !trimmed.isEmpty { parts.append(.text(trimmed)) }
      text = []
    }
    for inline in self {
      if let picture = inline.picture(in: pictures) {
        flush()
        parts.append(.picture(picture.picture, alternative: picture.alternative))
      } else {
        text.append(inline)
      }
    }
    flush()
    return parts
  }

  private var trimmedOfBreaks: [Inline] {
    var rest = self[...]
    while rest.first?.isBreak ?? false { rest = rest.dropFirst() }
    while rest.last?.isBreak ?? false { rest = rest.dropLast() }
    return Array(rest)
  }
}

extension Inline {
  fileprivate var isBreak: Bool {
    switch kind {
    case .softBreak, .hardBreak: true
    case .text(let text): text.allSatisfy { $0 == " " }
    default: false
    }
  }

  /// A picture, or one that is a link's only content.
  fileprivate func picture(
    in pictures: [String: LoadedPicture]
  ) -> (picture: LoadedPicture, alternative: String)? {
    switch kind {
    case .image(let image):
      return pictures[image.source].map { ($0, image.alternative) }
    case .link(_, _, let content) where content.count == 1:
      return content[0].picture(in: pictures)
    default:
      return nil
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
        column += 1
      }
    }
    return result
  }
}
