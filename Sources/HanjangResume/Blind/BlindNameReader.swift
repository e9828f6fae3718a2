import HanjangMarkdown

/// Collects what a document says that the person is called.
struct BlindNameReader {
  private(set) var names: [String] = []
  private let reader = NameReader(vocabulary: .standard)

  init(_ manuscript: Manuscript, _ document: Document) {
    let header = manuscript.header
    let matter = document.frontMatter
    var known = [header.name, matter.resume.name?.value].compactMap { $0 }
    known += (matter.author?.value ?? "").split { ",;&".contains($0) }.map(String.init)
    for name in known where reader.titleKind(name) == nil { add(name) }
    readTitle(header.title.plainText)
    readTitle(document.mainHeading ?? "")
    for contact in manuscript.contacts { readLabelled(contact) }
    readHeaderLines(header)
    readProse(document)
  }

  private mutating func add(_ name: String) {
    let clean = BlockText.clean(name)
    for part in Self.scripts(of: clean) where !names.contains(part) { names.append(part) }
  }

  /// `홍길동 Gildong Hong (洪吉童)` by its scripts.
  static func scripts(of text: String) -> [String] {
    enum Script { case hangul, han, spelled }
    var parts: [(script: Script, text: String)] = []
    for letter in text {
      let script: Script? =
        letter.isHangul ? .hangul : letter.isHan ? .han : letter.isLetter ? .spelled : nil
      if let script, script != parts.last?.script {
        parts.append((script, String(letter)))
      } else if !parts.isEmpty, script != nil || " -'’.".contains(letter) {
        parts[parts.count - 1].text.append(letter)
      }
    }
    return parts.map { BlockText.clean($0.text.replacing(".", with: " ")) }
      .filter { $0.count >= 2 }
  }

  // MARK: Title and contacts

  /// Other writings beside the name: `홍길동 (Gildong Hong)`.
  private mutating func readTitle(_ title: String) {
    let finder = BlindNameFinder(names.compactMap { BlindName($0) })
    guard !finder.found(in: BlindLetters(title)).isEmpty else { return }
    for piece in title.split(whereSeparator: { "()（）[]|/·,ㅣ".contains($0) }) {
      for part in Self.scripts(of: String(piece)) where isOtherWriting(part) { add(part) }
    }
  }

  private func isOtherWriting(_ text: String) -> Bool {
    if text.allSatisfy(\.isHan) { return (2...4).contains(text.count) }
    guard reader.titleKind(text) == nil, !Vocabulary.standard.isRole(text),
      reader.plainName(text) != nil
    else { return false }
    if text.contains(where: \.isHangul) { return NameReader.beginsWithSurname(text) }
    return text.lowercased().split(separator: " ").count <= 3
  }

  private mutating func readLabelled(_ contact: Contact) {
    guard BlindVocabulary.standard.isLabel(contact.label.plainText, of: "name") else { return }
    for piece in contact.value.plainText.split(whereSeparator: { "()（）/|,".contains($0) })
    where piece.count <= 40 {
      add(String(piece))
    }
  }

  /// A line of nothing but a name, `영문 이름: …` among words.
  private mutating func readHeaderLines(_ header: Header) {
    var lines = RichLine.lines(of: header.headline)
    for block in header.introduction { lines += block.textLines }
    for line in lines.prefix(Self.headerLines) {
      if let labelled = LabelledLine(line),
        BlindVocabulary.standard.isLabel(labelled.label, of: "name")
      {
        add(labelled.value.text)
      } else if let name = certainName(line.text) {
        add(name)
      }
    }
  }

  private static let headerLines = 12

  /// A name that isn't another word: with a surname, or in two or three capitalised words.
  private func certainName(_ text: String) -> String? {
    guard text.count <= 30, let name = reader.plainName(text),
      !Vocabulary.standard.isRole(name), name.count > 2
    else { return nil }
    if name.contains(where: \.isHangul) {
      return NameReader.beginsWithSurname(name) ? name : nil
    }
    return nil
  }

  // MARK: Sentences

  /// `저 홍길동은`, `제 이름은 홍길동`, `홍길동 드림`, `Sincerely,` and the name.
  private mutating func readProse(_ document: Document) {
    let vocabulary = BlindVocabulary.standard
    let lines = document.blocks.flatMap(\.textLines).map(\.text)
    for line in lines {
      let words = line.split(whereSeparator: { $0.isWhitespace || ",.!".contains($0) })
      if let closing = words.last, words.count <= 5,
        vocabulary.contains(closing, in: "names/closing")
      {
        let name = words.dropLast().joined(separator: " ")
        if let found = surnamed(name) ?? words.dropLast().last.flatMap({ surnamed(String($0)) }) {
          add(found)
        }
      }
      if let name = reader.nameInSentence(line) { add(name) }
      for introduction in vocabulary["names/introduction"] { introduced(introduction, in: line) }
    }
    guard let last = lines.last, lines.count > 1 else { return }
    // `Sincerely,` above the last line.
    let before = lines[lines.count - 2]
    if before.hasSuffix(","), before.count <= 30, let name = reader.plainName(last) { add(name) }
  }

  private func surnamed(_ text: String) -> String? {
    guard let name = reader.plainName(text), name.contains(where: \.isHangul),
      NameReader.beginsWithSurname(name), (2...5).contains(name.count)
    else { return nil }
    return name
  }

  private mutating func introduced(_ introduction: String, in line: String) {
    let letters = BlindLetters(line)
    for range in letters.ranges(of: introduction + " ")
    where !letters.isLetter(range.lowerBound - 1) {
      let rest = letters.text(range.upperBound..<letters.count)
      let word = rest.prefix { !$0.isWhitespace && !",.!?)".contains($0) }
      let hangul = String(word.prefix { $0.isHangul })
      // `저 홍길동은`: the particle tells where the name ends.
      if hangul.count == 4, NameReader.beginsWithSurname(hangul),
        "은는이가을를의도".contains(hangul.last ?? " "),
        let name = surnamed(String(hangul.dropLast()))
      {
        add(name)
      }
      let pair = rest.split(whereSeparator: { $0.isWhitespace || ",.!".contains($0) }).prefix(2)
      let spelled = pair.joined(separator: " ")
      if pair.count == 2, spelled.allSatisfy({ $0.isASCII }),
        reader.plainName(spelled) != nil, !Vocabulary.standard.isRole(spelled)
      {
        add(spelled)
      }
    }
  }
}

extension Manuscript {
  /// The contacts of the header and of its sections.
  var contacts: [Contact] {
    sections.reduce(into: header.contacts) { contacts, section in
      for case .contacts(let found) in section.parts { contacts += found }
    }
  }
}

extension Block {
  /// The lines of text in it, in reading order.
  var textLines: [RichLine] {
    switch kind {
    case .paragraph(let content), .heading(_, _, let content): RichLine.lines(of: content)
    case .quote(let inner), .callout(let inner): inner.flatMap(\.textLines)
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.textLines) }
    case .definitions(let definitions):
      definitions.flatMap { RichLine.lines(of: $0.term) + $0.blocks.flatMap(\.textLines) }
    case .table(let table):
      ([table.header] + table.rows).flatMap { row in
        row.flatMap { $0.blocks?.flatMap(\.textLines) ?? RichLine.lines(of: $0.content) }
      }
    case .code, .thematicBreak, .space, .pageBreak: []
    }
  }
}
