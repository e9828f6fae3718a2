/// A number in front of an entry's title, which data leave out: `1. `, `①`, `경력1. `, `Project 2: `.
enum TitleNumber {
  static func removed(
    from line: RichLine, of kind: SectionKind, _ vocabulary: Vocabulary
  ) -> String {
    let isCircled = line.scalars.first.map { (0x2460...0x2473).contains($0.value) } ?? false
    if isCircled { return BlockText.clean(line.text(1..<line.scalars.count)) }
    let text = withoutDashes(BlockText.clean(line.inlines))
    if let rest = behindWord(text, kind, vocabulary) { return rest }
    let rest = text.drop { $0.isNumber }
    // `01 산책메이트`.
    if text.hasPrefix("0"), text.count - rest.count == 2, rest.first == " " {
      return BlockText.clean(String(rest))
    }
    if let behind = behindSeveral(text) { return behind }
    guard rest.count < text.count, text.count - rest.count <= 2, let mark = rest.first,
      mark == "." || mark == ")", let next = rest.dropFirst().first, !next.isNumber
    else { return text }
    let behind = BlockText.clean(String(rest.dropFirst()))
    // `1.[산책메이트]`.
    let isWrapped = behind.hasPrefix("[") && behind.firstIndex(of: "]") == behind.indices.last
    return isWrapped ? String(behind.dropFirst().dropLast()) : behind
  }

  /// Behind numbers of several levels: `2-1. 한빛커머스`, `2.1 한빛커머스`.
  private static func behindSeveral(_ text: String) -> String? {
    var rest = text[...]
    var levels = 0
    while levels < 4 {
      let behind = rest.drop { $0.isNumber }
      guard (1...2).contains(rest.count - behind.count) else { break }
      levels += 1
      rest = behind
      guard let mark = rest.first, mark == "." || mark == "-",
        rest.dropFirst().first?.isNumber == true
      else { break }
      rest = rest.dropFirst()
    }
    guard levels > 1 else { return nil }
    let hasMark = rest.first.map { ".)".contains($0) } ?? false
    let behind = hasMark ? rest.dropFirst() : rest
    guard behind.first?.isWhitespace == true else { return nil }
    return BlockText.clean(String(behind))
  }

  /// `- 한빛커머스 -`.
  private static func withoutDashes(_ text: String) -> String {
    let dashes: Set<Character> = ["-", "–", "—", "~", " "]
    guard let first = text.first, let last = text.last, first != " ", dashes.contains(first),
      dashes.contains(last), let low = text.firstIndex(where: { !dashes.contains($0) }),
      let high = text.lastIndex(where: { !dashes.contains($0) })
    else { return text }
    return String(text[low...high])
  }

  /// Behind a word for what the section holds, a number and a mark: `경력1. 한빛커머스`.
  private static func behindWord(
    _ text: String, _ kind: SectionKind, _ vocabulary: Vocabulary
  ) -> String? {
    let head = text.prefix { !$0.isNumber }
    guard (1...16).contains(head.count), head.count < text.count else { return nil }
    let word = BlockText.clean(String(head.drop { "([<#".contains($0) }))
    let behind = text[head.endIndex...].drop { $0.isNumber }
    guard text.distance(from: head.endIndex, to: behind.startIndex) <= 2,
      let mark = behind.first, ".):]>-–|".contains(mark) || mark == " ",
      vocabulary.section(word) == kind || isWord(word, for: kind)
    else { return nil }
    // Without a mark, `프로젝트 3 회고` would lose what it counts.
    let rest = behind.drop { ".):]>-–| ".contains($0) }
    let hasMark = behind.prefix(3).contains { ".):]>-–|".contains($0) }
    return hasMark && !rest.isEmpty ? BlockText.clean(String(rest)) : nil
  }

  private static func isWord(_ word: String, for kind: SectionKind) -> Bool {
    let words: [String] =
      switch kind {
      case .career: ["회사", "직장", "근무지", "재직", "company", "job", "career", "position", "no"]
      case .project, .opensource: ["프로젝트", "작업", "과제", "사례", "case", "project", "work", "no"]
      case .education: ["학교", "학력", "대학", "school"]
      case .awards: ["수상"]
      case .training: ["교육"]
      case .activities: ["활동"]
      case .contact, .summary, .skills, .certificates, .languages, .publications, .links, .military,
        .other, .letter, .generic:
        []
      }
    return words.contains(word.lowercased())
  }
}
