import HanjangMarkdown

extension BlindWords {
  /// What the person's own contacts say of accounts and numbers.
  mutating func readContacts(_ manuscript: Manuscript) {
    var contacts = manuscript.header.contacts
    for section in manuscript.sections {
      for case .contacts(let found) in section.parts { contacts += found }
    }
    for contact in contacts {
      let address = contact.destination ?? contact.exact ?? contact.value.plainText
      if contact.kind == .phone {
        phones.formUnion([address, contact.value.plainText].compactMap(Self.phone))
      } else {
        for part in Self.parts(of: address) where namesPerson(part) { handles.insert(part) }
      }
    }
  }

  /// `example-hong` of `https://github.com/example-hong`.
  private static func parts(of address: String) -> [String] {
    address.lowercased().split { "/?&=#:@".contains($0) || $0.isWhitespace }.map(String.init)
  }

  /// Whether an address leads to an account of the person, or to what lies below one.
  func isPersonal(address: String) -> Bool {
    Self.parts(of: address).contains { handles.contains($0) || names(inFull: $0) }
  }

  /// Services whose pages are about people, under their names and mostly with a photo.
  private static let profiles = [
    "linkedin.com/", "orcid.org/", "scholar.google.", "researchgate.net/profile", "facebook.com/",
    "instagram.com/",
  ]

  static func isProfile(_ address: String) -> Bool {
    let lower = address.lowercased()
    return profiles.contains { lower.contains($0) }
  }

  /// Whether a part of an address is the whole name: `hong-gildong`.
  private func names(inFull part: String) -> Bool {
    let letters = part.split { !$0.isLetter }.map(String.init)
    return names.contains { name in
      let joined = name.filter { $0 != " " }
      if joined.allSatisfy(\.isASCII) { return joined.count >= 5 && letters.joined() == joined }
      return part.contains(joined) || Romanization(name)?.isWhole(letters) ?? false
    }
  }

  /// The last eight digits: the same number is written with and without its country.
  private static func phone(_ text: String) -> String? {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    return digits.count >= 8 ? String(digits.suffix(8)) : nil
  }

  /// Where a text has one of the person's numbers.
  func phoneRanges(in text: String) -> [Range<String.Index>] {
    guard !phones.isEmpty else { return [] }
    var ranges: [Range<String.Index>] = []
    var start = text.startIndex
    while let first = text[start...].firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let run = text[first...].prefix { ($0.isASCII && $0.isNumber) || " -.()".contains($0) }
      if let found = Self.phone(String(run)), phones.contains(found),
        let last = run.lastIndex(where: \.isNumber)
      {
        ranges.append(first..<text.index(after: last))
      }
      start = run.endIndex
    }
    return ranges
  }

  /// Where a text has an address of the person's.
  func addressRanges(in text: String) -> [Range<String.Index>] {
    text.split(whereSeparator: { $0.isWhitespace || "()<>,\"'".contains($0) })
      .filter { word in
        word.contains { "/@.".contains($0) } && isPersonal(address: String(word))
      }
      .map { $0.startIndex..<$0.endIndex }
  }

  /// Where a text has the given name alone: `길동입니다`, `I am Gildong`. Given names are words, too,
  /// and parts of companies' names: what follows tells.
  func givenNameRanges(in text: String) -> [Range<String.Index>] {
    var ranges: [Range<String.Index>] = []
    for name in names {
      if name.allSatisfy(\.isASCII) {
        let words = name.split(separator: " ")
        guard words.count > 1 else { continue }
        for word in words where word.count >= 3 {
          ranges += text.ranges(of: word.prefix(1).uppercased() + word.dropFirst()).filter {
            Self.isWholeWord($0, in: text)
          }
        }
      } else if name.count == 3, !name.contains(" ") {
        for ending in ["입니다", "이라고", "라고", "이라는", "라는", " 드림", " 올림", "씨", "님"] {
          ranges += text.ranges(of: name.dropFirst() + ending).filter { range in
            range.lowerBound == text.startIndex
              || !text[text.index(before: range.lowerBound)].isLetter
          }
        }
      }
    }
    return ranges
  }

  private static func isWholeWord(_ range: Range<String.Index>, in text: String) -> Bool {
    let before =
      range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
    let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
    return ![before, after].contains { $0.isASCII && $0.isLetter }
  }
}

extension [Inline] {
  /// Without links that lead to an account of the person: of one with words of its own these stay.
  func withoutPersonalLinks(_ words: BlindWords) -> [Inline] {
    guard !words.names.isEmpty else { return self }
    return compactMap { inline in
      var copy = inline
      switch inline.kind {
      case .link(let destination, _, let content) where words.isPersonal(address: destination):
        let text = content.plainText
        let isAddress = text.contains("/") || text.contains("@") || destination.hasSuffix(text)
        if isAddress || words.namesPerson(text) { return nil }
        copy.kind = .text(text)
      case .link(let destination, let title, let content):
        copy.kind = .link(
          destination: destination, title: title, content: content.withoutPersonalLinks(words))
      case .marked(let mark, let content):
        copy.kind = .marked(mark, content.withoutPersonalLinks(words))
      case .text(let text) where words.isOnlyPersonalAddress(text): return nil
      case .text, .code, .image, .softBreak, .hardBreak, .footnoteReference: break
      }
      return copy
    }
  }
}

extension BlindWords {
  /// Whether a text is an address of the person's and nothing else.
  fileprivate func isOnlyPersonalAddress(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count == 1 && words[0].contains { "/@".contains($0) }
      && isPersonal(address: String(words[0]))
  }
}
