package import HanjangCore

extension Document {
  /// What stands in the source and neither in the document nor among what is known not to be printed
  /// as written: counted from the author's text, so that nothing is missed which reading it loses.
  package func unread(in file: SourceFile) -> [Rewriting] {
    var ignored: [Diagnostic] = []
    let text = FrontMatterReader.read(file.text, diagnostics: &ignored).text
    let source = PlacedText.lines(of: SourceMask.text(of: text)).words
    let own = writtenText.words
    var numbers: [String: Int] = [:]
    func number(_ word: PlacedText.Word) -> Int {
      numbers[word.text] = numbers[word.text] ?? numbers.count
      return numbers[word.text] ?? 0
    }
    let pairs = Alignment.matches(source.map(number), own.map(number))
    var rest = furtherWords
    let placed = Set(pairs.map(\.right))
    for index in own.indices where !placed.contains(index) {
      rest[own[index].text, default: 0] += 1
    }
    let found = Set(pairs.map(\.left))
    let lost = source.indices.filter { index in
      let word = source[index]
      guard !found.contains(index), word.saysSomething else { return false }
      guard let count = rest[word.text], count > 0 else { return true }
      rest[word.text] = count - 1
      return false
    }
    let all = own.filter(\.isWordy).map(\.text).joined()
    let byLine = Dictionary(grouping: source.filter(\.isWordy)) { $0.place?.line }
    return Self.lines(of: lost.map { source[$0] }).filter { line in
      // Markup within a word parts it in the source alone.
      let text = (byLine[line.position.line] ?? []).map(\.text).joined()
      return text.isEmpty || !all.contains(text)
    }
  }

  /// Words of the source that aren't text of the document: addresses, titles, alternative texts,
  /// languages of code, and what is reported already.
  private var furtherWords: [String: Int] {
    var words: [String: Int] = [:]
    func add(_ text: String) {
      var placed = PlacedText()
      placed.add(text)
      for word in placed.words { words[word.text, default: 0] += 1 }
    }
    forEachInline { inline in
      switch inline.kind {
      case .link(let destination, let title, _):
        add(LinkDestination.percentDecoded(destination))
        add(title)
      case .image(let image):
        add(image.source)
        add(image.title)
        add(image.alternative)
      case .text, .code, .marked, .softBreak, .hardBreak, .footnoteReference: break
      }
    }
    for rewriting in rewritings { add(rewriting.written) }
    for language in blocks.flatMap(\.languages)
      + footnotes.flatMap({ $0.blocks.flatMap(\.languages) })
    {
      add(language)
    }
    return words
  }

  /// Words of one line together.
  private static func lines(of words: [PlacedText.Word]) -> [Rewriting] {
    var found: [Rewriting] = []
    for word in words {
      guard let place = word.place else { continue }
      if let last = found.last, last.position.line == place.line {
        found[found.count - 1].written += " " + word.text
      } else {
        found.append(Rewriting(word.text, became: "not printed", at: place))
      }
    }
    return found
  }
}

extension PlacedText {
  fileprivate static func lines(of text: String) -> PlacedText {
    var placed = PlacedText()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      placed.add(CleanText.of(String(line)), at: SourcePosition(line: index + 1, column: 1))
      placed.endBlock()
    }
    return placed
  }
}

extension PlacedText.Word {
  /// Signs of ASCII may be markup.
  fileprivate var saysSomething: Bool { isWordy || text.unicodeScalars.contains { !$0.isASCII } }
}

extension Block {
  fileprivate var languages: [String] {
    switch kind {
    case .code(let language, _): [language]
    case .quote(let children), .callout(let children): children.flatMap(\.languages)
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.languages) }
    case .definitions(let definitions): definitions.flatMap { $0.blocks.flatMap(\.languages) }
    case .heading, .paragraph, .table, .thematicBreak, .space, .pageBreak: []
    }
  }
}
