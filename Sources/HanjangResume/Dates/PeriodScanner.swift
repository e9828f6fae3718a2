/// Finds the periods and dates in a line of text.
struct PeriodScanner {
  struct Found {
    var period: Period
    /// With its status and its duration.
    var range: Range<Int>
    /// Only a year: a date where nothing else makes it something else.
    var isBareYear: Bool
    /// A single date such as `22.05`, which may be any number.
    var isWeak = false

    var isRange: Bool { period.end != .none }
  }

  let scalars: [Unicode.Scalar]
  let dates: DateScanner

  init(_ scalars: [Unicode.Scalar]) {
    let plain = Self.withoutFullWidth(scalars)
    self.scalars = plain
    dates = DateScanner(scalars: plain)
  }

  /// Digits and signs of full width, as those of ASCII.
  private static func withoutFullWidth(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains(where: { (0xFF0D...0xFF19).contains($0.value) }) else { return scalars }
    return scalars.map { scalar in
      guard (0xFF0D...0xFF19).contains(scalar.value) else { return scalar }
      // The forms of full width stand in ASCII's order.
      return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
  }

  /// Periods outside of addresses and file names, and not between words of a link.
  static func periods(in line: RichLine, takingWeak: Bool = false) -> [Found] {
    let found = PeriodScanner(line.scalars).periods(takingWeak: takingWeak)
    if found.isEmpty { return found }
    let addresses = AddressRanges.all(in: line)
    return found.filter { period in
      !addresses.contains { $0.overlaps(period.range) }
        && !AddressRanges.isWithinLink(period.range, of: line)
    }
  }

  /// Longer lines aren't titles, in scalars.
  private static let longestLine = 2000

  func periods(takingWeak: Bool = false) -> [Found] {
    guard scalars.count <= Self.longestLine, scalars.contains(where: { $0.digit != nil }) else {
      return []
    }
    var found: [Found] = []
    var index = 0
    while index < scalars.count {
      if let period = period(at: index), takingWeak || !period.isWeak {
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
      if let malformed = malformedDate(at: index) { return index..<malformed.end }
    }
    return nil
  }

  /// A year with a month that no year has.
  private func malformedDate(at index: Int) -> (year: Int, end: Int)? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let year = cursor.number(digits: 4...4), DateScanner.years.contains(year),
      let separator = cursor.current, [".", "-", "/"].contains(separator)
    else { return nil }
    cursor.index += 1
    guard let month = cursor.number(digits: 2...2), !(1...12).contains(month) else { return nil }
    return (year, cursor.index)
  }

  private func period(at index: Int) -> Found? {
    guard let first = dates.date(at: index) else { return months(at: index) }
    var period = Period(start: first.date)
    var end = first.end
    var isBareYear = first.isBareYear
    var isWeak = false
    if first.isImpossible { period.mistakes.append(text(index..<first.end)) }
    if let (close, after, isBare) = rangeEnd(after: first, &period) {
      period.end = close
      end = after
      isBareYear = isBareYear && isBare
    } else if first.isWeak {
      guard first.date.month != nil, first.length >= 5 else { return nil }
      isWeak = true
    } else {
      isBareYear = first.isBareYear
    }
    end = readSuffixes(of: &period, from: end)
    let start = startWord(before: index, of: &period)
    let range = bracketed(start..<end, of: &period) ?? start..<end
    return Found(period: period, range: range, isBareYear: isBareYear, isWeak: isWeak)
  }

  private static let startWords = [
    "입사일: ", "입사: ", "입사일 ", "입사 ", "입학: ", "입학 ", "시작: ", "시작 ", "from ", "since ", "expected ",
    "graduating ", "graduated ", "graduation ", "anticipated ",
  ]

  /// Where a `from` or a `since` before the date begins.
  private func startWord(before index: Int, of period: inout Period) -> Int {
    for word in Self.startWords {
      let start = index - word.unicodeScalars.count
      var cursor = ScalarCursor(scalars, at: start)
      guard start >= 0, start == 0 || !scalars[start - 1].isASCIILetter, cursor.read(word) else {
        continue
      }
      if word.hasPrefix("exp") || word.hasPrefix("grad") || word.hasPrefix("anti") {
        if period.end == .none { period.status = "\(String(scalars: scalars[start..<index - 1]))" }
        return start
      }
      // Not what stands before a single date: `2020.03 입사`.
      if word.unicodeScalars.contains(where: \.isHangulSyllable), period.end == .none {
        return index
      }
      if word == "since ", period.end == .none { period.end = .open }
      return start
    }
    return index
  }

  /// With its brackets, where a duration or a status follows them: `(2020.03 ~ 2021.05) 1년 3개월`.
  func bracketed(_ range: Range<Int>, of period: inout Period) -> Range<Int>? {
    var low = range.lowerBound
    while low > 0, scalars[low - 1].isSpace { low -= 1 }
    var cursor = ScalarCursor(scalars, at: range.upperBound)
    cursor.skipSpaces()
    guard low > 0, let close = cursor.current,
      scalars[low - 1] == "(" && close == ")"
        || scalars[low - 1] == "[" && close == "]"
    else { return nil }
    let end = readSuffixes(of: &period, from: cursor.index + 1)
    return end > cursor.index + 1 ? low - 1..<end : nil
  }

  // MARK: The end of a range

  private static let separators = [
    "\\~", "~", "～", "〜", "∼", "⁓", "--", "-", "–", "—", "−", "‐", "‑", "‒", "―", "ㅡ", "→", "➔",
    "➜", "⟶",
    "⇒", "->", "to ", "until ", "till ", "through ", "thru ", "부터", "에서", "から",
  ]

  private func text(_ range: Range<Int>) -> String { String(scalars: scalars[range]) }

  private func rangeEnd(
    after first: DateScanner.Found, _ period: inout Period
  ) -> (end: Period.End, after: Int, isBareYear: Bool)? {
    var cursor = ScalarCursor(scalars, at: first.end)
    cursor.skipSpaces()
    if cursor.read(anyOf: ["입사", "입학", "시작", "개강"]) != nil { cursor.skipSpaces() }
    if let leaving = leaving(at: cursor.index) { return (.date(leaving.date), leaving.end, false) }
    guard let separator = cursor.read(anyOf: Self.separators) else { return nil }
    if separator == "-" { _ = cursor.read(">") }
    let afterSeparator = cursor.index
    cursor.skipSpaces()
    if let after = openWord(at: cursor.index) { return (.open, after, false) }
    if let day = monthAndDay(at: cursor.index, after: first.date) {
      return (.date(day.date), day.end, false)
    }
    if let second = dates.date(at: cursor.index, isSecond: true)
      ?? secondDate(at: cursor.index, first)
    {
      var tail = ScalarCursor(scalars, at: second.end)
      if tail.read("까지") || tail.read("まで") {}
      if tail.read(" 퇴사") {}
      let isOpen = ScalarCursor(scalars, at: tail.index).current.map(isEnd) ?? true
      // A weak pair such as `10.5 - 11.2` may be any numbers: months have two digits then.
      let areLong = first.length >= 5 && second.length >= 5
      // The two digits of `82-10-2000` aren't a year.
      if first.isWeak, second.isBareYear { return nil }
      let isTrusted =
        !(first.isWeak && second.isWeak) || (isOpen && areLong && second.date >= first.date)
      guard isTrusted else { return nil }
      if second.isImpossible { period.mistakes.append(text(cursor.index..<second.end)) }
      return (.date(second.date), tail.index, second.isBareYear)
    }
    if let month = shortMonth(
      at: cursor.index, after: first.date, isTilde: !first.isWeak && Self.tildes.contains(separator)
    ) {
      return (.date(month.date), month.end, false)
    }
    // Of `2020.03 ~ 2021.13` the year is sure.
    if let malformed = malformedDate(at: cursor.index), malformed.year >= first.date.year {
      period.mistakes.append(text(cursor.index..<malformed.end))
      return (.date(PartialDate(year: malformed.year)), malformed.end, true)
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
    at index: Int, after start: PartialDate, isTilde: Bool
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
    guard digits == 2 || isTilde, cursor.current.map(isEnd) ?? true else { return nil }
    return (PartialDate(year: start.year, month: month), cursor.index)
  }

  /// The day that ends a range within a year: `2020.03.02 ~ 03.05`.
  private func monthAndDay(
    at index: Int, after start: PartialDate
  ) -> (date: PartialDate, end: Int)? {
    guard start.day != nil else { return nil }
    var cursor = ScalarCursor(scalars, at: index)
    guard let month = cursor.number(digits: 1...2), (1...12).contains(month),
      cursor.read(anyOf: [".", "/", "-"]) != nil
    else { return nil }
    cursor.skipSpaces()
    guard let day = cursor.number(digits: 1...2), (1...31).contains(day) else { return nil }
    _ = cursor.read(".")
    let date = PartialDate(year: start.year, month: month, day: day)
    guard cursor.current.map(isEnd) ?? true, date >= start else { return nil }
    return (date, cursor.index)
  }

  private static let tildes = ["\\~", "~", "～", "〜", "∼", "⁓"]

  /// `/ 퇴사 2021.02` behind a start.
  private func leaving(at index: Int) -> DateScanner.Found? {
    var cursor = ScalarCursor(scalars, at: index)
    _ = cursor.read(anyOf: ["/", ",", "·", "|", "-", "~", "–", "→"])
    cursor.skipSpaces()
    guard cursor.read(anyOf: ["퇴사일", "퇴사", "퇴직", "졸업", "수료", "종료"]) != nil else { return nil }
    _ = cursor.read(":")
    cursor.skipSpaces()
    return dates.date(at: cursor.index, isSecond: true)
  }

  /// Whether a sign of a range stands beside a single date: its other end was not read.
  func isHalfRead(_ found: Found) -> Bool {
    guard !found.isRange else { return false }
    var low = found.range.lowerBound
    while low > 0, scalars[low - 1].isSpace { low -= 1 }
    if low > 0, Self.tildes.contains(String(scalars[low - 1])) { return true }
    var cursor = ScalarCursor(scalars, at: found.range.upperBound)
    cursor.skipSpaces()
    guard cursor.read(anyOf: Self.tildes) != nil else { return false }
    cursor.skipSpaces()
    return cursor.current != nil
  }

  func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isSpace || [")", "]", "|", "·", "•", ",", "/", "(", ":", "："].contains(scalar)
  }

  /// Whether nothing follows a separator: the period is still going on.
  private func isNothing(from index: Int, after separator: String) -> Bool {
    var cursor = ScalarCursor(scalars, at: index)
    cursor.skipSpaces()
    guard let next = cursor.current else { return true }
    if [")", "]", "|"].contains(next) { return true }
    return separator.contains("~") && ["·", ",", "/", "("].contains(next)
  }

  /// The longest first.
  private static let openWords = [
    "in progress", "the present", "till date", "current", "ongoing", "present", "to date",
    "현재 재직 중", "현재 재학 중", "현재 진행 중", "현재 재직중", "현재 재학중", "현재 진행중", "today", "서비스 중", "현재재직중",
    "개발 중", "근무 중", "복무 중", "서비스중", "수강 중", "수행 중", "연구 중", "연재 중", "운영 중", "유지 중", "이용 중", "재직 중",
    "재학 중", "진행 중", "하는 중", "현 재직", "현재까지", "활동 중", "휴직 중", "now", "개발중", "근무중", "복무중", "수강중",
    "수행중", "연구중", "연재중", "운영중", "재직중", "재학중", "진행중", "활동중", "휴직중", "계속", "재직", "재학", "지금", "현재",
  ]

  /// Where an open end's words stop, also in brackets.
  func openWord(at index: Int) -> Int? {
    var cursor = ScalarCursor(scalars, at: index)
    let bracket = cursor.read("(")
    guard cursor.read(anyOf: Self.openWords + DateLocale.openEnds) != nil,
      !(cursor.current?.isASCIILetter ?? false)
    else { return nil }
    if bracket {
      guard cursor.read(")") else { return nil }
    }
    return cursor.index
  }
}
