import HanjangCore
import HanjangMarkdown

/// Reads a table whose rows are entries, one with a column of periods.
struct TableReader {
  let kind: SectionKind
  let vocabulary: Vocabulary

  private static let columns = [
    "period", "organization", "institution", "title", "department", "role", "study", "degree",
    "issuer", "score", "status", "technology", "outcome", "summary", "link",
  ]

  /// nil where the table isn't a table of entries.
  func entries(in written: Table) -> [Entry]? {
    let table = written.joiningDates(period: "기간")
    var names = table.header.map { name(of: $0.content.plainText) }
    guard names.count >= 2 else { return nil }
    var rows = table.rows
    let periodColumn =
      names.firstIndex(of: "period") ?? datedColumn(of: rows.isEmpty ? [table.header] : rows)
    guard periodColumn != nil || isItemTable(names) else { return nil }
    // A header that is itself an entry, where the author needed none.
    if let column = periodColumn, names[column] == nil,
      periods(in: RichLine(table.header[column].content)) != nil
    {
      rows.insert(table.header, at: 0)
      names = names.map { _ in nil }
    } else if let column = periodColumn, table.header.allSatisfy({ $0.content.plainText.isEmpty }) {
      names[column] = nil
    } else if names.allSatisfy({ $0 == nil }) {
      // Words that name no column are those of an entry.
      rows.insert(table.header, at: 0)
    }
    if let periodColumn { names[periodColumn] = "period" }
    names = withOneTitle(names, table.header)
    let labels = rows.count == table.rows.count ? unknownLabels(table.header, names) : [:]
    return rows.filter { row in row.contains { !RichLine($0.content).isEmpty } }
      .map { entry($0, names, labels) }
  }

  /// By column, labels beside known ones that aren't known: entries print them, for no title line does.
  private func unknownLabels(_ header: [Table.Cell], _ names: [String?]) -> [Int: String] {
    // Of a language, 수준 goes without saying.
    guard kind != .languages else { return [:] }
    let title = titleColumn(names)
    var labels: [Int: String] = [:]
    for (column, cell) in header.enumerated() where names[column] == nil && column != title {
      let text = BlockText.clean(cell.content)
      if !text.isEmpty { labels[column] = text }
    }
    return labels
  }

  /// If several columns may be the title, such as 프로젝트 and 내용, the others describe it.
  private func withOneTitle(_ names: [String?], _ header: [Table.Cell]) -> [String?] {
    guard let first = names.firstIndex(of: "title") else { return names }
    return names.indices.map { column in
      guard column > first, names[column] == "title" else { return names[column] }
      let text = column < header.count ? header[column].content.plainText : ""
      return vocabulary.name(of: text, in: "labels", among: ["summary", "outcome"])
    }
  }

  private func isItemTable(_ names: [String?]) -> Bool {
    guard kind.holdsItems || kind == .career || kind == .education || kind == .project else {
      return false
    }
    switch kind {
    case .career: return names.contains("organization")
    case .education: return names.contains("institution")
    case .project: return names.contains("title") && names.count > 2
    default: return names.contains("title")
    }
  }

  /// What a column holds; what a title means depends on the section.
  private func name(of header: String) -> String? {
    let order: [String] =
      switch kind {
      case .career: Self.columns
      case .awards, .certificates, .publications: ["period", "title", "issuer"] + Self.columns
      case .project, .opensource: ["period", "title"] + Self.columns
      case .activities: ["period", "title", "organization"] + Self.columns
      default: ["period", "institution", "title"] + Self.columns
      }
    return vocabulary.name(of: header, in: "labels", among: order)
  }

  /// The column in which most cells are a period and nothing else.
  private func datedColumn(of rows: [[Table.Cell]]) -> Int? {
    guard let first = rows.first else { return nil }
    return first.indices.first { column in
      let dated = rows.filter { row in
        column < row.count && periods(in: RichLine(row[column].content)) != nil
      }
      return dated.count * 2 > rows.count
    }
  }

  private func periods(in line: RichLine) -> PeriodExtraction? {
    guard
      let found = PeriodExtraction.extract(from: line, in: .item, vocabulary: vocabulary),
      found.rest.scalars.count <= 24
    else { return nil }
    return found
  }

  // MARK: Rows

