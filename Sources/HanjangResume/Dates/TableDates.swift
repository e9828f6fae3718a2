import HanjangMarkdown

extension Table {
  private static let starts: Set<String> = [
    "입학", "입학일", "입학년월", "입학일자", "입사", "입사일", "입사일자", "입사년월", "시작", "시작일", "시작월", "시작연월",
    "start", "startdate", "from", "begin", "began", "started", "datefrom",
  ]
  private static let ends: Set<String> = [
    "졸업", "졸업일", "졸업년월", "졸업일자", "퇴사", "퇴사일", "퇴사일자", "퇴사년월", "종료", "종료일", "종료월", "종료연월", "끝",
    "수료", "end", "enddate", "to", "until", "finish", "ended", "dateto",
  ]

  /// With one column of periods for a column of their starts and one of their ends: `입사일 | 퇴사일`.
  func joiningDates(period: String) -> Table {
    let keys = header.map { Vocabulary.key($0.content.plainText) }
    guard let start = keys.firstIndex(where: { Self.starts.contains($0) }),
      let end = keys.firstIndex(where: { Self.ends.contains($0) }), start != end,
      !rows.isEmpty, rows.allSatisfy({ $0[start].startsDate })
    else { return self }
    var table = self
    table.header[start].content = [Inline(.text(period), range: header[start].range)]
    for row in rows.indices {
      let (from, to) = (rows[row][start], rows[row][end])
      let sign = Inline(.text(" ~ "), range: from.range)
      let last = RichLine(to.content)
      let isOpen = last.isEmpty || last.text == "-"
      table.rows[row][start].content = from.content + [sign] + (isOpen ? [] : to.content)
      table.rows[row].remove(at: end)
    }
    table.header.remove(at: end)
    table.alignments.remove(at: end)
    return table
  }
}

extension Table.Cell {
  /// Whether it holds one date and nothing else.
  fileprivate var startsDate: Bool {
    let line = RichLine(content)
    let found = PeriodScanner.periods(in: line)
    return found.count == 1 && !found[0].isRange
      && found[0].range.count + 2 > line.trimmed(line.all).count
  }
}
