import HanjangCore
import HanjangMarkdown

/// Splits a title without its period into what the entry is about and the rest.
struct TitleSplitter {
  let vocabulary: Vocabulary
  let kind: SectionKind
  /// Whether the title is a line of a list, not a heading.
  var isItem = false
  /// Where its period stood, between two texts.
  var cut: Int?
  /// Whether its last bracket held the period as well.
  var hasDatedBracket = false

  typealias Halves = (left: Range<Int>, right: Range<Int>)

  func split(_ line: RichLine) -> (title: [Inline], rest: [Inline]) {
    guard kind != .generic else { return (line.slice(line.all), []) }
    if let (inner, rest) = bracketed(line) {
      // `[팀] 모아모아 — 공동구매 서비스`: the tag stands before a title of its own.
      guard kind == .project || kind == .opensource, let (left, right) = parts(of: RichLine(inner))
      else { return (inner, rest) }
      let title = RichLine(inner)
      return (title.slice(left), title.slice(right) + joined(rest))
    }
    // A bar behind the school's name, in two languages as it may be, is meant.
    if kind == .education {
      for separator in ["|", "｜", " - ", "–", "—", "·"] {
        guard let (left, right) = line.halves(atLoose: separator), isTranslated(line.text(left))
        else {
          continue
        }
        return (line.slice(left), line.slice(right))
      }
    }
    if kind == .education, let halves = SchoolTitle(line).halves { return halves }
    if let (left, right) = partsAtCut(of: line) { return (line.slice(left), line.slice(right)) }
    guard let (left, right) = parts(of: line) else { return (line.slice(line.all), []) }
    if kind == .career,
      let place = departmentEnd(of: line, left) ?? roleEnd(of: line, left, before: right)
    {
      return (line.slice(left.lowerBound..<place), line.slice(place..<line.scalars.count))
    }
    if kind == .career, !vocabulary.isRole(line.text(right)),
      let (role, company) = roleFirst(line, left)
    {
      let place = Inline(.text(" | "), range: line.range ?? SourceRange(line: 1, column: 1))
      return (line.slice(company), line.slice(role) + [place] + line.slice(right))
    }
    let isAt =
      left.upperBound < right.lowerBound
      && line.scalars[left.upperBound..<right.lowerBound].contains("@")
    if isAt && vocabulary.roles.endsInRole(line.text(left)) && !isOrganization(line.text(left))
      || isReversed(line.text(left), line.text(right))
    {
      return (line.slice(right), line.slice(left))
    }
    // `**Kolanut Pay** *Lagos* — Intern`.
    let start = RichLine(line.slice(left))
    if let (name, note) = boldStart(of: start),
      case .marked(.emphasis, _)? = start.slice(note).first?.kind
    {
      return (start.slice(name), start.slice(note) + joined(line.slice(right)))
    }
    // `Tinyvm (Rust) - a register VM`, where the bracket held the year as well.
    if hasDatedBracket, !kind.isAboutOrganizations,
      let (name, note) = brackets(in: RichLine(line.slice(left)))
    {
      let title = RichLine(line.slice(left))
      return (title.slice(name), title.slice(note) + joined(line.slice(right)))
    }
    return (line.slice(left), line.slice(right))
  }

  /// Behind a bar, where something stands before it.
  func joined(_ rest: [Inline]) -> [Inline] {
    guard let range = rest.first?.range else { return [] }
    return [Inline(.text(" | "), range: range)] + rest
  }

  /// `한빛대학교 (Hanbit University)`.
  private func isTranslated(_ school: String) -> Bool {
    guard school.hasSuffix(")"), let open = school.lastIndex(of: "("), isOrganization(school) else {
      return false
    }
    return school[open...].contains { "aeiou".contains($0) }
      && !school[open...].unicodeScalars.contains(where: \.isHangulSyllable)
      && school[..<open].unicodeScalars.contains(where: \.isHangulSyllable)
  }

  /// Whether the organisation, or the project, stands behind.
  private func isReversed(_ left: String, _ right: String) -> Bool {
    switch kind {
    case .career, .activities:
      if isOrganization(left) { return false }
      if isOrganization(right) {
        return !vocabulary.roles.endsInRole(right) && !vocabulary.roles.isDepartment(right)
      }
      let isRoleFirst =
        kind == .career ? vocabulary.isRole(left) : vocabulary.roles.endsInRole(left)
      return isRoleFirst && !vocabulary.isRole(right)
    case .project, .opensource: return isOrganization(left) && !isOrganization(right)
    default: return false
    }
  }

