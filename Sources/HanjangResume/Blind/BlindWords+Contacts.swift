import HanjangMarkdown

extension BlindWords {
  /// What the person's own contacts say of accounts, numbers, birth and home.
  mutating func readContacts(_ manuscript: Manuscript, _ document: Document) {
    for contact in manuscript.contacts { read(contact) }
    let resume = document.frontMatter.resume
    if let email = resume.email?.value { read(email: email) }
    if let phone = resume.phone.flatMap({ Self.phone($0.value) }) { phones.insert(phone) }
    for link in resume.links { read(address: link.url) }
    var lines = manuscript.header.introduction.flatMap(\.textLines)
    if manuscript.sections.isEmpty { lines += document.blocks.prefix(8).flatMap(\.textLines) }
    for section in manuscript.sections where section.kind == .contact || section.kind == .links {
      for case .blocks(let blocks) in section.parts { lines += blocks.flatMap(\.textLines) }
    }
    for line in lines.prefix(Self.contactLines) where line.text.contains("@") {
      read(email: line.text)
    }
    for case let labelled? in lines.map({ LabelledLine($0) }) {
      read(label: labelled.label, value: labelled.value.text)
    }
  }

  /// How many lines of words may hold addresses of the person's and not of others.
  private static let contactLines = 20

  private mutating func read(_ contact: Contact) {
    let value = contact.value.plainText
    let address = contact.destination ?? contact.exact ?? value
    switch contact.kind {
    case .phone: phones.formUnion([address, value].compactMap(Self.phone))
    case .email: read(email: contact.destination ?? contact.exact ?? value)
    case .birth: read(birth: value)
    case .address: read(home: value)
    case .link: read(address: address)
    case .military, .sex: break
    case .other:
      if value.hasPrefix("@") { read(account: value) }
      if !contact.label.plainText.contains(where: \.isLetter) { read(home: value) }
      read(address: address)
    }
    read(label: contact.label.plainText, value: value)
  }

  private mutating func read(label: String, value: String) {
    let vocabulary = Vocabulary.standard
    if Self.isAccountLabel(label) { read(account: value) }
    switch vocabulary.name(
      of: label, in: "contacts", among: ["birth", "address", "email", "phone"])
    {
    case "birth": read(birth: value)
    case "address": read(home: value)
    case "email": if value.contains("@") { read(email: value) }
    case "phone": if let phone = Self.phone(value) { phones.insert(phone) }
    default: break
    }
  }

  private mutating func read(email text: String) {
    for word in text.lowercased().replacing("mailto:", with: "").split(whereSeparator: {
      $0.isWhitespace || ",;()<>".contains($0)
    }) {
      guard let at = word.firstIndex(of: "@"), at > word.startIndex,
        word[at...].contains(".")
      else { continue }
      addresses.insert(String(word))
      add(handle: word[..<at])
    }
  }

  private mutating func read(address: String) {
    for part in Self.parts(of: address) where namesPerson(part) { add(handle: part[...]) }
  }

  /// `gildong90`, `@gildong`, `gildong#1234`, or an address of one.
  private mutating func read(account value: String) {
    for word in value.lowercased().split(whereSeparator: { $0.isWhitespace || ",()".contains($0) })
    where word.allSatisfy(\.isASCII) {
      for part in Self.parts(of: String(word)) where part.count >= 4 && !part.contains(".") {
        add(handle: part[...])
      }
    }
  }

  private mutating func add(handle: Substring) {
    let handle = handle.drop { $0 == "@" }.prefix { $0 != "#" && $0 != "+" }
    guard handle.count >= 3, handle.contains(where: \.isLetter),
      !Self.vocabulary.contains(handle, in: "addresses/generic"),
      !Self.vocabulary.contains(handle, in: "names/surname")
    else { return }
    handles.insert(String(handle))
  }

  /// Where there is more than a town: a town is where companies are, too.
  private mutating func read(home value: String) {
    let text = BlockText.clean(value).lowercased()
    let words = text.split(separator: " ")
    guard words.count >= 3, text.contains(where: { $0.isNumber }) || words.count >= 4 else {
      return
    }
    facts.insert(text)
    let rest = words.dropFirst()
    if rest.count >= 2, rest.joined().contains(where: \.isNumber) {
      facts.insert(rest.joined(separator: " "))
    }
  }

