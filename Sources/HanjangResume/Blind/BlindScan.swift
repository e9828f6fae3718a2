import HanjangCore
import HanjangMarkdown

/// Finds what a blind copy still tells about the person.
struct BlindScan {
  let words: BlindWords
  private(set) var diagnostics: [Diagnostic] = []

  init(words: BlindWords) { self.words = words }

  mutating func read(_ manuscript: Manuscript) {
    read(manuscript.header.headline)
    read(manuscript.header.introduction)
    for section in manuscript.sections {
      read(section.title)
      for part in section.parts { read(part) }
    }
    for note in manuscript.footnotes { read(note.blocks) }
  }

  mutating func read(_ document: Document) {
    read(document.blocks)
    for note in document.footnotes { read(note.blocks) }
  }

  private mutating func read(_ part: Section.Part) {
    switch part {
    case .blocks(let blocks), .reading(_, source: let blocks): read(blocks)
    case .entry(let entry): read(entry)
    case .group(let title, _): read(title)
    case .skills(let groups, let source):
      for group in groups { for name in group.names { read(name) } }
      if let source { read([source]) }
    case .contacts: break
    }
  }

  private mutating func read(_ entry: Entry) {
    // An employer may be a school, and stays.
    read(entry.title, forSchools: entry.kind != .career)
    for detail in entry.details { read(detail, forSchools: entry.kind != .career) }
    for part in entry.parts {
      switch part {
      case .blocks(let blocks): read(blocks)
      case .achievement(let work):
        read(work.title)
        for detail in work.details { read(detail) }
        read(work.parts)
      case .role(let row):
        read(row.title)
        for detail in row.details { read(detail) }
      }
    }
  }

