import HanjangMarkdown

/// Finds the person's name in a title or a line.
struct NameReader {
  let vocabulary: Vocabulary

  struct Reading {
    var name: String?
    /// What is printed as the title.
    var title: [Inline]
    var headline: [Inline]
    /// The kind of document that the title names.
    var kind: Manuscript.Kind?
  }

  /// `홍길동`, `홍길동 | 백엔드 개발자`, `홍길동 - 경력기술서`, `이력서`.
  func reading(_ line: RichLine) -> Reading {
    let text = line.text
    if let kind = titleKind(text), nameInBrackets(text) == nil {
      return Reading(name: nil, title: line.inlines, headline: [], kind: kind)
    }
    if let (name, kind) = nameInBrackets(text) {
      return Reading(name: name, title: line.slice(line.all), headline: [], kind: kind)
    }
    if ByteText(text).contains(any: Self.introductions), let name = nameInSentence(text) {
      return Reading(name: name, title: line.slice(line.all), headline: [], kind: nil)
    }
    if let name = nameBeforeDegrees(text) {
      return Reading(name: name, title: line.slice(line.all), headline: [], kind: nil)
    }
    for separator in ["|", "｜", "ㅣ", " - ", "•", " – ", " — ", " / ", " · ", ", ", ": "] {
      guard let (left, right) = line.halves(at: separator) else { continue }
      if let reading = reading(left, right, of: line) { return reading }
    }
    if let name = plainName(text) {
      return Reading(name: name, title: line.slice(line.all), headline: [], kind: nil)
    }
    if let name = nameInTwoScripts(text) {
      return Reading(name: name, title: line.slice(line.all), headline: [], kind: nil)
    }
    // `[이력서] 홍길동`.
    if text.hasPrefix("["), let close = text.firstIndex(of: "]"),
      let kind = titleKind(String(text[..<close].dropFirst())),
      let name = plainName(String(text[text.index(after: close)...]))
    {
      return Reading(name: name, title: line.slice(line.all), headline: [], kind: kind)
    }
    if let (name, kind) = nameBeforeKind(text) {
      return Reading(name: name, title: line.slice(line.all), headline: [], kind: kind)
    }
    if let name = nameBesideRole(text) {
      return Reading(name: name, title: line.slice(line.all), headline: [], kind: nil)
    }
    return Reading(name: nameInSentence(text), title: line.slice(line.all), headline: [], kind: nil)
  }

  private static let introductions = ByteText.words(["I'm ", "I’m ", "I am "])

  /// `홍길동 Gildong Hong`, the other way round as well: the Korean one.
  private func nameInTwoScripts(_ text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard (3...5).contains(words.count) else { return nil }
    let isKorean = words.map { $0.unicodeScalars.allSatisfy(\.isHangulSyllable) }
    guard isKorean.count(where: { $0 }) == 1, isKorean[0] || isKorean[words.count - 1] else {
      return nil
    }
    let (korean, latin) =
      isKorean[0]
      ? (String(words[0]), words.dropFirst()) : (String(words[words.count - 1]), words.dropLast())
    return isSurnamed(korean) && isLatinName(latin.joined(separator: " ")) ? korean : nil
  }

