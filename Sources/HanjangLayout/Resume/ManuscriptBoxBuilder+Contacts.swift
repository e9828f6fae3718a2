import HanjangCore
import HanjangMarkdown
import HanjangResume
import HanjangStyle

extension ManuscriptBoxBuilder {
  func contacts(_ contacts: [Contact], isFirst: Bool) -> [Box] {
    guard !contacts.isEmpty else { return [] }
    var boxes: [Box]
    if resume.header.putsContactsInRow {
      boxes = [contactRow(contacts)]
    } else {
      boxes = contacts.map { contactLine($0, separator: ": ") }
    }
    if !isFirst { boxes[0].before = resume.header.contactGap }
    return boxes
  }

  private func contactRow(_ contacts: [Contact]) -> Box {
    var spans: [TextSpan] = []
    // A line may end after a separator, never before one.
    let separator = resume.header.separator
    let tail = separator.reversed().prefix { $0 == " " }.count
    let head = separator.dropLast(tail)
    for contact in contacts {
      if !spans.isEmpty {
        var mark = TextSpan(String(head), style: roles.contact)
        mark.isKeptWhole = true
        mark.vanishesAtLineEnd = true
        spans += [mark, TextSpan(String(repeating: " ", count: tail), style: roles.contact)]
      }
      spans += ContactText(contact, isInRow: true, builder: self).spans(separator: ":\u{A0}")
    }
    var row = TextBox(TextContent(spans), style: roles.contact)
    row.alignment = resume.header.alignment == .center ? .center : .start
    var box = Box(.text(row))
    box.role = .paragraph
    return box
  }

  /// - Parameter separator: between a label and its value.
  func contactLine(_ contact: Contact, separator: String) -> Box {
    let text = ContactText(contact, isInRow: false, builder: self)
    var box = Box(
      .text(TextBox(TextContent(text.spans(separator: separator)), style: roles.contact)))
    box.role = .paragraph
    return box
  }
}

/// What is printed of a contact.
private struct ContactText {
  private let contact: Contact
  private let isInRow: Bool
  private let builder: ManuscriptBoxBuilder
  private var label: [TextSpan] = []
  private var value: [TextSpan] = []

  init(_ contact: Contact, isInRow: Bool, builder: ManuscriptBoxBuilder) {
    self.contact = contact
    self.isInRow = isInRow
    self.builder = builder
    label = writtenLabel
    value = linked(builder.details.spans(contact.value, style).spans)
    addAddress()
    if label.isEmpty { label = addedLabel.map { [TextSpan($0, style: style)] } ?? [] }
    if builder.resume.header.hasShortAddresses { shortenAddresses() }
    if isInRow { keepTogether() }
  }

  func spans(separator: String) -> [TextSpan] {
    label.isEmpty ? value : label + [TextSpan(separator, style: style)] + value
  }

  private var style: TextStyle { builder.roles.contact }

  private var linkColor: Color { builder.style.text.inline.linkColor }

  // MARK: Labels

  /// The author's; a pictogram gives way to a word.
  private var writtenLabel: [TextSpan] {
    guard contact.label.plainText.contains(where: \.isLetter) else { return [] }
    // In a row and in a narrow column an address or a number says itself what it is.
    if isInRow || builder.isSidebar, contact.kind == .email || contact.kind == .phone { return [] }
    return builder.details.spans(contact.label, style).spans
  }

  private var addedLabel: String? {
    guard builder.resume.header.addsLabels, !isInRow, !builder.isSidebar else { return nil }
    let isKorean = builder.isKorean
    switch contact.kind {
    case .email: return isKorean ? "이메일" : "Email"
    case .phone: return isKorean ? "연락처" : "Phone"
    case .address: return isKorean ? "주소" : "Location"
    case .link:
      return contact.destination.flatMap { LinkService(address: $0)?.name(isKorean: isKorean) }
    case .birth, .military, .sex, .other: return nil
    }
  }

  // MARK: Values

  private func linked(_ spans: [TextSpan]) -> [TextSpan] {
    spans.map { span in
      var span = span
      if let destination = contact.destination, span.link == nil || contact.kind != .link {
        span.link = .url(destination)
      }
      // An address or a number needs no colour to be known as a link.
      if contact.kind == .email || contact.kind == .phone { span.style.color = style.color }
      if contact.kind == .link { span.style.color = linkColor }
      return span
    }
  }

  /// A link whose text is a name shows its address as well: the page may be printed.
  private mutating func addAddress() {
    guard contact.kind == .link, let destination = contact.destination,
      destination.contains("://"),
      !value.map(\.text).joined().contains(Self.short(destination))
    else { return }
    var address = TextSpan(destination, style: style)
    address.style.color = linkColor
    address.link = .url(destination)
    if isCoveredBy(destination) {
      value = [address]
    } else if label.isEmpty {
      label = value
      for index in label.indices { label[index].style.color = style.color }
      value = [address]
    } else {
      value += [TextSpan("  ", style: style), address]
    }
  }

  /// Whether a short address beside the text would say the text again: `hong github.com/hong`.
  private func isCoveredBy(_ destination: String) -> Bool {
    guard builder.resume.header.hasShortAddresses, isInRow || builder.isSidebar else {
      return false
    }
    let text = value.map(\.text).joined().lowercased()
    return text.count > 1 && Self.short(destination).lowercased().contains(text)
  }

  private mutating func shortenAddresses() {
    for index in value.indices where value[index].text.contains("://") {
      value[index].text = Self.short(value[index].text)
    }
    // `GitHub: github.com/hong` says it twice.
    let name = label.map(\.text).joined().lowercased().filter { $0 != " " }
    if isInRow || builder.isSidebar, contact.kind == .link, !name.isEmpty,
      value.map(\.text).joined().lowercased().contains(name)
    {
      label = []
    }
  }

  /// Without scheme, `www.` and a slash at the end.
  private static func short(_ address: String) -> String {
    let rest = address.split(separator: "://", maxSplits: 1).last ?? address[...]
    let host = rest.hasPrefix("www.") ? rest.dropFirst(4) : rest
    return String(host.hasSuffix("/") ? host.dropLast() : host)
  }

  private mutating func keepTogether() {
    func kept(_ spans: [TextSpan]) -> [TextSpan] {
      spans.map { span in
        var span = span
        span.isKeptWhole = true
        return span
      }
    }
    (label, value) = (kept(label), kept(value))
  }
}