  private mutating func read(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .heading(_, _, let content), .paragraph(let content): read(content)
      case .quote(let inner), .callout(let inner): read(inner)
      case .list(let list): for item in list.items { read(item.blocks) }
      case .definitions(let definitions):
        for definition in definitions {
          read(definition.term)
          read(definition.blocks)
        }
      case .table(let table):
        for cell in table.header + table.rows.joined() {
          if let inner = cell.blocks { read(inner) } else { read(cell.content) }
        }
      case .code(_, let code): tell(code, at: block.range, isExact: false, forSchools: true)
      case .thematicBreak, .space, .pageBreak: break
      }
    }
  }

  private mutating func read(_ content: [Inline], forSchools: Bool = true) {
    let before = diagnostics.count
    var count = diagnostics.count
    readNodes(content, forSchools: forSchools)
    count = diagnostics.count - count
    guard count == 0, diagnostics.count == before, content.count > 1 || content.isMarked,
      let range = content.first?.range
    else { return }
    // A word may be written across several nodes: `홍**길동**`.
    tell(content.plainText, at: range, isExact: false, forSchools: forSchools)
  }

  private mutating func readNodes(_ content: [Inline], forSchools: Bool) {
    for inline in content {
      switch inline.kind {
      case .text(let text): tell(text, at: inline.range, isExact: true, forSchools: forSchools)
      case .code(let text): tell(text, at: inline.range, isExact: false, forSchools: forSchools)
      case .marked(_, let inner): readNodes(inner, forSchools: forSchools)
      case .link(let destination, let title, let inner):
        readNodes(inner, forSchools: forSchools)
        let hidden = "\(destination.removingPercentEscapes) \(title)"
        if !destination.hasSuffix(inner.plainText) || inner.isEmpty {
          tell(hidden, at: inline.range, isExact: false, forSchools: forSchools)
        }
      case .image(let image):
        tell(
          "\(image.alternative) \(image.title)", at: inline.range, isExact: false,
          forSchools: forSchools)
      case .softBreak, .hardBreak, .footnoteReference: break
      }
    }
  }

  // MARK: Words

  private mutating func tell(
    _ text: String, at range: SourceRange, isExact: Bool, forSchools: Bool
  ) {
    let letters = BlindLetters(text)
    for found in found(in: text, letters, forSchools: forSchools) {
      var place = range
      let word = letters.text(found.range)
      if isExact {
        place.start.column += letters.text(0..<found.range.lowerBound).utf8.count
        place.end = place.start
        place.end.column += max(word.utf8.count - 1, 0)
      }
      diagnostics.append(
        found.what.isName
          ? .nameLeftInBlindCopy(word, at: place)
          : .leftInBlindCopy(word, found.what.text, at: place))
    }
  }

  private typealias Finding = (range: Range<Int>, what: What)

  /// What a word reveals about the person.
  private struct What {
    var text: String
    var isName = false
  }

  private static let telling: [(key: String, what: String)] = [
    ("telling/origin", "an origin"), ("telling/birth", "a birth date"),
    ("telling/service", "military service"), ("telling/parents", "the family"),
  ]

  private func found(
    in text: String, _ letters: BlindLetters, forSchools: Bool
  ) -> [Finding] {
    let vocabulary = BlindVocabulary.standard
    var found: [Finding] = []
    func add(_ ranges: [Range<Int>], _ what: What) {
      for range in ranges where !found.contains(where: { $0.range.overlaps(range) }) {
        found.append((range, what))
      }
    }
    func add(_ needles: [String], _ what: String, wholeWord: Bool = false) {
      for needle in needles {
        let ranges = Self.ranges(of: needle, in: letters)
        add(
          wholeWord ? ranges.map { Self.word(around: $0, in: letters) } : ranges, What(text: what))
      }
    }
    let person = BlindText(words: words)
    for edit in person.edits(in: letters) {
      add([edit.range], What(text: "a fact about the person", isName: edit.kind == .name))
    }
    add(person.possibleNames(in: letters), What(text: "perhaps the person's given name"))
    if forSchools {
      add(words.schools, "a school's name")
      add(vocabulary["facts/school"], "a school's name", wholeWord: true)
      add(Self.schoolDomains, "a school's domain", wholeWord: true)
    }
    for (key, what) in Self.telling { add(vocabulary[key], what) }
    if let range = Self.ageRange(in: letters) { add([range], What(text: "an age")) }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static let schoolDomains = [".ac.kr", ".edu", ".hs.kr"]

  private static func ranges(of needle: String, in text: BlindLetters) -> [Range<Int>] {
    let isSpelled = needle.first.map { $0.isASCII && $0.isLetter } ?? false
    return text.ranges(of: needle).filter { range in
      !isSpelled || !(text[range.lowerBound - 1].map { $0.isASCII && $0.isLetter } ?? false)
    }
  }

  private static func word(around range: Range<Int>, in text: BlindLetters) -> Range<Int> {
    var start = range.lowerBound
    while let letter = text[start - 1], !letter.isWhitespace { start -= 1 }
    return start..<range.upperBound
  }

  static func saysAge(_ text: String) -> Bool { ageRange(in: BlindLetters(text)) != nil }

  /// `나이 27`, `만 27세`, `27살`, `27 years old`, but neither `21세기` nor `3세대`.
  private static func ageRange(in text: BlindLetters) -> Range<Int>? {
    let vocabulary = BlindVocabulary.standard
    for word in vocabulary["telling/age"] {
      for range in ranges(of: word, in: text) {
        let rest = range.upperBound..<min(range.upperBound + 8, text.count)
        if let digit = rest.first(where: { text[$0]?.isNumber ?? false }) {
          return range.lowerBound..<(digit + 1)
        }
      }
    }
    var start = 0
    while start < text.count {
      guard text[start]?.isNumber ?? false else {
        start += 1
        continue
      }
      var end = start
      while text[end]?.isNumber ?? false { end += 1 }
      var unitStart = end
      while text[unitStart] == " " { unitStart += 1 }
      for unit in vocabulary["telling/years"] where text.has(Array(unit), at: unitStart) {
        let next = text[unitStart + unit.count]
        if end - start == 2, next.map({ !notYears.contains($0) }) ?? true {
          return start..<(unitStart + unit.count)
        }
      }
      start = end
    }
    return nil
  }

  /// What makes another word of 세: 세기, 세대, 세션, 세트.
  private static let notYears: Set<Character> = ["기", "대", "션", "트"]
}

extension [Inline] {
  fileprivate var isMarked: Bool {
    guard let first else { return false }
    if case .marked = first.kind { return true }
    return false
  }
}