  /// `이력서 (홍길동)`.
  private func nameInBrackets(_ text: String) -> (name: String, kind: Manuscript.Kind)? {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "("), open > text.startIndex,
      let kind = titleKind(String(text[..<open]))
    else { return nil }
    let inner = text[text.index(after: open)...].dropLast()
    if let name = plainName(String(inner)), titleKind(name) == nil { return (name, kind) }
    // `경력기술서 (프론트엔드 / 홍길동)`.
    let parts = inner.split { "/|·,".contains($0) }.map { BlockText.clean(String($0)) }
    return parts.count > 1 ? parts.first(where: isSurnamed).map { ($0, kind) } : nil
  }

  private func reading(_ left: RichLine, _ right: RichLine, of line: RichLine) -> Reading? {
    if vocabulary.contains(left.text, in: "contacts", "name"), let name = plainName(right.text) {
      return Reading(name: name, title: line.inlines, headline: [], kind: nil)
    }
    if let name = plainName(left.text), !vocabulary.isRole(left.text), titleKind(left.text) == nil {
      let kind = titleKind(right.text)
      return Reading(
        name: name, title: kind == nil ? left.inlines : line.inlines,
        headline: kind == nil ? right.inlines : [], kind: kind)
    }
    if let name = plainName(right.text), !vocabulary.isRole(right.text) {
      let kind = titleKind(left.text)
      guard kind != nil || vocabulary.isRole(left.text) else { return nil }
      return Reading(
        name: name, title: kind == nil ? right.inlines : line.inlines,
        headline: kind == nil ? left.inlines : [], kind: kind)
    }
    return nil
  }

  /// What a generic title says that the document is.
  func titleKind(_ text: String) -> Manuscript.Kind? {
    var plain = Vocabulary.withoutNumbering(text)
    // `이력서 (Resume)`.
    if plain.hasSuffix(")"), let open = plain.firstIndex(of: "("), open > plain.startIndex {
      plain = String(plain[..<open])
    }
    if let kind = namedKind(plain) { return kind }
    // `백엔드 개발자 경력기술서`.
    let words = plain.split(whereSeparator: \.isWhitespace)
    // `한빛커머스 서버 개발자 지원 자기소개서`.
    if words.count <= 8, let last = words.last,
      ["자기소개서", "자소서", "경력기술서"].contains(last), words.count > 2
    {
      return namedKind(last)
    }
    guard words.count > 1, words.count <= 5, let last = words.last,
      words.dropLast().allSatisfy({ vocabulary.isRolePart(String($0)) })
    else { return nil }
    return namedKind(last)
  }

  /// `이력서`, `이력서 / Resume`.
  private func namedKind(_ text: String) -> Manuscript.Kind? {
    let halves = text.split { "/|·".contains($0) }
    if halves.count == 2, let kind = namedKind(halves[0]), kind == namedKind(halves[1]) {
      return kind
    }
    return namedKind(text[...])
  }

  private func namedKind(_ text: Substring) -> Manuscript.Kind? {
    vocabulary.name(
      of: String(text), in: "titles", among: ["resume", "career", "portfolio", "letter"]
    ).flatMap { Manuscript.Kind(rawValue: $0) }
  }

  // MARK: Names

  /// In bytes, with room for a title.
  private static let longestName = 120

  /// A text that is a name and nothing else, brackets aside.
  func plainName(_ text: String) -> String? {
    var plain = Vocabulary.withoutNumbering(text)
    if let open = plain.firstIndex(where: { "(（[".contains($0) }), open > plain.startIndex {
      plain = String(plain[..<open])
    }
    guard plain.utf8.count <= Self.longestName else { return nil }
    plain = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let name = nameBeforeDegrees(plain) { return name }
    for title in Self.titles where plain.hasPrefix(title + " ") {
      plain = String(plain.dropFirst(title.count + 1))
    }
    guard namedKind(plain) == nil else { return nil }
    return isKoreanName(plain) || isLatinName(plain) ? plain : nil
  }

  private static let degrees: Set<String> = [
    "phd", "md", "msc", "ms", "ma", "bsc", "bs", "ba", "mba", "mph", "jd", "llm", "edd", "dds",
    "dvm",
    "pharmd", "cpa", "cfa", "pmp", "pe", "rn", "esq", "jr", "sr", "ii", "iii", "iv", "박사", "석사",
    "공학박사", "기술사",
  ]

  /// `Jane Roe, Ph.D.`, `Jane Roe, MSc, PMP`: the name without what was earned.
  private func nameBeforeDegrees(_ text: String) -> String? {
    let parts = text.split(separator: ",")
    guard parts.count > 1, parts.count <= 5, text.utf8.count <= Self.longestName else { return nil }
    let areDegrees = parts.dropFirst().allSatisfy { part in
      Self.degrees.contains(part.lowercased().filter { $0.isLetter })
    }
    return areDegrees ? plainName(String(parts[0])) : nil
  }

  private static let titles = ["Dr.", "Mr.", "Ms.", "Mrs.", "Prof.", "Dr"]

  /// `백엔드 개발자 홍길동`, `홍길동 백엔드 개발자`.
  private func nameBesideRole(_ text: String) -> String? {
    let words = Vocabulary.withoutNumbering(text).split(whereSeparator: \.isWhitespace)
    guard (2...6).contains(words.count) else { return nil }
    for (name, rest) in [
      (words[words.count - 1], words.dropLast()), (words[0], words.dropFirst()),
    ] {
      let name = name.hasSuffix("의") && name.count > 3 ? name.dropLast() : name
      let role = rest.joined(separator: " ")
      if isSurnamed(String(name)), vocabulary.roles.endsInRole(role) { return String(name) }
    }
    return nil
  }

  /// Three syllables, or two to four, that begin with a surname.
  private func isSurnamed(_ text: String) -> Bool {
    isKoreanName(text) && (2...4).contains(text.count) && Self.beginsWithSurname(text)
  }

  static func hasLongSurname(_ text: String) -> Bool { longSurnames.contains(text.prefix(2)) }

  static func beginsWithSurname(_ text: String) -> Bool {
    surnames.contains(text.prefix(1)) || longSurnames.contains(text.prefix(2))
  }

  /// Two to four syllables, or three to five with spaces between them.
  private func isKoreanName(_ text: String) -> Bool {
    let letters = text.unicodeScalars.filter { $0 != " " }
    guard (2...5).contains(letters.count), letters.allSatisfy(\.isHangulSyllable) else {
      return false
    }
    guard vocabulary.section(text) == nil, !vocabulary.isRole(text) else { return false }
    let words = text.split(separator: " ")
    if words.count == 1 {
      return letters.count == 3 || letters.count <= 4 && Self.beginsWithSurname(text)
    }
    // `홍 길동`, `홍 길 동`, `남궁 민수`.
    return Self.surnames.contains(words[0])
      || words[0].count == 2 && words[1].count == 2
        && Self.longSurnames.contains(words[0])
  }

  /// Two to four capitalised words.
  private func isLatinName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (2...4).contains(words.count), text.count <= 40, !vocabulary.isRole(text),
      vocabulary.section(text) == nil
    else { return false }
    guard !words.contains(where: { namedKind(String($0)) != nil }) else { return false }
    return words.allSatisfy { word in
      guard let first = word.first, first.isUppercase else { return false }
      return word.allSatisfy { $0.isLetter || "-.'’,".contains($0) }
    }
  }

  /// The words of the longest title that names a person and a kind of document.
  private static let longestTitle = 12

  /// `홍길동 이력서`, `홍길동의 포트폴리오`, `Gildong Hong's Resume`.
  private func nameBeforeKind(_ text: String) -> (String, Manuscript.Kind)? {
    let words = Vocabulary.withoutNumbering(text).split(whereSeparator: \.isWhitespace)
    guard (2...Self.longestTitle).contains(words.count) else { return nil }
    for cut in 1..<words.count {
      guard let kind = titleKind(words[cut...].joined(separator: " ")) else { continue }
      var name = words[..<cut].joined(separator: " ")
      for ending in ["'s", "’s", "의"] where name.hasSuffix(ending) && name.count > 3 {
        name.removeLast(ending.count)
      }
      if let plain = plainName(name) ?? nameBesideRole(name) { return (plain, kind) }
    }
    return nil
  }

  /// `안녕하세요, 백엔드 개발자 홍길동입니다.`
  func nameInSentence(_ text: String) -> String? {
    for word in text.split(whereSeparator: { $0.isWhitespace || ",.!".contains($0) }) {
      for ending in ["입니다", "이에요", "예요", "이라고", "라고"] where word.hasSuffix(ending) {
        let name = String(word.dropLast(ending.count)).filter { !"\"'“”‘’*".contains($0) }
        if (2...4).contains(name.count), isKoreanName(name), Self.surnames.contains(name.prefix(1))
        {
          return name
        }
      }
    }
    let words = text.split { $0.isWhitespace || ",.!".contains($0) }.map(String.init)
    // `강경민 입니다`.
    for (name, ending) in zip(words, words.dropFirst())
    where ["입니다", "이에요", "예요", "이라고"].contains(ending) && name.count == 3 && isSurnamed(name) {
      return name
    }
    for (index, word) in words.enumerated() where index + 2 < words.count {
      let introduces =
        ["I'm", "I’m"].contains(word) || (word == "am" && index > 0 && words[index - 1] == "I")
      let name = words[(index + 1)...].prefix(2).joined(separator: " ")
      if introduces, isLatinName(name) { return name }
    }
    return givenName(in: words)
  }

  /// `Hi, I'm Noor`: nothing but the name follows.
  private func givenName(in words: [String]) -> String? {
    let letters = words.filter { $0.contains(where: \.isLetter) }
    guard (2...4).contains(letters.count), let name = letters.last,
      ["I'm", "I’m", "am"].contains(letters[letters.count - 2]),
      name.first?.isUppercase == true, name.count > 1,
      name.allSatisfy({ $0.isLetter || $0 == "-" }), !vocabulary.isRole(name)
    else { return nil }
    return name
  }

  private static let longSurnames: Set<Substring> = [
    "남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방",
  ]

  /// The surnames of most people in Korea (2015 census).
  private static let surnames: Set<Substring> = Set(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용나봉피예경태복계범빈사승가온"
      .map { Substring(String($0)) })
}
