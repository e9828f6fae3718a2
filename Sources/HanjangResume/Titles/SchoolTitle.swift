import HanjangMarkdown

/// Finds the school in a title: `한빛대학교 컴퓨터공학과`, `B.S. in Physics, Hanbit University`.
struct SchoolTitle {
  private let line: RichLine
  private let fields: [Range<Int>]

  init(_ line: RichLine) {
    self.line = line
    fields = line.fields.reduce(into: []) { fields, field in
      // `한빛대학교 / Hanbit University` is one name.
      if let last = fields.last, Self.isTranslation(line.text(field), of: line.text(last)) {
        fields[fields.count - 1] = last.lowerBound..<field.upperBound
      } else {
        fields.append(field)
      }
    }
  }

  private static func isTranslation(_ text: String, of other: String) -> Bool {
    namesSchool(text) && namesSchool(other)
      && other.unicodeScalars.contains(where: \.isHangulSyllable)
      && !text.unicodeScalars.contains(where: \.isHangulSyllable)
  }

  /// The school, and the other parts in their order; nil where nothing stands beside the school.
  var halves: (title: [Inline], rest: [Inline])? {
    // `**University of Millbrook** B.S. in Economics`.
    if let bold, Self.namesSchool(bold.title.plainText),
      !StudyReading.saysDegree(bold.title.plainText),
      !Self.studies.contains(where: { bold.title.plainText.hasSuffix($0) })
    {
      return bold
    }
    guard let place = schoolField else { return bold ?? leading }
    let field = fields[place]
    let school = self.school(in: field)
    var rest: [Range<Int>] = []
    for (index, other) in fields.enumerated() {
      guard index == place else {
        rest.append(other)
        continue
      }
      for part in [field.lowerBound..<school.lowerBound, school.upperBound..<field.upperBound] {
        let trimmed = line.trimmed(part) { PeriodExtraction.isSeparator($0) || $0.isWrap }
        if !trimmed.isEmpty { rest.append(balanced(trimmed)) }
      }
    }
    return (line.slice(line.trimmed(school)), joined(rest))
  }

  /// A bracket that was cut open is closed again.
  private func balanced(_ range: Range<Int>) -> Range<Int> {
    let opens = line.scalars[range].contains(where: \.opensBracket)
    let isClosed =
      range.upperBound < line.scalars.count
      && line.scalars[range.upperBound].closesBracket
    return opens && isClosed ? range.lowerBound..<range.upperBound + 1 : range
  }

  private static let studies = ["학과", "학부", "전공", "과정"]

  /// A bold start is the school where no word says which part is.
  private var bold: (title: [Inline], rest: [Inline])? {
    guard let first = line.inlines.first, case .marked(.strong, let content) = first.kind else {
      return nil
    }
    let length = content.plainText.unicodeScalars.count
    guard length < line.scalars.count else { return nil }
    let rest = line.trimmed(line.afterSeparators(length)..<line.scalars.count)
    return rest.isEmpty ? nil : (content, line.slice(rest))
  }

  /// Without a school's word the first part is the school, unless it says a degree.
  private var leading: (title: [Inline], rest: [Inline])? {
    guard fields.count > 1 else { return nil }
    let isDegree = StudyReading.saysDegree(line.text(fields[0]))
    let title = isDegree ? 1 : 0
    var rest = fields
    rest.remove(at: title)
    return (line.slice(fields[title]), joined(rest))
  }

  private func joined(_ parts: [Range<Int>]) -> [Inline] {
    guard let first = parts.first, let last = parts.last else { return [] }
    // Neighbours keep what the author wrote between them.
    let whole = first.lowerBound..<last.upperBound
    let isWhole = zip(parts, parts.dropFirst()).allSatisfy { left, right in
      line.trimmed(left.upperBound..<right.lowerBound) { PeriodExtraction.isSeparator($0) }.isEmpty
    }
    if isWhole { return line.slice(whole) }
    var inlines: [Inline] = []
    for part in parts {
      let slice = line.slice(part)
      if let range = slice.first?.range, !inlines.isEmpty {
        inlines.append(Inline(.text(", "), range: range))
      }
      inlines += slice
    }
    return inlines
  }

  // MARK: Words of schools

  private static let strong = ByteText.words([
    "대학교", "University", "과학기술원", "사이버대", "KAIST", "POSTECH", "UNIST", "GIST",
  ])
  private static let marks = ByteText.words([
    "대학교", "대학원", "고등학교", "전문대학", "과학기술원", "사이버대", "대학", "중학교", "여고", "공고", "상고", "외고", "과고",
    "예고", "마이스터고", "캠퍼스", "학점은행제", "평생교육원", "전문학교", "폴리텍", "검정고시", "University", "School",
    "College", "Institute", "Academy", "TAFE", "Seminary", "Conservatory", "Universität",
    "Université", "Polytechnic", "KAIST",
    "POSTECH",
    "UNIST", "GIST", "DGIST",
  ])