  private func entry(
    _ row: [Table.Cell], _ names: [String?], _ labels: [Int: String]
  ) -> Entry {
    var entry = Entry(kind: kind, title: [], range: row.first?.range)
    let titleColumn = self.titleColumn(names)
    var hasDepartment = false
    for (column, cell) in row.enumerated() {
      let line = RichLine(cell.content.joiningLines)
      let name = column < names.count ? names[column] : nil
      guard !line.isEmpty else { continue }
      if name == "period", let found = periods(in: line) {
        entry.periods += found.periods
        if !found.rest.isEmpty { entry.details.append(found.rest.inlines) }
      } else if column == titleColumn {
        readTitle(cell, names, &entry)
      } else if name == "role", hasDepartment, let last = entry.details.last {
        entry.facts.append(Fact(name: "role", value: line.text))
        let slash = Inline(.text(" / "), range: cell.range)
        entry.details[entry.details.count - 1] = last + [slash] + cell.content
      } else {
        add(cell, named: name, label: labels[column], to: &entry)
        if name == "department" { hasDepartment = true }
      }
    }
    entry.takePlace(vocabulary)
    return entry
  }

  /// The title's cell; its further lines are those of an entry's head and body.
  private func readTitle(_ cell: Table.Cell, _ names: [String?], _ entry: inout Entry) {
    let lines = RichLine.lines(of: cell.content)
    guard let first = lines.first else { return }
    let isAlone = names.contains("issuer") || names.contains("role")
    if lines.count == 1 {
      let (title, rest) =
        isAlone
        ? (first.slice(first.all), [])
        : TitleSplitter(vocabulary: vocabulary, kind: kind).split(first)
      entry.title = title.boldContent ?? title
      if !rest.isEmpty { entry.details.append(rest) }
      return
    }
    let bulleted = lines.firstIndex { Self.isBulleted($0) } ?? lines.count
    let head = EntryHead(
      Array(lines[..<max(bulleted, 1)]), body: Self.list(lines[max(bulleted, 1)...], cell),
      kind: kind, vocabulary: vocabulary)
    entry.title = head.title
    entry.periods += head.periods
    entry.details += head.details
    if !head.body.isEmpty { entry.parts.append(.blocks(head.body)) }
  }

  private static func isBulleted(_ line: RichLine) -> Bool {
    let all = line.trimmed(line.all)
    return all.count > 2
      && ["-", "•", "·", "*", "▪", "‣", "◦"].contains(line.scalars[all.lowerBound])
  }

  private static func list(_ lines: ArraySlice<RichLine>, _ cell: Table.Cell) -> [Block] {
    if lines.isEmpty { return [] }
    let items = lines.map { line -> List.Item in
      let all = line.trimmed(line.all)
      let text = isBulleted(line) ? line.slice(all.lowerBound + 1..<all.upperBound) : line.inlines
      return List.Item(blocks: [Block(.paragraph(text), range: cell.range)], range: cell.range)
    }
    return [
      Block(.list(List(numbering: .bullet, isTight: true, items: items)), range: cell.range)
    ]
  }

  private func titleColumn(_ names: [String?]) -> Int? {
    let order: [String] =
      switch kind {
      case .project, .opensource, .awards, .certificates, .publications, .languages: ["title"]
      case .training: ["institution", "title"]
      default: ["organization", "institution", "title"]
      }
    for name in order {
      if let column = names.firstIndex(of: name) { return column }
    }
    return names.firstIndex { $0 == nil } ?? names.firstIndex { $0 != "period" }
  }

  private func add(
    _ cell: Table.Cell, named name: String?, label: String?, to entry: inout Entry
  ) {
    var content = cell.content
    if let name { entry.facts.append(Fact(name: name, value: content.plainText)) }
    if let label { content.insert(Inline(.text(label + ": "), range: cell.range), at: 0) }
    let text = content.plainText
    let lines = RichLine.lines(of: content)
    let isLong = text.count > 60 || lines.count > 1
    let isPlaced = kind == .awards && EntryMarks.isGrade(BlockText.clean(text))
    if !isPlaced, isLong || name == "outcome" || name == "technology" || name == "summary" {
      entry.parts.append(.blocks(Self.list(lines[...], cell)))
    } else {
      entry.details.append(content)
    }
  }
}