  // MARK: Where to split

  /// What stands before the period and what stands behind it: `한빛커머스 (2020.03 ~ 현재) 개발자`.
  private func partsAtCut(of line: RichLine) -> Halves? {
    guard let cut, (1..<line.scalars.count).contains(cut),
      let (left, right) = line.halves(0..<cut, line.afterSeparators(cut)..<line.scalars.count)
    else { return nil }
    let before = RichLine(line.slice(left))
    let depth = before.scalars.reduce(0) { $0 + ($1.opensBracket ? 1 : $1.closesBracket ? -1 : 0) }
    guard depth == 0, parts(of: before) == nil else { return nil }
    switch kind {
    case .career:
      // Who works alone has no company.
      if vocabulary.roles.isEmployment(before.text) { return (left, right) }
      return isReversed(before.text, line.text(right)) ? (right, left) : (left, right)
    case .awards: return EntryMarks.isAward(before.text) ? (left, right) : nil
    case .certificates: return EntryMarks.isCertificate(before.text) ? (left, right) : nil
    case .project, .opensource: return (left, right)
    case .contact, .summary, .education, .training, .skills, .languages, .activities,
      .publications, .links, .military, .other, .letter, .generic:
      return nil
    }
  }

  private func parts(of line: RichLine) -> Halves? {
    if kind == .publications { return line.halves(atLoose: "|") ?? line.halves(atLoose: "ㅣ") }
    for separator in [
      "|", "｜", "ㅣ", "┃", "\u{3000}", "\t", "—", "–", " - ", "@", "·", "•", "∙", "‧", "ㆍ",
    ] {
      guard let found = line.halves(atLoose: separator) else { continue }
      if isLevel(line.text(found.right)) { continue }
      return found
    }
    if kind == .career, let found = line.halves(atExactly: " at "),
      vocabulary.isRole(line.text(found.left))
    {
      return found
    }
    if let found = codeEnd(of: line) { return found }
    return boldStart(of: line) ?? comma(in: line) ?? slash(in: line)
      ?? brackets(in: line) ?? trailingRole(in: line) ?? leadingRole(in: line)
  }

  private static let levels: Set<String> = [
    "associate", "professional", "specialty", "foundational", "foundation", "expert",
    "fundamentals",
    "practitioner", "administrator", "developer", "entry", "advanced", "level", "tier",
  ]

  /// A certificate's level is part of its name: `AWS … – Associate`.
  private func isLevel(_ text: String) -> Bool {
    guard kind == .certificates || kind == .awards else { return false }
    let word = text.prefix { $0.isLetter }.lowercased()
    return Self.levels.contains(word)
  }

  /// `**회사** 역할`.
  private func boldStart(of line: RichLine) -> Halves? {
    guard let first = line.inlines.first, case .marked(.strong, let content) = first.kind else {
      return nil
    }
    let length = content.plainText.unicodeScalars.count
    guard length < line.scalars.count else { return nil }
    let rest = line.afterSeparators(length)
    // `**결제 개발** at 한빛커머스`.
    if kind == .career, line.text(rest..<line.scalars.count).hasPrefix("at ") {
      return line.halves(rest + 3..<line.scalars.count, 0..<length)
    }
    return line.halves(0..<length, rest..<line.scalars.count)
  }

  /// A note in code or italics at the end: "공유 일정 `팀 프로젝트`".
  private func codeEnd(of line: RichLine) -> Halves? {
    guard let last = line.inlines.last else { return nil }
    let length: Int
    switch last.kind {
    case .code(let code): length = code.unicodeScalars.count
    case .marked(.emphasis, let content): length = content.plainText.unicodeScalars.count
    case .marked, .text, .softBreak, .hardBreak, .link, .image, .footnoteReference: return nil
    }
    let start = line.scalars.count - length
    return line.halves(0..<start, start..<line.scalars.count)
  }

  /// `SQLD 주관: 한국데이터산업진흥원`.
  private func issuer(in line: RichLine) -> Halves? {
    guard kind == .certificates || kind == .awards,
      let colon = line.scalars.firstIndex(of: ":"),
      let word = line.words.last(where: { $0.lowerBound < colon }), word.lowerBound > 0,
      vocabulary.contains(
        line.text(word.lowerBound..<colon), in: "labels", "issuer")
    else { return nil }
    return line.halves(0..<word.lowerBound, colon + 1..<line.scalars.count)
  }

