/// What stands behind a period and belongs to it: a status, a duration.
extension PeriodScanner {
  /// The longest first.
  private static let statuses = [
    "graduated", "expected", "졸업 예정자", "계약 만료", "계약 종료", "수료 예정", "입사 예정", "재학 예정", "졸업 예정",
    "졸업 유예", "계약만료", "수료예정", "입사예정", "졸업예정", "졸업유예", "휴학 중", "수료생", "휴학중", "수료", "예정", "완료", "자퇴",
    "졸업", "종료", "중단", "중퇴", "퇴사", "편입", "휴학",
  ]

  /// Those of works, which need no brackets at the end of a line.
  private static let leavings = ["계약 만료", "계약 종료", "계약만료", "퇴사", "퇴직"]

  /// Reads what belongs to a period behind it: `(1년 3개월)`, `(예정)`, `, 2 yrs 3 mos`.
  func readSuffixes(of period: inout Period, from start: Int) -> Int {
    var end = start
    while let (after, part) = suffix(at: end) {
      switch part {
      case .duration(let duration): period.statedDuration = duration
      case .status(let status): period.status = status
      case .open:
        switch period.end {
        case .none: period.end = .open
        case .open: break
        case .date: return end
        }
      }
      end = after
    }
    return end
  }

  private enum Suffix {
    case duration(Period.Duration)
    case status(String)
    case open
  }

  private func suffix(at index: Int) -> (end: Int, part: Suffix)? {
    var cursor = ScalarCursor(scalars, at: index)
    cursor.skipSpaces()
    let close: String
    if cursor.read("(") {
      close = ")"
    } else if cursor.read("[") {
      close = "]"
    } else {
      // Without brackets only a duration is clear enough.
      _ = cursor.read(anyOf: ["·", ",", "/", "|", "｜", "•", ":"])
      cursor.skipSpaces()
      var word = cursor
      if cursor.index > index, let status = word.read(anyOf: Self.leavings), word.current == nil {
        return (word.index, .status(status))
      }
      guard let (duration, end) = DurationScanner(scalars: scalars).duration(at: cursor.index),
        ScalarCursor(scalars, at: end).current.map(isEnd) ?? true
      else { return nil }
      return (end, .duration(duration))
    }
    cursor.skipSpaces()
    let part: Suffix
    if let (duration, end) = DurationScanner(scalars: scalars).duration(at: cursor.index) {
      part = .duration(duration)
      cursor.index = end
    } else if let status = cursor.read(anyOf: Self.statuses) {
      part = .status(status)
    } else if let end = openWord(at: cursor.index) {
      part = .open
      cursor.index = end
    } else {
      return nil
    }
    cursor.skipSpaces()
    guard cursor.read(close) else { return nil }
    return (cursor.index, part)
  }
}
