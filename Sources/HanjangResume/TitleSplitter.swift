import HanjangMarkdown

/// Splits a title without its period into what the entry is about and the rest.
struct TitleSplitter {
  let vocabulary: Vocabulary
  let kind: SectionKind
  /// Whether the title is a line of a list, not a heading.
  var isItem = false

  func split(_ line: RichLine) -> (title: [Inline], rest: [Inline]) {
    guard kind != .generic, let (left, right) = parts(of: line) else {
      return (line.slice(line.all), [])
    }
    let leftText = line.text(left)
    let rightText = line.text(right)
    if kind == .career, isOrganization(rightText) || vocabulary.isRole(leftText),
      !isOrganization(leftText), isOrganization(rightText) || !vocabulary.isRole(rightText)
    {
      return (line.slice(right), line.slice(left))
    }
    return (line.slice(left), line.slice(right))
  }

  // MARK: Where to split

  private func parts(of line: RichLine) -> (Range<Int>, Range<Int>)? {
    for separator in ["|", "ㅣ", "┃", "—", "–", " - ", "@", "·", "•", "∙", "‧"] {
      if let found = first(separator, in: line) { return found }
    }
    if kind == .career, let found = wordSeparator(" at ", in: line) { return found }
    if let found = codeEnd(of: line) { return found }
    return marker(in: line) ?? boldStart(of: line) ?? comma(in: line) ?? slash(in: line)
      ?? brackets(in: line) ?? trailingRole(in: line)
  }

  private func first(_ separator: String, in line: RichLine) -> (Range<Int>, Range<Int>)? {
    let wanted = Array(separator.unicodeScalars)
    let scalars = line.scalars
    guard scalars.count > wanted.count else { return nil }
    var depth = 0
    for index in 0...(scalars.count - wanted.count) {
      if "([（".unicodeScalars.contains(scalars[index]) { depth += 1 }
      if ")]）".unicodeScalars.contains(scalars[index]) { depth -= 1 }
      guard depth <= 0, scalars[index] == wanted[0], index > 0,
        Array(scalars[index..<index + wanted.count]) == wanted,
        isLoose(separator, at: index, in: scalars)
      else { continue }
      return halves(line, 0..<index, index + wanted.count..<scalars.count)
    }
    return nil
  }

  /// A dot between words without spaces joins them: `기획·개발`.
  private func isLoose(_ separator: String, at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    if ["|", "ㅣ", "┃", "@", " - "].contains(separator) { return true }
    return scalars[index - 1].properties.isWhitespace
  }

  private func halves(
    _ line: RichLine, _ left: Range<Int>, _ right: Range<Int>
  ) -> (Range<Int>, Range<Int>)? {
    let (left, right) = (line.trimmed(left), line.trimmed(right))
    return left.isEmpty || right.isEmpty ? nil : (left, right)
  }

  private func wordSeparator(_ word: String, in line: RichLine) -> (Range<Int>, Range<Int>)? {
    guard let (left, right) = first(exactly: word, in: line) else { return nil }
    return vocabulary.isRole(line.text(left)) ? (left, right) : nil
  }

  private func first(exactly word: String, in line: RichLine) -> (Range<Int>, Range<Int>)? {
    let wanted = Array(word.unicodeScalars)
    guard line.scalars.count > wanted.count else { return nil }
    for index in 1..<(line.scalars.count - wanted.count)
    where Array(line.scalars[index..<index + wanted.count]) == wanted {
      return halves(line, 0..<index, index + wanted.count..<line.scalars.count)
    }
    return nil
  }

  /// `**회사** 역할`.
  private func boldStart(of line: RichLine) -> (Range<Int>, Range<Int>)? {
    guard let first = line.inlines.first, case .marked(.strong, let content) = first.kind else {
      return nil
    }
    let length = content.plainText.unicodeScalars.count
    guard length < line.scalars.count else { return nil }
    return halves(line, 0..<length, afterSeparators(length, in: line)..<line.scalars.count)
  }

  /// A note in code at the end: "공유 일정 `팀 프로젝트`".
  private func codeEnd(of line: RichLine) -> (Range<Int>, Range<Int>)? {
    guard let last = line.inlines.last, case .code(let code) = last.kind else { return nil }
    let start = line.scalars.count - code.unicodeScalars.count
    return halves(line, 0..<start, start..<line.scalars.count)
  }

  private func afterSeparators(_ index: Int, in line: RichLine) -> Int {
    var index = index
    while index < line.scalars.count, PeriodExtraction.isSeparator(line.scalars[index]) {
      index += 1
    }
    return index
  }

