import HanjangCore
import HanjangMarkdown

/// Title, place and date of a paper in the line that cites it.
struct PublicationReading {
  private(set) var name = ""
  private(set) var publisher: [String] = []
  private(set) var date = ""
  /// Its authors, as written.
  private(set) var others: [String] = []

  init(_ line: RichLine) {
    if let quoted = Self.quoted(in: line.scalars) {
      name = Self.trimmed(line.text(quoted))
      let before = Self.trimmed(line.text(0..<quoted.lowerBound - 1))
      if !before.isEmpty { others.append(before) }
      read(line.text(quoted.upperBound + 1..<line.scalars.count))
      return
    }
    let fields = line.fields.map { line.text($0) }
    guard let first = fields.firstIndex(where: { !Self.isAuthors($0) }) else {
      name = line.text
      return
    }
    if first > 0 { others.append(fields[..<first].joined(separator: ", ")) }
    name = Self.withoutBracket(fields[first], into: &publisher)
    read(fields[(first + 1)...].joined(separator: ", "))
  }

  /// In scalars: a title with its place and date is shorter.
  private static let shortestCitation = 60

  /// A line that names authors besides a title, none of it bold.
  static func isCitation(_ line: RichLine) -> Bool {
    guard line.scalars.count > shortestCitation,
      !line.inlines.contains(where: {
        if case .marked(.strong, let content) = $0.kind {
          content.plainText.count > 30
        } else {
          false
        }
      })
    else { return false }
    return !PublicationReading(line).others.isEmpty || namesAuthorsFirst(line.text)
  }

  /// `Roe, J., & Doe, R. (2024). …`, `J. Roe and R. Doe. …`.
  private static func namesAuthorsFirst(_ text: String) -> Bool {
    let start = text.prefix(40)
    let initials = start.split { $0 == " " || $0 == "," }.count { word in
      word.count <= 5 && word.hasSuffix(".") && word.first?.isUppercase ?? false
    }
    return initials > 0 && start.contains(",")
  }

  private mutating func read(_ rest: String) {
    let line = RichLine.plain(rest)
    for field in line.fields {
      let text = Self.trimmed(line.text(field))
      if text.isEmpty { continue }
      if date.isEmpty, let year = Self.date(text) { date = year } else { publisher.append(text) }
    }
  }

  private static func date(_ text: String) -> String? {
    let periods = PeriodScanner(Array(text.unicodeScalars)).periods()
    guard let found = periods.first, found.range.count + 1 >= text.unicodeScalars.count else {
      return nil
    }
    return found.period.start.iso8601
  }

  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "“": "”", "「": "」", "『": "』", "‘": "’", "《": "》", "〈": "〉",
  ]

  /// What stands between the first pair of quotation marks.
  private static func quoted(in scalars: [Unicode.Scalar]) -> Range<Int>? {
    for (index, scalar) in scalars.enumerated() {
      guard let close = quotes[scalar], let end = scalars[(index + 1)...].firstIndex(of: close),
        end > index + 4
      else { continue }
      return index + 1..<end
    }
    return nil
  }

  /// `굴착기용 붐 구조 (등록 10-0000000)`: what the bracket says goes beside the title.
  private static func withoutBracket(_ text: String, into publisher: inout [String]) -> String {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else {
      return text
    }
    publisher.append(BlockText.clean(String(text[text.index(after: open)...].dropLast())))
    return BlockText.clean(String(text[..<open]))
  }

  private static func trimmed(_ text: String) -> String {
    let marks = ",.;: —–-()"
    return BlockText.clean(
      String(
        text.drop { marks.contains($0) }.reversed().drop { ",.;: —–-(".contains($0) }.reversed()))
  }

  /// `홍길동`, `홍길동 외`, `Hong G`, `G. Hong and D. Kim`.
  private static func isAuthors(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "." }.filter {
      $0 != "and" && $0 != "&" && $0 != "외"
    }
    guard (1...6).contains(words.count) else { return false }
    if text.unicodeScalars.contains(where: \.isHangulSyllable) {
      return words.allSatisfy { word in
        (2...4).contains(word.count) && NameReader.beginsWithSurname(String(word))
          && word.unicodeScalars.allSatisfy(\.isHangulSyllable)
      } && words.count <= 2
    }
    let hasInitial = words.contains { $0.count <= 2 && $0.allSatisfy(\.isUppercase) }
    return hasInitial
      && words.allSatisfy { $0.first?.isUppercase ?? false || $0 == "et" || $0 == "al" }
  }
}

extension RichLine {
  /// A line without markup.
  static func plain(_ text: String) -> RichLine {
    RichLine([Inline(.text(text), range: SourceRange(line: 1, column: 1))])
  }
}
