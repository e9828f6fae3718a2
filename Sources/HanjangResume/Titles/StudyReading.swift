/// Field, degree, score and status in the lines below a school's name.
struct StudyReading {
  private(set) var area = ""
  private(set) var degree = ""
  private(set) var score = ""
  private(set) var status = ""
  /// What is none of these, such as a place.
  private(set) var others: [String] = []

  private static let degrees = ByteText.words([
    "전문학사", "석박사", "석·박사", "학사", "석사", "박사", "Bachelor", "Master", "Doctor", "Associate", "Ph.D",
    "PhD", "Ph. D", "B.S", "BSc", "B.Sc", "BS", "B.A", "BA", "B.E", "B.Eng", "BEng", "BFA", "B.F.A",
    "M.S", "MSc", "M.Sc", "MS", "M.A", "MA", "M.Eng", "MEng", "MFA", "M.F.A", "MBA", "M.B.A",
    "M.Ed", "MEd", "B.Ed", "BEd", "BBA", "B.B.A", "B.Tech", "BTech", "M.Tech", "MTech", "MPH",
    "MPA", "LL.B", "LLB",
    "LL.M", "LLM", "MD", "Diploma", "Certificate", "J.D", "JD", "M.D", "D.V.M", "DVM", "A.A.",
    "A.S.", "A.A.S", "M.Arch", "B.Arch",
  ])
  private static let statuses = [
    "졸업예정", "졸업유예", "졸업", "재학", "휴학", "중퇴", "수료예정", "수료", "자퇴", "편입", "예정", "입학", "Graduated",
    "Expected", "graduated", "expected", "Graduation",
  ]
  private static let studies = [
    "전공", "학과", "학부", "계열", "공학", "과학", "학사", "석사", "박사", "Major", "Minor", "Engineering",
    "Science",
    "Arts", "Business", "Design", "Economics", "Physics", "Mathematics", "Computer",
  ]

  private static let signs = ByteText.words(studies + statuses)

  /// Whether a text says a degree: `학사`, `B.S. in Physics`.
  static func saysDegree(_ text: String) -> Bool {
    text.split { " (),".contains($0) }.contains { degree(String($0)) != nil }
  }

  static func saysStudy(_ text: String) -> Bool {
    saysDegree(text) || ByteText(text).contains(any: signs)
  }

  init(_ details: [String], facts: [Fact]) {
    for detail in details {
      for part in Self.parts(of: detail) { read(part) }
    }
    for fact in facts where !fact.value.isEmpty {
      let value = BlockText.clean(fact.value)
      switch fact.name {
      case "study": for part in Self.parts(of: value) { readStudy(part) }
      case "degree": degree = value
      case "score": score = value
      case "status": status = value
      default: break
      }
    }
  }

  /// Whether a single date is that of leaving the school.
  func hasLeft(_ periodStatus: String?) -> Bool {
    [status, periodStatus ?? ""].contains { text in
      ["졸업", "수료", "중퇴", "자퇴", "graduat", "expected", "예정"].contains {
        text.lowercased().hasPrefix($0)
      }
    }
  }

  /// A degree that no word says to be under way is dated by when it was given.
  var saysLeaving: Bool { !degree.isEmpty && status.isEmpty }

  // MARK: Parts

