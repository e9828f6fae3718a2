import HanjangCore
import HanjangMarkdown

/// Reads name, headline, contacts and introduction from what stands above the first section.
struct HeaderReader {
  let vocabulary: Vocabulary
  let names: NameReader
  let contacts: ContactReader
  var header = Header()
  /// What the title says that the document is.
  var namedKind: Manuscript.Kind?
  var claims: [Claim] = []
  /// Whether the name is known only from `author:` in front matter, as that of a post is.
  var isNamedAsAuthor = false
  var displacedTitle: [Inline] = []

  static let longestHeadline = 60

  init(_ blocks: [Block], frontMatter: FrontMatter, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    names = NameReader(vocabulary: vocabulary)
    contacts = ContactReader(vocabulary: vocabulary)
    var rest = readTitle(blocks)
    let end = Self.end(of: rest)
    rest = readLines(Array(rest[..<end])) + rest[end...]
    header.introduction = rest.withoutOuterRules
    complete(from: frontMatter)
    if !displacedTitle.isEmpty {
      let dot = Inline(.text(" · "), range: displacedTitle[0].range)
      header.headline =
        header.headline.isEmpty ? displacedTitle : header.headline + [dot] + displacedTitle
    }
    // A line of contacts may begin with the name again.
    header.contacts.removeAll { $0.kind == .other && $0.value.plainText == header.name }
    if header.name == nil {
      header.name = names.nameInSentence(header.headline.plainText)
      findName(in: header.introduction)
    }
  }

  /// `안녕하세요, 백엔드 개발자 홍길동입니다.`
  mutating func findName(in introduction: [Block]) {
    for case .paragraph(let content) in introduction.prefix(2).map(\.kind) {
      for line in RichLine.lines(of: content).prefix(2) where header.name == nil {
        header.name = names.nameInSentence(line.text)
      }
    }
  }

  /// Where lines cease to be those of a header, in a document that has no sections, or late ones: at
  /// the first heading with something above it.
  private static func end(of blocks: [Block]) -> Int {
    var hasLines = false
    for (index, block) in blocks.enumerated() {
      if block.headingLevel == nil {
        hasLines = hasLines || (block.isVisible && !block.isPicture)
      } else if hasLines {
        return index
      }
    }
    return blocks.count
  }

  // MARK: Title

  /// No further heading names the person or the document.
  private static let titleDepth = 12

  /// Takes the heading that names the person, or the document.
  private mutating func readTitle(_ blocks: [Block]) -> [Block] {
    let headings = Array(
      blocks.indices.lazy.filter { blocks[$0].headingLevel != nil }.prefix(Self.titleDepth))
    let readings = headings.map { index in
      let line = RichLine(blocks[index].headingContent.joiningLines).withoutPictograms
      var reading = names.reading(line)
      // `가온병원 (2020.03 ~ 현재)` isn't a person.
      if PeriodScanner.periods(in: line).contains(where: \.isRange) { reading.name = nil }
      return reading
    }
    let kind = readings.compactMap(\.kind).first
    namedKind = kind
    let best =
      readings.indices.first { isName(readings, $0) }
      ?? readings.indices.first { candidate in
        guard readings[candidate].kind == nil else { return false }
        let stretch = Array(blocks[headings[0]...headings[candidate]])
        return Self.end(of: stretch) == stretch.count
      } ?? readings.indices.first
    guard let best else { return blocks }
    let index = headings[best]
    guard case .heading(_, let anchor, _) = blocks[index].kind else { return blocks }
    let reading = readings[best]
    header.title = reading.title
    header.titleAnchor = anchor
    header.titleRange = blocks[index].range
    header.name = reading.name
    takeHeadline(reading.headline)
    claim(blocks[index].range, 2, reading.name.map { "the name \($0)" } ?? "the title")
    var rest = blocks
    rest.remove(at: index)
    return rest.enumerated().map { offset, block in
      offset == index ? headlineFromHeading(block) : block
    }.compactMap { $0 }
  }

  /// Whether a heading names the person: the first one, or one below titles such as 이력서. A name of
  /// two syllables, which many words are as well, stands nowhere else.
  private func isName(_ readings: [NameReader.Reading], _ index: Int) -> Bool {
    guard let name = readings[index].name else { return false }
    if index == 0 || readings[..<index].allSatisfy({ $0.kind != nil }) { return true }
    return index == 1 && name.count > 2
  }

  /// A heading directly below the name that says a role is the headline.
  private mutating func headlineFromHeading(_ block: Block) -> Block? {
    guard header.headline.isEmpty, case .heading(_, _, let content) = block.kind,
      content.plainText.count <= Self.longestHeadline,
      vocabulary.isRole(content.plainText)
    else { return block }
    header.headline = content
    claim(block.range, 2, "the headline")
    return nil
  }

  // MARK: Contact sections

  /// Whether no way to reach the person is known yet.
  var needsContacts: Bool {
    !header.contacts.contains { $0.kind == .email || $0.kind == .phone }
  }

  /// Reads a section of contacts; what is none comes back.
  mutating func readContacts(_ blocks: [Block]) -> [Block] {
    readLines(blocks).withoutOuterRules
  }

  mutating func claim(_ range: SourceRange, _ rule: Int, _ became: String) {
    claims.append(Claim(position: range.start, rule: rule, became: became))
  }
}

extension Block {
  /// A paragraph of nothing but a picture.
  var isPicture: Bool {
    if case .paragraph(let content) = kind { content.onlyPicture != nil } else { false }
  }
}
