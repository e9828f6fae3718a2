import HanjangCore
import HanjangMarkdown
import HanjangStyle

extension BoxBuilder {
  /// A paragraph's text, and its pictures between: a picture alone is a figure.
  func paragraph(
    _ content: [Inline], text: TextStyle, alignment: Table.Alignment?, introducesList: Bool
  ) -> [Box] {
    var boxes: [Box] = []
    let tallest = PictureSizes.tallestInline(text)
    for part in content.partedAtPictures(known: pictures, tallestInline: tallest) {
      switch part {
      case .text(let inlines):
        var content = TextBox(spans(inlines, text), style: text)
        content.isJustified = style.text.isJustified
        var box = Box(.text(content))
        box.role = .paragraph
        box.before = style.blocks.paragraphGap
        box.after = style.blocks.paragraphGap
        boxes.append(box)
      case .pictures(let pictures): boxes.append(figures(pictures, alignment))
      }
    }
    if introducesList, content.plainText.last == ":", !boxes.isEmpty {
      boxes[boxes.count - 1].keptLines = 1
    }
    return boxes
  }

  func figures(_ pictures: [ParagraphPicture], _ alignment: Table.Alignment?) -> Box {
    let looks = style.blocks.picture
    let figures = pictures.map { picture in
      let image = picture.image
      return FiguresBox.Figure(
        image: ImageReference(index: picture.loaded.index, alternative: image.alternative),
        naturalSize: picture.loaded.size, width: image.width, height: image.height,
        link: picture.destination.map(LinkTarget.init),
        caption: image.title.isEmpty ? nil : caption(image.title, range: picture.range),
        range: picture.range)
    }
    let isIcons = pictures.allSatisfy { $0.isSmall(Self.iconHeight) }
    let usual = isIcons ? .start : TextBox.Alignment(looks.alignment)
    let box = FiguresBox(
      figures: figures, captionStyle: style.text.caption,
      alignment: alignment.map(TextBox.Alignment.init) ?? usual, looks: looks)
    var result = Box(.figures(box))
    result.before = looks.gap
    result.after = looks.gap
    return result
  }

  /// No taller pictures, in points, are icons: they stand at the line's start.
  private static let iconHeight = 48.0

  private func caption(_ title: String, range: SourceRange) -> TextContent {
    TextContent([TextSpan(title, style: style.text.caption, range: range)])
  }
}

extension TextBox.Alignment {
  init(_ alignment: Table.Alignment) {
    switch alignment {
    case .start: self = .start
    case .center: self = .center
    case .end: self = .end
    }
  }

  init(_ alignment: BlockStyles.Picture.Alignment) {
    switch alignment {
    case .start: self = .start
    case .center: self = .center
    }
  }
}

extension LinkTarget {
  /// As it is written.
  var address: String {
    switch self {
    case .url(let url): url
    case .anchor(let name): "#" + name
    }
  }

  init(_ destination: String) {
    self =
      destination.hasPrefix("#")
      ? .anchor(String(destination.dropFirst())) : .url(destination)
  }
}