  /// At bars, dots, commas, brackets and slashes, but for those within a score.
  private static func parts(of detail: String) -> [String] {
    var parts: [String] = []
    var part = ""
    let characters = Array(detail)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let before = index > 0 ? characters[index - 1] : " "
      let isSpaced = before == " " && next == " "
      let parting =
        switch character {
        case "|", "·", "(", ")", "（", "）", "[", "]", "ㅣ", "•": true
        case ",": !(before.isNumber && next.isNumber)
        case "/": !(before.isNumber || next.isNumber) && !isScore(part)
        case "-", "–", "—": isSpaced
        default: false
        }
      if parting {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(part)
    return merged(parts.map(BlockText.clean).filter { !$0.isEmpty })
  }

  /// A scale in brackets, as in `3.8 (4.5 만점)`, belongs to the score before it.
  private static func merged(_ parts: [String]) -> [String] {
    parts.reduce(into: []) { parts, part in
      if let last = parts.last, isScore(last), part.contains("만점") || part.hasPrefix("out of") {
        parts[parts.count - 1] = "\(last) (\(part))"
      } else {
        parts.append(part)
      }
    }
  }

  private static let scoreLabels = [
    "전체 학점", "전체 평점", "평균 평점", "평균학점", "졸업학점", "전공 학점", "학점", "평점", "성적", "GPA", "Grade",
  ]

  private static func isScore(_ text: String) -> Bool {
    if scoreLabels.contains(where: { text.hasPrefix($0) && text.contains { $0.isNumber } }) {
      return true
    }
    let number = text.prefix { $0.isNumber || $0 == "." }
    let rest = text.dropFirst(number.count).drop { $0 == " " }
    return number.contains(".") && Double(number) != nil
      && (rest.isEmpty || "/(".contains(rest.first ?? " "))
  }

  // MARK: Reading

  private mutating func read(_ part: String) {
    if Self.isScore(part) {
      if score.isEmpty { score = Self.withoutLabel(part) }
      return
    }
    readStudy(part)
  }

  private static func withoutLabel(_ score: String) -> String {
    for label in scoreLabels where score.hasPrefix(label) {
      let rest = score.dropFirst(label.count).drop { ": ：".contains($0) }
      return BlockText.clean(String(rest))
    }
    return score
  }

  private mutating func readStudy(_ part: String) {
    if let english = EnglishDegree(part) {
      if degree.isEmpty { degree = english.degree }
      if area.isEmpty { area = english.area }
      return
    }
    var words: [String] = []
    for word in part.split(separator: " ").map(String.init) {
      if let found = Self.statuses.first(where: { word.hasPrefix($0) }) {
        status = word.hasPrefix(found) ? word : status
      } else if word == "중", status.hasSuffix("재학") || status.hasSuffix("휴학") {
        status += " 중"
      } else if degree.isEmpty, let found = Self.degree(word) {
        degree = found.degree
        // `컴퓨터공학사`, `석사과정`, `석사졸업`.
        if Self.statuses.contains(where: { found.rest.hasPrefix($0) }) { status = found.rest }
      } else if !degree.isEmpty, Self.degree(word)?.rest.isEmpty ?? false {
        // `석사 M.A.`, in two languages.
        if !degree.contains(word) { degree += " \(word)" }
      } else if word.hasSuffix("학년"), word.first?.isNumber ?? false {
        others.append(word)
      } else {
        words.append(word)
      }
    }
    let rest = words.joined(separator: " ").trimmedOfColons
    guard !rest.isEmpty else { return }
    if area.isEmpty {
      area = rest
    } else if Self.studies.contains(where: { rest.contains($0) }), !area.contains(rest) {
      area += ", \(rest)"
    } else {
      others.append(rest)
    }
  }

  /// A degree that is all of a word, or begins or ends it: `공학사`, `석사과정`.
  private static func degree(_ word: String) -> (degree: String, rest: String)? {
    let bytes = word.utf8.filter { $0 != UInt8(ascii: ",") }
    let bare = String(decoding: bytes, as: UTF8.self)
    for degree in degrees {
      let isKorean = degree[0] >= 0x80
      if bytes.starts(with: degree) {
        let rest = String(decoding: bytes[degree.count...], as: UTF8.self)
        if rest.isEmpty || rest == "." || rest == "'s" { return (bare, "") }
        guard isKorean else { continue }
        return (rest == "과정" ? bare : String(decoding: degree, as: UTF8.self), rest)
      }
      if isKorean, bytes[...].hasSuffix(degree), bare.count <= 6 { return (bare, "") }
    }
    return nil
  }
}

/// `B.S. in Physics`, `Bachelor of Science in Physics`, `Master of Engineering, Physics`.
private struct EnglishDegree {
  var degree: String
  var area = ""

  init?(_ part: String) {
    let words = part.split(separator: " ").map(String.init)
    guard let first = words.first, StudyReading.saysDegree(first) || first.hasSuffix("'s"),
      first.first?.isASCII ?? false
    else { return nil }
    if let place = words.firstIndex(of: "in") {
      degree = words[..<place].joined(separator: " ")
      area = words[(place + 1)...].joined(separator: " ")
    } else if words.count > 1, words[1] == "of" {
      let isNamed =
        words.count > 2
        && ["Science", "Arts", "Engineering", "Fine", "Business", "Philosophy"].contains(words[2])
      degree = isNamed ? words.joined(separator: " ") : first
      area = isNamed ? "" : words.dropFirst(2).joined(separator: " ")
    } else if words.count > 1, words[1].hasPrefix("Degree") || words[1].hasPrefix("degree") {
      degree = words[..<2].joined(separator: " ")
      area = words.dropFirst(2).joined(separator: " ")
    } else {
      degree = first
      area = words.dropFirst().joined(separator: " ")
    }
  }
}

extension String {
  fileprivate var trimmedOfColons: String {
    BlockText.clean(String(drop { ":：-".contains($0) || $0 == " " }))
  }
}