  /// `1995.03.01` as other people write it.
  private mutating func read(birth value: String) {
    let numbers = value.split { !($0.isASCII && $0.isNumber) }.map(String.init)
    var parts = numbers.compactMap { Int($0) }
    if let first = numbers.first, first.count == 8, let all = Int(first) {
      parts = [all / 10_000, all / 100 % 100, all % 100]
    }
    guard parts.count >= 3, (1900...2100).contains(parts[0]), (1...12).contains(parts[1]),
      (1...31).contains(parts[2])
    else { return }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (year, month, day) = (parts[0], parts[1], parts[2])
    for (month, day) in [("\(month)", "\(day)"), (two(month), two(day))] {
      for sign in [".", "-", "/", ". "] {
        facts.insert("\(year)\(sign)\(month)\(sign)\(day)")
        facts.insert("\(two(year % 100))\(sign)\(month)\(sign)\(day)")
      }
      facts.insert("\(year)년 \(month)월 \(day)일")
      facts.insert("\(year)년\(month)월\(day)일")
    }
    facts.insert("\(year)\(two(month))\(two(day))")
    facts.insert("\(two(year % 100))\(two(month))\(two(day))")
    facts.insert("\(year)년생")
  }

  // MARK: What is the person's

  /// `example-hong` of `https://github.com/example-hong`.
  private static func parts(of address: String) -> [String] {
    address.lowercased().split { "/?&=#:@".contains($0) || $0.isWhitespace }.map(String.init)
  }

  /// Whether an address leads to an account of the person, or to what lies below one.
  func isPersonal(address: String) -> Bool {
    let address = address.lowercased().removingPercentEscapes
    let bare = address.hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
    if addresses.contains(bare) || Self.isProfile(bare) { return true }
    if bare.hasPrefix("tel:"), isPhone(bare) { return true }
    if let at = bare.lastIndex(of: "@"),
      Self.vocabulary.contains(bare[bare.index(after: at)...], in: "addresses/mail")
    {
      return true
    }
    return Self.parts(of: bare).contains { part in
      handles.contains { part == $0 || ($0.count >= 5 && part.contains($0)) }
        || part.split(separator: ".").contains { piece in
          handles.contains(String(piece)) || finder.isNamed(inAddress: String(piece))
        } || finder.isNamed(inAddress: part)
    }
  }

  /// Whether an address is a page about a person, whoever it is.
  static func isProfile(_ address: String) -> Bool {
    let lower = BlindLetters(address)
    return vocabulary["addresses/profile"].contains { service in
      lower.ranges(of: service).contains { range in
        let before = lower[range.lowerBound - 1]
        let isHost = before.map { !$0.isLetter && !$0.isNumber && $0 != "-" } ?? true
        return isHost
      }
    }
  }

  /// The last eight digits: the same number is written with and without its country.
  static func phone(_ text: String) -> String? {
    let digits = text.compactMap { $0.wholeNumberValue.map(String.init) }.joined()
    return digits.count >= 8 ? String(digits.suffix(8)) : nil
  }

  /// One of the person's numbers, or any mobile one of the country.
  func isPhone(_ text: String) -> Bool {
    let digits = text.compactMap { $0.wholeNumberValue.map(String.init) }.joined()
    guard let tail = Self.phone(text) else { return false }
    if phones.contains(tail), digits.count <= 15 { return true }
    let mobile =
      digits.hasPrefix("82") ? "0" + digits.dropFirst(digits.hasPrefix("820") ? 3 : 2) : digits
    return (10...11).contains(mobile.count) && mobile.hasPrefix("01")
      && mobile.dropFirst(2).first.map { "016789".contains($0) } ?? false
  }
}

extension [Inline] {
  /// Without links that lead to an account of the person: of one with words of its own these stay,
  /// and an address among other words is withheld.
  func withoutPersonalLinks(_ words: BlindWords) -> [Inline] {
    let isAlone = count(where: \.isVisible) < 2
    return compactMap { inline in
      var copy = inline
      switch inline.kind {
      case .link(let destination, _, let content) where words.isPersonal(address: destination):
        let text = content.plainText
        guard text.contains("/") || text.contains("@") || destination.hasSuffix(text) else {
          copy.kind = .text(text)
          return copy
        }
        if isAlone { return nil }
        copy.kind = .text(words.phrases.withheld)
      case .link(let destination, let title, let content):
        copy.kind = .link(
          destination: destination, title: title, content: content.withoutPersonalLinks(words))
      case .marked(let mark, let content):
        copy.kind = .marked(mark, content.withoutPersonalLinks(words))
      case .text(let text) where isAlone && words.isOnlyPersonalAddress(text): return nil
      case .text, .code, .image, .softBreak, .hardBreak, .footnoteReference: break
      }
      return copy
    }
  }
}

extension Inline {
  fileprivate var isVisible: Bool {
    switch kind {
    case .text(let text): text.contains { !$0.isWhitespace }
    case .softBreak, .hardBreak: false
    case .code, .marked, .link, .image, .footnoteReference: true
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
