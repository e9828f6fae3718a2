import HanjangCore

/// What forms hold for their authors to replace: `[회사명]`, `[Your Name]`, `[… 적습니다.]`.
enum Placeholder {
  /// - Parameters:
  ///   - text: between square brackets.
  ///   - isLabel: whether further text of the line says what the brackets name.
  static func isOne(_ text: String, isLabel: Bool) -> Bool {
    let text = text.trimmed
    let sentence = text.hasSuffix(".") ? String(text.dropLast()) : text
    if instructions.contains(where: sentence.hasSuffix) { return true }
    if isLabel { return false }
    if sentence.hasSuffix(" 입력") || sentence.hasSuffix(" 기재") { return true }
    let words = sentence.lowercased()
    return names.contains(words.filter { $0 != " " })
      || english.contains { words == $0 || words == "your \($0)" }
      || commands.contains { words.hasPrefix($0) && words.contains(" ") }
  }

  /// Kinds of names in Korean, without spaces; a label such as `[수상]` isn't one.
  private static let names: Set<String> = {
    let things = [
      "회사", "기업", "직장", "지원회사", "지원기업", "팀", "부서", "조직", "학교", "대학", "대학교", "학과", "전공", "프로젝트",
      "서비스", "제품", "자격증", "수상", "상", "강의", "과정", "직무", "직책", "역할", "기관", "고객사",
    ]
    var names: Set<String> = ["희망직무", "지원직무", "지원분야", "희망직종", "재직기간", "근무기간", "본인이름"]
    for thing in things {
      for ending in ["명", "이름", "명칭"] { names.insert(thing + ending) }
    }
    return names
  }()

  private static let instructions = [
    "적습니다", "적어주세요", "적어 주세요", "적으세요", "작성하세요", "작성해주세요", "작성해 주세요", "입력하세요", "입력해주세요",
    "입력해 주세요", "쓰세요", "써주세요", "써 주세요",
  ]

  private static let english: Set<String> = [
    "name", "full name", "company", "company name", "employer", "team name", "job title",
    "position title", "school name", "university name", "project name", "product name",
    "phone number", "email address", "city, state", "start date", "end date",
  ]

  /// How instructions begin.
  private static let commands = [
    "your ", "insert ", "write ", "enter ", "describe ", "add your ", "three to five lines ",
    "say ",
  ]
}

extension Leftovers {
  /// A document full of them is reported by its first ones.
  private static let mostPlaceholders = 20

  /// Whether a link's label stands in the brackets.
  private func isDefined(_ brackets: ClosedRange<Int>) -> Bool {
    let label = bytes[brackets] + [UInt8(ascii: ":")]
    return lines.contents.contains { bytes[$0].starts(with: label) }
  }

  /// Warns about brackets that hold a placeholder and aren't a link.
  mutating func checkPlaceholder(_ start: Int, line: Int) {
    let content = lines.contents[line]
    let limit = min(content.upperBound, start + 200)
    guard start + 1 < limit,
      let close = bytes[(start + 1)..<limit].firstIndex(where: { "[]".utf8.contains($0) }),
      bytes[close] == UInt8(ascii: "]"), start == 0 || bytes[start - 1] != UInt8(ascii: "!")
    else { return }
    let rest = bytes[(close + 1)..<max(close + 1, content.upperBound)]
    guard rest.first.map({ !"([:".utf8.contains($0) }) ?? true else { return }
    let isLabel =
      start == content.lowerBound && rest.first == 0x20
      && rest.first { $0 > 0x20 }.map { !"|/-·,".utf8.contains($0) } ?? false
    guard placeholders < Self.mostPlaceholders,
      Placeholder.isOne(text((start + 1)..<close), isLabel: isLabel),
      !isDefined(start...close)
    else { return }
    placeholders += 1
    losses.append(.unfilledPlaceholder(text(start..<(close + 1)), at: place(start)))
  }
}
