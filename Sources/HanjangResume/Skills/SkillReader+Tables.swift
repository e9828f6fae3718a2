import HanjangMarkdown

/// Tables of skills: labels beside names, or above them.
extension SkillReader {
  func groups(in table: Table) -> [SkillGroup]? {
    guard table.header.count == 2 else { return nil }
    var rows = table.rows
    let knownTitles = table.header.filter { cell in
      let text = cell.content.plainText
      return text.isEmpty || Self.headers.contains(Vocabulary.key(text))
        || vocabulary.section(text) == .skills
    }
    // One word such as 구분 or 분류 says that the row has titles.
    let hasNames = table.header[1].content.plainText.contains(",")
    let isHeaderKnown = knownTitles.count == 2 || knownTitles.count == 1 && !hasNames
    if !isHeaderKnown { rows.insert(table.header, at: 0) }
    let groups = rows.map { row -> SkillGroup? in
      guard let names = names(in: RichLine(row[1].content.joiningLines)) else { return nil }
      let label = row[0].content
      return SkillGroup(label: label.boldContent ?? label, names: names, range: row[0].range)
    }
    return groups.allSatisfy { $0 != nil } ? groups.compactMap { $0 } : nil
  }

  /// A table whose columns are groups: labels in its header, names below.
  func columnGroups(in table: Table) -> [SkillGroup]? {
    let titles = table.header.map(\.content.plainText)
    let isKnown = titles.contains { text in
      text.isEmpty || Self.headers.contains(Vocabulary.key(text))
        // Among three columns and more, Language is a group beside Framework.
        || titles.count < 3
          && vocabulary.name(of: text, in: "labels", among: ["technology", "title", "score"]) != nil
    }
    guard titles.count > 1, !isKnown, !table.rows.isEmpty, titles.allSatisfy({ isName($0) }) else {
      return nil
    }
    // A first cell of one name and others of several is a label's.
    let firstCells = table.rows.map { names(in: RichLine($0[0].content.joiningLines))?.count ?? 0 }
    let otherCells = table.rows.map { names(in: RichLine($0[1].content.joiningLines))?.count ?? 0 }
    if titles.count == 2, firstCells.allSatisfy({ $0 == 1 }), otherCells.contains(where: { $0 > 1 })
    {
      return nil
    }
    let groups = table.header.indices.map { column -> SkillGroup? in
      let cells = table.rows.map { RichLine($0[column].content.joiningLines) }.filter {
        !$0.isEmpty
      }
      let found = cells.map { names(in: $0) }
      guard found.allSatisfy({ $0 != nil }) else { return nil }
      let label = table.header[column].content
      return SkillGroup(
        label: label.boldContent ?? label, names: found.flatMap { $0 ?? [] },
        range: table.header[column].range)
    }
    return groups.allSatisfy { $0 != nil } ? groups.compactMap { $0 } : nil
  }

  /// A table with more than labels and names: its first two columns, where they are those.
  func wideGroups(in table: Table) -> [SkillGroup]? {
    guard table.header.count > 2 else { return nil }
    let column =
      table.header.firstIndex { cell in
        vocabulary.name(of: cell.content.plainText, in: "labels", among: ["technology"]) != nil
      } ?? 1
    let groups = table.rows.map { row -> SkillGroup? in
      let line = RichLine(row[column].content.joiningLines)
      guard let names = names(in: line) else { return nil }
      return SkillGroup(
        label: column == 0 ? [] : row[0].content, names: names, range: row[0].range)
    }
    return groups.allSatisfy { $0 != nil } ? groups.compactMap { $0 } : nil
  }

  /// A table of how well languages are spoken and written, as Europass has it.
  func rates(languages table: Table) -> Bool {
    let titles = table.header.map { Vocabulary.key($0.content.plainText) }
    return titles.count { Self.uses.contains($0) } > 1
  }

  private static let uses: Set<String> = [
    "listening", "reading", "speaking", "writing", "spokeninteraction", "spokenproduction",
    "understanding", "듣기", "읽기", "말하기", "쓰기",
  ]

  static let headers: Set<String> = [
    "분류", "구분", "항목", "카테고리", "분야", "영역", "내용", "기술", "종류", "category", "type", "area", "stack",
    "skill",
    "skills", "name", "이름", "상세", "details", "technologies", "도구", "기술스택", "세부기술", "스킬", "숙련도",
    "수준", "level",
    "설명", "비고", "description", "경력", "사용기간", "활용", "proficiency", "techstack", "세부", "목록", "기술명",
    "보유기술",
    "category", "정보", "값", "value", "key", "info",
  ]
}
