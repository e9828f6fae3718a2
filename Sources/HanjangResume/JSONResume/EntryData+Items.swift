import HanjangCore
import HanjangMarkdown

extension EntryData {
  private var date: String { entry.periods.first?.start.iso8601 ?? "" }

  private var bodyLines: [String] { entry.parts.flatMap { Self.lines(of: $0) } }

  /// The parts that stand beside the title, at bars, dots, commas and slashes.
  private var fields: [String] {
    entry.details.flatMap { inlines -> [String] in
      let line = RichLine(inlines)
      return line.fields.map { BlockText.clean(line.text($0)) }
    }.filter { !$0.isEmpty }
  }

  // MARK: Prizes and certificates

  /// The prize, and who gave it; a contest in front of a mere grade is part of the prize's name.
  var award: JSONValue {
    var title = fact("title") ?? self.title
    if title.hasSuffix(" 수상"), EntryMarks.isAward(String(title.dropLast(3))) { title.removeLast(3) }
    var others = fields.filter { $0 != title }
    // A column 결과 says which prize of the contest it was.
    if let grade = ["outcome", "score"].compactMap({ fact($0) }).first(where: EntryMarks.isGrade),
      !EntryMarks.isAward(title)
    {
      title = "\(title) \(grade)"
      others.removeAll { $0 == grade }
    }
    if let first = others.first, EntryMarks.isGrade(title), EntryMarks.isContest(first) {
      title = "\(first) \(title)"
      others.removeFirst()
    } else if let first = others.first, !EntryMarks.isAward(title), fact("issuer") == nil {
      if EntryMarks.isGrade(first), EntryMarks.isContest(title) {
        title = "\(title) \(first)"
        others.removeFirst()
      } else if EntryMarks.isAward(first) {
        others[0] = title
        title = first
      }
    }
    return dated("title", title, issuer: "awarder", others)
  }

  var certificate: JSONValue {
    var title = fact("title") ?? self.title
    if title.hasSuffix(" 취득") { title.removeLast(3) }
    // A column 등급 says which of them it is.
    if let grade = fact("score"), grade.hasSuffix("급"), grade.count <= 3, !title.contains(grade) {
      title += " \(grade)"
    }
    return dated("name", title, issuer: "issuer", fields.filter { $0 != title })
  }

  private func dated(
    _ name: String, _ title: String, issuer: String, _ others: [String]
  ) -> JSONValue {
    var object = JSONObject()
    object.add(name, title)
    object.add("date", date)
    let written = fact("issuer")
    object.add(issuer, written ?? others.first ?? "")
    if issuer == "issuer" { object.add("url", url) }
    let rest = written == nil ? Array(others.dropFirst()) : others.filter { $0 != written }
    let lines = rest + linesWithoutFacts(linkFact.union(["issuer", "title"]))
    object.add("summary", lines.joined(separator: "\n"))
    if entry.periods.count > 1 { object.add("meta", meta(entry.periods, parts: []).value) }
    return object.value
  }

  // MARK: Publications

  var publication: JSONValue {
    let reading = PublicationReading(RichLine(entry.title))
    var object = JSONObject()
    object.add("name", reading.name.isEmpty ? title : reading.name)
    let beside = fields.filter { !ContactText.isAddress($0) }
    object.add("publisher", fact("issuer") ?? (reading.publisher + beside).joined(separator: " · "))
    object.add("releaseDate", reading.date.isEmpty ? date : reading.date)
    object.add("url", url)
    let lines = reading.others + linesWithoutFacts(["link", "issuer"])
    object.add("summary", lines.joined(separator: "\n"))
    return object.value
  }

  // MARK: Languages

  var language: JSONValue {
    let label = LabelledLine(RichLine(entry.title))
    var name = label?.label ?? title
    var parts = fields
    if let label {
      parts = label.value.fields.map { BlockText.clean(label.value.text($0)) } + parts
    }
    // `TOEIC 900`: the test says the language.
    if let tested = LanguageTest.language(of: name) {
      parts.insert(name, at: 0)
      name = tested
    }
    var tests: [String] = []
    var fluency: [String] = []
    for part in parts.flatMap(Self.withoutBracket) {
      if EntryMarks.isLanguageTest(part) {
        tests.append(
          tests.isEmpty && !date.isEmpty ? "\(part) (\(entry.periods[0].written))" : part)
      } else if LanguageTest.isScore(part), let last = tests.last {
        tests[tests.count - 1] = "\(last) \(part)"
      } else {
        fluency.append(part)
      }
    }
    tests += bodyLines
    var object = JSONObject()
    object.add("language", name)
    object.add("fluency", fluency.joined(separator: " · "))
    var meta = JSONObject()
    meta.add("tests", tests.map { .string($0) })
    meta.add("date", date)
    object.add("meta", meta.value)
    return object.value
  }

  /// `Business (OPIc AL)` as its two parts.
  private static func withoutBracket(_ text: String) -> [String] {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "("), open > text.startIndex,
      EntryMarks.isLanguageTest(String(text[open...]))
    else { return [text] }
    let inner = String(text[text.index(after: open)...].dropLast())
    return [BlockText.clean(String(text[..<open])), BlockText.clean(inner)]
  }

  // MARK: Activities and others

  var activity: JSONValue {
    var object = JSONObject()
    object.add("organization", fact("organization") ?? title)
    object.add("position", position)
    object.add("url", url)
    addDates(entry.periods, to: &object)
    addBody(
      entry.parts, without: linkFact.union(["role", "department", "organization"]), to: &object)
    object.add("meta", meta(entry.periods, parts: entry.parts).value)
    return object.value
  }

  var other: JSONValue {
    var object = JSONObject()
    object.add("title", title)
    object.add("date", entry.periods.first?.plain ?? "")
    object.add("summary", (details + bodyLines).joined(separator: "\n"))
    return object.value
  }
}

extension Period {
  /// Its start as Korean résumés write it.
  fileprivate var written: String { start.iso8601.replacing("-", with: ".") }
}

/// Which language a test is of.
enum LanguageTest {
  private static let languages: [(tests: [String], korean: String, english: String)] = [
    (
      ["TOEIC", "토익", "OPIC", "오픽", "TOEFL", "토플", "TEPS", "텝스", "IELTS", "토스", "G-TELP", "지텔프"],
      "영어", "English"
    ),
    (["JLPT", "JPT", "SJPT"], "일본어", "Japanese"), (["HSK", "TSC"], "중국어", "Chinese"),
    (["DELF"], "프랑스어", "French"), (["DELE"], "스페인어", "Spanish"), (["TESTDAF"], "독일어", "German"),
    (["TORFL"], "러시아어", "Russian"), (["TOPIK"], "한국어", "Korean"),
  ]

  /// nil for a text that does not begin with a test.
  static func language(of text: String) -> String? {
    let upper = text.uppercased()
    guard let found = languages.first(where: { $0.tests.contains { upper.hasPrefix($0) } }) else {
      return nil
    }
    return found.korean
  }

  /// `900점`, `AL`, `N1`, `Lv.7`.
  static func isScore(_ text: String) -> Bool {
    text.count <= 8 && (text.contains { $0.isNumber } || ["AL", "IH", "IM", "IL"].contains(text))
  }
}
