import HanjangCore
import HanjangMarkdown
import HanjangResume
import HanjangStyle

extension ManuscriptBoxBuilder {
  func header(_ header: Header) -> [Box] {
    var boxes = names(header)
    boxes += contacts(header.contacts, isFirst: boxes.isEmpty)
    if let photo = photo(header) { boxes = [beside(photo, boxes)] }
    return boxes + introduction(header, isFirst: false)
  }

  /// Name and headline.
  func names(_ header: Header) -> [Box] {
    var boxes: [Box] = []
    if !header.title.isEmpty {
      var name = text(header.title, roles.name)
      name.role = .heading(1)
      name.outlineLevel = 1
      name.anchor = header.titleAnchor
      name.keptLines = 3
      boxes.append(name)
    }
    if !header.headline.isEmpty {
      var headline = text(header.headline, roles.headline)
      headline.role = .paragraph
      headline.before = resume.header.headlineGap
      boxes.append(headline)
    }
    return boxes
  }

  func introduction(_ header: Header, isFirst: Bool) -> [Box] {
    guard !header.introduction.isEmpty else { return [] }
    var introduction = Box(
      .flow(
        prose.boxes(
          isLetter ? header.introduction.keepingShortLines : header.introduction,
          text: roles.introduction, depth: 0)))
    if !isFirst { introduction.before = resume.header.introductionGap }
    return [introduction]
  }

  private func text(_ content: [Inline], _ style: TextStyle) -> Box {
    var text = TextBox(details.spans(content, style), style: style)
    text.alignment = resume.header.alignment == .center ? .center : .start
    return Box(.text(text))
  }

  // MARK: Photo

  /// Three to four, cropped to fill; nil where the style shows none or there is none to show.
  func photo(_ header: Header) -> Box.SidePicture? {
    guard resume.header.photo != .none, let photo = header.photo,
      let picture = details.pictures[photo.source]
    else { return nil }
    let width = resume.header.photoWidth
    let size = Size(width: width, height: width * 4 / 3)
    let alternative =
      photo.alternative.isEmpty ? (isKorean ? "사진" : "Photo") : photo.alternative
    return Box.SidePicture(
      image: ImageReference(
        index: picture.index, alternative: alternative, crop: picture.crop(filling: size)),
      size: size, isLeft: resume.header.photo == .left, gap: resume.header.photoGap)
  }

  func beside(_ photo: Box.SidePicture, _ boxes: [Box]) -> Box {
    var box = Box(.flow(boxes))
    box.picture = photo
    return box
  }

  // MARK: Contents

  /// The projects, each with the page that it begins on.
  func contents(of sections: [Section], _ pageNumbers: [String: Int]) -> [Box] {
    var lists: [Box] = []
    for section in sections where section.kind == .project {
      var rows: [Box] = []
      for case .entry(let entry) in section.parts {
        guard let anchor = entry.anchor else { continue }
        var rule = Box(.rule(width: style.blocks.rule.width, color: style.blocks.rule.color))
        rule.before = resume.detail.paragraphGap
        rule.after = resume.detail.paragraphGap
        let row = contentsRow(entry.title, anchor: anchor, page: pageNumbers[anchor])
        rows += [rule, row]
      }
      guard rows.count > 2 else { continue }
      var title = Box(
        .text(TextBox(details.spans(section.title, roles.chipLabel), style: roles.chipLabel)))
      title.role = .paragraph
      title.before = Gap(Self.contentsGap)
      lists.append(Box(.flow([title] + rows)))
    }
    return lists
  }

  /// Above the list of contents, in points.
  private static let contentsGap = 64.0

  private func contentsRow(_ title: [Inline], anchor: String, page: Int?) -> Box {
    var spans = details.spans(title, roles.introduction).spans
    for index in spans.indices {
      spans[index].link = .anchor(anchor)
      spans[index].style.color = roles.introduction.color
    }
    let number = TextSpan(page.map(String.init) ?? "0", style: roles.introduction)
    let row = RowBox(
      left: TextBox(TextContent(spans), style: roles.introduction),
      right: TextBox(TextContent([number]), style: roles.introduction), gap: 24,
      leftRole: .paragraph)
    return Box(.row(row))
  }
}