  /// A comma splits a school or a prize from what follows, a colon an item from its explanation;
  /// either splits a company from a role.
  private func comma(in line: RichLine) -> (Range<Int>, Range<Int>)? {
    for separator in [", ", ": ", " : "] {
      guard let (left, right) = first(exactly: separator, in: line) else { continue }
      let isPlain =
        switch kind {
        case .education, .awards, .certificates: separator == ", "
        case .project, .opensource, .training, .activities: isItem && separator != ", "
        case .languages: true
        default: false
        }
      let isRole = vocabulary.isRole(line.text(right)) || vocabulary.isRole(line.text(left))
      if isPlain || kind == .career && isRole { return (left, right) }
    }
    return nil
  }

  private func slash(in line: RichLine) -> (Range<Int>, Range<Int>)? {
    guard kind == .career || kind == .education, let found = first(exactly: " / ", in: line) else {
      return nil
    }
    return found
  }

  /// `한빛커머스 (백엔드 개발자)`, `(주)한빛 (구 한빛커머스) 백엔드 개발자`.
  private func brackets(in line: RichLine) -> (Range<Int>, Range<Int>)? {
    let scalars = line.scalars
    guard kind.isAboutOrganizations || kind.holdsItems else { return nil }
    guard let close = scalars.lastIndex(where: { $0 == ")" || $0 == "）" }),
      let open = scalars[..<close].lastIndex(where: { $0 == "(" || $0 == "（" }), open > 0
    else { return nil }
    let inner = line.text(open + 1..<close)
    if line.trimmed(close + 1..<scalars.count).isEmpty {
      let isRole = vocabulary.isRole(inner)
      let isStudy = kind == .education
      let isIssuer = [.awards, .certificates, .training, .languages].contains(kind)
      guard isRole || isStudy || isIssuer, !isOrganization(inner + ")") else { return nil }
      return halves(line, 0..<open, open + 1..<close)
    }
    guard kind == .career, vocabulary.isRole(line.text(close + 1..<scalars.count)) else {
      return nil
    }
    return halves(line, 0..<close + 1, close + 1..<scalars.count)
  }

  /// After the words that mark a school: `한빛대학교 컴퓨터공학과`.
  private func marker(in line: RichLine) -> (Range<Int>, Range<Int>)? {
    guard kind == .education || kind == .training else { return nil }
    var end: Int?
    var words = Words(line.scalars)
    while let word = words.next() {
      let text = line.text(word)
      if Self.schools.contains(where: { text.hasSuffix($0) }) {
        end = word.upperBound
      } else if end != nil {
        break
      }
    }
    guard let end, line.trimmed(0..<end) != line.trimmed(line.all) else { return nil }
    return halves(line, 0..<end, afterSeparators(end, in: line)..<line.scalars.count)
  }

  private static let schools = [
    "대학교", "대학원", "고등학교", "전문대학", "과학기술원", "사이버대", "대학", "University", "School", "College",
    "Institute", "캠퍼스", "학점은행제", "여고", "공고", "상고",
  ]

  /// The words at the end that say a role: `한빛커머스 백엔드 개발자`.
  private func trailingRole(in line: RichLine) -> (Range<Int>, Range<Int>)? {
    guard kind == .career else { return nil }
    var words: [Range<Int>] = []
    var cursor = Words(line.scalars)
    while let word = cursor.next() { words.append(word) }
    guard words.count >= 2, vocabulary.isRole(line.text(words[words.count - 1])) else { return nil }
    var start = words.count - 1
    while start > 1, vocabulary.isRolePart(line.text(words[start - 1])) { start -= 1 }
    guard start >= 1 else { return nil }
    return halves(
      line, 0..<words[start - 1].upperBound, words[start].lowerBound..<line.scalars.count)
  }

  /// Stretches without spaces.
  private struct Words {
    let scalars: [Unicode.Scalar]
    var index = 0

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    mutating func next() -> Range<Int>? {
      while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
      let start = index
      while index < scalars.count, !scalars[index].properties.isWhitespace { index += 1 }
      return start < index ? start..<index : nil
    }
  }

  // MARK: Marks of organisations

  private static let marks = [
    "(주)", "㈜", "주식회사", "(유)", "유한회사", "연구소", "대학교", "재단", "협회", "공사", "그룹",
  ]
  private static let latinMarks: Set<String> = [
    "inc", "corp", "ltd", "llc", "gmbh", "co", "university", "labs", "lab",
  ]

  func isOrganization(_ text: String) -> Bool {
    if Self.marks.contains(where: { text.contains($0) }) { return true }
    return text.lowercased().split { !$0.isLetter }.contains {
      Self.latinMarks.contains(String($0))
    }
  }
}

extension SectionKind {
  var isAboutOrganizations: Bool {
    switch self {
    case .career, .education, .training, .activities, .military: true
    default: false
    }
  }
}
