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

  private mutating func read(_ part: Section.Part) {
    switch part {
    case .blocks(let blocks): read(blocks)
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
    for found in Self.found(in: text, words, forSchools: forSchools) {
      var place = range
      if isExact {
        place.start.column += text[..<found.range.lowerBound].utf8.count
        place.end = place.start
        place.end.column += max(text[found.range].utf8.count - 1, 0)
      }
      diagnostics.append(.leftInBlindCopy(String(text[found.range]), found.what, at: place))
    }
  }

  private typealias Finding = (range: Range<String.Index>, what: String)

  private static let telling: [(words: [String], what: String)] = [
    (["출신"], "an origin"), (["생년월일", "년생", "date of birth"], "a birth date"),
    (["병역", "군필", "만기전역", "만기제대", "군 복무", "군복무"], "military service"),
    (["아버지", "어머니", "부모님"], "the family"),
  ]

  private static func found(
    in text: String, _ words: BlindWords, forSchools: Bool
  ) -> [Finding] {
    var found: [Finding] = []
    func add(_ range: Range<String.Index>, _ what: String) {
      if !found.contains(where: { $0.range.overlaps(range) }) { found.append((range, what)) }
    }
    func add(_ needles: [String], _ what: String, wholeWord: Bool = false) {
      for needle in needles {
        for range in ranges(of: needle, in: text) {
          add(wholeWord ? word(around: range, in: text) : range, what)
        }
      }
    }
    add(words.names, "the person's name")
    for range in words.givenNameRanges(in: text) { add(range, "the person's name") }
    for range in words.addressRanges(in: text) { add(range, "an address of the person") }
    for range in words.phoneRanges(in: text) { add(range, "a telephone number") }
    if forSchools {
      add(words.schools, "a school's name")
      add(BlindWords.schoolMarks, "a school's name", wholeWord: true)
      add([".ac.kr", ".edu", ".hs.kr"], "a school's domain", wholeWord: true)
    }
    for (needles, what) in telling { add(needles, what) }
    if let range = ageRange(in: text) { add(range, "an age") }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Letter by letter, whatever their case: the indices are those of `text`.
  private static func ranges(of needle: String, in text: String) -> [Range<String.Index>] {
    let wanted = Array(needle.lowercased())
    let indices = Array(text.indices)
    let letters = text.map { $0.lowercased() }
    guard !wanted.isEmpty, indices.count >= wanted.count else { return [] }
    let isLatin = wanted.allSatisfy(\.isASCII) && wanted[0].isLetter
    return (0...(indices.count - wanted.count)).compactMap { start in
      let end = start + wanted.count
      guard zip(letters[start..<end], wanted).allSatisfy({ $0 == String($1) }) else { return nil }
      if isLatin, start > 0, letters[start - 1].first?.isASCIILetter ?? false { return nil }
      return indices[start]..<(end < indices.count ? indices[end] : text.endIndex)
    }
  }

  private static func word(
    around range: Range<String.Index>, in text: String
  ) -> Range<String.Index> {
    var start = range.lowerBound
    while start > text.startIndex, !text[text.index(before: start)].isWhitespace {
      start = text.index(before: start)
    }
    return start..<range.upperBound
  }

  static func saysAge(_ text: String) -> Bool { ageRange(in: text) != nil }

  /// `나이 27`, `만 27세`, `27살`, `27 years old`, but neither `21세기` nor `3세대`.
  private static func ageRange(in text: String) -> Range<String.Index>? {
    for word in ["나이", "연령", "age:", "aged "] {
      for range in ranges(of: word, in: text) {
        let rest = text[range.upperBound...].prefix(8)
        if let digit = rest.firstIndex(where: \.isNumber) {
          return range.lowerBound..<text.index(after: digit)
        }
      }
    }
    var start = text.startIndex
    while let first = text[start...].firstIndex(where: \.isNumber) {
      let number = text[first...].prefix(while: \.isNumber)
      let rest = text[number.endIndex...].drop { $0 == " " }
      for unit in ["세", "살", "years old", "years of age", "-year-old"] where rest.hasPrefix(unit) {
        let next = rest.dropFirst(unit.count).first
        if number.count == 2, next.map({ !"기대션트".contains($0) }) ?? true {
          return first..<rest.index(rest.startIndex, offsetBy: unit.count)
        }
      }
      start = number.endIndex
    }
    return nil
  }
}

extension [Inline] {
  fileprivate var isMarked: Bool {
    guard let first else { return false }
    if case .marked = first.kind { return true }
    return false
  }
}

extension Character {
  fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}

extension String {
  /// `%ED%99%8D` read as UTF-8.
  fileprivate var removingPercentEscapes: String {
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
