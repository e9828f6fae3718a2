import HanjangMarkdown

/// Several positions in one company, as rows of a table or items of a list.
extension BodyReader {
  /// nil for a block that holds none.
  mutating func roles(in block: Block) -> [Entry.Part]? {
    guard kind == .career else { return nil }
    switch block.kind {
    case .table(let table): return rows(of: table)
    case .list(let list): return items(of: list)
    case .heading, .paragraph, .quote, .callout, .definitions, .code, .thematicBreak, .space,
      .pageBreak:
      return nil
    }
  }

  /// `기간 | 직책 | 소속`.
  private mutating func rows(of table: Table) -> [Entry.Part]? {
    let names = table.header.map { cell in
      vocabulary.name(
        of: cell.content.plainText, in: "labels", among: ["period", "role", "department"])
    }
    guard let dates = names.firstIndex(of: "period"), names.contains("role"),
      names.allSatisfy({ $0 != nil }), !table.rows.isEmpty
    else { return nil }
    var parts: [Entry.Part] = []
    for cells in table.rows {
      let line = RichLine(cells[dates].content.joiningLines)
      guard
        let found = PeriodExtraction.extract(from: line, in: .line, vocabulary: vocabulary),
        found.rest.isEmpty
      else { return nil }
      var others = cells.indices.filter { $0 != dates && !RichLine(cells[$0].content).isEmpty }
      guard let role = others.first(where: { names[$0] == "role" }) else { return nil }
      others.removeAll { $0 == role }
      var row = RoleRow(title: cells[role].content.joiningLines)
      row.periods = found.periods
      row.details = others.map { cells[$0].content.joiningLines }
      row.range = cells[0].range
      parts.append(.role(row))
    }
    for case .role(let row) in parts {
      if let range = row.range { claim(range, 8, "a role: \(row.title.plainText)") }
    }
    return parts
  }

  /// `- *Staff Engineer*, Apr 2022 – Present` over what was done.
  private mutating func items(of list: List) -> [Entry.Part]? {
    let heads = list.items.map { item -> EntryHead? in
      guard case .paragraph(let content)? = item.blocks.first?.kind else { return nil }
      let lines = RichLine.lines(of: content)
      guard let first = lines.first,
        let found = PeriodExtraction.extract(from: first, in: .title, vocabulary: vocabulary),
        found.periods.contains(where: { $0.end != .none }),
        found.rest.scalars.count <= 50, vocabulary.roles.endsInRole(found.rest.text)
      else { return nil }
      return EntryHead(
        lines, body: Array(item.blocks.dropFirst()), kind: .generic, vocabulary: vocabulary)
    }
    guard heads.count > 1, heads.allSatisfy({ $0 != nil }) else { return nil }
    return zip(heads.compactMap { $0 }, list.items).flatMap { head, item -> [Entry.Part] in
      var row = RoleRow(title: head.title.onlyMarked ?? head.title)
      row.periods = head.periods
      row.details = head.details
      row.range = item.range
      claim(item.range, 8, "a role: \(head.title.plainText)")
      return [.role(row)] + (head.body.isEmpty ? [] : [.blocks(head.body)])
    }
  }
}
