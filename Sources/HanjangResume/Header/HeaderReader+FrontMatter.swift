import HanjangCore
import HanjangMarkdown

/// What front matter says of the person.
extension HeaderReader {
  mutating func complete(from matter: FrontMatter) {
    let resume = matter.resume
    if let name = resume.name {
      header.name = name.value
      if header.title.isEmpty || namedKind != nil && header.titleIsGeneric(names) {
        displacedTitle = header.title
        header.title = [Inline(.text(name.value), range: name.range)]
      }
    } else if header.name == nil, let author = matter.author {
      header.name = author.value
      isNamedAsAuthor = true
      if header.title.isEmpty { header.title = [Inline(.text(author.value), range: author.range)] }
    } else if header.title.isEmpty, let title = matter.title {
      let reading = names.reading(RichLine([Inline(.text(title.value), range: title.range)]))
      header.title = reading.title
      header.name = reading.name
      header.headline = reading.headline
      namedKind = reading.kind
    }
    if namedKind == nil, let title = matter.title {
      let line = RichLine([Inline(.text(title.value), range: title.range)])
      let kind = names.reading(line).kind
      if kind == .portfolio || kind == .career || kind == .letter { namedKind = kind }
    }
    // `title:` beside `name:` is what the person is.
    if resume.name != nil, resume.headline == nil, header.headline.isEmpty,
      let title = matter.title,
      names.titleKind(title.value) == nil, vocabulary.isRole(title.value)
    {
      header.headline = [Inline(.text(title.value), range: title.range)]
    }
    if let headline = resume.headline, header.headline.plainText != headline.value {
      header.headline = [Inline(.text(headline.value), range: headline.range)]
    }
    addContact(.email, resume.email) { "mailto:\($0)" }
    addContact(.phone, resume.phone) { ContactText.telephone($0) }
    for link in resume.links {
      header.contacts.append(
        Contact(
          kind: .link,
          label: link.name.isEmpty ? [] : [Inline(.text(link.name), range: link.range)],
          value: [
            Inline(
              .link(
                destination: link.url, title: "",
                content: [Inline(.text(link.url), range: link.range)]), range: link.range)
          ], destination: link.url, range: link.range))
    }
    if let photo = resume.photo {
      header.photo = Header.Photo(source: photo.value, alternative: "", range: photo.range)
    }
  }

  /// What the text says already is not said again.
  private mutating func addContact(
    _ kind: Contact.Kind, _ entry: FrontMatter.Entry<String>?, destination: (String) -> String?
  ) {
    guard let entry, !header.contacts.contains(where: { $0.value.plainText == entry.value }) else {
      return
    }
    header.contacts.append(
      Contact(
        kind: kind, label: [], value: [Inline(.text(entry.value), range: entry.range)],
        destination: destination(entry.value), range: entry.range))
  }
}

extension Header {
  func titleIsGeneric(_ names: NameReader) -> Bool {
    names.titleKind(title.plainText) != nil
  }
}
