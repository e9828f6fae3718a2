import HanjangCore
import HanjangMarkdown
import HanjangResume
import HanjangStyle

extension ManuscriptBoxBuilder {
  func header(_ header: Header) -> [Box] {
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
    boxes += contacts(header.contacts, isFirst: boxes.isEmpty)
    if !header.introduction.isEmpty {
      var introduction = Box(
        .flow(prose.boxes(header.introduction, text: roles.introduction, depth: 0)))
      introduction.before = resume.header.introductionGap
      boxes.append(introduction)
    }
    return boxes
  }

  private func text(_ content: [Inline], _ style: TextStyle) -> Box {
    var text = TextBox(details.spans(content, style), style: style)
    text.alignment = resume.header.alignment == .center ? .center : .start
    return Box(.text(text))
  }

  // MARK: Contents

  /// The projects, each with the page that it begins on.
  func contents(of sections: [Section], _ pageNumbers: [String: Int]) -> [Box] {
    var rows: [Box] = []
    for section in sections where section.kind == .project {
      for case .entry(let entry) in section.parts {
        guard let anchor = entry.anchor else { continue }
        rows.append(contentsRow(entry.title, anchor: anchor, page: pageNumbers[anchor]))
      }
    }
    guard rows.count > 1 else { return [] }
    var list = Box(.flow(rows))
    list.before = Gap(Self.contentsGap)
    return [list]
  }

  /// Above the list of contents, in points.
  private static let contentsGap = 48.0

  private func contentsRow(_ title: [Inline], anchor: String, page: Int?) -> Box {
    var spans = details.spans(title, roles.detail).spans
    for index in spans.indices {
      spans[index].link = .anchor(anchor)
      spans[index].style.color = roles.detail.color
    }
    let number = TextSpan(page.map(String.init) ?? "0", style: roles.detail)
    let row = RowBox(
      left: TextBox(TextContent(spans), style: roles.detail),
      right: TextBox(TextContent([number]), style: roles.detail), gap: 24, leftRole: .paragraph)
    var box = Box(.row(row))
    box.before = resume.detail.paragraphGap
    return box
  }

  // MARK: Contacts

  private func contacts(_ contacts: [Contact], isFirst: Bool) -> [Box] {
    guard !contacts.isEmpty else { return [] }
    var boxes: [Box]
    if resume.header.putsContactsInRow {
      var spans: [TextSpan] = []
      for contact in contacts {
        if !spans.isEmpty {
          spans.append(TextSpan(resume.header.separator, style: roles.contact))
        }
        spans += self.spans(contact, separator: ": ", isInRow: true)
      }
      var row = TextBox(TextContent(spans), style: roles.contact)
      row.alignment = resume.header.alignment == .center ? .center : .start
      boxes = [Box(.text(row))]
      boxes[0].role = .paragraph
    } else {
      boxes = contacts.map { contactLine($0, separator: ": ") }
    }
    if !isFirst { boxes[0].before = resume.header.contactGap }
    return boxes
  }

  /// - Parameter separator: between a label and its value.
  func contactLine(_ contact: Contact, separator: String) -> Box {
    let content = TextContent(spans(contact, separator: separator, isInRow: false))
    var box = Box(.text(TextBox(content, style: roles.contact)))
    box.role = .paragraph
    return box
  }

  private func spans(_ contact: Contact, separator: String, isInRow: Bool) -> [TextSpan] {
    var spans: [TextSpan] = []
    let label = label(of: contact, isInRow: isInRow)
    if !label.isEmpty { spans += label + [TextSpan(separator, style: roles.contact)] }
    let value = details.spans(contact.value, roles.contact).spans
    for var span in value {
      if let destination = contact.destination, span.link == nil || contact.kind != .link {
        span.link = .url(destination)
      }
      // An address or a number needs no colour to be known as a link.
      if contact.kind == .email || contact.kind == .phone { span.style.color = roles.contact.color }
      if contact.kind == .link { span.style.color = style.text.inline.linkColor }
      spans.append(span)
    }
    spans += printedAddress(of: contact, after: value)
    return spans
  }

  /// The author's label; a pictogram gives way to a word.
  private func label(of contact: Contact, isInRow: Bool) -> [TextSpan] {
    let written = contact.label.plainText.contains { $0.isLetter }
    if written {
      let isPlain = isInRow && (contact.kind == .email || contact.kind == .phone)
      return isPlain ? [] : details.spans(contact.label, roles.contact).spans
    }
    guard resume.header.addsLabels, !isInRow else { return [] }
    let word: String
    switch contact.kind {
    case .email: word = isKorean ? "이메일" : "Email"
    case .phone: word = isKorean ? "연락처" : "Phone"
    case .address: word = isKorean ? "주소" : "Location"
    case .link, .birth, .military, .sex, .other: return []
    }
    return [TextSpan(word, style: roles.contact)]
  }

  /// A link whose text is a name shows its address as well: the page may be printed.
  private func printedAddress(of contact: Contact, after value: [TextSpan]) -> [TextSpan] {
    guard contact.kind == .link, let destination = contact.destination,
      destination.contains("://")
    else { return [] }
    let shown = value.map(\.text).joined()
    let bare = destination.drop { $0 != "/" }.drop { $0 == "/" }
    let host = bare.hasPrefix("www.") ? bare.dropFirst(4) : bare
    let known = host.hasSuffix("/") ? host.dropLast() : host
    guard !shown.contains(known) else { return [] }
    var address = TextSpan(destination, style: roles.contact)
    address.style.color = style.text.inline.linkColor
    address.link = .url(destination)
    return [TextSpan("  ", style: roles.contact), address]
  }
}
