import HanjangCore
import HanjangMarkdown

/// Reads a table whose rows are entries, one with a column of periods.
struct TableReader {
  let kind: SectionKind
  let vocabulary: Vocabulary

  private static let columns = [
    "period", "organization", "institution", "title", "department", "role", "study", "degree",
    "issuer", "score", "status", "technology", "outcome",
  ]

  /// nil where the table is no table of entries.
  func entries(in table: Table) -> [Entry]? {
    var names = table.header.map { name(of: $0.content.plainText) }
    guard names.count >= 2 else { return nil }
    var rows = table.rows
    let periodColumn = names.firstIndex(of: "period") ?? datedColumn(of: rows)
    guard periodColumn != nil || isItemTable(names) else { return nil }
    // A header that is itself an entry, where the author needed none.
    if let column = periodColumn, names[column] == nil,
      periods(in: RichLine(table.header[column].content)) != nil
    {
      rows.insert(table.header, at: 0)
      names = names.map { _ in nil }
    }
    if let periodColumn { names[periodColumn] = "period" }
    return rows.map { entry($0, names) }
  }

  private func isItemTable(_ names: [String?]) -> Bool {
    kind.holdsItems && names.contains("title")
  }

  private func name(of header: String) -> String? {
    let order: [String] =
      kind == .career ? Self.columns : ["period", "institution", "title"] + Self.columns
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
    PeriodExtraction.extract(from: line, in: .item, vocabulary: vocabulary)
  }

  private func entry(_ row: [Table.Cell], _ names: [String?]) -> Entry {
    var entry = Entry(kind: kind, title: [], range: row.first?.range)
    let titleColumn = self.titleColumn(names)
    for (column, cell) in row.enumerated() {
      let line = RichLine(cell.content)
      guard !line.isEmpty else { continue }
      if column < names.count, names[column] == "period", let found = periods(in: line) {
        entry.periods = found.periods
        if !found.rest.isEmpty { entry.details.append(found.rest.inlines) }
      } else if column == titleColumn {
        let (title, rest) = TitleSplitter(vocabulary: vocabulary, kind: kind).split(line)
        entry.title = title.boldContent ?? title
        if !rest.isEmpty { entry.details.append(rest) }
      } else {
        add(cell, named: column < names.count ? names[column] : nil, to: &entry)
      }
    }
    return entry
  }

  private func titleColumn(_ names: [String?]) -> Int? {
    for name in ["organization", "institution", "title"] {
      if kind == .project || kind == .opensource, name != "title" { continue }
      if let column = names.firstIndex(of: name) { return column }
    }
    return names.firstIndex { $0 == nil } ?? names.firstIndex { $0 != "period" }
  }

  private func add(_ cell: Table.Cell, named name: String?, to entry: inout Entry) {
    let text = cell.content.plainText
    if let name { entry.facts.append(Fact(name: name, value: text)) }
    let isLong = text.count > 60 || cell.content.contains { $0.kind == .hardBreak }
    if isLong || name == "outcome" || name == "technology" {
      let lines = RichLine.lines(of: cell.content)
      let items = lines.map { line in
        List.Item(
          blocks: [Block(.paragraph(line.inlines), range: cell.range)], range: cell.range)
      }
      let list = List(numbering: .bullet, isTight: true, items: items)
      entry.parts.append(.blocks([Block(.list(list), range: cell.range)]))
    } else {
      entry.details.append(cell.content)
    }
  }
}