  /// A comma splits a prize from what follows, a colon an item from its explanation; either splits
  /// a company from a role.
  private func comma(in line: RichLine) -> Halves? {
    if let found = issuer(in: line) { return found }
    let separators = [", ", ": ", " : "]
    // `English: fluent, IELTS 8.0`: what stands first splits.
    if kind == .languages {
      return separators.compactMap { line.halves(atExactly: $0) }.min {
        $0.left.upperBound < $1.left.upperBound
      }
    }
    for separator in separators {
      guard let found = line.halves(atExactly: separator) else { continue }
      let isPlain =
        switch kind {
        case .awards, .certificates: separator == ", "
        case .project, .opensource, .training, .activities: isItem && separator != ", "
        default: false
        }
      let (left, right) = (line.text(found.left), line.text(found.right))
      let isRole = vocabulary.isRole(right) || vocabulary.isRole(left)
      // `Harbor Software Co., Ltd.` is one name.
      let isSuffix = isOrganization(right) && !isRole
      if isPlain || kind == .career && isRole && !isSuffix { return found }
      if kind == .activities, vocabulary.roles.endsInRole(right) { return found }
    }
    return nil
  }

  /// `한빛커머스 / 개발팀`; a name in two languages is one name.
  private func slash(in line: RichLine) -> Halves? {
    guard kind == .career || kind.holdsItems, let found = line.halves(atExactly: " / ") else {
      return nil
    }
    guard kind == .career || kind == .activities else { return found }
    let (left, right) = (line.text(found.left), line.text(found.right))
    let isTranslated =
      left.unicodeScalars.contains(where: \.isHangulSyllable)
      && !right.unicodeScalars.contains(where: \.isHangulSyllable) && !vocabulary.isRole(right)
      && !vocabulary.roles.isDepartment(right)
    return isTranslated ? nil : found
  }

  /// `한빛커머스 (백엔드 개발자)`, `(주)한빛 (구 한빛커머스) 백엔드 개발자`.
  private func brackets(in line: RichLine) -> Halves? {
    let scalars = line.scalars
    guard let close = scalars.lastIndex(where: { $0 == ")" || $0 == "）" || $0 == "]" }),
      let open = scalars[..<close].lastIndex(where: { $0 == "(" || $0 == "（" || $0 == "[" }),
      open > 0
    else { return nil }
    let inner = line.text(open + 1..<close)
    if line.trimmed(close + 1..<scalars.count).isEmpty {
      guard takesBracket(inner), inner != "주", inner != "유" else { return nil }
      return line.halves(0..<open, open + 1..<close)
    }
    guard kind == .career, vocabulary.isRole(line.text(close + 1..<scalars.count)) else {
      return nil
    }
    return line.halves(0..<close + 1, close + 1..<scalars.count)
  }

  private func takesBracket(_ inner: String) -> Bool {
    if hasDatedBracket { return true }
    switch kind {
    case .career, .activities:
      return vocabulary.isRole(inner) || isTag(inner) || vocabulary.roles.isDepartment(inner)
    case .awards: return !inner.hasPrefix("$") && !inner.hasPrefix("₩") && !inner.hasSuffix("원")
    case .certificates, .training, .languages: return true
    case .project, .opensource: return isTag(inner) || vocabulary.isRole(inner)
    default: return false
    }
  }

  // MARK: Marks of organisations

  static let marks = ByteText.words([
    "(주)", "㈜", "주식회사", "(유)", "유한회사", "연구소", "대학교", "재단", "협회", "공사", "그룹", "（주）", "(사)", "(재)",
    "연구원(", "병원", "은행", "주식 회사",
  ])
  private static let latinMarks = Set(
    [
      "inc", "corp", "ltd", "llc", "gmbh", "university", "labs", "lab", "institute",
      "company",
      "corporation", "technologies", "center", "centre", "clinic", "school", "agency", "studio",
      "group",
      "college", "hotel", "pharmacy", "restaurant", "church", "gmbh", "kk", "pte", "ab", "bv",
      "llp", "bank", "hospital", "foundation", "society", "association",
    ].map { WordKey.hash($0.utf8) })

  func isOrganization(_ text: String) -> Bool {
    if ByteText(text).contains(any: Self.marks) { return true }
    let words = ByteText.words(in: text).map { word in
      word.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }
    if words.contains(where: { Self.latinMarks.contains(WordKey.hash($0)) }) { return true }
    // `Co-founder` and `Denver, CO` aren't.
    return words.contains { $0.elementsEqual("co".utf8) }
      && !text.lowercased().contains("co-") && !Self.isTown(text)
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