  private var schoolField: Int? {
    let texts = fields.map { line.text($0) }
    return texts.firstIndex { ByteText($0).contains(any: Self.strong) }
      ?? texts.firstIndex(where: Self.namesSchool)
  }

  /// Whether a word of a text says a school.
  static func namesSchool(_ text: String) -> Bool {
    Array(text.utf8).split(separator: UInt8(ascii: " ")).contains { isSchool(ByteText($0)) }
  }

  private static func isSchool(_ word: ByteText) -> Bool {
    let bare = word.beforeBrackets
    if bare.hasSuffix(any: marks) { return true }
    let capitals = bare.uppercased
    if capitals.hasPrefix(any: latinBeginnings) || capitals.hasSuffix(any: latinEndings) {
      return true
    }
    return bare.hasSuffix(any: shortEndings)
      && String(decoding: bare.bytes, as: UTF8.self).count >= 3
  }

  private static let latinBeginnings = ByteText.words(["UNIVERSI"])
  private static let latinEndings = ByteText.words(["HOCHSCHULE"])
  /// `한빛대`, `한빛고`.
  private static let shortEndings = ByteText.words(["대", "고"])

  /// The school's own words: after its mark follows what is studied.
  private func school(in field: Range<Int>) -> Range<Int> {
    if line.text(field).prefix(while: { $0 != "(" }).contains(" / ") { return field }
    let words = line.words.filter {
      field.lowerBound <= $0.lowerBound && $0.upperBound <= field.upperBound
    }
    guard let first = words.firstIndex(where: { Self.isSchool(ByteText(line.text($0))) }) else {
      return field
    }
    var end = words[first].upperBound
    var next = first + 1
    // `Universidad de …`, `Universitatea …`: the name goes on behind the mark.
    let mark = line.text(words[first]).lowercased()
    if mark.hasPrefix("universi"), !mark.hasPrefix("university") {
      return words[startOfName(words, first)].lowerBound..<field.upperBound
    }
    // `University of …`, `한빛대학교 일반대학원`, `한빛대학교 (서울)`.
    if next < words.count, ["of", "at", "for"].contains(line.text(words[next]).lowercased()) {
      return words[startOfName(words, first)].lowerBound..<field.upperBound
    }
    while next < words.count,
      Self.isSchool(ByteText(line.text(words[next]))) || isTranslation(words[next])
    {
      end = words[next].upperBound
      next += 1
    }
    // `Hochschule Beispiel`.
    while next < words.count, first == 0, mark.hasSuffix("hochschule"), isName(words[next]) {
      end = words[next].upperBound
      next += 1
    }
    // `Sample University London`, where a sign parts what is studied.
    if fields.count > 1, next == words.count - 1, mark == "university" || mark == "college",
      isName(words[next])
    {
      end = words[next].upperBound
    }
    // A bracket that follows without a space, unless it says what is studied.
    let word = line.text(words[first])
    if let open = word.unicodeScalars.firstIndex(where: { $0 == "(" || $0 == "（" }),
      next == first + 1
    {
      let inner = String(word[open...])
      if StudyReading.saysStudy(inner) {
        let count = word.unicodeScalars.distance(from: word.unicodeScalars.startIndex, to: open)
        end = words[first].lowerBound + count
      }
    }
    return words[startOfName(words, first)].lowerBound..<max(end, words[first].lowerBound + 1)
  }

  /// `/ Hanbit University`, `(서울)` behind a school belong to its name.
  private func isTranslation(_ word: Range<Int>) -> Bool {
    let text = line.text(word)
    if text.hasPrefix("("), text.hasSuffix(")") { return !StudyReading.saysStudy(text) }
    return false
  }

  /// A capitalised word that says no study.
  private func isName(_ word: Range<Int>) -> Bool {
    line.scalars[word.lowerBound].properties.isUppercase && !StudyReading.saysStudy(line.text(word))
  }

  /// Words before the mark are its name, but for a degree in front: `학사, 한빛대학교`.
  private func startOfName(_ words: [Range<Int>], _ place: Int) -> Int {
    var start = 0
    for index in 0..<place where StudyReading.saysDegree(line.text(words[index])) {
      start = index + 1
    }
    return start
  }
}

extension Unicode.Scalar {
  /// A bracket that may be left over at a cut.
  fileprivate var isWrap: Bool { ["(", ")", "（", "）"].contains(self) }
}
