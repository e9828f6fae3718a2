/// Finds the periods and dates in a line of text.
struct PeriodScanner {
  struct Found {
    var period: Period
    /// With its status and its duration.
    var range: Range<Int>
    /// Only a year: a date where nothing else makes it something else.
    var isBareYear: Bool

    var isRange: Bool { period.end != .none }
  }

  private let scalars: [Unicode.Scalar]
  private let dates: DateScanner

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    dates = DateScanner(scalars: scalars)
  }

  static func periods(in line: RichLine) -> [Found] {
    PeriodScanner(line.scalars).periods()
  }

  func periods() -> [Found] {
    guard scalars.contains(where: { $0.digit != nil }) else { return [] }
    var found: [Found] = []
    var index = 0
    while index < scalars.count {
      if let period = period(at: index) {
        found.append(period)
        index = max(period.range.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  /// The first text that has the shape of a date but is none, such as `2020.13`.
  func malformedDate() -> Range<Int>? {
    for index in scalars.indices where index == 0 || scalars[index - 1].digit == nil {
      var cursor = ScalarCursor(scalars, at: index)
      guard let year = cursor.number(digits: 4...4), DateScanner.years.contains(year),
        let separator = cursor.current, [".", "-", "/"].contains(separator)
      else { continue }
      cursor.index += 1
      guard let month = cursor.number(digits: 2...2), !(1...12).contains(month) else { continue }
      return index..<cursor.index
    }
    return nil
  }

  private func period(at index: Int) -> Found? {
    guard let first = dates.date(at: index) else { return nil }
    var period = Period(start: first.date)
    var end = first.end
    var isBareYear = first.isBareYear
    if let (close, after, isBare) = rangeEnd(after: first) {
      period.end = close
      end = after
      isBareYear = isBareYear && isBare
    } else if first.isWeak {
      return nil
    } else {
      isBareYear = first.isBareYear
    }
    end = readSuffixes(of: &period, from: end)
    return Found(period: period, range: index..<end, isBareYear: isBareYear)
  }

  // MARK: The end of a range

  private static let separators = [
    "\\~", "~", "～", "〜", "∼", "--", "-", "–", "—", "−", "‐", "‑", "→", "->", "to ", "until ",
    "through ", "부터",
  ]

  private func rangeEnd(
    after first: DateScanner.Found
  ) -> (end: Period.End, after: Int, isBareYear: Bool)? {
    var cursor = ScalarCursor(scalars, at: first.end)
    cursor.skipSpaces()
    guard let separator = cursor.read(anyOf: Self.separators) else { return nil }
    if separator == "-" { _ = cursor.read(">") }
    let afterSeparator = cursor.index
    cursor.skipSpaces()
    if let after = openWord(at: cursor.index) { return (.open, after, false) }
    if let second = dates.date(at: cursor.index) ?? secondDate(at: cursor.index, first) {
      var tail = ScalarCursor(scalars, at: second.end)
      _ = tail.read("까지")
      let isOpen = ScalarCursor(scalars, at: tail.index).current.map(isEnd) ?? true
      // A weak pair such as `10.5 - 11.2` may be any numbers: months have two digits then.
      let areLong = first.length >= 5 && second.length >= 5
      let isTrusted =
        !(first.isWeak && second.isWeak) || (isOpen && areLong && second.date >= first.date)
      guard isTrusted else { return nil }
      return (.date(second.date), tail.index, second.isBareYear)
    }
    if let month = shortMonth(at: cursor.index, after: first.date) {
      return (.date(month.date), month.end, false)
    }
    guard !first.isWeak || separator == "~", isNothing(from: afterSeparator, after: separator)
    else { return nil }
    return (.open, afterSeparator, false)
  }

  /// A year in two digits after one in four: `2018-20`.
  private func secondDate(at index: Int, _ first: DateScanner.Found) -> DateScanner.Found? {
    guard first.isBareYear else { return nil }
    var cursor = ScalarCursor(scalars, at: index)
    guard let short = cursor.number(digits: 2...2), cursor.current.map(isEnd) ?? true else {
      return nil
    }
    let year = first.date.year / 100 * 100 + short
    guard year > first.date.year else { return nil }
    return DateScanner.Found(date: PartialDate(year: year), end: cursor.index)
  }

  /// The month that ends a range within a year: `2020.03 ~ 05`, `2020년 3월 ~ 5월`.
  private func shortMonth(
    at index: Int, after start: PartialDate
  ) -> (date: PartialDate, end: Int)? {
    guard let first = start.month else { return nil }
    var cursor = ScalarCursor(scalars, at: index)
    guard let month = cursor.number(digits: 1...2), (1...12).contains(month), month >= first else {
      return nil
    }
    let digits = cursor.index - index
    if cursor.read("월") {
      return (PartialDate(year: start.year, month: month), cursor.index)
    }
    guard digits == 2, cursor.current.map(isEnd) ?? true else { return nil }
    return (PartialDate(year: start.year, month: month), cursor.index)
  }

  private func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || [")", "]", "|", "·", "•", ",", "/", "("].contains(scalar)
  }

  /// Whether nothing follows a separator: the period is still going on.
  private func isNothing(from index: Int, after separator: String) -> Bool {
    var cursor = ScalarCursor(scalars, at: index)
    cursor.skipSpaces()
    guard let next = cursor.current else { return true }
    if [")", "]", "|"].contains(next) { return true }
    return separator.contains("~") && ["·", ",", "/", "("].contains(next)
  }

  private static let openWords = [
    "현재까지", "현재 재직 중", "현재 재직중", "현재재직중", "현재 재학 중", "현재 재학중", "현재 진행 중", "현재 진행중", "현재",
    "재직 중", "재직중", "재직", "재학 중", "재학중", "재학", "진행 중", "진행중", "운영 중", "운영중", "근무 중", "근무중",
    "복무 중", "복무중", "활동 중", "활동중", "휴직 중", "휴직중", "개발 중", "개발중", "지금", "present", "now", "current",
    "ongoing",
    "today", "till date",
  ]

  /// Where an open end's words stop, also in brackets.
  private func openWord(at index: Int) -> Int? {
    var cursor = ScalarCursor(scalars, at: index)
    let bracket = cursor.read("(")
    guard cursor.read(anyOf: Self.openWords) != nil,
      !(cursor.current?.isASCIILetter ?? false)
    else { return nil }
    if bracket {
      guard cursor.read(")") else { return nil }
    }
    return cursor.index
  }

  // MARK: Status and duration

  private static let statuses = [
    "졸업예정", "졸업 예정", "수료예정", "수료 예정", "입사예정", "입사 예정", "예정", "휴학", "휴학중", "휴학 중", "중퇴", "졸업", "수료",
    "편입", "자퇴", "expected", "graduated",
  ]

  /// Reads what belongs to a period behind it: `(1년 3개월)`, `(예정)`, `, 2 yrs 3 mos`.
  private func readSuffixes(of period: inout Period, from start: Int) -> Int {
    var end = start
    while let (after, part) = suffix(at: end) {
      switch part {
      case .duration(let duration): period.statedDuration = duration
      case .status(let status): period.status = status
      case .open:
        guard period.end == .none else { return end }
        period.end = .open
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
      _ = cursor.read(anyOf: ["·", ",", "/", "|", "•", ":"])
      cursor.skipSpaces()
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
